"""
What a plugin's rule yields, looked through. A mistake is said at the line of the `yield`, with what to write instead.

Loaded for the rules of plugins only; ours are held to the same by types and tests.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gidr_lint.base.diagnostics import Edit, Finding, Fix, Message, Related, Said, Severity, Target, Words
from gidr_lint.base.errors import RuleMistake, UnknownId, described
from gidr_lint.base.location import Location
from gidr_lint.judging.case import Case
from gidr_lint.judging.rule import Rule
from gidr_lint.report.known import check_target

_WRITE_YIELD = "请写yield Finding(…)", "write yield Finding(…)"


def findings_of(rule: Rule, subject: object, options: Mapping[str, Any]) -> Iterator[Finding]:
    """
    The findings of a plugin's rule as the engine keeps them: with nothing in them that the plugin can still change.
    Raises RuleMistake, at the line of the `yield`, where one is no finding through and through.
    """
    given = rule(subject, **options)
    if isinstance(given, Finding) or not isinstance(given, Iterable):
        zh, en = _WRITE_YIELD
        what = _kind_of(given)
        raise RuleMistake(f"返回的是{what}，{zh}", f"it returns {what}: {en}", _defined_at(rule))
    steps = iter(given)
    while True:
        try:
            one = next(steps)
        except StopIteration as end:
            if not _has_finding(end.value):
                return
            zh, en = _WRITE_YIELD
            said = f"return的不会报出，{zh}", f"what is returned beside a yield is lost: {en}"
            raise RuleMistake(*said, _defined_at(rule)) from None
        try:
            found = sound(one, rule.fixable)
            if isinstance(subject, Case):
                _look_at_places(found, subject)
        except Exception as error:  # noqa: BLE001  whatever it is, the line of the yield tells the most
            raise RuleMistake(*_told(error), _yielded_at(steps, rule)) from error
        yield found


def _has_finding(given: object) -> bool:
    given = given if isinstance(given, (list, tuple)) else (given,)
    return any(isinstance(one, Finding) for one in given)


def _told(error: Exception) -> tuple[str, str]:
    if isinstance(error, RuleMistake):
        return error.zh, error.en
    zh, parted, en = str(error).partition(" / ")
    return (zh, en) if isinstance(error, UnknownId) and parted else (described(error), described(error))


def sound(finding: object, fixable: str = "unsafe") -> Finding:
    """
    A finding with nothing in it that whoever made it can still change; `fixable` is what the rule says of its fixes.

    Raises RuleMistake where it is no finding through and through: here, where the rule can be named, and not
    later in a reporter.
    """
    if not isinstance(finding, Finding):
        if _has_finding(finding):
            raise _wrong("yield的", "what is yielded", finding, "逐个yield|yield one after another")
        raise _wrong("yield的", "what is yielded", finding, "应为Finding(…)|yield a Finding(…)")
    _look_at_location(finding.location, "Finding")
    _look_at_message(finding.message, "Finding")
    if finding.target is not None and not isinstance(finding.target, Target):
        hint = "请写cell.target或Target(…)|write cell.target or Target(…)"
        raise _wrong("target", "target", finding.target, hint)
    if finding.severity is not None and not isinstance(finding.severity, Severity):
        hint = "请写Severity.WARNING等|write Severity.WARNING or the like"
        raise _wrong("severity", "severity", finding.severity, hint)
    if finding.severity is Severity.OFF:
        raise RuleMistake(
            "severity是OFF的不会报出，请不要yield", "a finding of severity OFF is not told: do not yield it"
        )
    if not isinstance(finding.keys, tuple):
        raise _no_tuple("keys", finding.keys, "x")
    try:
        hash(finding.keys)
    except TypeError:
        raise _wrong(
            "keys里", "one of keys", finding.keys, "请写文字、数或元组|write texts, numbers, tuples"
        ) from None
    for related in _items("related", finding.related, Related):
        _look_at_location(related.location, "Related")
        if not isinstance(related.message, Words):
            _look_at_message(related.message, "Related")
        if related.target is not None and not isinstance(related.target, Target):
            raise _wrong(
                "Related的target", "target of Related", related.target, "请写cell.target|write cell.target"
            )
    fixes = _items("fixes", finding.fixes, Fix)
    return Finding(
        finding.location,
        finding.message,
        target=finding.target,
        severity=finding.severity,
        keys=finding.keys,
        related=tuple(finding.related),
        fixes=tuple(_sound_fix(fix, fixable) for fix in fixes),
    )


def _sound_fix(fix: Fix, fixable: str) -> Fix:
    if not isinstance(fix.title, Words):
        raise _wrong("Fix的标题", "the title of Fix", fix.title, "请写Words(中文, 英文)|write Words(zh, en)")
    if fix.safety not in ("safe", "unsafe"):
        given = repr(fix.safety)
        raise RuleMistake(
            f'Fix的第三项是"safe"或"unsafe"，不是{given}', f'a fix is "safe" or "unsafe", not {given}'
        )
    if not fixable or (fixable == "safe" and fix.safety == "unsafe"):
        raise RuleMistake(
            f'给出了{fix.safety}的改正，请在@rule里写fixable="{fix.safety}"',
            f'it offers a fix that is {fix.safety}: write fixable="{fix.safety}" in @rule',
        )
    edits = _items("edits", fix.edits, Edit)
    for edit in edits:
        _look_at_location(edit.location, "Edit")
        if not isinstance(edit.text, str):
            raise _wrong("Edit的文字", "the text of Edit", edit.text, "请写文字|write a text")
    end = -1
    for edit in sorted(edits, key=lambda edit: edit.location.order):
        span = edit.location.span
        if span is not None and span.start < end:
            raise RuleMistake("一个Fix里的几处改动重叠", "the edits of a fix overlap")
        end = span.end if span is not None else end
    return fix._replace(edits=tuple(edits))


def _items(name: str, given: Any, kind: type) -> list[Any]:
    """The items of a tuple; a single one is a tuple itself, whose parts would be taken for items."""
    if isinstance(given, kind) or not isinstance(given, (tuple, list)):
        raise _no_tuple(name, given, f"{kind.__name__}(…)")
    for one in given:
        if not isinstance(one, kind):
            name_en = f"one of {name}"
            raise _wrong(f"{name}里", name_en, one, f"请写{kind.__name__}(…)|write {kind.__name__}(…)")
    return list(given)


def _look_at_location(given: Any, where: str) -> None:
    if isinstance(given, Location):
        return
    own = getattr(given, "location", None)
    name = type(given).__name__.removeprefix("Bound").lower()
    if callable(given):
        hint = "后面要加括号：location()|call it: location()"
    elif own is not None:
        right = f"{name}.location()" if callable(own) else f"{name}.location"
        hint = f"请写{right}|write {right}"
    elif hasattr(given, "text"):
        hint = f"请写{name}.text.location()|write {name}.text.location()"
    else:
        hint = "请写cell.location、text.location()、case.top等|write cell.location, text.location(), case.top or the like"
    raise _wrong(f"{where}的位置", f"the place of {where}", given, hint)


def _look_at_message(given: Any, where: str) -> None:
    """Refuse what is no message with its values, or has a placeholder without a value."""
    name, name_en = f"{where}的说明", f"the message of {where}"
    if isinstance(given, Message):
        raise _wrong(name, name_en, given, "后面要加括号：M(…)|call it: M(…)")
    if not isinstance(given, Said):
        zh, en = ("M(…)", "M(…)") if where == "Finding" else ("Words(中文, 英文)", "Words(zh, en)")
        made = "，M是Message(zh=, en=)", ", M being Message(zh=, en=)"
        more = made if where == "Finding" else ("", "")
        raise _wrong(name, name_en, given, f"请写{zh}{more[0]}|write {en}{more[1]}")
    for field in ("zh", "en", "help_zh", "help_en"):
        try:
            getattr(given.message, field).format(**given.values)
        except KeyError as error:
            word = error.args[0]
            raise RuleMistake(
                f"说明的{field}里有{{{word}}}，没有给值，请写M({word}=…)",
                f"{field} of the message has {{{word}}} and no value for it: write M({word}=…)",
            ) from None
        except IndexError:
            raise RuleMistake(
                f"说明的{field}里有{{}}，括号里要写名称，如{{count}}",
                f"{field} of the message has {{}}: name what goes there, such as {{count}}",
            ) from None
    for language in ("zh", "en"):  # words by language, and how they are formatted
        given.text(language), given.help(language)


def _look_at_places(found: Finding, case: Case) -> None:
    """Refuse targets that no form has, and places that are not in the draft."""
    for place in (found.location, *(edit.location for fix in found.fixes for edit in fix.edits)):
        if _is_elsewhere(place, case):
            raise RuleMistake(
                "位置不在本报告里（可能取自case.previous），请用case里的位置",
                "the place is not in this report (taken from case.previous?): use one of case",
            )
    for related in found.related:
        if related.path is None and _is_elsewhere(related.location, case):
            right = "path=case.previous.document.source.uri"
            raise RuleMistake(
                f"Related的位置不在本报告里；在上年报告里的，请写{right}",
                f"the place of Related is not in this report; for one in last year's write {right}",
            )
    for target in (found.target, *(related.target for related in found.related)):
        if target is not None:
            check_target(case.report, target)


def _is_elsewhere(place: Location, case: Case) -> bool:
    """
    Whether a place is known to be in no part of the draft. It says nothing of its document itself: one of last
    year's report is known if it is a cell's or a heading's, and not if it was made of a `Text` when it was asked for.
    """
    span = place.span
    if span is not None and not case.document.is_addressed:
        if not 0 <= span.start <= span.end <= len(case.document.text):
            return True
    return case.previous is not None and _holds(case.previous, place) and not _holds(case, place)


def _holds(case: Case, place: Location) -> bool:
    """Whether this very place, not one like it, is in what was read."""
    return any(cell.has_place(place) for cell in case.report.cells.values()) or any(
        place is part.heading.location for part in case.report.parts
    )


def _kind_of(given: object) -> str:
    return "None" if given is None else type(given).__name__


def _wrong(zh: str, en: str, given: object, hint: str) -> RuleMistake:
    right, _, right_en = hint.partition("|")
    what = _kind_of(given)
    return RuleMistake(f"{zh}是{what}，{right}", f"{en} is {what}: {right_en}")


def _no_tuple(name: str, given: object, item: str) -> RuleMistake:
    return _wrong(name, name, given, f"应为元组，请写({item},)|it is a tuple: write ({item},)")


def _yielded_at(steps: Any, rule: Rule) -> str:
    """The file and line at which a generator stands, in the rule's own file if it is on the way."""
    own = getattr(sys.modules.get(rule.module), "__file__", None)
    found = None
    while steps is not None:
        frame = getattr(steps, "gi_frame", None)
        if frame is not None and (found is None or frame.f_code.co_filename == own):
            found = frame
        steps = getattr(steps, "gi_yieldfrom", None)
    if found is None:
        return _defined_at(rule)
    return f"{os.path.basename(found.f_code.co_filename)}:{found.f_lineno}"


def _defined_at(rule: Rule) -> str:
    code = getattr(rule.check, "__code__", None)
    return "" if code is None else f"{os.path.basename(code.co_filename)}:{code.co_firstlineno}"
