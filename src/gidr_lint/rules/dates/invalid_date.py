"""
日期应当存在：没有2月30日、13月。

A date exists: there is no 30 February and no month 13.

多半是录入错误，或改年份时忘了闰年。

Source: practice

Good: 闰年的2月29日
    2024年2月29日，本局召开了专题会议。

Good: 完整的年份
    系统于1998年5月20日建成。

Bad: 没有这一天
    «2024年2月30日»，本局召开了专题会议。
    → “2024年2月30日”不是有效的日期

Bad: 年份多了一位
    «20244年5月20日»，本局召开了专题会议。
    → “20244年5月20日”不是有效的日期
"""

from collections.abc import Iterator

from gidr_lint.api import Case, DateMention, Finding, Message, Severity, rule

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MESSAGE = Message(
    zh="“{found}”不是有效的日期",
    en="{found} is no valid date",
    help_zh="请核对年、月、日。",
    help_en="Check year, month and day.",
)


@rule(code="D505", severity=Severity.ERROR, needs=("dates",), signs=("date:invalid",))
def check(case: Case) -> Iterator[Finding]:
    for date in case.dates:
        if not _is_valid(date):
            yield Finding(
                date.location,
                MESSAGE(found=date.written.strip()),
                keys=(("date", date.location), ("period", date.passage))
                if date.role in ("period-start", "period-end")
                else (("date", date.location),),
            )


def _is_valid(date: DateMention) -> bool:
    if date.month is None:
        return True
    if date.year is not None and not 1000 <= date.year < 10_000:
        return False
    if not 1 <= date.month <= 12:
        return False
    if date.day is None:
        return True
    leap = date.year is None or (date.year % 4 == 0 and (date.year % 100 != 0 or date.year % 400 == 0))
    return 1 <= date.day <= DAYS[date.month - 1] + (leap and date.month == 2)
