"""
官方表格的行不能缺少，没有发生的也要保留并填0。

Every row of the official table is kept, with 0 where nothing occurred.

因为是空行而删去的，表就不再是官方的表，要用到这一行的合计也核对不了。

A row that was deleted because it was empty makes the table another table, and the sums that need
it cannot be checked.

Source: the official form, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 行齐全，没有发生的填0
    [applications] denied-query-matter.total = 0

Bad: 少了一行
    [applications] -row denied-law-forbids
    → 表三缺少“2.其他法律行政法规禁止公开”一行

Bad: 少了相邻的两行
    [applications] -row rejected-repeat rejected-publication
    → 表三缺少2行，从“2.重复申请”起
"""

from collections.abc import Iterator

from gidr_lint.api import (
    BoundBlock,
    BoundCell,
    BoundTable,
    Case,
    Finding,
    FormRow,
    Location,
    Message,
    Severity,
    Target,
    capital,
    rule,
    short,
)

ONE = Message(
    zh="{table}缺少“{row}”一行",
    en="{table} lacks the row {row}",
    help_zh="请补上这一行；没有发生的填0。",
    help_en="Add the row; enter 0 where nothing occurred.",
)
SEVERAL = Message(
    zh="{table}缺少{count}行，从“{row}”起",
    en="{table} lacks {count} rows, from {row} on",
    help_zh="缺少的是：{rows}。请补上；没有发生的填0。",
    help_en="Missing: {rows_en}. Add them; enter 0 where nothing occurred.",
)


@rule(
    code="T205",
    severity=Severity.ERROR,
    official=True,
    in_draft=Severity.INFO,
    needs=("form", "tables"),
    signs=("row:missing",),
)
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        if table.state in ("unreadable", "absent"):
            continue
        foreign = _is_foreign(case, table)
        theirs = {row for block in table.blocks if block.form is not case.form for row in block.missing_rows}
        for rows in _runs(table, foreign):
            labels = [short(row.label) for row in rows]
            yield Finding(
                _place(table, rows[0]),
                (ONE if len(rows) == 1 else SEVERAL)(
                    table=capital(table.name),
                    row=labels[0],
                    count=len(rows),
                    rows="、".join(f"“{label}”" for label in labels),
                    rows_en=", ".join(labels),
                ),
                target=Target(table.blocks[0].table.section, table.id, rows[0].id),
                keys=(("era",),)
                if foreign or (case.form is not None and rows[0].id in theirs)
                else (("row", table.id, rows[0].id),),
            )


def _is_foreign(case: Case, table: BoundTable) -> bool:
    """Whether the whole table follows another form than the year's, which T203 says."""
    filled = [block for block in table.blocks if block.cells]
    return case.form is not None and all(block.form.id != case.form.id for block in filled)


def _blocks(table: BoundTable) -> list[BoundBlock]:
    """The blocks as the form has them; those that are missing altogether are bound last."""
    order: dict[str, int] = {}
    for bound in table.blocks:
        for place, block in enumerate(bound.table.blocks):
            order.setdefault(block.id, place)
    return sorted(table.blocks, key=lambda bound: order[bound.block.id])


def _runs(table: BoundTable, foreign: bool) -> list[list[FormRow]]:
    """The missing rows, those that stand next to one another in the form together."""
    runs: list[list[FormRow]] = []
    is_open = False
    for bound in _blocks(table):
        if foreign and not bound.cells:
            continue  # a block of the year's form, of which the other form knows nothing
        for row in bound.block.rows:
            if row.id not in bound.missing_rows:
                is_open = False
            elif is_open:
                runs[-1].append(row)
            else:
                runs.append([row])
                is_open = True
    return runs


def _place(table: BoundTable, missing: FormRow) -> Location:
    """The end of the last row before the missing one, else the table's beginning."""
    before: BoundCell | None = None
    for bound in _blocks(table):
        last = {row: cell for (row, _), cell in bound.cells.items()}
        for row in bound.block.rows:
            if row is missing:
                found = before.location.after if before is not None else None
                return found or table.top or bound.location
            before = last.get(row.id, before)
    return table.top or table.blocks[0].location
