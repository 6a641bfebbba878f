"""
全国统一格式为六个部分，不能缺少。

The national form has six sections, and none is left out.

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
    help_zh="全国统一格式为六个部分；没有需要报告的事项时，保留标题，正文写“无”。",
    help_en="The national form has six sections; with nothing to report keep the heading and write 无.",
)


@rule(code="S101", severity=Severity.ERROR, signs=("section:missing",), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
    if case.form is None:
        return
    present = [s.id for s in case.form.sections if case.report.section(s.id) is not None]
    order = [section.id for section in case.form.sections]
    for section in case.form.sections:
        if section.id in present:
            continue
        place = order.index(section.id)
        earlier = [id for id in present if order.index(id) < place]
        later = [id for id in present if order.index(id) > place]
        yield Finding(
            _place(case, earlier, later),
            MESSAGE(heading=section.heading),
            target=Target(section.id),
            severity=Severity.ERROR if case.stage == "draft" and later else None,
            cause=(("section", section.id),),
            fixes=_fix(case, section.heading, earlier, section.table is None),
        )


def _place(case: Case, earlier: list[str], later: list[str]) -> Location:
    """At the heading of the section before, else at that of the section behind, else at the top."""
    for id in earlier[-1:] + later[:1]:
        part = case.report.section(id)
        if part is not None:
            return part.heading.location.after
    return case.top.after


def _fix(case: Case, heading: str, earlier: list[str], prose: bool) -> tuple[Fix, ...]:
    part = case.report.section(earlier[-1]) if earlier else None
    if part is None or not prose or case.document.kind == "word":
        return ()
    last = part.blocks[-1].location if part.blocks else part.heading.location
    edit: Edit = case.heading_after(last, heading, "无。")
    return (Fix(Words(f"补上“{heading}”", f"Add {heading}"), (edit,), "unsafe"),)
