"""The table of proactive disclosure: bands, each under a header of its own, or loose lines of them."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from gidr_lint.document.text import join
from gidr_lint.document.tree import Block, Table
from gidr_lint.report.frame import lines_of
from gidr_lint.report.labels import core
from gidr_lint.report.model import BoundBlock, BoundTable
from gidr_lint.report.official import Beside, Official, bound_block
from gidr_lint.report.page import TELLING, Page
from gidr_lint.report.rows import FoundRow, Place
from gidr_lint.report.stacked import Head, Header, Stacked


class Doubts(NamedTuple):
    """
    What makes a block of the table doubtful: rows whose labels stand `outside` of the tables, and that the
    table was `rebuilt` from loose lines, for a row that these lack may as well have been lost on the way to them.
    """

    outside: set[str]
    rebuilt: bool

    def of_missing(self, rows: Iterable[str]) -> bool:
        """Whether rows that a block lacks may be there, unread."""
        return any(self.rebuilt or row in self.outside for row in rows)

    def of_block(self, missing: tuple[str, ...], rows: list[FoundRow]) -> str:
        """What is not certain of a block as a whole, if anything."""
        if self.of_missing(missing):
            return "rows"
        unsure = [row for row in rows if not row.sure]
        shifted = any(self.rebuilt or len(row.values) > len(row.columns or ()) for row in unsure)
        return "columns" if shifted else ""


def proactive(page: Page, tables: list[Table]) -> BoundTable:
    """The table from the section's lines if labels stand loose in them, else as it stands in its grid."""
    official = Official(page, "proactive", tables)
    outside = loose_proactive(page, official.region)
    stacked = _from_lines(official) if outside or any(table.shape == "lines" for table in tables) else None
    doubts = Doubts(outside, rebuilt=stacked is not None)
    if stacked is None:
        stacked = Stacked(page.forms, page.labels, page.expected)
        stacked.read(tables)
    if not stacked.rows:
        is_torn = official.location is not None and len(outside) + page.bands(official.region) >= TELLING
        return official.unreadable("rows") if is_torn else official.absent()
    found = list(_found(official, stacked, doubts))
    blocks = [*found, *_wanting(official, found, doubts)]
    sure = [block.sure for block in blocks]
    return official.bound(blocks, "bound" if all(sure) else "partial" if any(sure) else "unreadable")


def _from_lines(official: Official) -> Stacked | None:
    """The rows that the section's lines give, if any."""
    page = official.page
    page.rebuilt.add("proactive")
    stacked = Stacked(page.forms, page.labels, page.expected)
    _recover(page, stacked, official.region)
    return stacked if stacked.rows else None


def _found(official: Official, stacked: Stacked, doubts: Doubts) -> Iterator[BoundBlock]:
    """The blocks of which there are rows, in the page's order."""
    location = official.location
    assert location is not None
    seen = {row.hit.id for _, row in stacked.rows}
    by_block: dict[tuple[str, str], tuple[Place, list[FoundRow]]] = {}
    for place, row in stacked.rows:
        by_block.setdefault((place.form.id, place.block.id), (place, []))[1].append(row)
    for key, (place, rows) in by_block.items():
        columns = [column.id for column in place.block.columns]
        missing = tuple(row.id for row in place.block.rows if row.id not in seen)
        named = {column for row in rows for column in (row.columns or ())}
        signs = tuple(
            label for (form, id, _), label in stacked.signs.items() if form == place.form.id and id in columns
        )
        moved, strays = stacked.moved.get(key, ()), tuple(stacked.strays.get(key, {}).values())
        doubt = doubts.of_block(missing, rows)
        if doubt:
            yield BoundBlock(
                *place,
                rows[0].location,
                sure=False,
                doubt=doubt,
                signs=signs,
                moved=moved,
                strays=strays,
            )
            continue
        beside = Beside(
            missing,
            tuple(column for column in columns if column not in named),
            tuple(sign for sign in signs if sign.distance),
            signs=signs,
            moved=moved,
            strays=strays,
        )
        yield bound_block(place, location, rows, beside)


def _wanting(official: Official, found: list[BoundBlock], doubts: Doubts) -> Iterator[BoundBlock]:
    """The blocks of the expected form of which there is no row."""
    page, location = official.page, official.location
    assert location is not None
    # What loose lines in the other era's form lack of the expected one is no doubt about them.
    if doubts.rebuilt and all(block.form is not page.expected for block in found):
        return
    bands = {block.block.id for block in found}
    table = page.form_table("proactive")
    for block in table.blocks:
        if block.id in bands:
            continue
        rows = tuple(row.id for row in block.rows)
        if doubts.of_missing(rows):
            yield BoundBlock(page.expected, table, block, location, sure=False, doubt="rows")
        else:
            yield BoundBlock(page.expected, table, block, location, sure=True, missing_rows=rows)


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
                stacked.header = Header([], 0)
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
            stacked.header = Header(heads, len(heads))
        if not stretch.values:
            continue
        found = last_label(stretch.labels, page.labels.proactive.find, 3)
        if found is not None:
            stacked.add_loose(*found, stretch.values)
