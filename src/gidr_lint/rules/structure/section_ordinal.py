"""
一级标题的序号应连续，不重复、不跳号。

The ordinals of the top headings run on without a gap or repetition.

序号不对，多半是插入、删除一个部分后没有改，或者漏了一个部分。标在第一个不对的标题上；附件里从“一”另起的是
另一串。序号只是跳过了所缺的部分的，由S101说明；只因多出一个部分而错开的，由S104说明。

One finding stands at the first heading that is off; an annex that is numbered again from 一 is a
run of its own. Where just the missing sections were skipped, S101 says so; where only an extra
section disturbs the numbers, S104.

Source: practice

Good: 序号连续
    2024年，本局工作正常开展。

Bad: 第五部分的序号写成六
    @heading problems = 六、存在的主要问题及改进情况
    → 此处标题序号为“六”，按顺序应为“五”

Bad: 其余都有序号，只有一个没有
    @heading problems = 存在的主要问题及改进情况
    → 此处标题没有序号，按顺序应为“五”
"""

from collections.abc import Iterator, Sequence

from gidr_lint.api import (
    Case,
    Edit,
    Finding,
    Fix,
    Message,
    Part,
    Severity,
    Target,
    Words,
    numeral,
    rule,
)

MESSAGE = Message(
    zh="此处标题序号为“{found}”，按顺序应为“{expected}”",
    en="This heading is numbered {found}; by its place it is {expected}",
    help_zh="{before}请改序号，或查看是否漏了一个部分。",
    help_en="{before}Renumber it, or look whether a section was lost.",
)
BARE = Message(
    zh="此处标题没有序号，按顺序应为“{expected}”",
    en="This heading has no ordinal; by its place it is {expected}",
    help_zh="{before}请补上序号。",
    help_en="{before}Add the ordinal.",
)
# So many headings make it clear that each has an ordinal.
ENOUGH = 5
NO_BEFORE = Words("", "")


@rule(code="S103", severity=Severity.WARNING, needs=("form",), signs=("section:ordinal",), fixable="safe")
def check(case: Case) -> Iterator[Finding]:
    for run in sorted({part.run for part in case.report.parts}):
        parts = [part for part in case.report.parts if part.run == run]
        off = _first_off(case, parts)
        if off is None:
            continue
        part, expected, before = off
        extra = _disturbing(case, parts, part)
        keys: list[tuple[object, ...]] = [("ordinal", run)]
        if _is_moved(case, part):
            keys.append(("order",))
        if extra is not None:
            keys.append(("heading", extra.heading.location))
        before_it = _before(before) if before is not None else NO_BEFORE
        said = (
            BARE(expected=numeral(expected), before=before_it)
            if part.number is None
            else MESSAGE(found=numeral(part.number), expected=numeral(expected), before=before_it)
        )
        yield Finding(
            part.heading.location,
            said,
            target=Target(part.section) if part.section else None,
            severity=Severity.INFO if extra is not None else None,
            keys=tuple(keys),
            fixes=_fix(case, part, expected, parts),
        )


def _before(part: Part) -> Words:
    heading = part.heading.text.string.strip()
    return Words(f"前一个标题是“{heading}”；", f"The one before is {heading}. ")


def _first_off(case: Case, parts: Sequence[Part]) -> tuple[Part, int, Part | None] | None:
    """The first heading whose ordinal does not follow, what it should be, and the one before."""
    bare = _without_ordinal(parts)
    if bare is not None:
        place = parts.index(bare)
        return bare, place + 1, parts[place - 1] if place else None
    before: Part | None = None
    last = 0
    for part in parts:
        number = part.number
        if number is None:
            number = last + 1  # a heading without an ordinal takes its place silently
        elif number != last + 1 and not (
            number > last + 1 and _is_gap(case, before, part, number - last - 1)
        ):
            return part, last + 1, before
        before, last = part, number
    return None


def _without_ordinal(parts: Sequence[Part]) -> Part | None:
    """The one official heading that has no ordinal where all the others have theirs."""
    bare = [part for part in parts if part.number is None]
    if len(bare) != 1 or len(parts) < ENOUGH or bare[0].section is None:
        return None
    return bare[0] if all(part.number in (None, place) for place, part in enumerate(parts, 1)) else None


def _is_gap(case: Case, before: Part | None, part: Part, size: int) -> bool:
    """Whether just the official sections that are missing between two headings were skipped."""
    if part.section is None:
        return False
    order = [section.id for section in case.nearest_form.sections]
    low = order.index(before.section) if before is not None and before.section else -1
    between = order[low + 1 : order.index(part.section)]
    return sum(1 for id in between if case.report.section(id) is None) == size


def _disturbing(case: Case, parts: Sequence[Part], off: Part) -> Part | None:
    """The extra or repeated section without which the ordinals would be right."""
    own = [part for part in parts if part.section and part is case.report.section(part.section)]
    if not own or len(own) == len(parts) or _first_off(case, own) is not None:
        return None
    return next((p for p in reversed(parts[: parts.index(off) + 1]) if p not in own), None)


def _is_moved(case: Case, part: Part) -> bool:
    """Whether a heading kept the ordinal that the form gives its section."""
    section = case.nearest_form.section(part.section) if part.section else None
    return section is not None and section.ordinal == part.number


def _fix(case: Case, part: Part, expected: int, parts: Sequence[Part]) -> tuple[Fix, ...]:
    """Only where the six official sections are all there, and this one ordinal is off."""
    if len(parts) != 6 or len({p.section for p in parts} - {None}) != 6:
        return ()
    others = [p.number for p in parts if p is not part]
    if sorted(n for n in others if n is not None) != [n for n in range(1, 7) if n != expected]:
        return ()
    if part.number is None:
        place = part.heading.text.location(0, 0)
        has_mark = part.heading.text.string.lstrip().startswith("、")
        words = numeral(expected) if has_mark else f"{numeral(expected)}、"
        return (Fix(Words(f"补上“{words}”", f"Add {words}"), (Edit(place, words),), "safe"),)
    start = part.heading.text.string.find(numeral(part.number))
    place = part.heading.text.location(start, start + len(numeral(part.number or 0)))
    new = numeral(expected)
    return (Fix(Words(f"序号改为“{new}”", f"Renumber to {new}"), (Edit(place, new),), "safe"),)
