"""
Tables drawn with lines, as pandoc writes them: simple and multiline tables under a line of dashes
for each column, and grid tables. Columns are where they are printed: a Chinese character is two wide.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import category, east_asian_width

from gidr_lint.base.location import at
from gidr_lint.base.spans import LineIndex
from gidr_lint.document.lines import INDENT, join_lines
from gidr_lint.document.tree import Cell, Row, Table
from gidr_lint.formats.regions import Region
from gidr_lint.formats.text_tables import Inline, cell_at

_HEADER_LINES = 12
_WIDE_RULE = 8


class Rules:
    """Where the lines of dashes of a text are, found once, so that no table is looked for twice."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.columns: dict[str, list[int]] = {}
        self.whole: list[int] = []
        self.words: list[int] = []
        for number, line in enumerate(lines):
            bare = line.strip(" ")
            if not bare.startswith("--") or bare.strip("- "):
                if bare:
                    self.words.append(number)
                continue
            if " " in bare:
                self.columns.setdefault(line.rstrip(" "), []).append(number)
            elif len(bare) >= _WIDE_RULE:
                self.whole.append(number)

    def bounds(self, number: int, free: int) -> tuple[int, int]:
        """The first and last line of the table whose rule is at `number`, (-1, -1) where there is none."""
        line = self.lines[number].rstrip(" ")
        if line not in self.columns:
            return self._multiline(number)
        # The one line above a rule is its header; nothing above it, and the table ends with the same rule.
        if number > free and self.lines[number - 1].strip("- "):
            last = number
            while last + 1 < len(self.lines) and self.lines[last + 1].strip():
                last += 1
            return (number - 1, last) if last > number else (-1, -1)
        places = self.columns[line]
        after = bisect_right(places, number)
        return self._filled(number, places[after] if after < len(places) else -1)

    def _filled(self, first: int, last: int) -> tuple[int, int]:
        """These lines, if anything but rules stands between them."""
        place = bisect_right(self.words, first)
        return (first, last) if place < len(self.words) and self.words[place] < last else (-1, -1)

    def _multiline(self, number: int) -> tuple[int, int]:
        place = bisect_left(self.whole, number)
        if place == len(self.whole) or self.whole[place] != number:
            return (-1, -1)
        for below in range(number + 1, min(number + _HEADER_LINES, len(self.lines))):
            line = self.lines[below].rstrip(" ")
            if line in self.columns:
                after = bisect_right(self.whole, below)
                return self._filled(number, self.whole[after] if after < len(self.whole) else -1)
            if not line:
                break
        return (-1, -1)


def ruled_table(source: str, index: LineIndex, region: Region, inline: Inline | None) -> Table:
    """A simple or multiline table; `lines` where a row does not keep to the columns."""
    groups: list[list[int]] = [[]]
    starts: list[int] = []
    blank_inside = False
    for number in range(region.first, region.last + 1):
        line = index.line(number)
        bare = line.strip(" ")
        if bare and not bare.strip("- ") and bare.startswith("--"):
            if " " in bare and not starts:
                starts = _starts(line)
            groups.append([])
        elif not bare:
            blank_inside = True
            groups.append([])
        else:
            groups[-1].append(number)
    header = next(group for group in groups if group)
    rows: list[Row] = []
    sure = True
    for group in filter(None, groups):
        # Rows of several lines have blank lines between them; else each line is a row.
        whole = (
            [group]
            if blank_inside or (group is header and _is_multiline(index, region))
            else [[n] for n in group]
        )
        for numbers in whole:
            row = _row(source, index, numbers, starts, inline)
            sure = sure and row is not None
            if row is None:
                row = _loose(source, index, numbers, inline)
            rows.append(row)
    return Table(tuple(rows), at(region.start, region.end), "ruled" if sure else "lines")


def _is_multiline(index: LineIndex, region: Region) -> bool:
    return " " not in index.line(region.first).strip(" ")


def _starts(rule: str) -> list[int]:
    return [
        place for place, char in enumerate(rule) if char == "-" and (place == 0 or rule[place - 1] == " ")
    ]


def _row(
    source: str, index: LineIndex, numbers: Sequence[int], starts: Sequence[int], inline: Inline | None
) -> Row | None:
    pieces: list[list[tuple[int, int]]] = [[] for _ in starts]
    first = last = 0
    for number in numbers:
        start, end = index.bounds(number)
        cuts = _cut(source[start:end], starts, 1)
        if cuts is None:
            cuts = _cut(source[start:end], starts, 2)
        if cuts is None:
            return None
        for column, (left, right) in enumerate(cuts):
            pieces[column].append((start + left, start + right))
        first, last = (start if number == numbers[0] else first), end
    cells = [_cell(source, piece, last, inline) for piece in pieces]
    return Row(tuple(cells), at(first + len(source[first:last]) - len(source[first:last].lstrip(" ")), last))


def _loose(source: str, index: LineIndex, numbers: Sequence[int], inline: Inline | None) -> Row:
    """The words of a row that does not keep to its columns, a cell for each run of them."""
    cells = []
    for number in numbers:
        start, end = index.bounds(number)
        place = start
        for piece in source[start:end].split("  "):
            if piece.strip():
                cells.append(cell_at(source, place, place + len(piece), place + len(piece), inline))
            place += len(piece) + 2
    return Row(tuple(cells), at(index.bounds(numbers[0]).start, index.bounds(numbers[-1]).end))


def _cut(line: str, starts: Sequence[int], ambiguous: int) -> list[tuple[int, int]] | None:
    """Where each column begins and ends in a line; None where a word runs over a border."""
    offsets: list[int] = [0]
    column = 0
    wanted = 1
    for place, char in enumerate(line):
        while wanted < len(starts) and column >= starts[wanted]:
            if column > starts[wanted] or (place and line[place - 1] not in INDENT):
                return None
            offsets.append(place)
            wanted += 1
        column += width_of(char, ambiguous)
    offsets += [len(line)] * (len(starts) - len(offsets))
    return list(zip(offsets, [*offsets[1:], len(line)], strict=True))


def width_of(char: str, ambiguous: int = 1) -> int:
    """How many columns a character takes in print."""
    if char < "\u0300":
        return 1
    if char == "\u200b" or char == "\ufeff" or category(char) in ("Mn", "Me"):
        return 0
    kind = east_asian_width(char)
    return 2 if kind in "WF" else ambiguous if kind == "A" else 1


def _cell(source: str, pieces: Sequence[tuple[int, int]], end: int, inline: Inline | None) -> Cell:
    """The cell of these pieces, one a line."""
    made = [cell_at(source, left, right, right, inline) for left, right in pieces]
    filled = [cell for cell in made if cell.text.string]
    if len(filled) > 1:
        return Cell(join_lines([cell.text for cell in filled]))
    if filled:
        return filled[0]
    # Behind a line's end there is nothing to underline but its last character.
    left, right = pieces[0]
    return made[0] if right > left else cell_at(source, left, left, max(left - 1, 0), None)


# Grid tables.


def grid_last(lines: Sequence[str], number: int) -> int:
    """The last line of the grid table that begins here, -1 where there is none."""
    last = number
    while last + 1 < len(lines) and lines[last + 1].lstrip(" ")[:1] in ("|", "+"):
        last += 1
    while last > number and not is_grid_rule(lines[last]):
        last -= 1
    return last if last > number + 1 else -1


def is_grid_rule(line: str) -> bool:
    """Whether a line draws the border of a grid table all the way."""
    bare = line.strip(" ")
    return bare.startswith("+") and bare.endswith("+") and len(bare) > 2 and not bare.strip("+-=:")


def grid_table(source: str, index: LineIndex, region: Region, inline: Inline | None) -> Table:
    """A grid table with its merged cells; `lines` where a border is not where it should be."""
    places: set[int] = set()
    for number in range(region.first, region.last + 1):
        line = index.line(number)
        if is_grid_rule(line):
            places.update(place for place, char in enumerate(line) if char == "+")
    borders = sorted(places)
    # The columns of the grid over which a cell is open.
    covered: set[int] = set()
    opened: dict[int, list[tuple[int, int]]] = {}
    begun: dict[int, tuple[int, int]] = {}
    done: list[tuple[int, int, int, int, list[tuple[int, int]]]] = []
    row = 0
    sure = True
    for number in range(region.first, region.last + 1):
        start, end = index.bounds(number)
        segments = _segments(source[start:end], borders)
        if segments is None:
            sure = False
            break
        closes = False
        for first, last, left, right in segments:
            text = source[start + left : start + right]
            if text and not text.strip("-=:"):
                closes = True
                for column in [column for column in range(first, last) if column in opened]:
                    since, until = begun.pop(column)
                    for place in range(column, until):
                        covered.discard(place)
                    done.append((since, column, until, row, opened.pop(column)))
            elif first in opened and begun[first][1] == last:
                opened[first].append((start + left, start + right))
            elif any(column in covered for column in range(first, last)):
                sure = False
            else:
                opened[first], begun[first] = [(start + left, start + right)], (row, last)
                covered.update(range(first, last))
        if closes and number > region.first:
            row += 1
    if not sure or opened:
        return _loose_table(source, index, region, inline)
    rows: list[list[tuple[int, Cell]]] = [[] for _ in range(row)]
    for since, column, until, last_row, pieces in done:
        cell = _cell(source, pieces, region.end, inline)
        rows[since].append((column, cell.over(last_row - since + 1, until - column)))
    built = []
    for found in rows:
        cells = tuple(cell for _, cell in sorted(found, key=lambda pair: pair[0]))
        if cells:
            spans = [cell.location.span for cell in cells]
            built.append(
                Row(
                    cells,
                    at(min(span.start for span in spans if span), max(span.end for span in spans if span)),
                )
            )
    return Table(tuple(built), at(region.start, region.end), "grid")


def _segments(line: str, borders: Sequence[int]) -> list[tuple[int, int, int, int]] | None:
    """What stands between the borders of a line: first and next column, from and to; None if it does not fit."""
    for ambiguous in (1, 2):
        marks: list[tuple[int, int]] = []
        column = 0
        for place, char in enumerate(line):
            if char in "|+":
                spot = bisect_left(borders, column)
                if spot < len(borders) and borders[spot] == column:
                    marks.append((spot, place))
            column += width_of(char, ambiguous)
        if len(marks) >= 2 and marks[0][0] == 0 and marks[-1][0] == len(borders) - 1:
            return [(first, last, left + 1, right) for (first, left), (last, right) in pairwise(marks)]
    return None


def _loose_table(source: str, index: LineIndex, region: Region, inline: Inline | None) -> Table:
    rows = []
    for number in range(region.first, region.last + 1):
        start, end = index.bounds(number)
        if is_grid_rule(source[start:end]) or not source[start:end].strip():
            continue
        cells = []
        place = start
        for piece in source[start:end].split("|"):
            if piece.strip() and piece.strip("+-= "):
                cells.append(cell_at(source, place, place + len(piece), place + len(piece), inline))
            place += len(piece) + 1
        if cells:
            rows.append(Row(tuple(cells), at(start, end)))
    return Table(tuple(rows), at(region.start, region.end), "lines")
