"""The table of disputes: three parts of five outcomes, one row of values, no row label."""

from gidr_lint.base.location import Location
from gidr_lint.document.tree import Cell, Table
from gidr_lint.forms.model import FormTable
from gidr_lint.report.labels import core
from gidr_lint.report.model import BoundLabel
from gidr_lint.report.rows import Value, looks_like_value, of_cell

_OUTCOMES = {
    "结果维持": "upheld",
    "结果纠正": "corrected",
    "其他结果": "other",
    "尚未审结": "pending",
    "总计": "total",
    "合计": "total",
}
_SHORT = {"维持": "upheld", "纠正": "corrected", "结果": "", "审结": "pending"}
_LEAST = 5
_LABELLED = (6, 11, 16)
_PARTS = ("review", "direct-suit", "after-review-suit")


def part_of(words: str) -> str | None:
    """Which part a header or heading names; the longest term first."""
    if "复议后" in words:
        return "after-review-suit"
    if "未经复议" in words or "直接起诉" in words:
        return "direct-suit"
    if "行政复议" in words and "诉讼" not in words:
        return "review"
    return None


class Record:
    """The values of the one row, by column id, and what could not be told."""

    def __init__(self, table: FormTable) -> None:
        self.table = table
        self.ids = [column.id for column in table.blocks[0].columns]
        self.values: dict[str, Value] = {}
        self.missing: tuple[str, ...] = ()
        self.moved: tuple[BoundLabel, ...] = ()
        self.location: Location | None = None
        self.header_seen = False
        self.doubt = ""
        self._pieces: list[tuple[str | None, list[Value], Location]] = []

    def read(self, tables: list[tuple[str, Table]]) -> None:
        """Read the tables, each with the words that stand above it."""
        for above, table in tables:
            self._read(above, table)
        self._assemble()

    def _read(self, above: str, table: Table) -> None:
        header: list[int] = []
        width = max((len(row.cells) for row in table.rows), default=0)
        for index, row in enumerate(table.rows):
            words = [core(cell.text.string) for cell in row.cells]
            named = sum(1 for word in words if word in _OUTCOMES or word in _SHORT)
            figures = sum(looks_like_value(cell.text.string) for cell in row.cells)
            if named >= 2 or (
                figures < _LEAST
                and (part_of("".join(words)) is not None or any("行政诉讼" in w for w in words))
            ):
                header.append(index)
                self.header_seen = True
                continue
            cells = self._values(row.cells)
            if cells is None:
                continue
            if len(row.cells) < width and not (
                looks_like_value(cells[0].text.string) and cells[-1].text.string
            ):
                # A row that ends before the others, with a label or a blank at an end.
                self.doubt = "columns"
                continue
            own = part_of("".join(words[: len(words) - len(cells)]))
            paths = self._paths(table, header) if header else []
            if paths and table.grid is not None and len(table.grid[index]) == len(paths):
                line = table.grid[index]
                found = {
                    path: of_cell(cell) for path, cell in zip(paths, line, strict=True) if path is not None
                }
                if len(found) >= 13 and len(found) == sum(1 for p in paths if p is not None):
                    self.values.update(found)
                    self.missing = tuple(name for name in self.ids if name not in found)
                    if list(found) != [name for name in self.ids if name in found]:
                        self.moved = self._moved(table, header, paths)
                    self.location = row.location
                    continue
            context = (
                own
                or part_of(core(above) if above else "")
                or part_of("".join(core(cell.text.string) for i in header for cell in table.rows[i].cells))
            )
            self._pieces.append((context, [of_cell(cell) for cell in cells], row.location))

    def _moved(self, table: Table, header: list[int], paths: list[str | None]) -> tuple[BoundLabel, ...]:
        """The labels right above the values, in the page's order."""
        assert table.grid is not None
        official = {column.id: column.label for column in self.table.blocks[0].columns}
        found = []
        for place, name in enumerate(paths):
            cells = [table.grid[index][place] for index in header]
            cell = next((c for c in reversed(cells) if c is not None and c.text.string), None)
            if name is not None and cell is not None:
                found.append(BoundLabel(name, official[name], cell.text, cell.location, 0, "column"))
        return tuple(found)

    def _values(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...] | None:
        """The value cells of a row of figures; None where it is no such row."""
        held = list(cells)
        if len(held) in _LABELLED and held[0].text.string and not looks_like_value(held[0].text.string):
            held.pop(0)
        filled = [cell for cell in held if cell.text.string]
        if not filled:
            # An empty row behind the figures is not theirs.
            if self.values or any(len(values) >= len(self.ids) for _, values, _ in self._pieces):
                return None
            return tuple(held) if self.header_seen and len(held) >= 5 else None
        if sum(looks_like_value(cell.text.string) for cell in filled) * 2 < len(filled) or len(held) < 5:
            return None
        return tuple(held)

    def _paths(self, table: Table, header: list[int]) -> list[str | None]:
        """The column id over each column of the page, by the words down the header."""
        rows = [table.grid[i] if table.grid is not None else table.rows[i].cells for i in header]
        width = max(map(len, rows))
        flat = table.shape in ("pipe", "tabs", "ruled", "grid")
        found: list[str | None] = []
        filled = [self._fill(row, width, flat) for row in rows]
        for column in range(width):
            words: list[str] = []
            for line in filled:
                if line[column] and (not words or words[-1] != line[column]):
                    words.append(line[column])
            head = "".join(words)
            part = part_of(head)
            if part is None and "复议" in head and "诉讼" not in head:
                part = "review"
            outcome = next((name for label, name in _OUTCOMES.items() if head.endswith(label)), None)
            found.append(f"{part}-{outcome}" if part and outcome else None)
        named = [name for name in found if name]
        return found if len(set(named)) == len(named) else []

    def _fill(self, row: tuple[Cell, ...], width: int, flat: bool) -> list[str]:
        words = [core(cell.text.string) for cell in row] + [""] * (width - len(row))
        if flat:
            last = ""
            for index, word in enumerate(words):
                if word:
                    last = "" if word in _OUTCOMES else word
                elif last:
                    words[index] = last
        return words

    def _assemble(self) -> None:
        """Five and five and five, or five and ten, or fifteen at once."""
        if self.values or not self._pieces:
            return
        trimmed: list[tuple[str | None, list[Value], Location]] = []
        for context, values, place in self._pieces:
            while len(values) > 5 and len(values) not in (10, 15) and not values[-1].text.string:
                values = values[:-1]
            while len(values) > 15 and not values[0].text.string:
                values = values[1:]
            trimmed.append((context, values, place))
        lengths = [len(values) for _, values, _ in trimmed]
        self.location = trimmed[0][2]
        if lengths == [15]:
            self.values = dict(zip(self.ids, trimmed[0][1], strict=True))
        elif lengths == [5, 5, 5]:
            contexts = [context for context, _, _ in trimmed]
            order = [c for c in contexts if c is not None] if set(contexts) == set(_PARTS) else list(_PARTS)
            if any(context not in (None, part) for context, part in zip(contexts, order, strict=True)):
                self.doubt = "columns"
                return
            for part, (_, values, _) in zip(order, trimmed, strict=True):
                names = [name for name in self.ids if name.startswith(part + "-")]
                self.values.update(zip(names, values, strict=True))
        elif lengths == [5, 10]:
            self.values = dict(zip(self.ids, trimmed[0][1] + trimmed[1][1], strict=True))
        else:
            self.doubt = "columns"
