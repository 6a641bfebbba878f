"""Signs of the tables: what stands in cells, labels, rows and columns."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gidr_lint.forms.model import BUILT_IN

if TYPE_CHECKING:
    from gidr_lint.judging.signs import Signs

# What is told of a block by an attribute that is true or not empty.
_OF_BLOCKS = {
    "missing_rows": "row:missing",
    "missing_columns": "column:missing",
    "doubtful_rows": "row:doubtful",
    "repeated": "row:repeated",
    "unknown_rows": "row:unknown",
    "has_slips": "label:changed",
    "moved": "column:order",
    "strays": "era:mixed",
    "is_shuffled": "row:order",
}
_LESS = {"issued": "in-force", "newly-public": "public-total"}
# 万元; what a fee that large says depends on the author.
_MUCH = 10_000
_NOTE = "第一项加第二项之和，等于第三项加第四项之和"


def of_cells(case: "Signs") -> Iterator[str]:
    report = case.report
    for state, marks in {(cell.figure.state, cell.figure.marks) for cell in report.cells.values()}:
        if state != "number":
            yield f"cell:{state}"
        for mark in marks:
            yield f"cell:{mark}"


def of_amounts(case: "Signs") -> Iterator[str]:
    report = case.report
    table = report.tables.get("proactive")
    for block in table.blocks if table is not None else ():
        for (row, column), cell in block.cells.items():
            amount = cell.figure.amount
            if not amount or amount <= 0:
                continue
            if column in _LESS:
                whole = block.cells.get((row, _LESS[column]))
                if whole is not None and whole.figure.amount is not None and whole.figure.amount < amount:
                    yield f"less:{_LESS[column]}"
            elif column == "fee":
                written = cell.figure.digits
                if amount >= _MUCH or f"{written}元" in report.document.plain:
                    yield "cell:large-fee"
            elif cell.column.unit_in_cell and not cell.figure.unit:
                yield "cell:bare-money"
    table = report.tables.get("applications")
    for block in table.blocks if table is not None else ():
        if any(cell.figure.amount is None or cell.figure.amount < 0 for cell in block.cells.values()):
            yield "sums:skipped"
    if _NOTE not in report.document.plain and "applications" in report.tables:
        yield "note:missing"


def of_identities(case: "Signs") -> Iterator[str]:
    form = case.report.form
    if form is not None and form.id not in BUILT_IN:
        yield "identity:local"


def of_tables(case: "Signs") -> Iterator[str]:
    report = case.report
    form = report.form
    if form is not None and any(table.id not in report.tables for table in form.tables):
        yield "table:absent"
    eras: set[str] = set()
    for id, table in report.tables.items():
        if table.state != "bound":
            yield f"table:{table.state}"
        if table.section not in (None, id):
            yield "table:elsewhere"
        for block in table.blocks:
            eras.add(block.form.id)
            for attribute, sign in _OF_BLOCKS.items():
                if getattr(block, attribute):
                    yield sign
    if len(eras) > 1 or (form is not None and eras - {form.id}):
        yield "era:other"
