"""
一组里有一行比其他各行大得太多。

One row of a group is far above all others.

可能多打了一位，也可能确实如此，只供抽查。默认关闭。

Source: practice

Good: 相差不大
    [applications] unable-not-held.total = 8

Good: 只有一行有数
    [applications] denied-process.total = 2

Bad: 一行大得太多
    [applications] unable-not-held.natural-person = 899, unable-must-create.natural-person = 1, new.natural-person = 918
    !consistent
    @only overview 各项工作正常开展。
    → 表三“1.本机关不掌握相关政府信息”行总计901件，是同组次大数1件的901倍
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, option, row_name, rule

MESSAGE = Message(
    zh="表三“{row}”行总计{found}件，是同组次大数{next}件的{times}倍",
    en="Table 3, row {row}: {found}, {times} times the next in its group ({next})",
    help_zh="请看一看是不是多打了一位。",
    help_en="Look whether a digit is one too many.",
)
FACTOR = option(50, "A row that is so many times the next largest of its group is named.")


@rule(code="A314", severity=Severity.OFF, options={"factor": FACTOR})
def check(case: Case, factor: int) -> Iterator[Finding]:
    table = case.table("applications")
    if table is None or not table.blocks:
        return
    form = table.blocks[0].table
    for group in form.row_groups:
        cells = [case.cell(Target(form.section, form.id, row, "total")) for row in group.members]
        known = [cell for cell in cells if cell is not None and cell.figure.amount is not None]
        known.sort(key=lambda cell: cell.figure.amount or 0, reverse=True)
        if len(known) < 2 or not known[1].figure.amount:
            continue
        most, following = int(known[0].figure.amount or 0), int(known[1].figure.amount)
        if most > factor * following:
            yield Finding(
                known[0].location,
                MESSAGE(row=row_name(known[0]), found=most, next=following, times=most // following),
                target=known[0].target,
                cause=(("cell", known[0].target),),
            )
