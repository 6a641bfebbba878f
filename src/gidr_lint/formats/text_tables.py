"""Rows and cells of the tables found in text: pipe rows, TAB-led cells, TAB-separated rows."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate, pairwise

from gidr_lint.base.location import at
from gidr_lint.base.spans import LineIndex
from gidr_lint.document.lines import INDENT, join_lines
from gidr_lint.document.text import Text, plain
from gidr_lint.document.tree import Cell, Row, Table, TableShape
from gidr_lint.formats.regions import Region

Inline = Callable[[int, int], Text]
_MARKUP = frozenset("*_`[<&\\!~")
_ROWS = 4
_MOST_CELLS = 24
_SPACE = INDENT + "\u2003\u2002\ufeff"


def cell_at(source: str, start: int, end: int, border: int, inline: Inline | None) -> Cell:
    """The cell between two borders; `border` is where the closing one stands."""
    piece = source[start:end]
    bare = piece.strip(_SPACE)
    if not bare:
        return _empty(start, end, border, len(source))
    left = start + piece.find(bare)
    if inline is None or _MARKUP.isdisjoint(bare):
        return Cell(Text(bare, left))
    text = inline(left, left + len(bare))
    if not text.string:
        return Cell(Text("", left), (left, left + len(bare)))
    return Cell(text)


def _empty(start: int, end: int, border: int, length: int) -> Cell:
    if end > start:
        return Cell(Text("", start), (start, end), fill=(start, end))
    return Cell(Text("", start), (border, min(border + 1, length)))


def _pieces(line: str) -> list[str]:
    """What stands between the borders of a row; a pipe behind a backslash is none."""
    pieces = line.split("|")
    if "\\|" not in line:
        return pieces
    found = [pieces[0]]
    for piece in pieces[1:]:
        if found[-1].endswith("\\"):
            found[-1] += "|" + piece
        else:
            found.append(piece)
    return found


def _is_delimiter(line: str) -> bool:
    bare = line.strip(INDENT + "|")
    return "-" in bare and all(char in "-:| \t\u3000" for char in bare)


def _pipe_row(source: str, start: int, end: int, inline: Inline | None, *, opened: bool = True) -> Row:
    line = source[start:end]
    pieces = _pieces(line)
    first = start + len(line) - len(line.lstrip(INDENT))
    last = start + len(line.rstrip(INDENT))
    place = start
    # A row may begin and end with a border; what is outside of them is no cell.
    if opened and len(pieces) > 1 and not pieces[0].strip(INDENT):
        place += len(pieces.pop(0)) + 1
    if len(pieces) > 1 and not pieces[-1].strip(INDENT):
        pieces.pop()
    if inline is not None and _MARKUP.isdisjoint(line):
        inline = None
    made = partial(_cells, source, place, pieces, inline)
    if inline is not None:
        return Row(made(), (first, last))
    return Row(made, (first, last), tuple([piece.strip(_SPACE) for piece in pieces]))


def _cells(source: str, place: int, pieces: list[str], inline: Inline | None) -> tuple[Cell, ...]:
    """The cells of a row, the first of them beginning at `place`."""
    length = len(source)
    cells = []
    for piece in pieces:
        bare = piece.strip(_SPACE)
        stop = place + len(piece)
        if not bare:
            cells.append(_empty(place, stop, stop, length))
        elif inline is None:
            cells.append(Cell(Text(bare, place + piece.find(bare))))
        else:
            cells.append(cell_at(source, place, stop, stop, inline))
        place = stop + 1
    return tuple(cells)


def pipe_tables(source: str, index: LineIndex, region: Region, inline: Inline | None) -> Iterator[Table]:
    """
    The tables of a run of pipe rows. Each delimiter row behind the first begins a new table
    with the row above it. Where most lines hold one cell the rows are not certain (`lines`).
    """
    opened = True
    if region.first == region.last or not _is_delimiter(index.line(region.first + 1)):
        stacked = _stacked_cells(source, index, region, inline)
        if stacked is not None:
            yield stacked
            return
        opened = not _only_closed(index, region)
    rows: list[Row] = []
    delimited = False

    def table() -> Table:
        shape: TableShape = "pipe"
        if not delimited and len(rows) >= 4:
            single = sum(1 for row in rows if sum(1 for string in row.strings if string) <= 1)
            shape = "lines" if single * 5 > len(rows) * 3 else "pipe"
        start, end = rows[0].location.span, rows[-1].location.span
        assert start is not None and end is not None
        return Table(tuple(rows), at(start.start, end.end), shape)

    for number in range(region.first, region.last + 1):
        start, end = index.bounds(number)
        line = source[start:end]
        if "|" not in line:
            if line.strip(INDENT):
                left = start + len(line) - len(line.lstrip(INDENT))
                rows.append(Row((cell_at(source, start, end, end, inline),), at(left, end)))
            continue
        if _is_delimiter(line):
            if len(rows) > 1 and delimited:
                head = rows.pop()
                yield table()
                rows = [head]
            delimited = True
            continue
        rows.append(_pipe_row(source, start, end, inline, opened=opened))
    if rows:
        yield table()


def _only_closed(index: LineIndex, region: Region) -> bool:
    """Whether borders close cells and open none, so that a row that begins with one begins with a blank cell."""
    lines = [index.line(number).strip(INDENT) for number in range(region.first, region.last + 1)]
    if all(line.startswith("|") for line in lines):
        return False
    return len({line.count("|") if line.endswith("|") else 0 for line in lines}) == 1


def _stacked_cells(source: str, index: LineIndex, region: Region, inline: Inline | None) -> Table | None:
    """
    A table whose rows begin with a border on a line of its own and go on with a cell and its border a
    line, as copied from web pages. Every row has as many borders; None where they do not come out even.
    """
    lines = [index.line(number) for number in range(region.first, region.last + 1)]
    begins = {number for number, line in enumerate(lines) if line.strip(INDENT) == "|"}
    if 0 not in begins or len(begins) < 3:
        return None
    counts = [line.count("|") for line in lines]
    ends = list(accumulate(counts))
    if any(
        count and not line.rstrip(INDENT).endswith("|") for count, line in zip(counts, lines, strict=True)
    ):
        return None
    # A blank line between rows belongs to none.
    behind: dict[int, int] = {}
    for number, (end, line) in enumerate(zip(ends, lines, strict=True)):
        if counts[number] or not line.strip(INDENT):
            behind[end] = number + 1
    total = ends[-1]
    found: tuple[int, list[int | None]] | None = None
    for width in (ends[number - 1] for number in sorted(begins) if number):
        # Two rows may come out even by chance.
        if width < 3 or total % width or total < width * _ROWS:
            continue
        stops = [behind.get(place) for place in range(width, total + 1, width)]
        if all(stop in begins for stop in stops[:-1]):
            if found is None:
                found = width, stops
            elif width % found[0]:
                return None
    if found is None:
        return None
    rows = []
    first = 0
    for stop in found[1]:
        assert stop is not None
        rows.append(_stacked_row(source, index, region.first + first, region.first + stop - 1, inline))
        first = stop
    return Table(tuple(rows), at(region.start, region.end), "pipe")


def _stacked_row(source: str, index: LineIndex, first: int, last: int, inline: Inline | None) -> Row:
    start, end = index.bounds(first).start, index.bounds(last).end
    borders = [place for place in range(start, end) if source[place] == "|"]
    cells = []
    for left, right in pairwise(borders):
        inner = source[left + 1 : right]
        left = right - len(inner.lstrip("\r\n" + INDENT)) if "\n" in inner else left + 1
        cells.append(cell_at(source, left, right, right, inline))
    return Row(tuple(cells), at(start, end))


def apart_table(source: str, index: LineIndex, region: Region, inline: Inline | None) -> Table:
    """Cells each of which has its border on the line below it; where rows begin is not said."""
    rows: list[Row] = []
    held: list[Text] = []
    for number in range(region.first, region.last + 1):
        start, end = index.bounds(number)
        bare = source[start:end].strip(_SPACE)
        left = start + source[start:end].find(bare)
        if bare != "|":
            held.append(inline(left, left + len(bare)) if inline is not None else Text(bare, left))
            continue
        if held:
            text = join_lines(held)
            rows.append(Row((Cell(text, text.location()),), text.location()))
        else:
            rows.append(Row((_empty(start, start, left, len(source)),), (left, left + 1)))
        held = []
    return Table(tuple(rows), at(region.start, region.end), "lines")


def tab_table(source: str, index: LineIndex, region: Region) -> Table:
    """A table of TAB-led cells: a line is a cell, a line without TAB goes on in it, a blank line ends the row."""
    rows: list[Row] = []
    cells: list[Cell] = []
    lines: list[tuple[int, int]] = []

    def close_cell() -> None:
        if not lines:
            return
        texts = [plain(source, start, end).strip() for start, end in lines if source[start:end].strip(_SPACE)]
        if texts:
            text = join_lines(texts)
            cells.append(Cell(text, text.location()))
        else:
            start, end = lines[0]
            cells.append(Cell(Text("", start), (start - 1, max(end, start))))
        lines.clear()

    def close_row() -> None:
        close_cell()
        if cells:
            first, last = cells[0].location.span, cells[-1].location.span
            assert first is not None and last is not None
            rows.append(Row(tuple(cells), at(first.start, last.end)))
            cells.clear()

    for number in range(region.first, region.last + 1):
        start, end = index.bounds(number)
        if source.startswith("\t", start):
            close_cell()
            lines.append((start + 1, end))
        elif not source[start:end].strip():
            close_row()
        else:
            lines.append((start, end))
    close_row()
    if any(len(row.cells) > _MOST_CELLS for row in rows):
        # The blank lines between its rows are lost.
        single = [Row((cell,), cell.location) for row in rows for cell in row.cells]
        return Table(tuple(single), at(region.start, region.end), "lines")
    return Table(tuple(rows), at(region.start, region.end), "tab")


def tabs_table(source: str, index: LineIndex, region: Region) -> Table:
    """A table of TAB-separated rows, a line each."""
    rows: list[Row] = []
    for number in range(region.first, region.last + 1):
        start, end = index.bounds(number)
        # TABs alone are a row of blank cells.
        if not source[start:end].strip(_SPACE.replace("\t", "")):
            continue
        cells: list[Cell] = []
        left = start
        while left <= end:
            right = source.find("\t", left, end)
            stop = end if right == -1 else right
            # Behind the last cell there is no TAB, only the one before it.
            border = left - 1 if right == -1 and left > start else stop
            cells.append(cell_at(source, left, stop, border, None))
            if right == -1:
                break
            left = right + 1
        rows.append(Row(tuple(cells), at(start, end)))
    return Table(tuple(rows), at(region.start, region.end), "tabs")
