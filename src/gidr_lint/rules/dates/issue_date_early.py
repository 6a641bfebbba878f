"""
成文日期应在报告年度结束之后。

A report is dated after the end of its year.

年度还没有结束，数字不可能是全年的。

Source: 《中华人民共和国政府信息公开条例》第四十九条（上一年度）

Good: 次年1月成文
    @signature 2025年1月20日

Bad: 当年12月成文
    @signature «2024年12月20日»
    → 成文日期是2024年12月20日，那时2024年还没有结束
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="成文日期是{found}，那时{year}年还没有结束",
    en="The report is dated {found}, before {year} was over",
    help_zh="请核对日期，并确认数字统计到了12月31日。",
    help_en="Check the date, and that the figures run to 31 December.",
)


@rule(
    code="D509", severity=Severity.WARNING, needs=("dates",), outranks=("D511",), signs=("issue:other-year",)
)
def check(case: Case) -> Iterator[Finding]:
    year = case.settled_year
    if year is None:
        return
    for date in case.dates_of("issue"):
        if date.year == year and date.month is not None and date.month >= 10:
            yield Finding(
                date.location,
                MESSAGE(found=date.written.strip(), year=year),
                keys=(("date", date.location),),
            )
