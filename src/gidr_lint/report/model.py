"""Report, its sections, bound tables and cells."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from gidr_lint.base.diagnostics import Target, Words
from gidr_lint.base.frozen import Frozen, fill
from gidr_lint.base.location import Location
from gidr_lint.document.headings import mark_of
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Block, Cell, Document, Heading, Mark, Paragraph, Table
from gidr_lint.document.tree import Row as PageRow
from gidr_lint.forms.model import Block as FormBlock
from gidr_lint.forms.model import Column, Form, FormTable, table_name
from gidr_lint.forms.model import Row as FormRow
from gidr_lint.report.amounts import Figure
from gidr_lint.report.sections import TOPICS

_LEVELS = ("一、", "（一）", "1.", "（1）")
TableState = Literal["bound", "partial", "unreadable", "absent"]

# The text of a place that holds none.
NOTHING = Text("", ())


class Part(Frozen):
    """
    A top-level part of the page in reading order. `section` is the id of the official section
    that the heading means, None for any other; `fit` says how: `official` wording, a `loose`
    variant, or `words`, the deciding words only. `run` counts numbering runs from 0 (an annex
    of tables numbered again from 一 is run 1). `points` are headings inside it that are numbered
    like the parts.
    """

    __slots__ = ("blocks", "fit", "heading", "points", "run", "section")

    def __init__(
        self,
        heading: Heading,
        section: str | None,
        fit: Literal["official", "loose", "words", "none"],
        run: int,
        blocks: tuple[Block, ...],
        points: tuple[Heading, ...] = (),
    ) -> None:
        self.heading = heading
        self.section = section
        self.fit = fit
        self.run = run
        self.blocks = blocks
        self.points = points
        self.__class__ = self.frozen

    @property
    def number(self) -> int | None:
        """The ordinal as written: 3 for 三、."""
        return self.heading.mark.number if self.heading.mark else None

    @property
    def has_table(self) -> bool:
        """Whether any table stands in it."""
        return any(isinstance(block, Table) for block in self.blocks)


class BoundCell(Frozen):
    """
    A value cell of the form, and what the draft holds there; `cell` is None where it is absent. It may
    be given as a row of the page and the place in it: of most cells only the figure is wanted.
    """

    __slots__ = ("_cell", "_location", "_table", "_text", "column", "figure", "row", "target")

    def __init__(
        self,
        target: Target,
        figure: Figure,
        row: FormRow,
        column: Column,
        cell: Cell | tuple[PageRow, int] | None,
        text: Text | None = None,
        location: Location | None = None,
        table: Words | None = None,
    ) -> None:
        self.target = target
        self.figure = figure
        self.row = row
        self.column = column
        self._cell = cell
        self._text = text
        self._location = location
        self._table = table
        self.__class__ = self.frozen

    def __repr__(self) -> str:
        return f"BoundCell({self.target}, {self.text.string!r})"

    @property
    def cell(self) -> Cell | None:
        cell = self._cell
        if isinstance(cell, tuple):
            row, place = cell
            cell = fill(self, "_cell", row.cells[place])
        return cell

    @property
    def text(self) -> Text:
        if self._text is None:
            return fill(self, "_text", self.cell.text if self.cell is not None else NOTHING)
        return self._text

    @property
    def location(self) -> Location:
        """The place of the cell's text, of the blank between its borders, or of the row's end."""
        if self._location is not None:
            return self._location
        found = self.cell.location if self.cell is not None else self.text.location()
        return fill(self, "_location", found)

    def has_place(self, location: Location) -> bool:
        """Whether a place is this cell's very own, and not one like it in another document."""
        return self._location is location

    def doubtful(self) -> "BoundCell":
        """The same with its text kept and its amount withheld, so that no sum uses it."""
        own = (self._cell, self._text, self._location, self._table)
        return BoundCell(self.target, self.figure._replace(amount=None), self.row, self.column, *own)

    @property
    def table_name(self) -> Words:
        """What messages call its table: 表三, table 3."""
        return self._table or table_name(self.target.table or "")


class BoundLabel(NamedTuple):
    """A row's or column's label as the draft has it; `distance` counts changed characters."""

    id: str
    official: str
    text: Text
    location: Location
    distance: int
    kind: Literal["row", "column", "band", "group"]


# Why the figures of a row count in no sum: another name than the form's, columns that are not certain,
# or a label that stands twice.
Doubt = Literal["name", "columns", "twice"]
Labels = tuple[BoundLabel, ...] | Callable[[], tuple[BoundLabel, ...]]


class BoundBlock(Frozen):
    """
    A block of a table bound to a form (maybe the other era's). `sure` is false where it was
    recognised but could not be read with certainty; then `cells` is empty and `doubt` says why.
    `moved` are its column labels in the page's order where that is not the form's, `strays` those in its header
    that another form has and its own has not, `is_wider` where columns that the form lacks have values.
    `doubtful_rows` are those whose figures count in no sum, with the reason. `labels` and `signs` may be
    functions: on most drafts only `has_slips` and `is_shuffled` are asked, if they are known.
    """

    __slots__ = (
        "_has_slips",
        "_is_shuffled",
        "_labels",
        "_signs",
        "block",
        "cells",
        "doubt",
        "doubtful_rows",
        "form",
        "is_wider",
        "location",
        "missing_columns",
        "missing_rows",
        "moved",
        "repeated",
        "strays",
        "sure",
        "table",
        "unknown_rows",
    )

    def __init__(
        self,
        form: Form,
        table: FormTable,
        block: FormBlock,
        location: Location,
        *,
        sure: bool,
        cells: Mapping[tuple[str, str], BoundCell] | None = None,
        labels: Labels = (),
        missing_rows: tuple[str, ...] = (),
        missing_columns: tuple[str, ...] = (),
        unknown_rows: tuple[Text, ...] = (),
        repeated: tuple[BoundLabel, ...] = (),
        signs: Labels = (),
        moved: tuple[BoundLabel, ...] = (),
        strays: tuple[BoundLabel, ...] = (),
        doubtful_rows: Mapping[str, Doubt] | None = None,
        doubt: str = "",
        has_slips: bool | None = None,
        is_shuffled: bool | None = None,
        is_wider: bool = False,
    ) -> None:
        self.form, self.is_wider = form, is_wider
        self.table = table
        self.block = block
        self.location = location
        self.sure = sure
        self.cells: Mapping[tuple[str, str], BoundCell] = MappingProxyType(cells or {})
        self._labels = labels
        self.missing_rows = missing_rows
        self.missing_columns = missing_columns
        self.unknown_rows = unknown_rows
        self.repeated = repeated
        self._signs = signs
        self.moved = moved
        self.strays = strays
        self.doubtful_rows: Mapping[str, Doubt] = MappingProxyType(doubtful_rows or {})
        self.doubt = doubt
        self._has_slips = has_slips
        self._is_shuffled = is_shuffled
        self.__class__ = self.frozen

    @property
    def labels(self) -> tuple[BoundLabel, ...]:
        if not isinstance(self._labels, tuple):
            return fill(self, "_labels", self._labels())
        return self._labels

    @property
    def signs(self) -> tuple[BoundLabel, ...]:
        if not isinstance(self._signs, tuple):
            return fill(self, "_signs", self._signs())
        return self._signs

    @property
    def has_slips(self) -> bool:
        """Whether a label has a slip."""
        if self._has_slips is None:
            return fill(self, "_has_slips", any(label.distance for label in self.labels))
        return self._has_slips

    @property
    def is_shuffled(self) -> bool:
        """Whether its rows stand in another order than the form's."""
        if self._is_shuffled is None:
            places = {row.id: place for place, row in enumerate(self.block.rows)}
            order = [places[label.id] for label in self.rows_on_page if label.id in places]
            return fill(self, "_is_shuffled", order != sorted(order))
        return self._is_shuffled

    @property
    def rows_on_page(self) -> tuple[BoundLabel, ...]:
        """Its known rows in the page's order."""
        rows = [label for label in self.labels if label.kind == "row"]
        return tuple(sorted(rows, key=lambda label: label.location.order))


class Misfit(NamedTuple):
    """
    The first row of a table of loose lines that has not as many figures as there are columns, by its
    official label and the one on the page.
    """

    row: str
    label: Text
    found: int
    wanted: int


class BoundTable(Frozen):
    """
    An official table as found. `section` is the id of the section it stands in (None before the
    first); `misfit` may say where reading stopped. `name` is what messages call it, 表三.
    """

    __slots__ = ("blocks", "doubt", "id", "location", "misfit", "name", "section", "state", "tables")

    def __init__(
        self,
        id: str,
        state: TableState,
        *,
        blocks: tuple[BoundBlock, ...] = (),
        location: Location | None = None,
        section: str | None = None,
        tables: tuple[Table, ...] = (),
        doubt: str = "",
        misfit: Misfit | None = None,
        name: Words | None = None,
    ) -> None:
        self.id = id
        self.state = state
        self.blocks = blocks
        self.location = location
        self.section = section
        self.tables = tables
        self.doubt = doubt
        self.misfit = misfit
        self.name = name or table_name(id)
        self.__class__ = self.frozen

    @property
    def top(self) -> Location | None:
        """Where a finding about the whole table stands: at its first text, not over all its lines."""
        for table in self.tables:
            for row in table.rows:
                for cell in row.cells:
                    if cell.text.string:
                        return cell.location
        return self.location

    def cells(self) -> Iterator[BoundCell]:
        for block in self.blocks:
            yield from block.cells.values()


class Jump(NamedTuple):
    """A subheading or numbered paragraph that does not continue the one before it on its level."""

    passage: "Passage"
    mark: Mark
    before: int


class YearEvidence(NamedTuple):
    """One source of the report year: option, front, config, title, period or file."""

    origin: Literal["option", "front", "config", "title", "period", "file"]
    year: int
    location: Location | None


PassageKind = Literal["heading", "paragraph", "title", "preamble", "signature", "margin"]


class Passage(NamedTuple):
    """A piece of prose (never table text) and the official section it stands in, None outside."""

    text: Text
    section: str | None
    kind: PassageKind
    number: int
    block: Heading | Paragraph


class Report(Frozen):
    """
    The draft seen through the form. `form` is the one its year calls for (None before 2019 or
    where neither year nor labels tell); a block may be bound to another. `parts` are the
    top-level parts, `preamble` the blocks before the first, `signature` those after the last.
    """

    __slots__ = (
        "_cells",
        "_organisation",
        "_sections",
        "document",
        "evidence",
        "form",
        "forms",
        "is_report",
        "parts",
        "passages",
        "preamble",
        "signature",
        "tables",
        "title",
        "year",
    )

    def __init__(
        self,
        document: Document,
        *,
        form: Form | None,
        forms: tuple[Form, ...],
        year: int | None,
        evidence: tuple[YearEvidence, ...],
        title: Text | None,
        parts: tuple[Part, ...],
        preamble: tuple[Block, ...],
        signature: tuple[Block, ...],
        tables: dict[str, BoundTable],
        passages: tuple[Passage, ...],
        is_report: bool,
    ) -> None:
        self.document = document
        self.form = form
        self.forms = forms
        self.year = year
        self.evidence = evidence
        self.title = title
        self.parts = parts
        self.preamble = preamble
        self.signature = signature
        self.tables: Mapping[str, BoundTable] = MappingProxyType(tables)
        self.passages = passages
        self.is_report = is_report
        self._cells: Mapping[Target, BoundCell] | None = None
        self._organisation: str | None = None
        self._sections: dict[str, Part | None] = {}
        self.__class__ = self.frozen

    @property
    def organisation(self) -> str | None:
        """The organ that reports: by the front matter, else by the title."""
        if self._organisation is None:
            from gidr_lint.report.frame import organisation_of

            named = organisation_of(self.title.string) if self.title is not None else None
            fill(self, "_organisation", self.document.front.get("organisation") or named or "")
        return self._organisation or None

    @property
    def cells(self) -> Mapping[Target, BoundCell]:
        """Every bound value cell by target, in printed order."""
        if self._cells is None:
            cells = {
                cell.target: cell
                for table in self.tables.values()
                for block in table.blocks
                if block.sure
                for cell in block.cells.values()
            }
            return fill(self, "_cells", MappingProxyType(cells))
        return self._cells

    def cell(self, target: Target | str) -> BoundCell | None:
        """
        The cell of a target, which may be written `applications.new.total`; None where the draft has none.
        Raises UnknownId for a cell that no form has.
        """
        found = self.cells.get(target) if isinstance(target, Target) else None
        if found is None:
            from gidr_lint.report.known import cell

            return cell(self, target)
        return found

    def prose(self, section: str) -> str:
        """All prose of a section without the heading of its part, one passage a line. Raises as `section` does."""
        if self.section(section) is None:
            return ""
        heads = {part.heading for part in self.parts}
        return "\n".join(
            passage.text.string
            for passage in self.passages
            if passage.section == section and passage.block not in heads
        )

    def missing_topics(self) -> tuple[str, ...]:
        """The themes of section one of which its text says no word."""
        part = self.section("overview")
        if part is None or not part.blocks:
            return ()
        words = self.prose("overview")
        return tuple(topic for topic, hints in TOPICS.items() if not any(hint in words for hint in hints))

    def jumps(self) -> Iterator[Jump]:
        """Ordinals below those of the parts that skip or repeat; what begins at 1 is a new list."""
        open: dict[str, int] = {}
        section: str | None = None
        points = {point for part in self.parts for point in part.points}
        preamble = set(self.preamble)
        for passage in self.passages:
            if passage.kind in ("title", "signature") or passage.block in preamble:
                continue
            mark = mark_of(passage.text.string)
            is_head = mark is not None and mark.style == "一、" and passage.block not in points
            if mark is None or is_head or passage.section != section:
                if mark is None and passage.section == section:
                    continue
                open, section = {}, passage.section
                if mark is None or is_head:
                    continue
            level = _LEVELS.index(mark.style)
            before = open.get(mark.style)
            open = {style: number for style, number in open.items() if _LEVELS.index(style) < level}
            open[mark.style] = mark.number
            if before is not None and mark.number not in (1, before + 1):
                yield Jump(passage, mark, before)

    def section(self, id: str) -> Part | None:
        """
        The part that is an official section (of several, the one with its table, else as worded), None where the
        draft has none. Raises UnknownId for a section that no form has.
        """
        if id not in self._sections:
            own = (part for part in self.parts if part.section == id)
            found = max(own, key=lambda part: (part.has_table, part.fit == "official"), default=None)
            if found is None:
                from gidr_lint.report.known import check_section

                check_section(self, id)
            self._sections[id] = found
        return self._sections[id]
