"""
没有规章制定权的单位，规章各格应为0。

An organ that cannot make rules (规章) enters 0 for them.

规章只能由国务院部门和省、设区的市、自治州的人民政府制定。县、乡、街道和地方的部门没有这项权力，多半是把规范性文件填到了上一行。

Source: 《中华人民共和国立法法》（2015年）第八十条、第八十二条

Good: 填0
    [proactive] rules.in-force = 0

Good: 自治区人民政府可以制定规章
    @title 云岭自治区人民政府2024年政府信息公开工作年度报告
    @signer 云岭自治区人民政府
    [proactive] rules.in-force = 2

Bad: 县水务局填了2件
    [proactive] rules.in-force = «2»
    → 表二“规章”行填了2件，而青溪县水务局没有规章制定权
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

KINDS = ("township", "street")
LOCAL = (
    *("镇", "乡", "街道", "街道办事处", "镇人民政府", "乡人民政府", "县人民政府", "县"),
    *("区人民政府", "区", "旗人民政府", "旗"),
)
AUTONOMOUS = "自治区"
COUNTY_DEPARTMENT = ("局", "委员会", "办公室", "中心", "大队", "分局", "所", "站")
MESSAGE = Message(
    zh="表二“{row}”行填了{amount}件，而{organ}没有规章制定权",
    en="Table 2, row {row} says {amount}, but {organ} cannot make rules",
    help_zh="请核对是否应填在“行政规范性文件”一行；规章一行应为0。",
    help_en="Check whether it belongs in the row of normative documents; the row of rules should be 0.",
)


@rule(code="L806", severity=Severity.WARNING, in_draft=Severity.INFO, signs=("rules:made",))
def check(case: Case) -> Iterator[Finding]:
    organ = case.report.organisation or case.organisation.name
    if not organ or not _cannot(case, organ):
        return
    for cell in case.cells():
        if cell.target.row == "rules" and cell.figure.amount:
            yield Finding(
                cell.location,
                MESSAGE(row=cell.row.label, amount=cell.figure.digits, organ=organ),
                target=cell.target,
                keys=(("rules",),),
            )


def _cannot(case: Case, organ: str) -> bool:
    """Whether the organ certainly makes no rules: a town, a street, a county or district, its department."""
    if case.organisation.kind:
        return case.organisation.kind in KINDS
    organ = organ.replace(AUTONOMOUS, "")
    if organ.endswith(LOCAL):
        return True
    place = max(organ.find("县"), organ.find("区"), organ.find("旗"))
    return place > 0 and organ.endswith(COUNTY_DEPARTMENT) and not organ.endswith("人民政府办公室")
