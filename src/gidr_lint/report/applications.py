"""The table of applications: a matrix bound as it stands, or rebuilt from loose lines or from order."""

from gidr_lint.document.tree import Block, Heading, Paragraph, Table
from gidr_lint.forms.model import Form, FormTable
from gidr_lint.report.frame import lines_of
from gidr_lint.report.matrix import Matrix
from gidr_lint.report.model import BoundBlock, BoundTable, Misfit
from gidr_lint.report.page import MANY_FIGURES, Page, bound_block, figures, lacks
from gidr_lint.report.rows import exactly

_STOPS = ("。", "；", "！")


def applications(page: Page, tables: list[Table]) -> BoundTable:
    form_table = page.form_table("applications")
    matrix = Matrix(form_table, page.labels.applications)
    matrix.read([table for table in tables if table.shape != "lines"])
    region = page.region("applications")
    loose = loose_applications(page, region, tables)
    found = {row.hit.id for row in matrix.rows if row.sure}
    form, form_table = _form_of(page, found)
    matrix.settle([row.id for row in form_table.blocks[0].rows])
    found.update(row.hit.id for row in matrix.rows if row.sure)
    wanted = {row.id for row in form_table.blocks[0].rows}
    misfit: Misfit | None = None
    if not wanted <= found and (loose or matrix.unlabelled):
        for other in (form, *(known for known in page.forms if known is not form)):
            table = other.table("applications")
            if table is None:
                continue
            rebuilt = Matrix(table, page.labels.applications)
            odd = _recover(page, rebuilt, region, len(table.blocks[0].columns))
            ids = {row.hit.id for row in rebuilt.rows}
            misfit = misfit or (odd if isinstance(odd, Misfit) else None)
            if odd is None and ids.issuperset(row.id for row in table.blocks[0].rows):
                page.rebuilt.add("applications")
                rebuilt.column_labels = matrix.column_labels
                matrix, form, form_table, loose = rebuilt, other, table, set()
                found = wanted = ids
                break
    if matrix.unlabelled and not wanted <= found:
        from gidr_lint.report.ordered import rows_by_order

        grids = [table for table in tables if table.shape != "lines"]
        ordered = rows_by_order(grids, matrix, form, form_table)
        if ordered:
            page.rebuilt.add("applications")
            matrix.rows, matrix.unlabelled, loose = ordered, 0, set()
    present = {row.hit.id for row in matrix.rows}
    missing = tuple(row.id for row in form_table.blocks[0].rows if row.id not in present)
    section = page.section_of(tables, "applications")
    location = page.location(tables, "applications")
    if not matrix.rows:
        signs = (
            sum(1 for name in loose if name != "total") >= 3
            or matrix.unlabelled
            or figures(region) >= MANY_FIGURES
        )
        if signs and location is not None:
            page.use(region)
            return BoundTable(
                "applications",
                "unreadable",
                location=location,
                section=section,
                tables=tuple(tables),
                doubt="rows",
                misfit=misfit,
            )
        return page.absent("applications", location, section)
    page.use(region, prose=False)
    unsure = [row for row in matrix.rows if not row.sure]
    doubt = ""
    if missing and (matrix.unlabelled or loose & set(missing)):
        doubt = "rows"
    elif len(unsure) * 2 > len(matrix.rows):
        doubt = "columns"
    assert location is not None
    block = form_table.blocks[0]
    if doubt:
        bound = BoundBlock(form, form_table, block, location, sure=False, doubt=doubt)
        return BoundTable(
            "applications",
            "unreadable",
            blocks=(bound,),
            location=location,
            section=section,
            tables=tuple(tables),
            doubt=doubt,
            misfit=misfit if doubt == "rows" else None,
        )
    bound = bound_block(
        form,
        form_table,
        block,
        matrix.rows,
        location,
        missing,
        matrix.missing_columns,
        matrix.column_labels,
        matrix.unknown,
        moved=matrix.moved,
    )
    return BoundTable(
        "applications", "bound", blocks=(bound,), location=location, section=section, tables=tuple(tables)
    )


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
