"""
三张表不会与上年完全相同。

The three tables are not last year's over again.

每个不为0的数字都与上年相同，多半是沿用了上年的文件。不为0的数字少于五个的不比较。

Source: practice

Good: 有一处不同
    [proactive] licence.decisions = 98
    !previous [proactive] licence.decisions = 97

Bad: 全部相同
    !beside X602 X603
    !previous !same
    → 三张表的数字与2023年报告完全相同
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, equal_tables, last_year, rule

MESSAGE = Message(
    zh="三张表的数字与{year}年报告完全相同",
    en="All figures of the tables are those of {year}",
    help_zh="请核对是不是沿用了上年的表格。",
    help_en="Check whether last year's tables were left standing.",
)
LEAST = 5


@rule(code="X607", severity=Severity.WARNING, needs=("form",), signs=("history",))
def check(case: Case) -> Iterator[Finding]:
    previous = last_year(case)
    if previous is None:
        return
    tables = list(equal_tables(case, previous))
    if len(tables) < 3 or not all(same for _, same, _ in tables) or sum(n for *_, n in tables) < LEAST:
        return
    yield Finding(case.top, MESSAGE(year=previous.year), keys=(("copied", "tables"),))
