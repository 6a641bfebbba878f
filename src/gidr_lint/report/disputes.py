"""The table of disputes: one row of figures under a header of three parts, or loose lines of both."""

from gidr_lint.base.diagnostics import Target
from gidr_lint.document.tree import Block, Heading, Paragraph, Table
from gidr_lint.report.labels import core
from gidr_lint.report.model import BoundBlock, BoundCell, BoundTable
from gidr_lint.report.official import Official
from gidr_lint.report.page import (
    DISPUTE_WORDS,
    Page,
    figures,
    is_header_of_disputes,
    lacks,
    short_words,
)
from gidr_lint.report.record import Record
from gidr_lint.report.rows import exactly

_ENDS = ("维持", "纠正", "审结", "总计")


def disputes(page: Page, tables: list[Table]) -> BoundTable:
    """The table as it stands in its grid, or where that gives no figures, from the section's lines."""
    official = Official(page, "disputes", tables)
    form_table = page.form_table("disputes")
    record = Record(form_table)
    record.read([(line_above(page, table), table) for table in tables if table.shape != "lines"])
    region, location = official.region, official.location
    if not record.values and region:
        page.rebuilt.add("disputes")
        _recover(page, record, region)
    block = form_table.blocks[0]
    if not record.values:
        seen = (
            record.header_seen
            or figures(region) >= len(record.ids)
            or is_header_of_disputes(short_words(region))
        )
        if location is None or not (seen or record.doubt):
            return official.absent()
        doubt = record.doubt or "rows"
        bound = BoundBlock(page.expected, form_table, block, location, sure=False, doubt=doubt)
        return official.unreadable(doubt, (bound,))
    assert location is not None
    row = block.rows[0]
    cells = {}
    for column in block.columns:
        value = record.values.get(column.id)
        if value is not None:
            target = Target(form_table.section, form_table.id, row.id, column.id)
            cells[(row.id, column.id)] = BoundCell(
                target, value.read(column), row, column, value.cell, value.text, value.location
            )
    bound = BoundBlock(
        page.expected,
        form_table,
        block,
        location,
        sure=True,
        cells=cells,
        missing_columns=record.missing,
        moved=record.moved,
    )
    return official.bound([bound])


def line_above(page: Page, table: Table) -> str:
    """The heading or short line right above a table."""
    previous: Block | None = None
    for block in page.document.blocks:
        if block is table:
            break
        previous = block
    else:
        return ""
    if isinstance(previous, Heading | Paragraph) and len(previous.text.string) <= 40:
        return previous.text.string
    return ""


def _recover(page: Page, record: Record, region: list[Block]) -> None:
    from gidr_lint.report.recover import stretches, tokens

    for stretch in stretches(tokens(region)):
        words = core("".join(text.string for text in stretch.labels))
        # Labels broken over two lines stand apart: 结果 结果 其他 尚未, and 维持 纠正 结果 审结 below.
        if all(words.count(word) == 3 for word in _ENDS) or (
            sum(words.count(word) for word in DISPUTE_WORDS) >= 8
        ):
            record.header_seen = True
            values, sure = exactly(stretch.values, len(record.ids))
            if lacks(stretch.values, len(record.ids)):
                continue
            if sure and len(values) == len(record.ids):
                record.values = dict(zip(record.ids, values, strict=True))
                return
