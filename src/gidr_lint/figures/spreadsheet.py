"""
What the office's spreadsheet holds of the official tables: a witness beside the report.

Sheets are bound by their labels as a draft's tables are. A sheet of another year, or a table that
two sheets give differently, is no witness.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from gidr_lint.base.diagnostics import Target, Words
from gidr_lint.base.errors import ReadError
from gidr_lint.document.pattern import Pattern
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Document, Paragraph
from gidr_lint.forms.model import Form, table_name
from gidr_lint.report.model import BoundCell, Report

_YEAR = Pattern(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)")


class Difference(NamedTuple):
    """A cell of the draft and what the spreadsheet has for it."""

    cell: BoundCell
    filed: int | Decimal


class Figures(NamedTuple):
    """
    The certain amounts of a workbook by target. `notes` say what was left aside; `different` are the
    draft's cells that are not the same, `agreed` counts those that are.
    """

    uri: str
    cells: Mapping[Target, int | Decimal]
    notes: tuple[Words, ...]
    agreed: int = 0
    different: tuple[Difference, ...] = ()


def read_figures(source: Source, forms: tuple[Form, ...], report: Report) -> Figures:
    """The figures of a workbook that are those of a report; a note says so where there are none."""
    from gidr_lint.formats.sheet import read as workbook
    from gidr_lint.report.bind import bind

    notes: list[Words] = []
    found: dict[str, list[dict[Target, int | Decimal]]] = {}
    try:
        sheets = workbook.read(source)
    except ReadError as error:
        reason = error.values.get("reason")
        words = reason if isinstance(reason, Words) else Words("读不出来", "unreadable")
        return Figures(source.uri, MappingProxyType({}), (words,))
    for sheet in sheets:
        year = _year(sheet.name, sheet.document)
        bound = bind(sheet.document, forms, form=report.form.id if report.form is not None else "auto")
        tables = {id: table for id, table in bound.tables.items() if table.state in ("bound", "partial")}
        if not tables:
            continue
        if year is not None and report.year is not None and year != report.year:
            notes.append(
                Words(
                    f"工作表“{sheet.name}”是{year}年的，没有采用",
                    f"sheet {sheet.name} is of {year} and was left aside",
                )
            )
            continue
        if sheet.uncalculated:
            notes.append(
                Words(
                    f"工作表“{sheet.name}”有{sheet.uncalculated}个公式没有算出的值，请用Excel打开保存一次",
                    f"sheet {sheet.name} has {sheet.uncalculated} formulas without a value; save it once in Excel",
                )
            )
        for id, table in tables.items():
            cells = {c.target: c.figure.amount for c in table.cells() if c.figure.amount is not None}
            if cells:
                found.setdefault(id, []).append(cells)
    merged: dict[Target, int | Decimal] = {}
    for id, given in found.items():
        if all(other == given[0] for other in given[1:]):
            merged |= given[0]
            continue
        name = report.tables[id].name.zh if id in report.tables else table_name(id).zh
        notes.append(
            Words(
                f"有{len(given)}个工作表都是{name}，数据不同，没有采用",
                f"{len(given)} sheets give {id} differently; it was left aside",
            )
        )
    if not found and not notes:
        notes.append(Words("没有找到表二、表三、表四", "it holds none of the three tables"))
    agreed, different = _compared(report.cells.values(), merged)
    return Figures(source.uri, MappingProxyType(merged), tuple(notes), agreed, tuple(different))


def _year(name: str, document: Document) -> int | None:
    """The one year that the titles of a sheet name, else the one in its own name."""
    for texts in (
        [block.text.string for block in document.blocks if isinstance(block, Paragraph)],
        [name],
    ):
        years = {int(match["year"]) for text in texts for match in _YEAR.compiled.finditer(text)}
        if len(years) == 1:
            return years.pop()
        if years:
            return None
    return None


def _compared(cells: Iterable[BoundCell], filed: dict[Target, int | Decimal]) -> tuple[int, list[Difference]]:
    agreed = 0
    different: list[Difference] = []
    for cell in cells:
        amount = filed.get(cell.target)
        if amount is None or cell.figure.amount is None:
            continue
        if cell.figure.amount == amount:
            agreed += 1
        else:
            different.append(Difference(cell, amount))
    return agreed, different
