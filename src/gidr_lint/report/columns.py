"""The header of the applications table: which column of the page is which of the form."""

from gidr_lint.document.tree import Cell, Table
from gidr_lint.forms.model import Column
from gidr_lint.report.labels import core, distance
from gidr_lint.report.model import BoundLabel

_HEADER_WORDS = (
    "申请人情况",
    "法人或其他组织",
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
)
# The printed note of the table's corner begins so.
NOTE = "勾稽关系"


class Columns:
    """
    The columns of the form, and what headers tell of them: `places` of the page that the one in force names, and
    which (`named`); which it lacks, where it names most (`missing`); its labels with a slip, and all of them
    where they stand in another order than the form's (`moved`).
    """

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.columns = columns
        self.cores = {
            column.id: tuple(core(text) for text in (column.label, *column.variants)) for column in columns
        }
        self.heads = frozenset(_HEADER_WORDS).union(*self.cores.values())
        self.labels: list[BoundLabel] = []
        self.moved: tuple[BoundLabel, ...] = ()
        self.missing: tuple[str, ...] = ()
        self.places: tuple[int, ...] = ()
        self.named: tuple[str, ...] = ()

    @property
    def left(self) -> tuple[str, ...]:
        """The columns that the page has, by the form's order."""
        return tuple(column.id for column in self.columns if column.id not in self.missing)

    def is_header(self, cells: tuple[Cell, ...]) -> bool:
        found: set[str] = set()
        for cell in cells:
            string = cell.text.string
            if not string or string.isdecimal():
                continue
            words = core(string)
            if NOTE in words:
                return True
            if words in self.heads:
                found.add(words)
        return len(found) >= 2

    def read(self, header: list[tuple[Cell, ...]], table: Table) -> None:
        """Let a header tell which columns of the page are which; it may tell of none."""
        mapped = self._mapped(header, table)
        self.places = tuple(sorted(mapped))
        self.named = tuple(mapped[place] for place in self.places)

    def _mapped(self, header: list[tuple[Cell, ...]], table: Table) -> dict[int, str]:
        """Column of the page → column of the form; empty where the header does not tell."""
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
        self.missing = missing
        self._note_order(mapped, header)
        return mapped

    def _note_order(self, mapped: dict[int, str], header: list[tuple[Cell, ...]]) -> None:
        """Keep the header's labels where its columns stand in another order than the form's."""
        places = sorted(mapped)
        names = [mapped[place] for place in places]
        if names == [column.id for column in self.columns if column.id in names]:
            return
        official = {column.id: column.label for column in self.columns}
        found = []
        for place in places:
            cells = [row[place] for row in header if place < len(row) and row[place].text.string]
            if cells:
                cell, id = cells[-1], mapped[place]
                found.append(BoundLabel(id, official[id], cell.text, cell.location, 0, "column"))
        self.moved = tuple(found)

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
        if left == ids[:1] and first > 0:
            gaps.append(first - 1)
        elif left == ids[-1:] and last + 1 < len(heads):
            gaps.append(last + 1)
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
                    self.labels.append(
                        BoundLabel(column.id, column.label, cell.text, cell.location, off, "column")
                    )

    def _list(self, header: list[tuple[Cell, ...]]) -> None:
        """Which columns a header without a grid names; a header without three of them tells nothing."""
        words = {core(cell.text.string) for row in header for cell in row}
        named = [c.id for c in self.columns if any(name in words for name in self.cores[c.id])]
        if len(named) >= 5:
            self.missing = tuple(c.id for c in self.columns if c.id not in named)
