"""
没有收到也没有结转来的申请，就没有办理结果；反过来也一样。

Where nothing was received or carried in, nothing was handled; and the other way round.

这是勾稽关系的一部分，在勾稽关系没能核对的列里才单独核对。

Source: derivable, from the note printed in the header of the official table

Good: 没有申请，也没有结果
    [applications] new.research = 0, granted.research = 0

Bad: 没有申请却有结果
    !beside T216
    [applications] granted.research = «1», granted.total = 15, total.research = 见说明, total.total = 见说明
    @only overview 各项工作正常开展。
    → 表三“科研机构”列：新收和上年结转都是0，“（一）予以公开”行却有1件

Bad: 有申请却没有结果
    !beside T216
    [applications] new.research = «1», new.total = 31, total.research = 见说明, total.total = 见说明
    @only overview 各项工作正常开展。
    → 表三“科研机构”列：新收与上年结转共1件，办理结果和结转下年度却都是0
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Message,
    Severity,
    column_name,
    fault_keys,
    row_name,
    rule,
    unbalanced_columns,
)

NO_INPUT = Message(
    zh="表三“{column}”列：新收和上年结转都是0，“{row}”行却有{found}件",
    en="Table 3, column {column}: nothing new or carried in, but {found} in the row {row}",
    help_zh="请核对是新收漏填，还是这一行填错了列。",
    help_en="Check whether the new ones are missing or the row is filled in the wrong column.",
)
NO_OUTCOME = Message(
    zh="表三“{column}”列：新收与上年结转共{found}件，办理结果和结转下年度却都是0",
    en="Table 3, column {column}: {found} new or carried in, but no outcome and nothing carried over",
    help_zh="请核对办理结果是否漏填。",
    help_en="Check whether the outcomes are missing.",
)
INPUT = ("new", "carried-in")


@rule(code="A311", severity=Severity.ERROR, needs=("form", "tables"), signs=("sums:skipped",))
def check(case: Case) -> Iterator[Finding]:
    for cells in unbalanced_columns(case):
        amounts = {row: cell.figure.amount for row, cell in cells.items()}
        received = [amounts[row] for row in INPUT]
        rest = {row: amount for row, amount in amounts.items() if row not in INPUT}
        if None in received:
            continue
        total = sum(amount for amount in received if amount)
        filled = next((row for row, amount in rest.items() if amount and amount > 0), None)
        if total == 0 and filled is not None:
            said = NO_INPUT(
                column=column_name(cells[filled]), row=row_name(cells[filled]), found=rest[filled]
            )
            place = cells[filled]
        elif total > 0 and not any(
            amount is None or amount for row, amount in rest.items() if row != "total"
        ):
            said = NO_OUTCOME(column=column_name(cells["new"]), found=total)
            place = cells["new"]
        else:
            continue
        yield Finding(
            place.location,
            said,
            target=place.target,
            keys=(("column", place.target.column), *fault_keys(case, cells.values())),
        )
