"""
整张表格没有填写。

A table in which no value cell is filled in.

没有发生的也要填0；整表空白时，表内合计和相关表述都无法核对。

Source: practice

Good: 没有发生的填0
    [proactive] coercion.decisions = 0

Bad: 整表空白
    [proactive] all = ""
    → 表二的10个数据格都没有填写
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Message,
    Severity,
    Target,
    rule,
)

MESSAGE = Message(
    zh="{table}的{count}个数据格都没有填写",
    en="None of the {count} cells of {table} is filled in",
    help_zh="请逐项填写；没有发生的填0。",
    help_en="Fill it in; enter 0 where nothing occurred.",
)


@rule(
    code="T217",
    severity=Severity.ERROR,
    official=True,
    in_draft=Severity.INFO,
    needs=("form", "tables"),
    outranks=("T213",),
    signs=("cell:blank", "cell:absent"),
)
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        cells = [cell for block in table.blocks if block.sure for cell in block.cells.values()]
        if table.state != "bound" or not cells:
            continue
        if any(cell.figure.state not in ("blank", "absent") or cell.figure.residue for cell in cells):
            continue
        yield Finding(
            table.top or cells[0].location,
            MESSAGE(table=table.name, count=len(cells)),
            target=Target(cells[0].target.section, table.id),
            keys=(("blank", table.id),),
        )
