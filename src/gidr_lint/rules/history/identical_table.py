"""
一张表与上年完全相同，值得看一眼。

One table that is all last year's is worth a look.

至少五个不为0的数字都与上年相同才提示。三张表都相同的由X607说明。

Source: practice

Good: 有一处不同
    [applications] new.natural-person = 24
    !previous [applications] new.natural-person = 25

Bad: 一张表完全相同
    !previous [disputes] review-upheld = 1, review-total = 3
    [disputes] direct-suit-upheld = 2, direct-suit-total = 2
    !beside N415
    !previous [disputes] direct-suit-upheld = 2, direct-suit-total = 2
    → 表四的数字与2023年报告完全相同
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, equal_tables, last_year, rule

MESSAGE = Message(
    zh="{table}的数字与{year}年报告完全相同",
    en="All figures of {table} are those of {year}",
    help_zh="请核对是不是沿用了上年的表格。",
    help_en="Check whether last year's table was left standing.",
)
LEAST = 5


@rule(code="X613", severity=Severity.INFO, needs=("form",), signs=("history",))
def check(case: Case) -> Iterator[Finding]:
    previous = last_year(case)
    if previous is None:
        return
    tables = list(equal_tables(case, previous))
    if len(tables) >= 3 and all(same for _, same, _ in tables):
        return
    for id, same, count in tables:
        table = case.table(id)
        if same and count >= LEAST and table is not None:
            yield Finding(
                table.top or case.top,
                MESSAGE(table=table.name, year=previous.year),
                target=Target(table.blocks[0].table.section, id),
                keys=(("copied", id),),
            )
