"""
全国统一格式为六个部分，不能缺少。

The national form has six sections, and none is left out.

没有需要报告的事项时，保留标题并写明。起草阶段还没写到的只作提示；已经写到后面的部分、前面却缺了的，不算还没
写到。

A section with nothing to report keeps its heading and says so. In a draft, sections that are not
yet written are only noted; one missing before the last written is not one of those.

Source: 《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号

Good: 没有需要报告的事项，保留标题
    @only other-matters 无。

Bad: 缺少第六部分
    @drop other-matters
    → 缺少“六、其他需要报告的事项”这一部分
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Edit,
    Finding,
    Fix,
    FormSection,
    Location,
    Message,
    Severity,
    Target,
    Words,
    rule,
)

MESSAGE = Message(
    zh="缺少“{heading}”这一部分",
    en="Section {heading} is missing",
    help_zh="全国统一格式为六个部分{rest}",
    help_en="The national form has six sections{rest}",
)
MAY_BE_NONE = "other-matters"
NONE = Words(
    "；没有需要报告的事项时，保留标题，正文写“无”。",
    "; with nothing to report keep the heading and write 无.",
)
# What its heading had not yet: a text of its own, and a number that the others go on from.
UNCOVERS = ("S103", "S107")
ADD = Words(
    "。请补写；内容已在别的标题下的，请改用统一格式的标题。",
    ". Write it, or give its text the heading of the form.",
)


@rule(
    code="S101",
    severity=Severity.ERROR,
    official=True,
    in_draft=Severity.INFO,
    needs=("form",),
    signs=("section:missing",),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    sections = case.nearest_form.sections
    present = [section.id for section in sections if case.report.section(section.id) is not None]
    order = [section.id for section in sections]
    for section in sections:
        if section.id in present:
            continue
        place = order.index(section.id)
        earlier = [id for id in present if order.index(id) < place]
        later = [id for id in present if order.index(id) > place]
        yield Finding(
            _place(case, earlier, later),
            MESSAGE(heading=section.heading, rest=NONE if section.id == MAY_BE_NONE else ADD),
            target=Target(section.id),
            severity=Severity.ERROR if case.stage == "draft" and later else None,
            keys=(("section", section.id), *_stand_in(case, section, earlier, later)),
            fixes=_fix(case, section, earlier),
        )


def _stand_in(
    case: Case, section: FormSection, earlier: list[str], later: list[str]
) -> tuple[tuple[object, ...], ...]:
    """The key of S104 for the one extra heading that has the place and the ordinal of the section."""
    parts = case.report.parts
    low = max((parts.index(part) for id in earlier if (part := case.report.section(id))), default=-1)
    high = min((parts.index(part) for id in later if (part := case.report.section(id))), default=len(parts))
    extra = [
        part for part in parts[low + 1 : high] if part.section is None and part.number == section.ordinal
    ]
    return (("heading", extra[0].heading.location),) if len(extra) == 1 else ()


def _place(case: Case, earlier: list[str], later: list[str]) -> Location:
    """At the heading of the section before, else at that of the section behind, else at the top."""
    for id in earlier[-1:] + later[:1]:
        part = case.report.section(id)
        if part is not None:
            return part.heading.location.after
    return case.top.after


def _fix(case: Case, section: FormSection, earlier: list[str]) -> tuple[Fix, ...]:
    """The heading where it belongs; a section with a table needs more than its heading."""
    if section.table is not None or not case.document.gap:
        return ()
    part = case.report.section(earlier[-1]) if earlier else None
    edit: Edit
    if part is not None:
        last = part.blocks[-1].location if part.blocks else part.heading.location
        edit = case.heading_after(last, section.heading, "无。" if section.id == MAY_BE_NONE else "")
    else:
        first = next(iter(case.report.parts), None)
        if earlier or first is None or first.section is None:
            return ()
        edit = case.heading_before(first.heading.location, section.heading)
    return (Fix(Words(f"补上“{section.heading}”", f"Add {section.heading}"), (edit,), "unsafe", UNCOVERS),)
