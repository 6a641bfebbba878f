"""
报告应写明数据的统计期限。

A report says what period its figures cover.

条例要求报告上一年度的情况；写明统计期限，读者才知道数字从哪天算到哪天。

Source: practice

Good: 写明了统计期限
    2024年，本局工作正常开展。

Bad: 没有统计期限
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。
    → 没有找到数据的统计期限
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="没有找到数据的统计期限",
    en="No statistical period was found",
    help_zh="可在开头写明：本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
    help_en="State at the top that the figures cover 1 January to 31 December {year}.",
)


@rule(code="D501", severity=Severity.INFO, needs=("dates",), signs=("no-period",))
def check(case: Case) -> Iterator[Finding]:
    if case.year is None or any(case.dates_of("period-start", "period-end")):
        return
    if any(item.origin == "period" for item in case.report.evidence):
        return
    yield Finding(case.top.after, MESSAGE(year=case.year), keys=(("period",),))
