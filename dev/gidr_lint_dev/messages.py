"""What a rule can say: its messages, and what it says of its own bad examples."""

import ast
import inspect
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any, NamedTuple

from gidr_lint.base.diagnostics import Diagnostic, Message, Words
from gidr_lint.judging.documentation import Example, documentation
from gidr_lint.testing.examples import lint


class Rendering(NamedTuple):
    """A diagnostic that a bad example of a rule brings."""

    example: Example
    diagnostic: Diagnostic


def messages(module: ModuleType) -> list[Message]:
    """The messages that a module makes, in the order in which they stand there."""
    found: list[Message] = []
    for value in vars(module).values():
        for message in _within(value):
            if message not in found:
                found.append(message)
    return found


def _within(value: Any) -> Iterator[Message]:
    if isinstance(value, Message):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _within(item)
    elif type(value) in (tuple, list, set, frozenset):
        for item in value:
            yield from _within(item)


def renderings(rule: Any, registry: Any = None) -> list[Rendering]:
    """What the bad examples of a rule bring, those of other rules beside it left out."""
    found = []
    for example in documentation(rule).examples:
        if not example.good:
            result, _ = lint(example, rule.code, registry)
            found += [Rendering(example, d) for d in result.diagnostics if d.code == rule.code]
    return found


def words(module: ModuleType) -> list[Words]:
    """The words in two languages that a module writes out, as patterns: `改为{value}`."""
    tree = ast.parse(inspect.getsource(module))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Words", "unreadable"):
            sides = [_pattern(argument) for argument in node.args[:2]]
            if len(sides) == 2 and None not in sides:
                found.append(Words(*map(str, sides)))
    return list(dict.fromkeys(item for item in found if any(map(_is_word, item.zh))))


def _is_word(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _pattern(node: ast.expr) -> str | None:
    """A text as it is written in the source, what is filled in as a name in braces."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else f"{{{_name(part)}}}"
            for part in node.values
        )
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _pattern(node.left), _pattern(node.right)
        return None if left is None or right is None else left + right
    return None


def _name(part: ast.expr) -> str:
    """A short name for what is filled in: the last word of it."""
    value = part.value if isinstance(part, ast.FormattedValue) else part
    names = [node for node in ast.walk(value) if isinstance(node, (ast.Name, ast.Attribute))]
    if not names:
        return "…"
    first = names[0]
    return first.attr if isinstance(first, ast.Attribute) else first.id


def module_of(rule: Any) -> ModuleType:
    return sys.modules[rule.load().module]


__all__ = ["Rendering", "messages", "module_of", "renderings", "words"]
