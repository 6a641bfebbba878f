"""
What a rule declares, checked: words that mean nothing are refused where the rule is defined, with the right word.

Ours are checked by a test and not in every run, so this is loaded for the rules of plugins only.
"""

from collections.abc import Callable, Iterable, Mapping

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.errors import UnknownId, nearest
from gidr_lint.judging.incident import KINDS
from gidr_lint.judging.rule import NEEDS, Option, RuleRef, split_code
from gidr_lint.judging.sign_names import SIGNS

FIXABLE = ("", "safe", "unsafe")
_OF_TEXT = ("text:", "lacks:")
# Flags of a code object.
_REST, _NAMED_REST = 0x04, 0x08
_KEPT = (bool, int, float, str)


def check(ref: RuleRef) -> None:
    """
    Look at what a rule says of itself.

    Raises:
        UnknownId: A word means nothing.
        TypeError: A value is of another type than it has to be.
    """
    code = ref.code
    parts = split_code(code) if isinstance(code, str) else None
    if parts is None or len(parts[1]) != 3 or not parts[0]:
        raise UnknownId(
            f"插件的代码应为两个以上大写字母加三位数字 / a plugin's code is two or more capital letters and three digits, not {code}"
        )
    for name in ("signs", "needs", "outranks", "on"):
        given = getattr(ref, name)
        if not isinstance(given, tuple) or not all(isinstance(word, str) for word in given):
            raise TypeError(
                f'{code}: {name}应为元组，如("…",)，不是{given!r} / {name} is a tuple of words, not {given!r}'
            )
    if not isinstance(ref.severity, Severity):
        raise TypeError(_no_severity(code, "severity", ref.severity))
    if ref.in_draft is not None and not isinstance(ref.in_draft, Severity):
        raise TypeError(_no_severity(code, "in_draft", ref.in_draft))
    if ref.fixable not in FIXABLE:
        raise _unknown(code, "fixable|value of fixable", ref.fixable, FIXABLE[1:])
    for name, known in (("needs", NEEDS), ("on", KINDS)):
        for word in getattr(ref, name):
            if word not in known:
                raise _unknown(code, f"{name}|word of {name}", word, sorted(known))
    for sign in ref.signs:
        _look_at_sign(code, sign)
    for word in ref.outranks:
        parts = split_code(word)
        if parts is None or not parts[0]:
            raise UnknownId(
                f"{code}: outranks写代码或开头，不是{word!r} / outranks has codes and prefixes, not {word!r}"
            )


def check_options(code: str, function: Callable[..., object], options: Mapping[str, Option]) -> None:
    """
    Look at a rule's options, and whether its function takes them. Raises UnknownId and TypeError as `check`.
    """
    for name, option in options.items():
        if not isinstance(option, Option):
            raise TypeError(
                f"{code}: 选项{name}应写option(默认值, 说明) / option {name} is to be made by option(default, help)"
            )
        default = option.default
        values = default if isinstance(default, tuple) else (default,)
        if not all(isinstance(value, _KEPT) for value in values):
            raise TypeError(
                f"{code}: 选项{name}的默认值应为数、文字、true/false或它们的元组，不是{default!r} / the default of "
                f"option {name} is a number, a text, a bool or a tuple of them, not {default!r}"
            )
        if option.bounds is not None and not all(
            isinstance(value, (int, float)) and option.bounds[0] <= value <= option.bounds[1]
            for value in values
        ):
            least, most = option.bounds
            raise UnknownId(
                f"{code}: 选项{name}的默认值{default!r}不在{least}至{most} / the default {default!r} of option "
                f"{name} is not within {least} and {most}"
            )
    _look_at_parameters(code, function, options)


def _look_at_parameters(code: str, function: Callable[..., object], options: Mapping[str, Option]) -> None:
    written = getattr(function, "__code__", None)
    if written is None:
        return
    positional = written.co_varnames[: written.co_argcount]
    only = written.co_varnames[written.co_argcount : written.co_argcount + written.co_kwonlyargcount]
    if not positional and not written.co_flags & _REST:
        raise TypeError(
            f"{code}: 函数的第一个参数应为case / the function takes the case as its first argument"
        )
    taken = (*positional[1:], *only)
    if not written.co_flags & _NAMED_REST:
        for name in options:
            if name not in taken:
                raise _unknown(code, "参数|parameter", name, taken)
    filled = len(getattr(function, "__defaults__", None) or ())
    optional = {*positional[len(positional) - filled :], *(getattr(function, "__kwdefaults__", None) or ())}
    for name in taken:
        if name not in options and name not in optional:
            raise _unknown(code, "选项|option", name, options)


def _look_at_sign(code: str, sign: str) -> None:
    if sign in SIGNS:
        return
    kind, colon, words = sign.partition(":")
    if f"{kind}:" in _OF_TEXT:
        if words:
            return
        raise UnknownId(f"{code}: {sign}后面要写文字 / {sign} takes the words that are looked for")
    there: Iterable[str] = [*SIGNS, *_OF_TEXT]
    if not colon and (own := [known for known in SIGNS if known.startswith(f"{kind}:")]):
        raise _unknown(code, "signs|sign", sign, own, listed=True)
    raise _unknown(code, "signs|sign", sign, there)


def _unknown(code: str, what: str, word: object, there: Iterable[str], *, listed: bool = False) -> UnknownId:
    zh, _, en = what.partition("|")
    there = list(there)
    near = None if listed else nearest(str(word), there)
    if near:
        more = f"，是不是{near}？", f"; did you mean {near}?"
    elif 0 < len(there) <= 12:
        more = f"，有{'、'.join(there)}", f"; there are {', '.join(there)}"
    else:
        more = "", ""
    return UnknownId(f"{code}: {zh}没有“{word}”{more[0]} / no such {en or zh}: {word}{more[1]}")


def _no_severity(code: str, name: str, given: object) -> str:
    near = nearest(str(given), [severity.label for severity in Severity])
    right = f"Severity.{(near or 'warning').upper()}"
    return f"{code}: {name}应写{right}，不是{given!r} / {name} is {right} or the like, not {given!r}"


__all__ = ["FIXABLE", "check", "check_options"]
