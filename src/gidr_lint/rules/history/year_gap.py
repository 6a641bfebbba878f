"""
指定的上年报告应是上一年度的。

The report given as last year's is one of the year before.

年度不对，或看不出是哪一年的，跨年的核对都没有做。

Source: derivable, last year's report is that of the year before

Good: 上一年度的报告
    !previous !year 2023

Bad: 不是上一年度的
    !previous !year 2022
    → 指定的上年报告是2022年度的，不是2023年度的，跨年核对没有做

Bad: 看不出年度
    !previous @title 青溪县水务局政府信息公开工作年度报告
    !previous @no-preamble
    → 指定的上年报告看不出是哪一年度的，跨年核对没有做
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="指定的上年报告是{found}年度的，不是{expected}年度的，跨年核对没有做",
    en="The report given as last year's is one of {found}, not of {expected}: nothing was compared",
    help_zh="请用--previous或[history]指定{expected}年度的报告。",
    help_en="Name the report of {expected} with --previous or [history].",
)
UNKNOWN = Message(
    zh="指定的上年报告看不出是哪一年度的，跨年核对没有做",
    en="The report given as last year's does not say its year: nothing was compared",
    help_zh="请指定{expected}年度的报告。",
    help_en="Name the report of {expected}.",
)


@rule(code="X610", severity=Severity.INFO, needs=("form",), signs=("history",))
def check(case: Case) -> Iterator[Finding]:
    previous = case.previous
    if previous is None or case.year is None or previous.year == case.year - 1:
        return
    message = UNKNOWN if previous.year is None else MESSAGE
    yield Finding(case.top, message(found=previous.year, expected=case.year - 1), keys=(("history",),))
