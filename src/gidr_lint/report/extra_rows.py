"""The rows of a local form's own table as a page has them, each value under the column that its header names."""

from collections.abc import Sequence

from gidr_lint.document.text import Text
from gidr_lint.document.tree import Cell, Table
from gidr_lint.document.tree import Row as PageRow
from gidr_lint.forms.model import Block, Column, FormTable
from gidr_lint.report.extra_labels import ExtraLabels
from gidr_lint.report.labels import Hit, core
from gidr_lint.report.model import BoundLabel
from gidr_lint.report.rows import FoundRow, Value, absent, looks_like_value, of_cell, without_serials

# Tables whose merged cells a converter has flattened: what is merged stands once, with blanks behind it.
_FLAT = ("pipe", "tabs", "ruled", "grid")


class ExtraColumns:
    """
    What headers tell of the columns of a block: the places of the page and the columns that stand there, which
    are missing, and the labels that stand in another order. `strange` tells that values stand under
    a head that names no column.
    """

    def __init__(self, block: Block, labels: ExtraLabels) -> None:
        self.block = block
        self.labels = labels
        self.places: dict[int, Column] = {}
        self.moved: tuple[BoundLabel, ...] = ()
        self.named: set[str] = set()
        self.others: set[int] = set()
        self.strange = False

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(column.id for column in self.block.columns if column.id not in self.named)

    def read(self, header: Sequence[Sequence[Cell]], *, flat: bool) -> None:
        """Let the rows of a header name the columns."""
        width = max(map(len, header))
        stacks = [_stack(header, place) for place in range(width)]
        above = [_filled(row, width) for row in header[:-1]] if flat else []
        places: dict[int, Column] = {}
        found: list[BoundLabel] = []
        for place, stack in enumerate(stacks):
            if not stack:
                self.others.add(place)
                continue
            leaf = stack[-1]
            columns = self.labels.columns_named(leaf.text.string, self.block)
            if len(columns) > 1:
                heads = {core(cell.text.string) for cell in stack[:-1]} | {line[place] for line in above}
                columns = [c for c in columns if {core(head) for head in c.path[:-1]} <= heads]
            if len(columns) != 1 or columns[0] in places.values():
                self.others.add(place)
                continue
            column = columns[0]
            places[place] = column
            found.append(BoundLabel(column.id, column.label, leaf.text, leaf.location, 0, "column"))
        if not places:
            return
        self.places = places
        self.named.update(column.id for column in places.values())
        order = [column.id for column in self.block.columns if column in places.values()]
        if [label.id for label in found] != order:
            self.moved = tuple(found)

    def read_loose(self, header: Sequence[Sequence[Cell]]) -> None:
        """
        Let a header name the columns whose cells stand in no grid, as each merged one stands once: all of them are
        there, in the form's order, or as its one row has them.
        """
        left = [cell for line in header for cell in line if cell.text.string]
        found: list[tuple[int, Column]] = []
        for column in self.block.columns:
            cell = next(
                (c for c in left if column in self.labels.columns_named(c.text.string, self.block)), None
            )
            if cell is None:
                return
            found.append((left.index(cell), column))
            left[left.index(cell)] = Cell(Text("", ()), cell.location)
        if len(header) == 1:
            found.sort(key=lambda pair: pair[0])
        self.places = dict(enumerate(column for _, column in found))
        self.named.update(column.id for _, column in found)

    def note(self, line: Sequence[Cell]) -> None:
        """Look at a row of values for one under a head that is none of the form's."""
        if any(place < len(line) and looks_like_value(line[place].text.string) for place in self.others):
            self.strange = True


class ExtraRows:
    """All rows that were found, by block, and what is none of the form's."""

    def __init__(self, table: FormTable, labels: ExtraLabels) -> None:
        self.table = table
        self.labels = labels
        self.columns = {block.id: ExtraColumns(block, labels) for block in table.blocks}
        self.found: dict[str, list[FoundRow]] = {block.id: [] for block in table.blocks}
        self.unknown: dict[str, list[Text]] = {}
        self.unread: set[str] = set()
        self.block: Block | None = table.blocks[0] if len(table.blocks) == 1 else None
        self._header: list[Sequence[Cell]] = []
        self._begun = False
        self._run = 0
        self._context: dict[int, str] = {}

    def of(self, block: Block) -> list[FoundRow]:
        return self.found[block.id]

    def doubt(self, block: Block) -> str:
        """Why a block cannot be read with certainty; empty where it can."""
        rows, columns = self.found[block.id], self.columns[block.id]
        if block.id in self.unread and len({row.hit.id for row in rows}) < len(block.rows):
            return "columns" if not columns.places else "rows"
        if columns.missing and columns.strange:
            return "columns"
        unsure = sum(not row.sure for row in rows)
        return "columns" if unsure * 2 > len(rows) else ""

    def read(self, tables: Sequence[Table]) -> None:
        for table in map(without_serials, tables):
            self._header = []
            self._begun = False
            self._run += 1
            self._context = {}
            grid = table.grid
            for index, row in enumerate(table.rows):
                ragged = grid is None or table.shape == "tab"
                self._line(row, row.cells if grid is None or ragged else grid[index], table, ragged=ragged)

    def _line(self, row: PageRow, line: Sequence[Cell], table: Table, *, ragged: bool) -> None:
        strings = list(dict.fromkeys(string for string in row.strings if string))
        band = next(
            (self.labels.bands[core(string)] for string in strings if core(string) in self.labels.bands), None
        )
        if band is not None:
            self.block, self._header, self._context, self._begun = band, [], {}, False
            return
        if not strings:
            return
        if self._is_header(strings):
            self._header.append(line)
            return
        blocks = (self.block,) if self.block is not None else self.table.blocks
        if self._header:
            for block in blocks:
                if ragged:
                    self.columns[block.id].read_loose(self._header)
                else:
                    self.columns[block.id].read(self._header, flat=table.shape in _FLAT)
            self._header = []
            self._run += 1
        if self.table.layout == "record":
            self._record(row, line, ragged=ragged)
            return
        self._row(row, line, blocks, ragged=ragged)

    def _is_header(self, strings: list[str]) -> bool:
        """Whether a line names columns and holds no figure; one that a row of the form begins is none."""
        if any(map(looks_like_value, strings)):
            return False
        blocks = (self.block,) if self.block is not None else self.table.blocks
        heads = [
            string
            for string in strings
            if core(string) in self.labels.heads
            or any(self.labels.columns_named(string, block) for block in blocks)
        ]
        # Where nothing has been read yet, one column is as good as all.
        least = 2 if self._begun else 1
        is_row = bool(self.labels.rows_named(strings[0], blocks))
        return len(heads) >= least and not (is_row and len(heads) < len(strings))

    def _record(self, row: PageRow, line: Sequence[Cell], *, ragged: bool) -> None:
        """The one row of a record: what stands under the heads, whatever stands before them."""
        block = self.table.blocks[0]
        columns = self.columns[block.id]
        if not columns.places:
            self.unread.add(block.id)
            return
        if any(looks_like_value(cell.text.string) for cell in line) or not self.found[block.id]:
            first = block.rows[0]
            hit = Hit("row", first.id, first.label, 0)
            if ragged:
                zone = self._zone(line, (block,), ragged=True)
                self._ragged(block, hit, line[0].text, row, line[zone:], sure=True)
            else:
                self._add(block, hit, line[0].text, row, line)

    def _row(self, row: PageRow, line: Sequence[Cell], blocks: Sequence[Block], *, ragged: bool) -> None:
        zone = self._zone(line, blocks, ragged=ragged)
        first = next(
            (i for i, cell in enumerate(line[:zone]) if i and looks_like_value(cell.text.string)), zone
        )
        labels = [(place, cell) for place, cell in enumerate(line[:first]) if cell.text.string]
        for place, cell in labels:
            if ragged:
                if core(cell.text.string) in self.labels.groups:
                    self._context = {0: cell.text.string}
            elif self._context.get(place) != cell.text.string:
                self._context = {at: words for at, words in self._context.items() if at < place}
                self._context[place] = cell.text.string
        has_values = any(looks_like_value(cell.text.string) for cell in line[zone:])
        if not labels:
            if has_values:
                self.unread.update(block.id for block in blocks)
            return
        leaf = labels[-1][1]
        rows = self.labels.rows_named(leaf.text.string, blocks)
        if len(rows) > 1:
            heads = {core(words) for words in self._context.values()}
            rows = [one for one in rows if {core(head) for head in one.path[:-1]} <= heads] or rows
        if not rows:
            if not has_values:
                # 下半年, over rows that stood in the table already.
                self._run += 1
            elif core(leaf.text.string) not in self.labels.groups:
                self._begun = True
                self.unknown.setdefault(blocks[0].id, []).append(leaf.text)
            return
        block = next(block for block in blocks if rows[0] in block.rows)
        hit = Hit("row", rows[0].id, rows[0].label, 0)
        if ragged:
            self._ragged(block, hit, leaf.text, row, line[zone:], sure=len(rows) == 1)
        else:
            self._add(block, hit, leaf.text, row, line, sure=len(rows) == 1)

    def _zone(self, line: Sequence[Cell], blocks: Sequence[Block], *, ragged: bool) -> int:
        """How many cells of a line may be labels."""
        if ragged:
            first = next((i for i, cell in enumerate(line) if looks_like_value(cell.text.string)), None)
            labelled = [i for i, cell in enumerate(line) if cell.text.string and (first is None or i < first)]
            return labelled[-1] + 1 if labelled else 0
        places = [place for block in blocks for place in self.columns[block.id].places]
        return min(places) if places else max(1, self.table.label_columns)

    def _add(
        self, block: Block, hit: Hit, label: Text, row: PageRow, line: Sequence[Cell], *, sure: bool = True
    ) -> None:
        """A row of a table whose rows are equally long: each value stands under its head."""
        columns = self.columns[block.id]
        if not columns.places:
            self.unread.add(block.id)
            return
        columns.note(line)
        values = [of_cell(line[place]) if place < len(line) else absent(row) for place in columns.places]
        cells = [value.cell for value in values if value.cell is not None]
        sure = sure and len(set(map(id, cells))) == len(cells)
        self._keep(
            block,
            FoundRow(
                hit, label, values, row.location, sure=sure, columns=self._names(columns), run=self._run
            ),
        )

    def _ragged(
        self, block: Block, hit: Hit, label: Text, row: PageRow, cells: Sequence[Cell], *, sure: bool
    ) -> None:
        """A row of a table whose rows differ in length: its values stand behind the label, as many as there are heads."""
        columns = self.columns[block.id]
        names = self._names(columns)
        if not names or columns.others or len(cells) > len(names):
            self.unread.add(block.id)
            return
        values: list[Value] = [of_cell(cell) for cell in cells]
        values += [absent(row) for _ in range(len(names) - len(cells))]
        sure = sure and len(cells) == len(names)
        self._keep(block, FoundRow(hit, label, values, row.location, sure=sure, columns=names, run=self._run))

    @staticmethod
    def _names(columns: ExtraColumns) -> tuple[str, ...]:
        return tuple(column.id for column in columns.places.values())

    def _keep(self, block: Block, row: FoundRow) -> None:
        self._begun = True
        self.found[block.id].append(row)


def _stack(header: Sequence[Sequence[Cell]], place: int) -> list[Cell]:
    """The cells of a header down one place, each once, without blanks."""
    found: list[Cell] = []
    for line in header:
        cell = line[place] if place < len(line) else None
        if cell is not None and cell.text.string and not any(cell is other for other in found):
            found.append(cell)
    return found


def _filled(row: Sequence[Cell], width: int) -> list[str]:
    """The words of a header's row, each over the blanks behind it."""
    words: list[str] = []
    for place in range(width):
        own = core(row[place].text.string) if place < len(row) else ""
        words.append(own or (words[-1] if words else ""))
    return words
