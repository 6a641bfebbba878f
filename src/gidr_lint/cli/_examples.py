"""The examples of a rule as lines for a terminal: rows of the table and sentences, the place of the finding marked."""

from collections.abc import Iterator
from typing import Any

from gidr_lint.base.diagnostics import Language, Words
from gidr_lint.cli._layout import grid, wrapped
from gidr_lint.cli._streams import shows
from gidr_lint.judging.documentation import Example
from gidr_lint.judging.rule import Rule
from gidr_lint.testing.drawn import Rows, Said, drawn
from gidr_lint.testing.examples import lint

_INDENT = "    "
_MARKS = ("▸", "◂")
_PLAIN_MARKS = (">>", "<<")


def lines(rule: Rule, example: Example, registry: Any, language: Language, room: int) -> Iterator[str]:
    """An example: what the report has, and what is said of it."""
    english = language == "en"
    kind = ("Good" if example.good else "Bad") if english else ("正例" if example.good else "反例")
    yield kind if english or not example.title else f"{kind}：{example.title}"
    try:
        parts = drawn(example)
        messages = _messages(rule, example, registry, language)
    except ValueError:  # of a plugin, in words that ours are not
        yield from (_INDENT + line for line in example.body)
        yield from (f"{_INDENT}→ {message}" for message in example.messages)
        return
    inner = room - len(_INDENT)
    for part in parts:
        if isinstance(part, Rows):
            yield _INDENT + _of(part.name, language) + (":" if english else "：")
            body = [[marked(cell) for cell in row] for row in part.rows]
            yield from (_INDENT + line for line in grid([marked(head) for head in part.heads], body, inner))
            if part.more:
                yield _INDENT + (f"… and {part.more} more rows" if english else f"……另有{part.more}行")
        elif isinstance(part, Said):
            colon = ": " if english else "："
            for paragraph in part.paragraphs:
                text = f"{_of(part.where, language)}{colon}{marked(paragraph)}"
                yield from (_INDENT + line for line in wrapped(text, inner))
        else:
            text = _of(part.words, language)
            yield from (_INDENT + line for line in wrapped(f"({text})" if english else f"（{text}）", inner))
    for message in messages:
        first, *rest = wrapped(message, inner - 2)
        yield f"{_INDENT}→ {first}"
        yield from (f"{_INDENT}  {line}" for line in rest)


def marked(text: str) -> str:
    """The marks of the place as a reader sees them."""
    begin, end = _MARKS if shows("".join(_MARKS)) else _PLAIN_MARKS
    return text.replace("«", begin).replace("»", end)


def _of(words: Words, language: Language) -> str:
    return words.en if language == "en" else words.zh


def _messages(rule: Rule, example: Example, registry: Any, language: Language) -> list[str]:
    """What is said of a bad example, as the rule says it."""
    if example.good:
        return []
    if language == "zh" and example.messages:
        return list(example.messages)
    result, _ = lint(example, rule.code, registry)
    return [item.message.text(language) for item in result.diagnostics if item.code == rule.code]
