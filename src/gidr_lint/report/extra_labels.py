"""The labels of a table that only a local form has."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from gidr_lint.document.tree import Table
from gidr_lint.forms.model import Block, Column, FormTable, Row
from gidr_lint.report.labels import core, distance
from gidr_lint.report.rows import looks_like_value

# Labels that any table has tell nothing of which one it is.
_ANY = frozenset(("合计", "总计", "小计", "其他", "总数", "项目", "数量", "备注", "单位", "内容"))
_SHORTEST, _LONG = 4, 7
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
        own = {core(row.label) for block in table.blocks for row in block.rows if row.label}
        own |= {core(column.label) for block in table.blocks for column in block.columns}
        self.count = len(own - _ANY)

    def score(self, table: Table) -> int:
        """How many of its labels a table of the page has."""
        found: set[str] = set()
        for row in table.rows:
            for string in row.strings:
                if string and not string.isdecimal():
                    found.update(str(part.id) for part in self._meant(string))
        return len(found)

    def _meant(self, string: str) -> Iterable[Row | Column]:
        for words in names(string):
            if words in self.telling:
                yield from (row for _, row in self.rows.get(words, ())[:1])
                yield from (column for _, column in self.columns.get(words, ())[:1])

    def rows_named(self, string: str, blocks: Iterable[Block]) -> tuple[list[Row], int]:
        """The rows of these blocks that a label may mean, and how many characters it is off."""
        known = {
            words: [row for block, row in found if block in blocks] for words, found in self.rows.items()
        }
        return _named(string, known)

    def columns_named(self, string: str, block: Block) -> tuple[list[Column], int]:
        """The same for the columns of a block."""
        known = {words: [c for one, c in found if one is block] for words, found in self.columns.items()}
        return _named(string, known)


def _add(into: dict[str, list[Entry]], labels: tuple[str, ...], entry: Entry) -> None:
    for words in labels:
        if words and entry not in into.setdefault(words, []):
            into[words].append(entry)


def _named(string: str, known: Mapping[str, list[Entry]]) -> tuple[list[Entry], int]:
    for words in names(string):
        if known.get(words):
            return known[words], 0
    words = core(string)
    if len(words) < _SHORTEST or looks_like_value(string):
        return [], 0
    near: dict[str, int] = {}
    for official in known:
        most = 2 if len(official) >= _LONG else 1
        if (
            known[official]
            and len(official) >= _SHORTEST
            and (off := distance(words, official, most)) <= most
        ):
            near[official] = off
    if not near:
        return [], 0
    least = min(near.values())
    best = [official for official, off in near.items() if off == least]
    return (known[best[0]], least) if len(best) == 1 else ([], 0)
