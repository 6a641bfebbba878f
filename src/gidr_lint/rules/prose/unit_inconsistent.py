"""
同一份报告里，申请的计量单位应统一。

One report counts applications in one unit.

表格按“件”统计，正文一会儿“件”、一会儿“条”，读者会以为是两种数。

Source: practice

Good: 统一用“件”
    2024年，本局工作正常开展。

Bad: 一处用了“条”
    @only overview 主动公开政府信息；本年新收政府信息公开申请30件，办结政府信息公开申请30条；规范信息管理；维护网站平台；加强监督保障，组织培训，纳入考核，社会评议良好，没有责任追究。
    → 申请数量的单位有“件”也有“条”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Claim, Finding, Message, Related, Severity, Words, rule

UNITS = ("件", "条", "宗", "份", "起", "项", "个")
MESSAGE = Message(
    zh="申请数量的单位有“{first}”也有“{other}”",
    en="Applications are counted in {first} and in {other}",
    help_zh="表格按“件”统计，建议统一用“件”。",
    help_en="The tables count 件; use it throughout.",
)


@rule(code="P717", severity=Severity.INFO, signs=("units:differ",))
def check(case: Case) -> Iterator[Finding]:
    used: dict[str, Claim] = {}
    for claim in case.claims:
        if claim.topic == "applications" and claim.unit in UNITS:
            used.setdefault(claim.unit, claim)
    if len(used) < 2:
        return
    first = "件" if "件" in used else next(iter(used))
    others = [claim for unit, claim in used.items() if unit != first]
    yield Finding(
        others[0].number,
        MESSAGE(first=first, other="、".join(claim.unit for claim in others)),
        keys=(("units",),),
        related=(Related(used[first].number, Words(used[first].quote, used[first].quote)),),
    )
