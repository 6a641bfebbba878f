"""The table of applications: label columns on the left, seven values a row."""

from typing import NamedTuple

from gidr_lint.document.text import Text
from gidr_lint.document.tree import Cell, Row, Table
from gidr_lint.forms.model import FormTable
from gidr_lint.report.columns import Columns
from gidr_lint.report.labels import Hit, RowLabels, core, distance
from gidr_lint.report.rows import (
    FoundRow,
    Value,
    absent,
    exactly,
    looks_like_value,
    of_cell,
    without_serials,
)

# Shorter labels, 总计 above all, stand in headers too.
_LONG = 5
_LABEL_COLUMNS = 3
_MANY = 15
_SUBTOTALS = ("小计", "其中")
# So many characters off is a slip where the place tells which label it is.
_SLIP = 2


class Sheet(NamedTuple):
    """A table of the page: how many values a row may hold, and how many cells the widest has."""

    table: Table
    room: int
    widest: int


class Matrix:
    """What the tables of one section hold of the applications table, row by row."""

    def __init__(self, table: FormTable, labels: RowLabels) -> None:
        self.table = table
        self.labels = labels
        self.columns = Columns(table.blocks[0].columns)
        self.count = len(self.columns.columns)
        self.rows: list[FoundRow] = []
        self.unlabelled = 0
        self.bare: list[tuple[Hit, Text, Row]] = []
        self.unknown: list[Text] = []
        # Rows of a label that is none of the form's, each with the number of known rows before it.
        self.strange: list[tuple[int, Text, list[Cell], Row]] = []
        self.group = ""

    def read(self, tables: list[Table]) -> None:
        for table in map(without_serials, tables):
            self._read(self._filled_up(table) or table)

    def name_of(self, string: str) -> Hit | None:
        """The same for pieces of a label on loose lines; a group is kept for the rows behind it."""
        hit = self.label_of(string)
        if hit is not None and hit.kind == "group":
            self.group = hit.id
        return hit

    def label_of(self, string: str) -> Hit | None:
        """The row or group of a label; a bare 其他 is the last row of its group."""
        words = core(string)
        if words in ("其他", "其它"):
            last = self.rows[-1].hit.id if self.rows else ""
            numbered = string.strip()[:1] in ("3", "３")
            if numbered or self.group == "other" or last in ("other-no-payment", "other-no-correction"):
                row = self.table.row("other-misc")
                if row is not None:
                    return Hit("row", row.id, row.label, 0)
            return None
        if words in ("总计", "合计"):
            row = self.table.row("total")
            return Hit("row", "total", row.label if row else string, 0)
        return self.labels.find(string)

    def _read(self, table: Table) -> None:
        grid = table.grid
        header: list[tuple[Cell, ...]] = []
        seen = len(self.rows)
        is_mapped = False
        # Which cells look like values, and how many cells the widest row has.
        values_at = [[looks_like_value(cell.text.string) for cell in row.cells] for row in table.rows]
        widest = max(map(len, values_at), default=0)
        sheet = Sheet(table, self._room(table, values_at, widest), widest)
        written = self._is_written(table, values_at)
        for index, row in enumerate(table.rows):
            if self.columns.is_header(row.cells):
                if len(self.rows) > seen and is_mapped:
                    header, is_mapped, seen = [], False, len(self.rows)
                header.append(grid[index] if grid is not None else row.cells)
                continue
            split = self._split(row, values_at[index])
            if split is None:
                if len(self.rows) == seen and header and not any(values_at[index]):
                    header.append(grid[index] if grid is not None else row.cells)
                elif sum(values_at[index]) >= 5:
                    self.unlabelled += 1
                continue
            hit, place, values = split
            if hit is None:
                cells = row.cells[place + 1 :]
                if core(row.cells[place].text.string) in _SUBTOTALS:
                    self.unknown.append(row.cells[place].text)
                    continue
                self.strange.append((len(self.rows), row.cells[place].text, list(cells), row))
                continue
            if not is_mapped:
                self.columns.read(header, table)
                is_mapped = True
            if written:
                self._add_written(hit, row, place, written)
                continue
            self._add(hit, row.cells[place].text, values, index, sheet)

    def _filled_up(self, table: Table) -> Table | None:
        """
        A table whose rows lack the cells that merged ones cover, as HTML has them, with those put
        in; None where not every row lacks just what the form's merged labels cover.
        """
        width = max(len(row.cells) for row in table.rows)
        count = width - _LABEL_COLUMNS
        # A table may lack a column.
        if table.shape != "pipe" or table.grid is not None or self.count - count not in (0, 1):
            return None
        paths = {row.id: row.path for block in self.table.blocks for row in block.rows}
        filled: list[Row] = []
        before: tuple[str, ...] = ()
        known = 0
        for row in table.rows:
            own = len(row.cells)
            are_values = [looks_like_value(cell.text.string) for cell in row.cells]
            split = None if self.columns.is_header(row.cells) else self._split(row, are_values)
            self.group = ""
            if split is None:
                # Under the note stand 自然人, five kinds and 总计, and under them the five alone.
                front = _LABEL_COLUMNS + (own == count - 2)
                if own == width:
                    front = 0
                elif own not in (count, count - 2):
                    return None
            else:
                hit, place, _ = split
                if hit is None or hit.id not in paths:
                    return None
                path = paths[hit.id]
                written = {core(cell.text.string) for cell in row.cells[:place]}
                covered = [depth for depth, label in enumerate(path[:-1]) if core(label) not in written]
                front = len(covered)
                if own != width - front or covered != list(range(front)) or path[:front] != before[:front]:
                    return None
                before = path
                known += 1
            blank = [_blank(row)] * front
            filled.append(Row((*blank, *row.cells, *[_blank(row)] * (width - front - own)), row.location))
        return Table(tuple(filled), table.location, table.shape) if known >= _MANY else None

    def _is_written(self, table: Table, values_at: list[list[bool]]) -> int:
        """
        How many values a row has in a table whose rows hold the cells that a Word file has: what is
        merged sideways stands once, what is merged downwards is blank. 0 where rows do not tell so.
        """
        if table.shape not in ("pipe", "tabs") or table.grid is not None:
            return 0
        depths = {row.id: len(row.path) - 1 for block in self.table.blocks for row in block.rows}
        behind: dict[int, int] = {}
        # Rows of which blanks that pad a merged label could stand where the first values do.
        padded = plain = 0
        for row, are_values in zip(table.rows, values_at, strict=True):
            split = None if self.columns.is_header(row.cells) else self._split(row, are_values)
            if split is None or split[0] is None:
                continue
            hit, place, values = split
            if hit is None or depths.get(hit.id) != place:
                return 0
            behind[len(values)] = behind.get(len(values), 0) + 1
            if place < _LABEL_COLUMNS - 1:
                blank = not any(cell.text.string for cell in values[: _LABEL_COLUMNS - 1 - place])
                padded, plain = padded + blank, plain + (not blank)
        count = max(behind, default=0)
        if not plain or padded > plain or self.count - count not in (0, 1):
            return 0
        # The blank cells at a line's end may have gone with its white space.
        return count if behind[count] >= _MANY and behind[count] * 3 >= sum(behind.values()) * 2 else 0

    def _add_written(self, hit: Hit, row: Row, place: int, count: int) -> None:
        """A row of such a table: behind its label stand its values, all of them certain."""
        columns: tuple[str, ...] | None = None
        if count < self.count:
            columns = self.columns.left
        values = [of_cell(cell) for cell in row.cells[place + 1 :]]
        values += [absent(row) for _ in range(count - len(values))]
        sure = columns is None or len(columns) == count
        self.rows.append(
            FoundRow(hit, row.cells[place].text, values, row.location, sure=sure, columns=columns)
        )

    def _room(self, table: Table, values_at: list[list[bool]], widest: int) -> int:
        """How many values a row may hold: what is left of the widest behind the innermost label."""
        deepest = most = 0
        for row, are_values in zip(table.rows, values_at, strict=True):
            filled = sum(are_values)
            most = max(most, filled)
            if not filled:
                continue
            for index, cell in enumerate(row.cells):
                if not are_values[index] and self._is_leaf(cell.text.string):
                    deepest = max(deepest, index)
                    break
        return max(widest - deepest - 1, most)

    def _is_leaf(self, string: str) -> bool:
        if not string:
            return False
        hit = self.label_of(string)
        return hit is not None and hit.kind == "row"

    def _split(self, row: Row, are_values: list[bool]) -> tuple[Hit | None, int, list[Cell]] | None:
        """The row's meaning, where its label stands, and the cells behind; None without a label."""
        cells = row.cells
        found: Hit | None = None
        last = -1
        unknown = -1
        group = ""
        named: set[str] = set()
        for index, cell in enumerate(cells):
            string = cell.text.string
            if not string:
                continue
            if are_values[index]:
                break
            hit = self.label_of(string)
            if hit is not None and hit.kind == "row":
                found, last, unknown = hit, index, -1
                named.add(hit.id)
            elif hit is not None:
                group, last = hit.id, index
                self.group = group
            elif found is None and core(string):
                unknown = last = index
            else:
                break
        if group == "other" and found is None:
            other = next(
                (r for r in ("other-handling",) if r in {h.id for h in self.labels.exact.values()}), None
            )
            rest = [cell for cell in cells[last + 1 :] if cell.text.string]
            if (
                other is not None
                and len(rest) >= 5
                and all(looks_like_value(cell.text.string) for cell in rest)
            ):
                found, unknown = Hit("row", other, cells[last].text.string, 0), -1
        if found is None:
            if unknown >= 0 and sum(are_values[unknown + 1 :]) >= 5:
                return None, unknown, []
            return None
        # A header may name rows too; a row has one name, and something behind it.
        if len(named) > 2:
            return None
        if last + 1 == len(cells):
            if len(core(found.official)) >= _LONG and not found.distance:
                self.bare.append((found, cells[last].text, row))
            return None
        return found, last, list(cells[last + 1 :])

    def _add(self, hit: Hit, label: Text, cells: list[Cell], index: int, sheet: Sheet) -> None:
        """A row with its values by the header's columns, else with those behind its label in their order."""
        row = sheet.table.rows[index]
        grid = sheet.table.grid
        # In TAB-led cells a merged label stands once, so rows differ in length.
        short = grid is None and sheet.table.shape != "tab" and len(row.cells) < sheet.widest
        found = self._under_header(hit, label, row, None if grid is None else grid[index], short=short)
        if found is None:
            found = self._behind_label(
                hit, label, row, [of_cell(cell) for cell in cells], sheet.room, short=short
            )
        self.rows.append(found)

    def _under_header(
        self, hit: Hit, label: Text, row: Row, in_grid: tuple[Cell, ...] | None, *, short: bool
    ) -> FoundRow | None:
        """The values that stand under the columns which the header names; None where the row does not fit it."""
        places = self.columns.places
        line = row.cells if in_grid is None else in_grid
        if not places:
            return None
        label_at = next((i for i, cell in enumerate(line) if cell.text is label), -1)
        if len(line) <= places[-1]:
            return self._cut_off(hit, label, row, line, label_at)
        is_merged = in_grid is not None and any(c and line[c] is line[c - 1] for c in places)
        if is_merged or label_at >= places[0]:
            return None
        if any(
            cell.text.string and place not in places and cell.text.string != label.string
            for place, cell in enumerate(line[label_at + 1 :], label_at + 1)
        ):
            return None
        values = [of_cell(line[place]) for place in places]
        sure = not short or bool(values[-1].text.string)
        return FoundRow(hit, label, values, row.location, sure=sure, columns=self.columns.named)

    def _cut_off(
        self, hit: Hit, label: Text, row: Row, line: tuple[Cell, ...], label_at: int
    ) -> FoundRow | None:
        """
        A row that ends before its last column, with blanks between its label and the first: either
        its end is lost or a label cell is, so its values stand under the header but are not summed.
        """
        places = self.columns.places
        between = line[(label_at if label_at >= 0 else len(line)) + 1 : places[0]]
        if not between or len(line) <= places[0] or any(cell.text.string for cell in between):
            return None
        values = [of_cell(line[place]) if place < len(line) else absent(row) for place in places]
        return FoundRow(hit, label, values, row.location, sure=False, columns=self.columns.named)

    def _behind_label(
        self, hit: Hit, label: Text, row: Row, held: list[Value], room: int, *, short: bool
    ) -> FoundRow:
        """The values behind the label, in the order of the form's columns."""
        count = self.count
        columns: tuple[str, ...] | None = None
        if self.columns.missing and room < count:
            columns = self.columns.left
            count = len(columns)
        values, sure = exactly(held, count)
        # In a table too narrow for all columns, or a row that ends before the others, a blank
        # at an end of the values may be another cell's.
        sure = sure and not ((short or room < count) and not values[0].text.string)
        sure = sure and not (short and not values[-1].text.string)
        values += [absent(row) for _ in range(count - len(values))]
        return FoundRow(hit, label, values, row.location, sure=sure, columns=columns)

    def settle(self, order: list[str]) -> None:
        """
        Place what has no values or no known label. Rows whose blank cells went with the white
        space at the line's end are blank. Strange rows that fill a gap between known ones are
        those rows under another name: not missing, but not summed either.
        """
        ids = [row.hit.id for row in self.rows]
        taken = set(ids)
        late: list[FoundRow] = []
        for hit, label, row in self.bare:
            if ids and hit.id not in taken:
                taken.add(hit.id)
                late.append(FoundRow(hit, label, [absent(row) for _ in range(self.count)], row.location))
        for place in dict.fromkeys(place for place, *_ in self.strange):
            rows = [entry for entry in self.strange if entry[0] == place]
            before = ids[place - 1] if place else None
            after = ids[place] if place < len(ids) else None
            start = order.index(before) + 1 if before in order else 0 if before is None else -1
            stop = order.index(after) if after in order else len(order) if after is None else -1
            gap = order[start:stop] if 0 <= start <= stop else []
            if not taken.isdisjoint(gap) or len(gap) != len(rows) or not ids:
                self.unknown.extend(label for _, label, _, _ in rows)
                continue
            for id, (_, label, cells, row) in zip(gap, rows, strict=True):
                official = self.table.row(id)
                own, words = core(official.label) if official else "", core(label.string)
                if not _resemble(words, own):
                    self.unknown.append(label)
                    continue
                taken.add(id)
                values, sure = exactly([of_cell(cell) for cell in cells], self.count)
                values += [absent(row) for _ in range(self.count - len(values))]
                off = distance(words, own, _SLIP)
                is_slip = off <= _SLIP and len(own) >= 2 * _SLIP
                hit = Hit("row", id, official.label if official else "", off if is_slip else 0)
                late.append(
                    FoundRow(hit, label, values, row.location, sure=sure and is_slip, renamed=not is_slip)
                )
        self.rows.extend(late)

    def add_loose(self, hit: Hit, label: Text, values: list[Value], *, sure: bool) -> None:
        """A row that was rebuilt from loose lines."""
        self.rows.append(FoundRow(hit, label, values, label.location(), sure=sure))


def _resemble(words: str, official: str) -> bool:
    """Whether a label has so many characters of another that it may be another name for the same."""
    left = list(official)
    for char in words:
        if char in left:
            left.remove(char)
    return (len(official) - len(left)) * 5 >= 2 * max(len(words), len(official))


def _blank(row: Row) -> Cell:
    """A place that a merged cell covers."""
    start = row.location.span.start if row.location.span else 0
    return Cell(Text("", start), (start, start))
