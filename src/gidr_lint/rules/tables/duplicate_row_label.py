"""
同一行在表里只出现一次。

Each row stands in the table once.

同一个行标题下有两行数据时，不知道哪一行算数，这一行和有关合计都不能核对。多半是复制后忘了改标题。

Source: the official form, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 每行一次
    [applications] rejected-repeat.total = 0

Good: 两组里编号相同的行不是同一行
    [applications] rejected-petition.total = 1

Bad: 复制后忘了改标题
    [applications] label rejected-publication = «2.重复申请»
    → 表三的“2.重复申请”出现了两次，可能其中一行应为“3.要求提供公开出版物”

Bad: 多出一行，看不出应是哪一行
    !beside T205
    [applications] -row rejected-petition
    [applications] label rejected-publication = «2.重复申请»
    → 表三的“2.重复申请”出现了两次
"""

from collections.abc import Iterator

from gidr_lint.api import (
    BoundBlock,
    BoundLabel,
    Case,
    Finding,
    FormRow,
    Message,
    Related,
    Severity,
    Target,
    Words,
    capital,
    rule,
    short,
)

MESSAGE = Message(
    zh="{table}的“{row}”出现了两次",
    en="{table} has the row {row} twice",
    help_zh="请保留一行，核对数据；有关合计暂未核对。",
    help_en="Keep one of them and check its figures; its sums were not checked.",
)
MISNAMED = Message(
    zh="{table}的“{row}”出现了两次，可能其中一行应为“{other}”",
    en="{table} has the row {row} twice; one of them should perhaps be {other}",
    help_zh="表里没有“{other}”一行。请核对这两行的标题；有关合计暂未核对。",
    help_en="The row {other} is missing. Check both labels; their sums were not checked.",
)

MOST = 3


@rule(
    code="T230",
    severity=Severity.ERROR,
    official=True,
    needs=("form", "tables"),
    outranks=("A302", "T205", "T207"),
    signs=("row:repeated",),
)
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        for block in table.blocks:
            told: set[str] = set()
            # So many rows twice are a second table: of a lower level, or of another year.
            if len({label.id for label in block.repeated}) > MOST:
                continue
            for label in block.repeated:
                if label.id in told:
                    continue
                told.add(label.id)
                first = next((other for other in block.labels if other.id == label.id), None)
                lost = _lost(block, label)
                keys = [("row", table.id, label.id)] + ([("row", table.id, lost.id)] if lost else [])
                yield Finding(
                    label.location,
                    (MISNAMED if lost else MESSAGE)(
                        table=capital(table.name),
                        row=short(label.official),
                        other=short(lost.label) if lost else "",
                    ),
                    target=Target(block.table.section, table.id, label.id),
                    keys=tuple(keys),
                    related=(Related(first.location, Words(first.text.string, first.text.string)),)
                    if first is not None
                    else (),
                )


def _lost(block: BoundBlock, label: BoundLabel) -> FormRow | None:
    """The one missing row, where it belongs right next to the repeated one."""
    rows = block.block.rows
    place = next((i for i, row in enumerate(rows) if row.id == label.id), None)
    if place is None or len(block.missing_rows) != 1:
        return None
    near = rows[max(0, place - 1) : place + 2]
    return next((row for row in near if row.id == block.missing_rows[0]), None)
