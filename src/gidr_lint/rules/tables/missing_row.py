"""
官方表格的行不能缺少，没有发生的也要保留并填0。

Every row of the official table is kept, with 0 where nothing occurred.

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
    BoundTable,
    Case,
    Finding,
    FormRow,
    Location,
    Message,
    Severity,
    Target,
    Words,
    rule,
    short,
    table_name,
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
    help_en="Missing are: {rows}. Add them; enter 0 where nothing occurred.",
)


@rule(code="T205", severity=Severity.ERROR, signs=("row:missing",))
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        if table.state in ("unreadable", "absent"):
            continue
        foreign = any(case.form is not None and block.form.id != case.form.id for block in table.blocks)
        name = table_name(table.id)
        for rows in _runs(table):
            labels = [short(row.label) for row in rows]
            yield Finding(
                _place(table, rows[0].id),
                (ONE if len(rows) == 1 else SEVERAL)(
                    table=Words(name.zh, name.en[:1].upper() + name.en[1:]),
                    row=labels[0],
                    count=len(rows),
                    rows="、".join(f"“{label}”" for label in labels),
                ),
                target=Target(table.blocks[0].table.section, table.id, rows[0].id),
                cause=(("era",),) if foreign else (("row", table.id, rows[0].id),),
            )


def _runs(table: BoundTable) -> list[list[FormRow]]:
    """The missing rows, those that stand next to one another in the form together."""
    missing = {row for block in table.blocks for row in block.missing_rows}
    runs: list[list[FormRow]] = []
    open_run = False
    for block in table.blocks[0].table.blocks:
        for row in block.rows:
            if row.id not in missing:
                open_run = False
            elif open_run:
                runs[-1].append(row)
            else:
                runs.append([row])
                open_run = True
    return runs


def _place(table: BoundTable, missing: str) -> Location:
    """The end of the last row before the missing one, else the table's beginning."""
    cells = {key[0]: cell for block in table.blocks for key, cell in block.cells.items()}
    before = None
    for block in table.blocks[0].table.blocks:
        for row in block.rows:
            if row.id == missing:
                return before.location.after if before is not None else table.blocks[0].location
            before = cells.get(row.id, before)
    return table.blocks[0].location
