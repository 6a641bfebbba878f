"""
各行按官方表格的次序排列。

The rows stand in the order of the official table.

次序变了，照着官方表格汇总的人会填错行；数据仍按行标题读取，合计照常核对。

Source: the official form, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 次序与官方表格一致
    [applications] granted.total = 14

Good: 缺少一行不算次序不对
    [disputes] review-upheld = 1

Bad: 两行对调
    [applications] label denied-enforcement-file = 8.属于行政查询事项
    [applications] label denied-query-matter = «7.属于行政执法案卷»
    → 表三“7.属于行政执法案卷”一行应在“8.属于行政查询事项”之前
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from gidr_lint.api import (
    BoundLabel,
    BoundTable,
    Case,
    Finding,
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
    zh="{table}“{row}”一行应在“{other}”之前",
    en="{table}: the row {row} belongs before {other}",
    help_zh="请按官方表格的次序排列，连同数据一起移动。",
    help_en="Put the rows in the official order; move the figures along.",
)


@rule(code="T207", severity=Severity.WARNING, official=True, needs=("form", "tables"), signs=("row:order",))
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        for block in table.blocks:
            places = {row.id: place for place, row in enumerate(block.block.rows)}
            seen: set[str] = set()
            rows = []
            for label in block.rows_on_page:
                if label.id in places and label.id not in seen and _is_inside(table, label):
                    seen.add(label.id)
                    rows.append(label)
            late = _late(rows, [places[label.id] for label in rows])
            if late is None:
                continue
            row, other = late
            yield Finding(
                row.location,
                MESSAGE(table=capital(table.name), row=short(row.official), other=short(other.official)),
                target=Target(block.table.section, table.id, row.id),
                keys=(("order", table.id),),
                related=(Related(other.location, Words(other.text.string, other.text.string)),),
            )


def _is_inside(table: BoundTable, label: BoundLabel) -> bool:
    """Whether a label stands in a grid: in loose lines the order may be the converter's."""
    span = label.location.span
    if span is None:
        return any(part.shape != "lines" for part in table.tables)
    return any(
        part.shape != "lines"
        and part.location.span is not None
        and part.location.span.start <= span.start <= part.location.span.end
        for part in table.tables
    )


def _late(rows: Sequence[BoundLabel], order: Sequence[int]) -> tuple[BoundLabel, BoundLabel] | None:
    """The first row that stands too late, and the row that it belongs before."""
    highest: list[int] = []
    for place, row in zip(order, rows, strict=True):
        if highest and place < highest[-1]:
            return row, rows[order.index(highest[bisect_left(highest, place)])]
        highest.append(place)
    return None
