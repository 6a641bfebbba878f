"""The table of applications: a matrix bound as it stands, or rebuilt from loose lines or from order."""

from typing import NamedTuple

from gidr_lint.document.tree import Block, Heading, Paragraph, Table
from gidr_lint.forms.model import Form, FormTable
from gidr_lint.report.frame import lines_of
from gidr_lint.report.matrix import Matrix
from gidr_lint.report.model import BoundBlock, BoundTable, Misfit
from gidr_lint.report.official import Beside, Official, bound_block
from gidr_lint.report.page import MANY_FIGURES, Page, figures, lacks
from gidr_lint.report.rows import FoundRow, Place, exactly

_STOPS = ("。", "；", "！")


class Reading(NamedTuple):
    """
    The rows that one way of reading has found, and the form whose rows they are. `loose` are those whose
    labels stand outside of the tables, `unlabelled` counts rows of figures without a label.
    """

    form: Form
    table: FormTable
    matrix: Matrix
    rows: list[FoundRow]
    unlabelled: int
    loose: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Whether every row of the form was read with certainty."""
        sure = {row.hit.id for row in self.rows if row.sure}
        return sure.issuperset(row.id for row in self.table.blocks[0].rows)

    @property
    def missing(self) -> tuple[str, ...]:
        present = {row.hit.id for row in self.rows}
        return tuple(row.id for row in self.table.blocks[0].rows if row.id not in present)

    @property
    def doubt(self) -> str:
        """What is not certain of the table as a whole, if anything."""
        missing = self.missing
        if missing and (self.unlabelled or not self.loose.isdisjoint(missing)):
            return "rows"
        unsure = sum(not row.sure for row in self.rows)
        return "columns" if unsure * 2 > len(self.rows) else ""


def applications(page: Page, tables: list[Table]) -> BoundTable:
    """The table as it stands in its grid, or where rows are wanting, the first other reading that has them all."""
    official = Official(page, "applications", tables)
    reading = _as_grid(official)
    misfit: Misfit | None = None
    if not reading.is_whole:
        lines, misfit = _from_lines(official, reading)
        whole = lines or _by_order(official, reading)
        if whole is not None:
            page.rebuilt.add("applications")
            reading = whole
    location = official.location
    if not reading.rows:
        rows = sum(1 for name in reading.loose if name != "total")
        seen = rows >= 3 or reading.unlabelled or figures(official.region) >= MANY_FIGURES
        return official.unreadable("rows", (), misfit) if seen and location is not None else official.absent()
    assert location is not None
    form, form_table, matrix, doubt = reading.form, reading.table, reading.matrix, reading.doubt
    block, columns = form_table.blocks[0], matrix.columns
    if doubt:
        bound = BoundBlock(form, form_table, block, location, sure=False, doubt=doubt)
        return official.unreadable(doubt, (bound,), misfit if doubt == "rows" else None)
    beside = Beside(
        reading.missing,
        columns.missing,
        tuple(columns.labels),
        tuple(matrix.unknown),
        moved=columns.moved,
    )
    return official.bound([bound_block(Place(form, form_table, block), location, reading.rows, beside)])


def _as_grid(official: Official) -> Reading:
    """The rows of the section's tables, as of the form that they fit best."""
    page = official.page
    matrix = Matrix(page.form_table("applications"), page.labels.applications)
    matrix.read(_grids(official))
    loose = loose_applications(page, official.region, official.tables)
    form, table = _form_of(page, {row.hit.id for row in matrix.rows if row.sure})
    matrix.settle([row.id for row in table.blocks[0].rows])
    return Reading(form, table, matrix, matrix.rows, matrix.unlabelled, frozenset(loose))


def _from_lines(official: Official, grid: Reading) -> tuple[Reading | None, Misfit | None]:
    """All rows of one of the forms from the section's lines; else the first row that stands against it."""
    if not (grid.loose or grid.unlabelled):
        return None, None
    page = official.page
    misfit: Misfit | None = None
    for form in (grid.form, *(known for known in page.forms if known is not grid.form)):
        table = form.table("applications")
        if table is None:
            continue
        matrix = Matrix(table, page.labels.applications)
        odd = _recover(page, matrix, official.region, len(table.blocks[0].columns))
        misfit = misfit or (odd if isinstance(odd, Misfit) else None)
        reading = Reading(form, table, matrix, matrix.rows, 0, frozenset())
        if odd is None and not reading.missing:
            matrix.columns.labels = grid.matrix.columns.labels
            return reading, misfit
    return None, misfit


def _by_order(official: Official, grid: Reading) -> Reading | None:
    """All rows of the form in its order, where some have lost their labels."""
    if not grid.unlabelled:
        return None
    from gidr_lint.report.ordered import rows_by_order

    rows = rows_by_order(_grids(official), grid.matrix, grid.form, grid.table)
    return grid._replace(rows=rows, unlabelled=0, loose=frozenset()) if rows else None


def _grids(official: Official) -> list[Table]:
    return [table for table in official.tables if table.shape != "lines"]


def _form_of(page: Page, found: set[str]) -> tuple[Form, FormTable]:
    """The era of the rows: one 其他处理 row is the older, its three rows the newer form."""
    best: tuple[int, Form, FormTable] | None = None
    for form in (page.expected, *(f for f in page.forms if f is not page.expected)):
        table = form.table("applications")
        if table is None:
            continue
        ids = {row.id for row in table.blocks[0].rows}
        strange = len(found - ids)
        if best is None or strange < best[0]:
            best = (strange, form, table)
    assert best is not None
    return best[1], best[2]


def loose_applications(page: Page, region: list[Block], tables: list[Table]) -> set[str]:
    """Rows whose labels stand in the section outside its tables, or in tables of loose cells."""
    found: set[str] = set()
    for block in region:
        if isinstance(block, Table):
            if block.shape == "lines":
                found.update(
                    hit.id
                    for row in block.rows
                    for cell in row.cells
                    if (hit := page.labels.applications.find(cell.text.string)) and hit.kind == "row"
                )
            continue
        for line in lines_of(block):
            # A sentence may give a row's figure in the row's words.
            if len(line.string) <= 60 and not line.string.rstrip().endswith(_STOPS):
                for text in (line.string, line.string.rstrip("0123456789 ")):
                    hit = page.labels.applications.find(text) if text else None
                    if hit is not None and hit.kind == "row":
                        found.add(hit.id)
        whole = block.text.string.rstrip()
        if isinstance(block, Paragraph | Heading) and len(whole) <= 80 and not whole.endswith(_STOPS):
            hit = page.labels.applications.find(block.text.string)
            if hit is not None and hit.kind == "row":
                found.add(hit.id)
    return found


def _recover(page: Page, matrix: Matrix, region: list[Block], count: int) -> Misfit | str | None:
    """
    Rebuild the rows from the section's lines; what stands against it as soon as a row is not certain:
    the row if it has too few or too many figures.
    """
    from gidr_lint.report.recover import last_label, stretches, tokens

    found_stretches = list(stretches(tokens(region)))
    # Where borders and label cells of the next row read as blanks behind this one's values,
    # a row whose figures are fewer than there should be may lack one of them.
    padded = sum(len(stretch.values) > count for stretch in found_stretches) > 1
    for stretch in found_stretches:
        if not stretch.values:
            continue
        filled = sum(bool(value.text.string) for value in stretch.values)
        found = last_label(stretch.labels, matrix.name_of, 12)
        odd = (
            Misfit(found[0].official, found[1], filled, count)
            if found is not None and filled != count
            else "rows"
        )
        if padded and lacks(stretch.values, count):
            return odd
        if found is None:
            if filled:
                return "rows"
            continue
        if not filled and len(stretch.values) < count and not matrix.rows:
            continue  # 总计 as the last word of the header, and blanks behind it.
        hit, text = found
        values, sure = exactly(stretch.values, count)
        if not sure or hit.id in {row.hit.id for row in matrix.rows}:
            return odd
        matrix.add_loose(hit, text, values, sure=True)
    return None if matrix.rows else "rows"
