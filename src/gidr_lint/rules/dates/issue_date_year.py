"""
成文日期的年份应是报告年度的下一年。

A report is dated in the year after its report year.

1月至3月的日期若还是报告年度，多半是上年落款没有改；其他年份只作警告。

Source: 《中华人民共和国政府信息公开条例》第四十九条（上一年度）

Good: 次年1月成文
    @signature 2025年1月20日

Bad: 落款还是上年的
    @signature «2024年1月20日»
    → 成文日期是2024年1月20日，2024年度报告应在2025年成文
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="成文日期是{found}，{year}年度报告应在{next}年成文",
    en="The report is dated {found}; a report for {year} is dated in {next}",
    help_zh="可能是上年的落款没有改，请核对。",
    help_en="Last year's date may have been left standing; please check.",
)


@rule(code="D511", severity=Severity.ERROR, needs=("dates",), signs=("issue:other-year",))
def check(case: Case) -> Iterator[Finding]:
    year = case.settled_year
    if year is None:
        return
    for date in case.dates_of("issue"):
        if date.year is None or date.year == year + 1:
            continue
        if date.year == year and date.month is not None and date.month >= 10:
            continue  # issue-date-early speaks
        left = date.year == year and date.month is not None and date.month <= 3
        # Where the period goes with the date, it is the title that is wrong: period-year speaks.
        periods = {item.year for item in case.dates_of("period-start", "period-end")}
        keys: tuple[tuple[object, ...], ...] = (("date", date.location),)
        if date.year - 1 in periods - {year}:
            keys = (*keys, ("year",))
        yield Finding(
            date.location,
            MESSAGE(found=date.written.strip(), year=year, next=year + 1),
            severity=None if left else Severity.WARNING,
            keys=keys,
        )
