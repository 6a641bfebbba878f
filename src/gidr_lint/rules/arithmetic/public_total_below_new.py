"""
对外公开总数量不少于本年新公开数量。

All that is public is no less than what was newly made public.

总数量包括历年公开且仍在公开的，也包括本年新公开的。

Source: derivable, 对外公开总数量 counts what was newly made public, too

Good: 总数量不少于新公开数量
    !form 2019
    [proactive] normative.newly-public = 4, normative.public-total = 4

Bad: 总数量少于新公开数量
    !form 2019
    [proactive] normative.newly-public = 8, normative.public-total = «5»
    → 表二“规范性文件”行：对外公开总数量5，少于本年新公开数量8
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, row_name, rows_of, rule

MESSAGE = Message(
    zh="表二“{row}”行：对外公开总数量{total}，少于本年新公开数量{new}",
    en="Table 2, row {row}: {total} public in all, fewer than the {new} newly made public",
    help_zh="请核对两个数是否填反，或总数量漏了本年的。",
    help_en="Check whether they changed places, or the total leaves out this year's.",
)


@rule(code="A309", severity=Severity.WARNING, needs=("form", "tables"), signs=("less:public-total",))
def check(case: Case) -> Iterator[Finding]:
    for cells in rows_of(case, "proactive", ("newly-public", "public-total")):
        new, total = (cell.figure.amount for cell in cells)
        if new is None or total is None or total >= new:
            continue
        yield Finding(
            cells[1].location,
            MESSAGE(row=row_name(cells[1]), new=new, total=total),
            target=cells[1].target,
            keys=(("cell", cells[1].target),),
        )
