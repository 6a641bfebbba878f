"""
Tables of which a text has every cell on a line of its own, a blank one as a blank line, as LibreOffice saves them.

No line says where a row ends. But what merged cells cover is there as blank lines, so that between two
labels stand just as many lines as the form has cells there; where that holds from the first row to the
last, the lines are the table's cells, in rows as a Word file has them. Else nothing is read here.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gidr_lint.base.location import at
from gidr_lint.document.text import Text, join
from gidr_lint.document.tree import Block, Cell, Document, Paragraph, Row, Table
from gidr_lint.report.labels import FormLabels, Hit, core
from gidr_lint.report.matrix import Matrix
from gidr_lint.report.model import Part
from gidr_lint.report.rows import looks_like_value

_NOTE = "勾稽关系"
_CONTENT = "信息内容"
_OUTCOMES = frozenset(("结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "合计"))
_SUITS = ("未经复议直接起诉", "复议后起诉")
# Shorter labels, 总计 above all, stand in headers too.
_LONG = 5
_HEADER_LINES = 30
_LEAST_ROWS = 10
_LEAST_STACKED = 4
# Bands and headers, with rows of other names.
_MOST_STACKED = 40
_LONGEST_CELL = 40


class Line(NamedTuple):
    """A line of a part: its text, empty for a blank one, and the block that it is in."""

    text: Text
    block: Block | None

    @property
    def string(self) -> str:
        return self.text.string


class Found(NamedTuple):
    """A table in lines `first` to `last`, the latter not counted in; whether covered cells are in it."""

    first: int
    last: int
    rows: list[list[Line]]
    carries: bool


def listed(
    document: Document, parts: Iterable[Part], labels: FormLabels, matrix: Matrix
) -> dict[Part, list[Block]]:
    """The blocks of each part that has such tables, with these in their places."""
    read: list[tuple[Part, list[Line], list[Found]]] = []
    for part in parts:
        lines = list(_lines(document, part.blocks))
        reader = _Reader(lines, labels, matrix)
        read.append((part, lines, reader.read()))
    if not any(table.carries for _, _, tables in read for table in tables):
        return {}
    result: dict[Part, list[Block]] = {}
    for part, lines, tables in read:
        if tables:
            blocks = _replaced(part, lines, tables)
            if blocks is not None:
                result[part] = blocks
    return result


def _lines(document: Document, blocks: Iterable[Block]) -> Iterator[Line]:
    """The lines of some blocks, and the blank ones between them and behind the last."""
    index = document.lines
    held: list[tuple[int, int, Line]] = []
    joined = 0
    for block in blocks:
        for line in _texts(block):
            span = line.text.span()
            if span is None:
                return
            first, last = index.line_of(span.start), index.line_of(max(span.start, span.end - 1))
            if held and held[-1][1] == first and held[-1][2].block is not block:
                # A heading with text behind it on its line; where more stands on one, lines are no cells.
                if joined == len(held):
                    return
                held[-1] = (held[-1][0], last, Line(join((held[-1][2].text, line.text)), block))
                joined = len(held)
            else:
                held.append((first, last, line))
    expected = held[0][0] if held else 0
    for first, last, line in held:
        for blank in range(expected, first):
            yield Line(Text("", index.starts[blank]), None)
        yield line
        expected = last + 1
    while held and expected < len(index.starts) and not index.line(expected).strip():
        yield Line(Text("", index.starts[expected]), None)
        expected += 1


def _texts(block: Block) -> Iterator[Line]:
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                yield Line(cell.text, block)
    else:
        for text in block.lines if isinstance(block, Paragraph) else (block.text,):
            yield Line(text, block)


class _Reader:
    """Looks for the tables in the lines of one part."""

    def __init__(self, lines: list[Line], labels: FormLabels, matrix: Matrix) -> None:
        self.lines = lines
        self.labels = labels
        self.matrix = matrix
        # As far as rows were read of what came to nothing; no header before it is begun with again.
        self.tried = 0
        self.depths = {
            row.id: len(row.path) - 1
            for form in labels.forms
            for table in form.tables
            if table.id == "applications"
            for row in table.blocks[0].rows
        }

    def read(self) -> list[Found]:
        found: list[Found] = []
        place = 0
        while place < len(self.lines):
            table = self._table(place)
            if table is None:
                if looks_like_value(self.lines[place].string):
                    return []
                place += 1
            elif self._is_open(table.last):
                return []
            else:
                found.append(table)
                place = table.last
        return found

    def _table(self, place: int) -> Found | None:
        words = core(self.lines[place].string)
        if _NOTE in words or words == "申请人情况":
            return self._applications(place) if place >= self.tried else None
        if words == _CONTENT or words in self.labels.bands:
            return self._proactive(place)
        if words == "行政复议":
            return self._disputes(place)
        return None

    def _is_open(self, place: int) -> bool:
        """Whether something of a table stands behind what was read of it."""
        line = self.lines[self._next(place)] if self._next(place) < len(self.lines) else None
        return line is not None and (looks_like_value(line.string) or self._is_label(line))

    def _next(self, place: int) -> int:
        """The first line from here on that is not blank."""
        while place < len(self.lines) and not self.lines[place].string:
            place += 1
        return place

    def _is_label(self, line: Line) -> bool:
        """Whether a line is a label of rows, so that it cannot be a value."""
        words = core(line.string)
        if len(words) < 2 or looks_like_value(line.string):
            return False
        if words in self.labels.bands or words == _CONTENT:
            return True
        hits = (self.labels.applications.find(line.string), self.labels.proactive.find(line.string))
        return any(hit is not None and hit.distance == 0 for hit in hits)

    def _values(self, place: int, count: int) -> list[Line] | None:
        """The cells of a row behind its label; None where a line among them cannot be one."""
        values = self.lines[place : place + count]
        for line in values:
            if len(line.string) > _LONGEST_CELL or "。" in line.string or self._is_label(line):
                return None
        return values

    # ---- applications -------------------------------------------------------------------

    def _applications(self, first: int) -> Found | None:
        place, header, count = self._header(first)
        if not count:
            return None
        self.matrix.group = ""
        rows = [header]
        known = covered = 0
        before = 0
        fresh = True
        while place < len(self.lines):
            row = self._row(place, count, before, fresh=fresh)
            if row is not None:
                label, named, length = row
                known += named
                covered += sum(not line.string for line in self.lines[place : place + label])
                before, fresh = label, False
                rows.append(self.lines[place : place + length])
                place += length
                continue
            again = self._next(place)
            words = core(self.lines[again].string) if again < len(self.lines) else ""
            if _NOTE not in words and words != "申请人情况":
                break
            place, header, width = self._header(again)
            if width != count:
                self.tried = place
                return None
            fresh = True
            rows.append(header)
        if known < _LEAST_ROWS or not covered:
            self.tried = place
            return None
        return Found(first, min(place, len(self.lines)), rows, carries=True)

    def _header(self, place: int) -> tuple[int, list[Line], int]:
        """Where the rows begin, the cells of the header, and how many columns it names (0: it is none)."""
        header: list[Line] = []
        stop = min(place + _HEADER_LINES, len(self.lines))
        while place < stop:
            line = self.lines[place]
            hit = self.matrix.label_of(line.string) if line.string else None
            if hit is not None and len(core(line.string)) >= _LONG and _NOTE not in line.string:
                break
            if line.string:
                header.append(line)
            place += 1
        words = {core(line.string) for line in header}
        named = sum(not words.isdisjoint(names) for names in self.matrix.columns.cores.values())
        return place, header, named if named >= len(self.matrix.columns.cores) - 1 else 0

    def _row(self, place: int, count: int, before: int, *, fresh: bool) -> tuple[int, bool, int] | None:
        """How many cells stand before the row's label, whether the label is known, and the row's length."""
        for front in range(3):
            if place + front >= len(self.lines):
                return None
            line = self.lines[place + front]
            hit = self._hit(line)
            if hit is None or hit.kind != "row":
                continue
            depth = self.depths.get(hit.id, -1)
            if depth != front and not (fresh and front <= depth):
                continue
            if self._is_front(place, front) and self._values(place + front + 1, count) is not None:
                for above in self.lines[place : place + front]:
                    self._hit(above)
                return front, True, front + 1 + count
        return self._strange(place, count, before)

    def _strange(self, place: int, count: int, front: int) -> tuple[int, bool, int] | None:
        """A row of a label that is none of the form's, between rows that are."""
        label = place + front
        after = label + 1 + count
        if after >= len(self.lines) or any(line.string for line in self.lines[place:label]):
            return None
        string = self.lines[label].string
        if not string or looks_like_value(string) or self._values(label + 1, count) is None:
            return None
        for more in range(3):
            line = self.lines[after + more] if after + more < len(self.lines) else None
            if line is not None and line.string:
                return (front, False, front + 1 + count) if self._hit(line) is not None else None
        return None

    def _hit(self, line: Line) -> Hit | None:
        if not line.string or looks_like_value(line.string):
            return None
        hit = self.matrix.label_of(line.string)
        if hit is not None and hit.kind == "group":
            self.matrix.group = hit.id
        return hit

    def _is_front(self, place: int, front: int) -> bool:
        """Whether the cells before a label are blank or name its groups."""
        for line in self.lines[place : place + front]:
            if line.string:
                hit = self.labels.applications.find(line.string)
                if hit is None or (hit.kind == "row" and hit.id != "other-handling"):
                    return False
        return True

    # ---- proactive ----------------------------------------------------------------------

    def _proactive(self, first: int) -> Found | None:
        rows: list[list[Line]] = []
        count = known = 0
        place = first
        while place < len(self.lines):
            line = self.lines[place]
            words = core(line.string)
            if len(rows) - known > _MOST_STACKED:
                return None
            if words in self.labels.bands:
                rows.append([line])
                place, count = place + 1, 0
            elif words == _CONTENT:
                stop = place + 1
                while stop < len(self.lines) and self._is_head(self.lines[stop]):
                    stop += 1
                count = stop - place - 1
                if not 1 <= count <= 3:
                    return None
                rows.append(self.lines[place:stop])
                place = stop
            elif count and line.string and self._values(place + 1, count) is not None:
                named = self._is_proactive(line)
                if not named and not self._goes_on(place + 1 + count):
                    break
                rows.append(self.lines[place : place + 1 + count])
                known += named
                place += 1 + count
            else:
                again = self._next(place)
                if again == place or again == len(self.lines) or not self._goes_on(again):
                    break
                place = again
        return (
            Found(first, min(place, len(self.lines)), rows, carries=False)
            if known >= _LEAST_STACKED
            else None
        )

    def _is_proactive(self, line: Line) -> bool:
        hit = self.labels.proactive.find(line.string)
        return hit is not None and hit.kind == "row"

    def _is_head(self, line: Line) -> bool:
        string = line.string
        return bool(string) and not looks_like_value(string) and not self._is_label(line)

    def _goes_on(self, place: int) -> bool:
        line = self.lines[place] if place < len(self.lines) else None
        return line is not None and (
            core(line.string) in self.labels.bands
            or core(line.string) == _CONTENT
            or self._is_proactive(line)
        )

    # ---- disputes -----------------------------------------------------------------------

    def _disputes(self, first: int) -> Found | None:
        """行政复议 行政诉讼; five outcomes and the two suits; five covered cells and ten outcomes; the figures."""
        lines = self.lines
        place = first + 1
        if place >= len(lines) or core(lines[place].string) != "行政诉讼":
            return None
        rows = [lines[first : place + 1]]
        start = place = place + 1
        while place < len(lines) and core(lines[place].string) in _OUTCOMES:
            place += 1
        review = place - start
        if not review or [core(line.string) for line in lines[place : place + 2]] != list(_SUITS):
            return None
        rows.append(lines[start : place + 2])
        start = place = place + 2
        while place < len(lines) and not lines[place].string:
            place += 1
        if place - start != review:
            return None
        while place < len(lines) and core(lines[place].string) in _OUTCOMES:
            place += 1
        if place - start == review:
            return None
        rows.append(lines[start:place])
        values = self._values(place, place - start)
        if not values:
            return None
        rows.append(values)
        return Found(first, min(place + len(values), len(lines)), rows, carries=True)


def _replaced(part: Part, lines: list[Line], tables: list[Found]) -> list[Block] | None:
    """The part's blocks with tables for those that served as one; None where one did so by half."""
    made: dict[Block, Table] = {}
    gone: set[Block] = set()
    kept: set[Block | None] = set()
    place = 0
    for found in tables:
        kept.update(line.block for line in lines[place : found.first])
        inside = [line.block for line in lines[found.first : found.last] if line.block is not None]
        made[inside[0]] = _built(found.rows)
        gone.update(inside)
        place = found.last
    kept.update(line.block for line in lines[place:])
    if not gone.isdisjoint(kept):
        return None
    blocks: list[Block] = []
    for block in part.blocks:
        if block in made:
            blocks.append(made[block])
        elif block not in gone:
            blocks.append(block)
    return blocks


def _built(rows: list[list[Line]]) -> Table:
    built = []
    for row in rows:
        cells = [_cell(line.text) for line in row]
        spans = [cell.location.span for cell in cells]
        start = min(span.start for span in spans if span)
        end = max(span.end for span in spans if span)
        built.append(Row(tuple(cells), at(start, end)))
    first, last = built[0].location.span, built[-1].location.span
    assert first is not None and last is not None
    return Table(tuple(built), at(first.start, last.end), "tab")


def _cell(text: Text) -> Cell:
    if text.string:
        return Cell(text)
    place = text.span()
    start = place.start if place else 0
    return Cell(text, (start, start), fill=(start, start))


__all__ = ["listed"]
