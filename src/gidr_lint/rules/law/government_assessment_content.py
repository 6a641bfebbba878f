"""
政府的报告应说明工作考核、社会评议和责任追究的结果。

A government's report tells of assessment, public review and accountability.

条例第五十条第（四）项对各级人民政府的报告有此要求，统一格式放在第一部分的“监督保障”。部门、乡镇的报告不在此列。

Source: 《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号

Good: 三项都说明了
    @title 青溪县人民政府2024年政府信息公开工作年度报告
    @signer 青溪县人民政府
    @signature
    @after other-matters 青溪县人民政府办公室
    @after other-matters 2025年1月20日

Good: 部门的报告不要求
    @only overview 本局主动公开政府信息126条，受理申请，管理目录，维护网站平台，加强监督保障，组织业务培训。

Bad: 政府的报告没有说明
    @title 青溪县人民政府2024年政府信息公开工作年度报告
    @signer 青溪县人民政府
    @only overview 主动公开政府信息126条；依法办理申请；管理信息目录；维护网站平台；加强监督保障，组织业务培训，提高队伍素质。
    → 第一部分没有说明工作考核、社会评议、责任追究的情况
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, Words, rule

WANTED = (
    (("考核", "考评", "绩效"), Words("工作考核", "assessment")),
    (("评议", "评价", "评估", "测评", "满意度"), Words("社会评议", "public review")),
    (("责任追究", "追责", "问责", "追究责任", "追究", "约谈"), Words("责任追究", "accountability")),
)
KINDS = ("government", "government-office")
GOVERNMENT = ("人民政府", "人民政府办公室", "人民政府办公厅", "省", "市", "县", "自治州", "自治区")
MESSAGE = Message(
    zh="第一部分没有说明{missing}的情况",
    en="Section 一 says nothing of {missing}",
    help_zh="政府的报告应在“监督保障”中说明；没有责任追究情形的，也写一句。",
    help_en="A government's report tells of it under 监督保障; where nobody was held to account, it says so.",
)


@rule(
    code="L804",
    severity=Severity.WARNING,
    in_draft=Severity.INFO,
    signs=("lacks:考核", "lacks:评议", "lacks:追究"),
    recommended=False,
)
def check(case: Case) -> Iterator[Finding]:
    part = case.report.section("overview")
    if part is None or not part.blocks or not _is_government(case):
        return
    words = "".join(passage.text.string for passage in case.passages())
    missing = [name for hints, name in WANTED if not any(hint in words for hint in hints)]
    if missing:
        yield Finding(
            part.heading.location,
            MESSAGE(missing=Words("、".join(n.zh for n in missing), ", ".join(n.en for n in missing))),
            target=Target("overview"),
            severity=Severity.INFO if len(missing) == 1 else None,
            keys=(("assessment",),),
        )


def _is_government(case: Case) -> bool:
    """Whether the report is a government's, as configured or by its name; towns are none."""
    if case.organisation.kind:
        return case.organisation.kind in KINDS
    name = case.report.organisation or ""
    return name.endswith(GOVERNMENT) and not name.endswith(("镇人民政府", "乡人民政府", "街道"))
