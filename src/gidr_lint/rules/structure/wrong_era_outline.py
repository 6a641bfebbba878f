"""
2019年度起使用六个部分的统一格式，不再使用旧提纲。

From 2019 on a report has the six sections of the national form, not the outline used before.

概述、收费及减免、咨询处理、机构建设等是2019年以前各地的提纲。沿用旧文件时，应按现行格式重新编排。

Source: 国办公开办函〔2019〕60号

Good: 使用六个部分
    2024年，本局工作正常开展。

Bad: 沿用旧提纲
    @drop other-matters
    @drop problems
    @after disputes 五、政府信息公开收费及减免情况
    @after disputes 六、政府信息公开咨询处理情况
    @after disputes 七、政府信息公开机构建设和保密审查情况
    → 这份报告用的是2019年以前的提纲，缺少现行格式的2个部分
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Part, Related, Severity, Words, rule

OLD = (
    *("概述", "收费", "减免", "咨询", "回应解读", "解读回应", "机构建设", "保密审查", "举报投诉", "工作人员"),
    *("公开渠道", "制度建设", "人员培训", "组织领导"),
)
MESSAGE = Message(
    zh="这份报告用的是2019年以前的提纲，缺少现行格式的{count}个部分",
    en="This report has the outline used before 2019; {count} sections of the form are missing",
    help_zh="请按统一格式的六个部分重新编排：{order}。",
    help_en="Arrange it by the six sections of the form: {order}.",
)
LEAST = 3


@rule(
    code="S116",
    severity=Severity.ERROR,
    needs=("form",),
    outranks=("S101", "S104", "S106"),
    signs=("section:missing",),
)
def check(case: Case) -> Iterator[Finding]:
    sections = case.nearest_form.sections
    missing = [s for s in sections if case.report.section(s.id) is None]
    old = [part for part in case.report.parts if _is_old(part)]
    if len(old) < LEAST or len(missing) < 2:
        return
    yield Finding(
        old[0].heading.location,
        MESSAGE(count=len(missing), order="；".join(section.heading for section in sections)),
        keys=(
            *(("section", section.id) for section in missing),
            *(("heading", part.heading.location) for part in case.report.parts if part.section is None),
            *(("wording", part.section) for part in case.report.parts if part.section is not None),
            ("ordinal", old[0].run),
        ),
        related=tuple(Related(p.heading.location, Words(p.heading.title, p.heading.title)) for p in old[1:]),
    )


def _is_old(part: Part) -> bool:
    return part.fit in ("none", "loose") and any(word in part.heading.title for word in OLD)
