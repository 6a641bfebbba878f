"""The table of applications: label columns on the left, seven values a row."""

from gidr_lint.document.text import Text
from gidr_lint.document.tree import Cell, Row, Table
from gidr_lint.forms.model import FormTable
from gidr_lint.report.labels import Hit, RowLabels, core, distance
from gidr_lint.report.model import BoundLabel
from gidr_lint.report.rows import (
    FoundRow,
    Value,
    absent,
    exactly,
    looks_like_value,
    of_cell,
)

_HEADER_WORDS = (
    "申请人情况",
    "法人或其他组织",
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
)
_NOTE = "勾稽关系"


class Matrix:
    """What the tables of one section hold of the applications table, row by row."""

    def __init__(self, table: FormTable, labels: RowLabels) -> None:
        self.table = table
        self.labels = labels
        self.columns = table.blocks[0].columns
        self.cores = {
            column.id: tuple(core(text) for text in (column.label, *column.variants))
            for column in self.columns
        }
        self.heads = frozenset(_HEADER_WORDS).union(*self.cores.values())
        self.rows: list[FoundRow] = []
        self.unlabelled = 0
        self.unknown: list[Text] = []
        self.column_labels: list[BoundLabel] = []
        self.missing_columns: tuple[str, ...] = ()
        self.notes: list[Text] = []
        self.group = ""

    def read(self, tables: list[Table]) -> None:
        for table in tables:
            self._read(table)

    def _is_header(self, cells: tuple[Cell, ...]) -> bool:
        found: set[str] = set()
        for cell in cells:
            string = cell.text.string
            if not string or string.isdecimal():
                continue
            words = core(string)
            if _NOTE in words:
                return True
            if words in self.heads:
                found.add(words)
        return len(found) >= 2

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
        mapped: dict[int, str] | None = None
        for index, row in enumerate(table.rows):
            if self._is_header(row.cells):
                if len(self.rows) > seen and mapped is not None:
                    header, mapped, seen = [], None, len(self.rows)
                header.append(grid[index] if grid is not None else row.cells)
                continue
            split = self._split(row.cells)
            if split is None:
                if (
                    len(self.rows) == seen
                    and header
                    and not any(looks_like_value(c.text.string) for c in row.cells)
                ):
                    header.append(grid[index] if grid is not None else row.cells)
                elif sum(looks_like_value(cell.text.string) for cell in row.cells) >= 5:
                    self.unlabelled += 1
                continue
            hit, place, values = split
            if hit is None:
                self.unknown.append(row.cells[place].text)
                continue
            if mapped is None:
                mapped = self._map(header, table)
            self._add(hit, row.cells[place].text, values, index, table, mapped)

    def _split(self, cells: tuple[Cell, ...]) -> tuple[Hit | None, int, list[Cell]] | None:
        """The row's meaning, where its label stands, and the cells behind; None without a label."""
        found: Hit | None = None
        last = -1
        unknown = -1
        group = ""
        named: set[str] = set()
        for index, cell in enumerate(cells):
            string = cell.text.string
            if not string:
                continue
            if looks_like_value(string):
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
            row = next(
                (r for r in ("other-handling",) if r in {h.id for h in self.labels.exact.values()}), None
            )
            rest = [cell for cell in cells[last + 1 :] if cell.text.string]
            if (
                row is not None
                and len(rest) >= 5
                and all(looks_like_value(cell.text.string) for cell in rest)
            ):
                found, unknown = Hit("row", row, cells[last].text.string, 0), -1
        if found is None:
            if unknown >= 0 and sum(looks_like_value(cell.text.string) for cell in cells[unknown + 1 :]) >= 5:
                return None, unknown, []
            return None
        # A header may name rows too; a row has one name, and something behind it.
        if len(named) > 2 or last + 1 == len(cells):
            return None
        return found, last, list(cells[last + 1 :])

    def _map(self, header: list[tuple[Cell, ...]], table: Table) -> dict[int, str]:
        """Column of the page → column of the form by the header; empty where it does not tell."""
        if not header or table.shape == "tab":
            self._list(header)
            return {}
        width = max(map(len, header))
        if table.grid is None and any(len(row) != width for row in header):
            self._list(header)
            return {}
        heads = []
        for column in range(width):
            parts: list[str] = []
            previous: Cell | None = None
            for row in header:
                cell = row[column] if column < len(row) else None
                if cell is not None and cell is not previous:
                    parts.append(core(cell.text.string))
                previous = cell
            heads.append("".join(parts))
        mapped: dict[int, str] = {}
        for column, head in enumerate(heads):
            name = self._column(head)
            if name is not None and name not in mapped.values():
                mapped[column] = name
        if len(mapped) < 5:
            return {}
        self._complete(mapped, heads, header)
        missing = tuple(c.id for c in self.columns if c.id not in mapped.values())
        # A header that names every column but one, over rows of one value less, lacks that column.
        self.missing_columns = missing
        return mapped

    def _column(self, head: str) -> str | None:
        for column in self.columns:
            names = self.cores[column.id]
            if column.id == "other-entity":
                if head.endswith(names) and not head.endswith("法人或其他"):
                    return column.id
            elif any(head.endswith(name) for name in names) or (
                column.id == "natural-person" and "自然人" in head
            ):
                return column.id
        return None

    def _complete(self, mapped: dict[int, str], heads: list[str], header: list[tuple[Cell, ...]]) -> None:
        """A header with a slip in one word still names its column by its place."""
        first, last = min(mapped), max(mapped)
        ids = [column.id for column in self.columns]
        gaps = [c for c in range(first, last + 1) if c not in mapped]
        left = [name for name in ids if name not in mapped.values()]
        if len(gaps) == 1 == len(left) and heads[gaps[0]]:
            head = heads[gaps[0]]
            official = self.cores[left[0]][0]
            off = min(
                (distance(head[-size:], official, 2) for size in range(len(official) - 2, len(official) + 3)),
                default=3,
            )
            if off <= 2:
                mapped[gaps[0]] = left[0]
                cell = next(
                    (
                        row[gaps[0]]
                        for row in reversed(header)
                        if gaps[0] < len(row) and row[gaps[0]].text.string
                    ),
                    None,
                )
                column = next(c for c in self.columns if c.id == left[0])
                if cell is not None:
                    self.column_labels.append(
                        BoundLabel(column.id, column.label, cell.text, cell.location, off, "column")
                    )

    def _list(self, header: list[tuple[Cell, ...]]) -> None:
        """Which columns a header without a grid names; a header without three of them tells nothing."""
        words = {core(cell.text.string) for row in header for cell in row}
        named = [c.id for c in self.columns if any(name in words for name in self.cores[c.id])]
        if len(named) >= 5:
            self.missing_columns = tuple(c.id for c in self.columns if c.id not in named)

    def _add(
        self, hit: Hit, label: Text, cells: list[Cell], index: int, table: Table, mapped: dict[int, str]
    ) -> None:
        row = table.rows[index]
        grid = table.grid
        line = grid[index] if grid is not None else row.cells
        if (
            mapped
            and len(line) > max(mapped)
            and all(line[c] is not line[c - 1] or c == 0 or grid is None for c in mapped)
        ):
            places = sorted(mapped)
            values = [of_cell(line[place]) for place in places]
            label_at = next((i for i, cell in enumerate(line) if cell.text is label), -1)
            outside = [
                cell
                for place, cell in enumerate(line)
                if place > label_at
                and place not in mapped
                and cell.text.string
                and cell.text.string != label.string
            ]
            if label_at < places[0] and not outside:
                columns = tuple(mapped[place] for place in places)
                self.rows.append(FoundRow(hit, label, values, row.location, columns=columns))
                return
        if mapped and len(line) <= max(mapped) and self._add_short(hit, label, line, row, mapped):
            return
        held = [of_cell(cell) for cell in cells]
        count = len(self.columns)
        if self.missing_columns and len(held) == count - len(self.missing_columns):
            columns = tuple(c.id for c in self.columns if c.id not in self.missing_columns)
            self.rows.append(FoundRow(hit, label, held, row.location, columns=columns))
            return
        values, sure = exactly(held, count)
        values += [absent(row) for _ in range(count - len(values))]
        self.rows.append(FoundRow(hit, label, values, row.location, sure=sure))

    def _add_short(
        self, hit: Hit, label: Text, line: tuple[Cell, ...], row: Row, mapped: dict[int, str]
    ) -> bool:
        """
        A row that ends before its last column, with blanks between its label and the first: either
        its end is lost or a label cell is, so its values stand under the header but are not summed.
        """
        places = sorted(mapped)
        start = next((i for i, cell in enumerate(line) if cell.text is label), len(line)) + 1
        between = line[start : places[0]]
        if not between or len(line) <= places[0] or any(cell.text.string for cell in between):
            return False
        values = [of_cell(line[place]) if place < len(line) else absent(row) for place in places]
        columns = tuple(mapped[place] for place in places)
        self.rows.append(FoundRow(hit, label, values, row.location, sure=False, columns=columns))
        return True

    def add_loose(self, hit: Hit, label: Text, values: list[Value], *, sure: bool) -> None:
        """A row that was rebuilt from loose lines."""
        self.rows.append(FoundRow(hit, label, values, label.location(), sure=sure))
