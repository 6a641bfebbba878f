"""
官方表格没有可靠识别，表内合计和与之相关的表述没有核对。

An official table was recognised but could not be read with certainty, so its sums and what the
prose says about it were not checked.

把数放错了格会造成误报，所以凡要用到这张表的都不作判断。这不表示数据有误：可能是合并单元格、格式转换或分页造
成的。行名与官方表格不同、或格数比列数多的行，只是自己的合计不核对，作提示。

A figure in the wrong cell would make false findings, so nothing is judged that needs the table.
This is no sign that the figures are wrong: merged cells, a converter or a page break may be the
reason. Rows that have another name than in the official table, or more figures than it has columns,
leave only their own sums unchecked; that is a note.

Source: practice

Good: 行名与官方表格一致
    [applications] label carried-out = 四、结转下年度继续办理

Bad: 一行用了别的名称
    [applications] label carried-out = «四、结转至下年度办理数量»
    [applications] carried-out.natural-person = 7, carried-out.total = 9
    → 表三“四、结转至下年度办理数量”行的名称与官方表格不同，用到这一行的8处合计没有核对

Bad: 几行用了别的名称
    [applications] label denied-security-stability = «3.可能影响安全与稳定的»
    [applications] label denied-query-matter = 8.属于向机关查询事项的
    → 表三有2行（最先是“3.可能影响安全与稳定的”）的名称与官方表格不同，用到这些行的9处合计没有核对
"""

from collections.abc import Iterator

from gidr_lint.api import (
    BoundBlock,
    BoundTable,
    Case,
    Finding,
    Message,
    Related,
    Severity,
    Target,
    Words,
    capital,
    numeral,
    rule,
    short,
)

MESSAGE = Message(
    zh="{where}的表格{part}没能可靠识别{why}，表内合计和相关表述均未核对",
    en="{part} in {where} could not be read with certainty{why}, so its sums and the sentences about it were not checked",
    help_zh="这不表示数据有误。请尽量用Word或网页原文件，或把表格整理为一张完整的表后重新检查。",
    help_en="This does not mean the figures are wrong. Use the Word or HTML original, or make it one table, and check again.",
)

ROWS = Message(
    zh="{table}{row}{doubt}，用到{these}的{count}处合计没有核对",
    en="{table}, {row}: {doubt}, so {count} sums that need {these} were not checked",
    help_zh="{official}这不表示数据有误，请自行核对这些合计。",
    help_en="{official}This does not mean the figures are wrong; please check these sums yourself.",
)
_DOUBTS = {
    "name": Words("的名称与官方表格不同", "the name is not that of the official table"),
    "columns": Words("的数与各列对不上", "the figures do not fit the columns"),
}
_WHY = {
    "rows": Words("（行标题与数据对不上）", " (row labels and data do not fit together)"),
    "line": Words("（表格挤在一行里）", " (it stands on one line)"),
    "columns": Words("（表头与数据列对不上）", " (header and data columns do not fit together)"),
}
_NO_REASON = Words("", "")
_MOST_RELATED = 5


@rule(
    code="E003",
    severity=Severity.WARNING,
    outranks=("T", "A", "N", "X"),
    signs=("table:unreadable", "table:partial", "row:doubtful"),
)
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        for block in table.blocks:
            for doubt in _DOUBTS:
                yield from _rows(case, table, block, doubt)
        if table.state not in ("unreadable", "partial"):
            continue
        unsure = [block for block in table.blocks if not block.sure]
        reason = next((block.doubt for block in unsure if block.doubt), table.doubt)
        # A table without a certain block is the cause of all that is said about it; of one that
        # is read in part only the cells in doubt are.
        keys: tuple[object, ...] = (("table", table.id),) if table.state == "unreadable" else ()
        cells = tuple(
            ("cell", Target(block.table.section, table.id, row.id, column.id))
            for block in unsure
            for row in block.block.rows
            for column in block.block.columns
        )
        yield Finding(
            table.top or (unsure[0].location if unsure else case.top),
            MESSAGE(
                where=_where(case, table),
                part=Words("", "The table")
                if table.state == "unreadable"
                else Words("有一部分", "Part of the table"),
                why=_misfit(table) if table.misfit is not None else _WHY.get(reason, _NO_REASON),
            ),
            related=_related(table),
            target=Target(_section(case, table), table.id),
            keys=keys + cells,
        )


def _rows(case: Case, table: BoundTable, block: BoundBlock, doubt: str) -> Iterator[Finding]:
    """One note about the rows of a block that count in no sum for the same reason."""
    rows = {
        row
        for row, reason in block.doubtful_rows.items()
        # Where a cell is blank or missing, T213 says so, and that the sums were not checked.
        if reason == doubt and (doubt == "name" or not _has_gap(block, row))
    }
    labels = [label for label in block.rows_on_page if label.id in rows]
    count = sum(
        state == "skipped" and any(t.table == table.id and t.row in rows for t in instance.cells)
        for instance, state in case.instances
    )
    if not labels or not count:
        return
    first, *others = labels
    name, official = short(first.text.string), short(first.official)
    several = len(labels) > 1
    yield Finding(
        first.location,
        ROWS(
            table=capital(table.name),
            row=Words(f"有{len(labels)}行（最先是“{name}”）", f"{len(labels)} rows (first {name})")
            if several
            else Words(f"“{name}”行", f"row {name}"),
            doubt=_DOUBTS[doubt],
            these=Words("这些行", "them") if several else Words("这一行", "it"),
            count=count,
            official=Words(
                f"官方表格里这一行是“{official}”。", f"In the official table this row is {official}. "
            )
            if doubt == "name" and not several
            else _NO_REASON,
        ),
        target=Target(block.table.section, table.id, first.id),
        severity=Severity.INFO,
        related=tuple(
            Related(
                label.location,
                Words(
                    f"官方表格里是“{short(label.official)}”", f"{short(label.official)} in the official table"
                ),
                None,
                Target(block.table.section, table.id, label.id),
            )
            for label in others[:_MOST_RELATED]
        ),
    )


def _has_gap(block: BoundBlock, row: str) -> bool:
    return any(cell.figure.state in ("blank", "absent") for (id, _), cell in block.cells.items() if id == row)


def _misfit(table: BoundTable) -> Words:
    """The first row of loose lines that does not fit, by its label and the number of its figures."""
    assert table.misfit is not None
    row, _, found, wanted = table.misfit
    name = short(row)
    return Words(
        f"（“{name}”行应有{wanted}个数，认出{found}个）",
        f" (row {name} should have {wanted} figures and has {found})",
    )


def _related(table: BoundTable) -> tuple[Related, ...]:
    if table.misfit is None:
        return ()
    words = Words("从这一行起对不上", "from this row on it does not fit")
    return (Related(table.misfit.label.location(), words),)


def _section(case: Case, table: BoundTable) -> str | None:
    """The id of the section that the form puts the table in."""
    for form in case.report.forms:
        official = form.table(table.id)
        if official is not None:
            return official.section
    return table.section


def _where(case: Case, table: BoundTable) -> Words:
    id = _section(case, table)
    for form in case.report.forms:
        section = form.section(id or "")
        if section is not None:
            ordinal = numeral(section.ordinal)
            return Words(f"第{ordinal}部分", f"section {ordinal}")
    return Words("报告中", "the report")
