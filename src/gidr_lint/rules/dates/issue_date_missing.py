"""
报告落款应有成文日期。

A report carries the date on which it was issued.

没有日期，读者不知道报告什么时候公布。网页上另有发布日期的，可以不写。

Source: practice

Good: 有成文日期
    @signature 2025年1月20日

Bad: 没有日期
    @signature
    → 没有找到成文日期

Bad: 只写到月
    @signature «2025年1月»
    → 成文日期“2025年1月”没有写到日
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="没有找到成文日期",
    en="No date of issue was found",
    help_zh="可在文末写明单位和日期；网页上另有发布日期的，可以忽略。",
    help_en="Put organ and date at the end; pass over this where the web page has a date of its own.",
)
NO_DAY = Message(
    zh="成文日期“{written}”没有写到日",
    en="The date of issue {written} has no day",
    help_zh="请写全年月日。",
    help_en="Write year, month and day.",
)
PAGE = ("发布日期", "发布时间", "成文日期", "发文日期", "生成日期", "公开日期", "发布于", "印发日期")


@rule(code="D512", severity=Severity.INFO, needs=("dates",), signs=("no-issue-date",))
def check(case: Case) -> Iterator[Finding]:
    report = case.report
    if report.section("other-matters") is None or any(word in case.document.plain for word in PAGE):
        return  # not written to its end, or dated by its page
    last = report.passages[-1]
    dates = [date for date in case.dates if date.role == "issue" or date.passage == last.number]
    if any(date.day is not None for date in dates):
        return
    part = next((date for date in dates if date.role == "issue"), None)
    if part is not None:
        yield Finding(part.location, NO_DAY(written=part.written), keys=(("issue-date",),))
        return
    yield Finding(last.text.location().after, MESSAGE(), keys=(("issue-date",),))
