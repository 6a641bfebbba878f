"""
官方表格的列不能缺少。

Every column of the official table is kept.

因为是空列而删去的，表就变了，每一行的合计也核对不了。

A column that was deleted because it was empty changes the table, and every sum of its rows.

Source: the official form, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 列齐全
    [applications] new.legal-service = 2

Bad: 少了一列
    [applications] -column legal-service
    → 表三缺少“法律服务机构”一列
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Message,
    Severity,
    Target,
    capital,
    rule,
    short,
)

MESSAGE = Message(
    zh="{table}缺少{columns}{unit}列",
    en="{table} lacks the column {names}",
    help_zh="请补上；没有发生的填0。",
    help_en="Add it; enter 0 where nothing occurred.",
)


@rule(
    code="T208", severity=Severity.ERROR, official=True, needs=("form", "tables"), signs=("column:missing",)
)
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        for block in table.blocks:
            held = {column for _, column in block.cells}
            lost = [c for c in block.block.columns if c.id in block.missing_columns and c.id not in held]
            if not lost or not held:
                continue
            labels = [short("·".join(p for p in c.path if p != "行政诉讼") or c.label) for c in lost]
            yield Finding(
                table.top or block.location,
                MESSAGE(
                    table=capital(table.name),
                    columns="、".join(f"“{label}”" for label in labels),
                    names=", ".join(labels),
                    unit="一" if len(lost) == 1 else f"{len(lost)}",
                ),
                target=Target(block.table.section, table.id, None, lost[0].id),
                keys=(("columns", table.id, block.block.id),),
            )
