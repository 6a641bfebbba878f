"""The table of proactive disclosure: bands, each under a header of its own, or loose lines of them."""

from itertools import zip_longest

from gidr_lint.document.text import join
from gidr_lint.document.tree import Block, Table
from gidr_lint.report.frame import lines_of
from gidr_lint.report.labels import core
from gidr_lint.report.model import BoundBlock, BoundTable, TableState
from gidr_lint.report.page import Page, bound_block
from gidr_lint.report.rows import FoundRow
from gidr_lint.report.stacked import Head, Stacked


def proactive(page: Page, tables: list[Table]) -> BoundTable:
    region = page.region("proactive")
    section = page.section_of(tables, "proactive")
    location = page.location(tables, "proactive")
    stacked = Stacked(page.forms, page.labels, page.expected)
    outside = loose_proactive(page, region)
    # A row that loose lines lack may as well have been lost on the way to them.
    rebuilt = bool(outside) or any(table.shape == "lines" for table in tables)
    if rebuilt:
        page.rebuilt.add("proactive")
        _recover(page, stacked, region)
        rebuilt = bool(stacked.rows)
        if not rebuilt:
            stacked = Stacked(page.forms, page.labels, page.expected)
            stacked.read(tables)
    else:
        stacked.read(tables)
    if not stacked.rows:
        if location is not None and len(outside) + page.bands(region) >= 3:
            page.use(region)
            return BoundTable(
                "proactive",
                "unreadable",
                location=location,
                section=section,
                tables=tuple(tables),
                doubt="rows",
            )
        return page.absent("proactive", location, section)
    page.use(region, prose=False)
    assert location is not None
    by_block: dict[tuple[str, str], list[FoundRow]] = {}
    for place, row in stacked.rows:
        by_block.setdefault((place.form.id, place.block.id), []).append(row)
    blocks: list[BoundBlock] = []
    seen = {row.hit.id for _, row in stacked.rows}
    bands: set[str] = set()
    for place, _ in stacked.rows:
        key = (place.form.id, place.block.id)
        if key not in by_block:
            continue
        rows = by_block.pop(key)
        bands.add(place.block.id)
        missing = tuple(row.id for row in place.block.rows if row.id not in seen)
        named = {column for row in rows for column in (row.columns or ())}
        absent = tuple(column.id for column in place.block.columns if column.id not in named)
        doubt = "rows" if missing and (rebuilt or set(missing) & outside) else ""
        if not doubt and any(
            not row.sure and (rebuilt or len(row.values) > len(row.columns or ())) for row in rows
        ):
            doubt = "columns"
        signs = tuple(
            label
            for form, label in stacked.signs
            if form == place.form.id and label.id in {c.id for c in place.block.columns}
        )
        moved, strays = stacked.moved.get(key, ()), tuple(stacked.strays.get(key, ()))
        block = bound_block(
            place.form,
            place.table,
            place.block,
            rows,
            location,
            missing,
            absent,
            [s for s in signs if s.distance],
            [],
            signs,
            moved=moved,
            strays=strays,
        )
        if doubt:
            block = BoundBlock(
                place.form,
                place.table,
                place.block,
                rows[0].location,
                sure=False,
                doubt=doubt,
                signs=signs,
                moved=moved,
                strays=strays,
            )
        blocks.append(block)
    expected = page.form_table("proactive")
    foreign = all(block.form is not page.expected for block in blocks)
    for official in expected.blocks:
        # What loose lines in the other era's form lack of the expected one is no doubt about them.
        if official.id not in bands and not (foreign and rebuilt):
            names = {row.id for row in official.rows}
            doubtful = rebuilt or bool(names & outside)
            blocks.append(
                BoundBlock(
                    page.expected,
                    expected,
                    official,
                    location,
                    sure=not doubtful,
                    missing_rows=() if doubtful else tuple(row.id for row in official.rows),
                    doubt="rows" if doubtful else "",
                )
            )
    sure = [block.sure for block in blocks]
    state: TableState = "bound" if all(sure) else "partial" if any(sure) else "unreadable"
    return BoundTable(
        "proactive", state, blocks=tuple(blocks), location=location, section=section, tables=tuple(tables)
    )


def loose_proactive(page: Page, region: list[Block]) -> set[str]:
    """Rows whose labels stand in the section outside its tables."""
    found: set[str] = set()
    for block in region:
        if isinstance(block, Table):
            continue
        for line in lines_of(block):
            string = line.string.rstrip("0123456789.,+-/ \u3000")
            if 2 <= len(string) <= 20:
                hit = page.labels.proactive.find(string)
                if hit is not None and hit.kind == "row":
                    found.add(hit.id)
    return found


def _recover(page: Page, stacked: Stacked, region: list[Block]) -> None:
    from gidr_lint.report.recover import last_label, stretches, tokens

    for stretch in stretches(tokens(region)):
        heads: list[Head] = []
        broken = False
        for label, following in zip_longest(stretch.labels, stretch.labels[1:]):
            band = page.labels.bands.get(core(label.string))
            if band is not None:
                stacked.band = band
                heads = []
                stacked.heads = []
                stacked.width = 0
            if broken:
                broken = False
                continue
            head = stacked.head_of(label)
            if following is not None and (head is None or head.distance):
                whole = stacked.head_of(join((label, following)))
                if whole is not None and whole.distance == 0:
                    head, broken = whole, True
            if head is not None and not (heads and heads[-1].text.string == label.string):
                heads.append(head)
        if heads:
            stacked.heads, stacked.width = heads, len(heads)
        if not stretch.values:
            continue
        found = last_label(stretch.labels, page.labels.proactive.find, 3)
        if found is not None:
            stacked.add_loose(*found, stretch.values)
