"""
官方表格没有可靠识别，表内合计和与之相关的表述没有核对。

An official table was recognised but could not be read with certainty, so its sums and what the
prose says about it were not checked.

A figure in the wrong cell would make false findings, so nothing is judged that needs the table.
This is no sign that the figures are wrong: merged cells, a converter or a page break may be the
reason.

Source: practice
"""

from collections.abc import Iterator

from gidr_lint.api import (
    BoundTable,
    Case,
    Finding,
    Message,
    Related,
    Severity,
    Target,
    Words,
    rule,
    short,
)

MESSAGE = Message(
    zh="{where}的表格{part}没能可靠识别{why}，表内合计和相关表述均未核对",
    en="{part} in {where} could not be read with certainty{why}, so its sums and the sentences about it were not checked",
    help_zh="这不表示数据有误。请尽量用Word或网页原文件，或把表格整理为一张完整的表后重新检查。",
    help_en="This does not mean the figures are wrong. Use the Word or HTML original, or make it one table, and check again.",
)

_WHY = {
    "rows": Words("（行标题与数据对不上）", " (row labels and data do not fit together)"),
    "columns": Words("（表头与数据列对不上）", " (header and data columns do not fit together)"),
}
_NO_REASON = Words("", "")


@rule(code="E003", severity=Severity.WARNING, signs=("table:unreadable", "table:partial"))
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        if table.state not in ("unreadable", "partial"):
            continue
        unsure = [block for block in table.blocks if not block.sure]
        reason = next((block.doubt for block in unsure if block.doubt), table.doubt)
        # A table without a certain block is the cause of all that is said about it; of one that
        # is read in part only the cells in doubt are.
        cause: tuple[object, ...] = (("table", table.id),) if table.state == "unreadable" else ()
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
            cause=cause + cells,
        )


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
            numeral = "一二三四五六七八九十"[section.ordinal - 1]
            return Words(f"第{numeral}部分", f"section {numeral}")
    return Words("报告中", "the report")
