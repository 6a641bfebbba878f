"""The labels of a table that only a local form has."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from gidr_lint.document.tree import Table
from gidr_lint.forms.model import Block, Column, FormTable, Row
from gidr_lint.report.labels import core
from gidr_lint.report.rows import looks_like_value

# Labels that any table has tell nothing of which one it is.
_ANY = frozenset(("合计", "总计", "小计", "其他", "总数", "项目", "数量", "备注", "单位", "内容"))
# So many labels are there at least, of tables that have so many.
_LEAST = 2
Entry = TypeVar("Entry")


def names(label: str) -> tuple[str, ...]:
    """A label in its own words, and without a remark in brackets behind it: 场次（场）."""
    own = core(label)
    bare = label.rstrip()
    if bare[-1:] in ("）", ")"):
        start = max(bare.rfind("（"), bare.rfind("("))
        if start > 0:
            return own, core(bare[:start])
    return (own,)


class ExtraLabels:
    """Its rows, columns and bands by their words; one word may name several rows, under other heads."""

    def __init__(self, table: FormTable) -> None:
        self.rows: dict[str, list[tuple[Block, Row]]] = {}
        self.columns: dict[str, list[tuple[Block, Column]]] = {}
        self.bands: dict[str, Block] = {}
        self.heads: set[str] = {core(text) for text in table.headers}
        self.groups: set[str] = {core(group.label) for group in table.row_groups}
        for block in table.blocks:
            for band in (block.band or "", *block.band_variants):
                if band:
                    self.bands[core(band)] = block
            for row in block.rows:
                for label in filter(None, (row.label, *row.variants)):
                    _add(self.rows, names(label), (block, row))
                self.groups.update(map(core, row.path[:-1]))
            for column in block.columns:
                for label in (column.label, *column.variants):
                    _add(self.columns, names(label), (block, column))
                self.heads.update(map(core, column.path[:-1]))
        self.telling = frozenset((*self.rows, *self.columns)) - _ANY
        # How many labels tell of the table.
        own_rows = {core(row.label) for block in table.blocks for row in block.rows if row.label} - _ANY
        own_columns = {core(column.label) for block in table.blocks for column in block.columns} - _ANY
        self.least = (len(own_rows) + 1) // 2, (len(own_columns) + 1) // 2
        self.count = len(own_rows | own_columns)

    def seen(self, table: Table) -> tuple[set[str], set[str]]:
        """The rows and the columns whose labels a table of the page has; of those of one name the first."""
        rows: set[str] = set()
        columns: set[str] = set()
        for row in table.rows:
            for string in row.strings:
                for words in names(string) if string and not string.isdecimal() else ():
                    if words in self.telling:
                        rows.update(row.id for _, row in self.rows.get(words, ())[:1])
                        columns.update(column.id for _, column in self.columns.get(words, ())[:1])
        return rows, columns

    def are_most(self, rows: set[str], columns: set[str]) -> bool:
        """Whether these are half of the rows and of the columns or more, and two labels where there are two."""
        least_rows, least_columns = self.least
        enough = len(rows) + len(columns) >= min(_LEAST, self.count)
        return len(rows) >= least_rows and len(columns) >= least_columns and enough

    def is_rest(self, table: Table, columns: set[str]) -> bool:
        """
        Whether every line of values belongs to a row of the form, as in a part that a page cut off: without a
        header, or under these columns of the form.
        """
        lines = [[cell for cell in row.strings if cell] for row in table.rows]
        valued = [line for line in lines if any(map(looks_like_value, line))]
        blocks = {id(block): block for found in self.rows.values() for block, _ in found}.values()
        is_headed = not valued or lines[0] is not valued[0]
        return not (is_headed and len(columns) < max(1, self.least[1])) and all(
            any(self.rows_named(string, blocks) for string in line) for line in valued
        )

    def rows_named(self, string: str, blocks: Iterable[Block]) -> list[Row]:
        """The rows of these blocks that a label may mean."""
        known = {
            words: [row for block, row in found if block in blocks] for words, found in self.rows.items()
        }
        return _named(string, known)

    def columns_named(self, string: str, block: Block) -> list[Column]:
        """The same for the columns of a block."""
        known = {words: [c for one, c in found if one is block] for words, found in self.columns.items()}
        return _named(string, known)


def _add(into: dict[str, list[Entry]], labels: tuple[str, ...], entry: Entry) -> None:
    for words in labels:
        if words and entry not in into.setdefault(words, []):
            into[words].append(entry)


def _named(string: str, known: Mapping[str, list[Entry]]) -> list[Entry]:
    """What a label means, in one of its own wordings; a near one may be the name of another row: 线下 and 线上."""
    return next((known[words] for words in names(string) if known.get(words)), [])
