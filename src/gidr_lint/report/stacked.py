"""The table of proactive disclosure: blocks under bands, each with a header and rows of its own."""

from typing import NamedTuple

from gidr_lint.base.location import Location
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Cell, Table
from gidr_lint.forms.model import Column, Form
from gidr_lint.report.labels import FormLabels, Hit, core, distance
from gidr_lint.report.model import BoundLabel
from gidr_lint.report.rows import FoundRow, Place, Value, looks_like_value, of_cell, without_serials


class Head(NamedTuple):
    """A header cell that names a column: of which forms, and how well."""

    text: Text
    location: Location
    columns: tuple[tuple[str, str, str], ...]
    distance: int


class Header:
    """A row of header cells, and what it says of each row and block: asked once, however many stand under it."""

    def __init__(self, heads: list[Head], width: int) -> None:
        self.heads = heads
        # How many columns it has, those that name none included.
        self.width = width
        self.places: dict[str, Place] = {}
        self.named: dict[tuple[str, str], tuple[str, ...] | None] = {}


class Stacked:
    """What the tables of one section hold of the proactive table, row by row and header by header."""

    def __init__(self, forms: tuple[Form, ...], labels: FormLabels, expected: Form | None) -> None:
        self.forms = forms
        self.labels = labels
        self.expected = expected or forms[-1]
        self.places: dict[str, list[Place]] = {}
        self.heads_by_core: dict[str, list[tuple[str, str, str]]] = {}
        for form in forms:
            table = form.table("proactive")
            if table is None:
                continue
            for block in table.blocks:
                for row in block.rows:
                    self.places.setdefault(row.id, []).append(Place(form, table, block))
                for column in block.columns:
                    for text in (column.label, *column.variants):
                        entry = (form.id, block.id, column.id)
                        entries = self.heads_by_core.setdefault(core(text), [])
                        if entry not in entries:
                            entries.append(entry)
        self.official = {
            core(column.label)
            for form in forms
            for t in form.tables
            if t.id == "proactive"
            for b in t.blocks
            for column in b.columns
        }
        self.rows: list[tuple[Place, FoundRow]] = []
        self.signs: dict[tuple[str, str, Location], BoundLabel] = {}
        # Header cells of a block that only another form has, and headers in another order.
        self.strays: dict[tuple[str, str], dict[Location, BoundLabel]] = {}
        self.moved: dict[tuple[str, str], tuple[BoundLabel, ...]] = {}
        self.band = ""
        self.header = Header([], 0)

    def read(self, tables: list[Table]) -> None:
        for table in map(without_serials, tables):
            for row in table.rows:
                self._row(row.cells, row.location)

    def _row(self, cells: tuple[Cell, ...], location: Location) -> None:
        found: Hit | None = None
        last = -1
        heads: list[Head] = []
        width = 0
        for index, cell in enumerate(cells):
            string = cell.text.string
            if not string:
                continue
            if looks_like_value(string):
                break
            if found is not None:
                if core(string) == core(cells[last].text.string):
                    last = index
                    continue
                break
            band = self.labels.bands.get(core(string))
            if band is not None:
                self.band = band
                self.header = Header([], 0)
                continue
            hit = self.labels.proactive.find(string)
            if hit is not None and hit.kind == "row":
                found, last = hit, index
                continue
            head = self.head_of(cell.text)
            width += index > 0
            if head is not None:
                if heads and heads[-1].text.string == head.text.string:
                    width -= 1
                else:
                    heads.append(head)
        if found is None:
            if heads:
                self.header = Header(heads, width)
            return
        self._bind(found, cells[last].text, [of_cell(cell) for cell in cells[last + 1 :]], location)

    def head_of(self, text: Text) -> Head | None:
        """The columns that a header cell may name."""
        words = core(text.string)
        if words in self.heads_by_core:
            return Head(text, text.location(), tuple(self.heads_by_core[words]), 0)
        if not 3 <= len(words) <= 16:
            return None
        near: tuple[int, str] | None = None
        for official in self.heads_by_core:
            # The shortest, 本年增/减, is known without one of its characters.
            if min(len(official), len(words)) >= 5 or (len(official) == 4 and len(words) == 3):
                off = distance(words, official, 1 if len(official) < 7 else 2)
                if off <= (1 if len(official) < 7 else 2) and (near is None or off < near[0]):
                    near = (off, official)
        if near is None:
            return None
        return Head(text, text.location(), tuple(self.heads_by_core[near[1]]), near[0])

    def _place(self, row: str) -> Place:
        """The form and block of a row: what the header's labels say, else the expected form."""
        known = self.header.places.get(row)
        if known is None:
            known = self.header.places[row] = self._voted(self.places[row])
        return known

    def _voted(self, places: list[Place]) -> Place:
        votes: dict[str, int] = {}
        for head in self.header.heads:
            for form in {form for form, block, _ in head.columns if any(p.block.id == block for p in places)}:
                votes[form] = votes.get(form, 0) + 1
        if votes:
            most = max(votes.values())
            best = [place for place in places if votes.get(place.form.id, 0) == most]
            for place in best:
                if place.form is self.expected:
                    return place
            if best:
                return best[-1]
        return next((place for place in places if place.form is self.expected), places[-1])

    def _bind(self, hit: Hit, label: Text, values: list[Value], location: Location) -> None:
        place = self._place(hit.id)
        columns = place.block.columns
        key = (place.form.id, place.block.id)
        if key not in self.header.named:
            self.header.named[key] = self._named(place)
            self._take(place, key)
        named = self.header.named[key]
        ids = named if named is not None else tuple(column.id for column in columns)
        held, sure = choose(values, len(ids), single=len(columns) == 1)
        self.rows.append((place, FoundRow(hit, label, held, location, sure=sure, columns=ids)))

    def _take(self, place: Place, key: tuple[str, str]) -> None:
        """What the cells of the header are to a block."""
        columns, heads, ids = place.block.columns, self.header.heads, self.header.named[key]
        if ids is not None and list(ids) != [column.id for column in columns if column.id in ids]:
            self.moved[key] = tuple(
                self._label(head, next(c for c in columns if c.id == id))
                for head, id in zip(heads, ids, strict=True)
            )
        for head in heads:
            for form, block, column in head.columns:
                if form == place.form.id and block == place.block.id:
                    sign = self._label(head, next(c for c in columns if c.id == column))
                    self.signs.setdefault((form, column, head.location), sign)
                    break
            else:
                if head.distance == 0 and head.columns[0][0] != place.form.id:
                    id = head.columns[0][2]
                    stray = BoundLabel(id, head.text.string, head.text, head.location, 0, "column")
                    self.strays.setdefault(key, {}).setdefault(head.location, stray)

    @staticmethod
    def _label(head: Head, column: Column) -> BoundLabel:
        return BoundLabel(column.id, column.label, head.text, head.location, head.distance, "column")

    def _named(self, place: Place) -> tuple[str, ...] | None:
        """The header's columns in the page's order; None where it does not name them all surely."""
        ids: list[str] = []
        for head in self.header.heads:
            column = next(
                (c for form, block, c in head.columns if form == place.form.id and block == place.block.id),
                None,
            )
            if column is None or column in ids:
                return None
            ids.append(column)
        if not ids or len(ids) > len(place.block.columns) or len(ids) < self.header.width:
            return None
        return tuple(ids)

    def add_loose(self, hit: Hit, label: Text, values: list[Value]) -> None:
        """A row that was rebuilt from loose lines; blanks behind its figures are the next line's."""
        held = list(values)
        while len(held) > 1 and not held[-1].text.string and any(value.text.string for value in held):
            held.pop()
        # What is cut off at a line's end is no slip.
        if core(hit.official).startswith(core(label.string)):
            hit = hit._replace(distance=0)
        self._bind(hit, label, held, label.location())


def choose(values: list[Value], count: int, *, single: bool) -> tuple[list[Value], bool]:
    """
    The `count` values of a row: merges flattened by a converter leave blanks, or repeat the text.
    Returns the values and whether they are certain.
    """
    texts = [value.text.string for value in values]
    if single and len(values) > 1:
        filled = [value for value in values if value.text.string]
        if len({value.text.string for value in filled}) <= 1:
            return [filled[0] if filled else values[0]], True
        if texts[0] and not any(texts[1:]):
            return values[:1], True
        return values[:1], False
    if len(values) <= count:
        return values, len(values) == count
    filled = [value for value in values if value.text.string]
    if len(filled) == count:
        return filled, True
    if not any(texts[count:]):
        return values[:count], True
    distinct = [value for index, value in enumerate(values) if index == 0 or texts[index] != texts[index - 1]]
    if len(distinct) == count and count > 1:
        return distinct, True
    if count == 2 and len(values) == 3 and texts[1] == texts[2]:
        return values[:2], True
    return values[:count], False
