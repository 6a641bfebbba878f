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
    BoundBlock,
    Case,
    Finding,
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
        for block in table.blocks:
            for rows in _runs(block):
                labels = [short(row.label) for row in block.block.rows if row.id in rows]
                name = table_name(table.id)
                yield Finding(
                    _place(block, rows[0]),
                    (ONE if len(rows) == 1 else SEVERAL)(
                        table=Words(name.zh, name.en[:1].upper() + name.en[1:]),
                        row=labels[0],
                        count=len(rows),
                        rows="、".join(f"“{label}”" for label in labels),
                    ),
                    target=Target(block.table.section, table.id, rows[0]),
                    cause=(("era",),) if foreign else (("row", table.id, rows[0]),),
                )


def _runs(block: BoundBlock) -> list[list[str]]:
    """The missing rows, those that stand next to one another in the form together."""
    runs: list[list[str]] = []
    last = None
    for place, row in enumerate(block.block.rows):
        if row.id in block.missing_rows:
            if last is not None and place == last + 1:
                runs[-1].append(row.id)
            else:
                runs.append([row.id])
            last = place
    return runs


def _place(block: BoundBlock, row: str) -> Location:
    """The end of the last row before the missing one, else the table's beginning."""
    before = None
    for official in block.block.rows:
        if official.id == row:
            break
        cells = [cell for key, cell in block.cells.items() if key[0] == official.id]
        before = cells[-1] if cells else before
    return before.location.after if before is not None else block.location
