"""A form: sections, tables, rows, columns, groups, variants and identities of one era."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from gidr_lint.base.diagnostics import Target, Words
from gidr_lint.base.frozen import Frozen, fill
from gidr_lint.base.ordinals import numeral

ValueType = Literal["count", "signed", "money"]
IdentityKind = Literal["official", "derivable", "plausibility"]
PREVIOUS = "previous."
# The forms that come with the package, the oldest first.
BUILT_IN = ("2019", "2021")
_TABLE_NAMES = {
    "proactive": Words("表二", "table 2"),
    "applications": Words("表三", "table 3"),
    "disputes": Words("表四", "table 4"),
}

# The tables that every form has; others are a local form's own.
OFFICIAL = tuple(_TABLE_NAMES)


def table_name(id: str) -> Words:
    """表三, table 3; for the table of a local form, whose name is its `FormTable.words`, the id."""
    return _TABLE_NAMES.get(id, Words(id, id))


class FormSection(NamedTuple):
    """
    An official section. `ordinal` counts from 1; `variants` are further wordings that are
    right, `loose` those understood but not official; `table` is the id of the table it holds.
    `subtopics` are the themes it has to speak of, `subtopic_variants` further words for them.
    """

    id: str
    ordinal: int
    title: str
    variants: tuple[str, ...]
    loose: tuple[str, ...]
    table: str | None
    subtopics: tuple[str, ...] = ()
    subtopic_variants: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The official heading with its ordinal: 一、总体情况."""
        return f"{numeral(self.ordinal)}、{self.title}"


class Column(NamedTuple):
    """
    A value column. `path` is the header from the top: (行政复议, 结果维持); `label` its last
    part, `variants` further wordings of it; `unit` 件, 项, 万元; `unit_in_cell` where the
    header names no unit, so that the cell must carry one.
    """

    id: str
    label: str
    path: tuple[str, ...]
    variants: tuple[str, ...]
    value: ValueType
    unit: str
    unit_in_cell: bool = False
    colspan: int = 1


class Row(NamedTuple):
    """
    A row. `path` is its label from the outside in: (三、本年度办理结果, （三）不予公开,
    1.属于国家秘密); `label` the last part; `keys` words that tell it when the label is cut.
    """

    id: str
    label: str
    path: tuple[str, ...]
    variants: tuple[str, ...]
    keys: tuple[str, ...]


class Group(NamedTuple):
    """Rows or columns that go by one name: `denied` for （三）不予公开."""

    id: str
    label: str
    members: tuple[str, ...]


class Block(NamedTuple):
    """Rows and columns that belong together; only the proactive table has several."""

    id: str
    band: str | None
    band_variants: tuple[str, ...]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    signs: tuple[str, ...] = ()


class FormTable(NamedTuple):
    """
    An official table. `name` is 表二, 表三, 表四. `layout` is `blocks` (bands stacked),
    `matrix` (label columns, then values) or `record` (a header and one row of values).
    `note` is the printed note of its header cell; `headers` further header texts (行政复议).
    """

    id: str
    section: str
    name: str
    title: str
    layout: Literal["blocks", "matrix", "record"]
    blocks: tuple[Block, ...]
    row_groups: tuple[Group, ...]
    column_groups: tuple[Group, ...]
    label_columns: int
    note: str | None
    headers: tuple[str, ...]

    @property
    def words(self) -> Words:
        """What messages call it: 表三, table 3; a local form's own by its name, in either language."""
        return _TABLE_NAMES.get(self.id) or Words(self.name, self.name)

    def block_of(self, row: str) -> Block | None:
        return next((b for b in self.blocks if any(r.id == row for r in b.rows)), None)

    def row(self, row: str) -> Row | None:
        return next((r for b in self.blocks for r in b.rows if r.id == row), None)

    def column(self, row: str, column: str) -> Column | None:
        block = self.block_of(row)
        return next((c for c in block.columns if c.id == column), None) if block else None

    def targets(self) -> Iterator[Target]:
        """Every cell of the table in printed order."""
        for block in self.blocks:
            for row in block.rows:
                for column in block.columns:
                    yield Target(self.section, self.id, row.id, column.id)


class Identity(NamedTuple):
    """
    A sum that the form prescribes: `left` op `right`, ids of rows (`per` column) or of columns
    (`per` row), for every column or row of each block that has them all, or of those in `only`.
    No terms make 0; a term may begin with `previous.` for last year's report.
    """

    id: str
    name: str
    kind: IdentityKind
    table: str
    block: str | None
    per: Literal["column", "row"]
    left: tuple[str, ...]
    op: Literal["=", "≤"]
    right: tuple[str, ...]
    only: tuple[str, ...]
    source: str

    @property
    def terms(self) -> tuple[str, ...]:
        """The ids on both sides, of this year's report and of last year's."""
        return tuple(term.removeprefix(PREVIOUS) for term in self.left + self.right)

    @property
    def is_of_two_years(self) -> bool:
        """Whether it compares with last year's report."""
        return any(term.startswith(PREVIOUS) for term in self.left + self.right)

    def fits(self, block: Block) -> bool:
        """Whether the block has all its terms."""
        parts = block.rows if self.per == "column" else block.columns
        return {part.id for part in parts}.issuperset(self.terms)


class Instance(NamedTuple):
    """An identity for one column or row: `line` is its id, the terms are `cells`, left and right."""

    identity: Identity
    line: str
    left: tuple[Target, ...]
    right: tuple[Target, ...]
    cells: tuple[Target, ...]


class Form(Frozen):
    """One era's official form; see `docs/forms.md` for the file that it is read from."""

    __slots__ = (
        "_instances",
        "_members",
        "id",
        "identities",
        "name",
        "notice",
        "notice_title",
        "sections",
        "source",
        "tables",
        "years",
    )

    def __init__(
        self,
        id: str,
        name: str,
        source: str,
        notice: str,
        notice_title: str,
        years: tuple[int, int | None],
        sections: tuple[FormSection, ...],
        tables: tuple[FormTable, ...],
        identities: tuple[Identity, ...],
    ) -> None:
        self.id = id
        self.name = name
        self.source = source
        self.notice = notice
        self.notice_title = notice_title
        self.years = years
        self.sections = sections
        self.tables = tables
        self.identities = identities
        self._instances: tuple[Instance, ...] | None = None
        self._members: dict[Target, tuple[Target, ...]] = {}
        self.__class__ = self.frozen

    def __repr__(self) -> str:
        return f"Form({self.id!r})"

    def covers(self, year: int) -> bool:
        first, last = self.years
        return year >= first and (last is None or year <= last)

    def section(self, id: str) -> FormSection | None:
        return next((s for s in self.sections if s.id == id), None)

    def table(self, id: str) -> FormTable | None:
        return next((t for t in self.tables if t.id == id), None)

    def row_label(self, target: Target) -> str:
        table = self.table(target.table or "")
        row = table.row(target.row or "") if table else None
        if row is None and table is not None:
            group = next((g for g in table.row_groups if g.id == target.row), None)
            return group.label if group else (target.row or "")
        return row.label if row else (target.row or "")

    def members(self, target: Target) -> tuple[Target, ...]:
        """The cells that a target names: itself, or those of its row or column group."""
        known = self._members.get(target)
        if known is None:
            known = self._members[target] = self._members_of(target)
        return known

    def _members_of(self, target: Target) -> tuple[Target, ...]:
        table = self.table(target.table or "")
        if table is None:
            return (target,)
        rows = next((g.members for g in table.row_groups if g.id == target.row), (target.row,))
        columns = next((g.members for g in table.column_groups if g.id == target.column), (target.column,))
        return tuple(target._replace(row=row, column=column) for row in rows for column in columns)

    @property
    def extra(self) -> tuple[FormTable, ...]:
        """The tables that only this form has."""
        return tuple(table for table in self.tables if table.id not in OFFICIAL)

    @property
    def instances(self) -> tuple[Instance, ...]:
        """Every instance of every identity within one report, in the form's order."""
        if self._instances is None:
            return fill(self, "_instances", tuple(self._expand()))
        return self._instances

    def _expand(self) -> Iterator[Instance]:
        for identity in self.identities:
            if not identity.is_of_two_years:
                yield from self.instances_of(identity)

    def instances_of(self, identity: Identity) -> Iterator[Instance]:
        """An identity for each column or row; terms of last year's report stand for the same cells there."""
        table = self.table(identity.table)
        for block in table.blocks if table is not None else ():
            if table is None or identity.block not in (None, block.id) or not identity.fits(block):
                continue
            lines = block.columns if identity.per == "column" else block.rows
            for line in lines:
                if not identity.only or line.id in identity.only:
                    left = tuple(_cell(table, identity, term, line.id) for term in identity.left)
                    right = tuple(_cell(table, identity, term, line.id) for term in identity.right)
                    yield Instance(identity, line.id, left, right, left + right)


def is_built_in(forms: Iterable[Form], identity: Identity) -> bool:
    """Whether one of the forms of the package has an identity of this id."""
    return any(one.id == identity.id for form in forms if form.id in BUILT_IN for one in form.identities)


def _cell(table: FormTable, identity: Identity, term: str, line: str) -> Target:
    """The cell of a term in one column or row."""
    term = term.removeprefix(PREVIOUS)
    row, column = (term, line) if identity.per == "column" else (line, term)
    return Target(table.section, table.id, row, column)
