"""
正文写的行政许可、处罚、强制决定件数和收费、采购、项目数应与表二一致。

The decisions, fees, purchases and items that the text counts are those of table 2.

公开了多少条处罚信息是另一回事，不核对。写“作出……决定”的，不符是警告；写“办理行政许可”的口径可能不同，只作提示。2019、2020年度的格式还有上一年
项目数量、本年增减和集中采购，也核对。

Source: derivable, the sentence and the table give the same figure

Good: 与表二一致
    全年作出行政处罚决定12件。

Good: 公开的信息条数
    全年公开行政处罚信息126条。

Bad: 与表二不符
    全年作出行政处罚决定«21»件。
    → 第一部分写“全年作出行政处罚决定21件”，表二“行政处罚”行“本年处理决定数量”列为12件

Bad: 项目的增减与表二不符
    !form 2019
    [proactive] licence.previous-items = 30
    [proactive] licence.change = -2
    行政许可事项上一年为30项，本年减少«3»项。
    → 第一部分写“本年减少3项”，表二“行政许可”行“本年增/减”列为2项
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatch, rule

KINDS = (
    "decisions-licence",
    "decisions-penalty",
    "decisions-coercion",
    "decisions-service",
    "items-previous",
    "items-change",
    "procurement-projects",
    "procurement-amount",
    "fee",
)
MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}{unit}",
    en="{section} says {quote}; {cell} is {found}",
    help_zh="请核对两处的口径是否一致。",
    help_en="Check whether both count the same.",
)


# Whether the sentence speaks of decisions as the table does; 办理行政许可 may count more.
SURE = ("决定", "作出", "下达")
COUNTED = ("decisions-licence", "decisions-penalty", "decisions-coercion", "decisions-service")


@rule(code="N419", severity=Severity.WARNING, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    for item in case.contradicted(*KINDS):
        cell = item.verdict.cells[0].figure.amount if item.verdict.cells else None
        if item.claim.unit != "元" or cell != item.claim.value * 10_000:  # T226 speaks of fees not converted
            loose = item.claim.kind in COUNTED and not any(word in item.claim.quote for word in SURE)
            yield mismatch(case, item, MESSAGE, Severity.INFO if loose else None)
