"""Case: all that a rule is given. Built once for a draft, and never changed."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar, get_args

from gidr_lint.base.diagnostics import Edit, Target
from gidr_lint.base.errors import Failure
from gidr_lint.base.frozen import Frozen
from gidr_lint.base.location import Location
from gidr_lint.base.spans import Span
from gidr_lint.base.stopping import look
from gidr_lint.claims.model import Change, Claim, DateMention, DateRole, Listing, Uncompared
from gidr_lint.document.pattern import Match, Pattern
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Block, Document, Table
from gidr_lint.figures.model import Fault, State, Weighed
from gidr_lint.forms.model import Form, Instance
from gidr_lint.report.amounts import Mark
from gidr_lint.report.amounts import State as CellState
from gidr_lint.report.model import BoundCell, BoundTable, Part, Passage, PassageKind, Report

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from gidr_lint.document.privacy import Kind as PersonalKind
    from gidr_lint.document.privacy import Personal
    from gidr_lint.figures.spreadsheet import Figures
    from gidr_lint.report.amounts import Quantity

T = TypeVar("T")
Stage = Literal["draft", "final"]
_KINDS = frozenset(get_args(PassageKind))
_ROLES = frozenset(get_args(DateRole))
_STATES = frozenset(get_args(CellState))
_MARKS = frozenset(get_args(Mark))
# Characters of what a rule looks for that are repeated in an error.
_SHORT = 20


class Each(Generic[T]):
    """
    Items one after another, as they are looked for. It may be gone through again and is true where there is one;
    `next` gives the first, and then those after it. It has no length, which `list` would ask for and look twice.
    """

    __slots__ = ("_begin", "_begun")

    def __init__(self, begin: Callable[[], Iterator[T]]) -> None:
        self._begin = begin
        self._begun: Iterator[T] | None = None

    def __iter__(self) -> Iterator[T]:
        return self._begin()

    def __next__(self) -> T:
        if self._begun is None:
            self._begun = self._begin()
        return next(self._begun)

    def __bool__(self) -> bool:
        return any(True for _ in self._begin())


class Organisation(NamedTuple):
    """What the configuration says of the author; `kind` as in the configuration, empty if unknown."""

    name: str = ""
    region: str = ""
    kind: str = ""


class Case(Frozen):
    """
    All that a rule is given: the document as written, the report bound to its form, claims and
    dates of the prose, faults of the figures, and the circumstances of this run. `failures` are the
    stages that raised while it was made, whose part of it is empty; `codes` are the codes of the rules
    that hold a sum, by its identity.
    """

    __slots__ = (
        "changes",
        "claims",
        "codes",
        "dates",
        "document",
        "failures",
        "faults",
        "figures",
        "instances",
        "lists",
        "organisation",
        "previous",
        "report",
        "signs",
        "stage",
        "today",
        "uncompared",
        "weighed",
    )

    def __init__(
        self,
        document: Document,
        report: Report,
        *,
        claims: tuple[Claim, ...] = (),
        dates: tuple[DateMention, ...] = (),
        weighed: tuple[Weighed, ...] = (),
        faults: tuple[Fault, ...] = (),
        instances: tuple[tuple[Instance, State], ...] = (),
        signs: Container[str] = frozenset(),
        previous: "Case | None" = None,
        figures: "Figures | None" = None,
        organisation: Organisation | None = None,
        stage: Stage = "final",
        today: "datetime.date | None" = None,
        failures: tuple[Failure, ...] = (),
        uncompared: tuple[Uncompared, ...] = (),
        lists: tuple[Listing, ...] = (),
        changes: tuple[Change, ...] = (),
        codes: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.document = document
        self.report = report
        self.claims = claims
        self.dates = dates
        self.weighed = weighed
        self.faults = faults
        self.instances = instances
        self.signs = signs
        self.previous = previous
        self.figures = figures
        self.organisation = organisation or Organisation()
        self.stage = stage
        self.today = today
        self.failures = failures
        self.uncompared = uncompared
        self.lists = lists
        self.changes = changes
        self.codes = MappingProxyType(dict(codes))
        self.__class__ = self.frozen

    @property
    def form(self) -> Form | None:
        return self.report.form

    @property
    def nearest_form(self) -> Form:
        """The report's form, the newest where nothing tells: sections and tables are the same in all."""
        return self.report.form or self.report.forms[-1]

    @property
    def year(self) -> int | None:
        return self.report.year

    @property
    def top(self) -> Location:
        """Where a finding about the whole file stands: at the title, else where the file begins."""
        title = self.report.title
        return title.location() if title is not None else self.document.beginning

    @property
    def settled_year(self) -> int | None:
        """The report year where title, configuration and the like agree on it, else None."""
        named = {item.year for item in self.report.evidence if item.origin not in ("file", "period")}
        years = named or {item.year for item in self.report.evidence if item.origin == "period"}
        return self.year if len(years) <= 1 else None

    def section(self, id: str) -> Part | None:
        """
        The part of the draft that is an official section (`overview`, `problems` …), None where there is none.
        Raises UnknownId for a section that no form has.
        """
        return self.report.section(id)

    def prose(self, section: str) -> str:
        """
        All prose of a section without its heading, one passage a line; empty where the draft has no such section.
        Raises UnknownId for a section that no form has.
        """
        return self.report.prose(section)

    def table(self, id: str) -> BoundTable | None:
        """
        A table (`proactive`, `applications`, `disputes`) as found, None where nothing of it was.
        Raises UnknownId for one that no form has.
        """
        found = self.report.tables.get(id)
        if found is None:
            from gidr_lint.report.known import check_table

            check_table(self.report, id)
        return found

    def cell(self, target: Target | str) -> BoundCell | None:
        """
        The cell of a target, which may be written `applications.new.total`; None where the draft has none.
        Raises UnknownId for a cell that no form has.
        """
        return self.report.cell(target)

    def amount(self, target: Target | str) -> "int | Decimal | None":
        """
        The number in a cell, or the sum of a group (`applications.denied.total`), in the unit of the column (万元 for
        money); None where one of the cells is not there or holds no certain number. Raises UnknownId as `cell`.
        """
        from gidr_lint.report.known import members

        total: int | Decimal = 0
        for one in members(self.report, target):
            cell = self.report.cells.get(one)
            if cell is None or cell.figure.amount is None:
                return None
            total += cell.figure.amount
        return total

    def cells(self, *, state: str | None = None, mark: str | None = None) -> Each[BoundCell]:
        """
        Bound value cells in printed order, those of one state or with one mark (both as in `Figure`) if asked.
        Raises UnknownId for a state or mark that there is not.
        """
        if state is not None and state not in _STATES:
            raise _unknown("这种状态", "state", state, _STATES)
        if mark is not None and mark not in _MARKS:
            raise _unknown("这种记号", "mark", mark, _MARKS)
        return Each(partial(self._cells, state, mark))

    def _cells(self, state: str | None, mark: str | None) -> Iterator[BoundCell]:
        for cell in self.report.cells.values():
            if (state is None or cell.figure.state == state) and (mark is None or mark in cell.figure.marks):
                yield cell

    def contradicted(self, *kinds: str) -> Each[Weighed]:
        """
        Claims of the named kinds (all, if none is named) that the tables contradict. Raises UnknownId for a kind of
        which no claim can be.
        """
        if kinds and self.weighed:
            from gidr_lint.claims.readings import kinds as known

            for kind in kinds:
                if kind.startswith("row:"):
                    self._check_row(kind)
                elif kind not in known():
                    raise _unknown("这类说法", "kind of claim", kind, known())
        return Each(partial(self._contradicted, kinds))

    def _check_row(self, kind: str) -> None:
        from gidr_lint.report.known import rows

        there = [f"row:{row}" for row in rows(self.report, "applications")]
        if kind not in there:
            raise _unknown("这类说法", "kind of claim", kind, there)

    def _contradicted(self, kinds: tuple[str, ...]) -> Iterator[Weighed]:
        for item in self.weighed:
            look()
            if item.verdict.contradicts and (not kinds or item.claim.kind in kinds):
                yield item

    def passages(self, *kinds: str, section: str | None = None) -> Each[Passage]:
        """
        Prose in reading order, headings among it: of the `kinds` that `Passage` has and in an official section
        (`section="problems"`), all if none is named. Raises UnknownId for a kind or section that there is not.
        """
        if not _KINDS.issuperset(kinds):
            raise self._no_kind(kinds)
        if section is not None:
            self.report.section(section)
        return Each(partial(self._passages, kinds, section))

    def _passages(self, kinds: tuple[str, ...], section: str | None) -> Iterator[Passage]:
        for passage in self.report.passages:
            if (not kinds or passage.kind in kinds) and (section is None or passage.section == section):
                look()
                yield passage

    def _no_kind(self, kinds: tuple[str, ...]) -> Exception:
        from gidr_lint.report.known import is_section

        word = next(kind for kind in kinds if kind not in _KINDS)
        if not is_section(self.report, word):
            return _unknown("这类段落", "kind of passage", word, _KINDS)
        right = f'section="{word}"'
        hint = f"{word}是一个部分，请写{right}", f"it is a section: write {right}"
        return _unknown("这类段落", "kind of passage", word, (), hint)

    @property
    def margins(self) -> Iterator[Passage]:
        """What stands in headers, footers and endnotes, numbered behind the prose, of which it is no part."""
        number = len(self.report.passages)
        for block in self.document.margins:
            if not isinstance(block, Table):
                yield Passage(block.text, None, "margin", number, block)
                number += 1

    def find(
        self,
        pattern: Pattern,
        kinds: Iterable[str] = (),
        *,
        section: str | None = None,
        margins: bool = False,
    ) -> Each[tuple[Passage, Match]]:
        """
        Every match of a pattern in the prose (kinds and section as in `passages`), and in the margins where they are
        asked for. Raises UnknownId as `passages`.
        """
        passages = self.passages(*((kinds,) if isinstance(kinds, str) else kinds), section=section)
        return Each(partial(self._found, pattern, passages, margins=margins))

    def _found(
        self, pattern: Pattern, passages: Iterable[Passage], *, margins: bool
    ) -> Iterator[tuple[Passage, Match]]:
        try:
            if not pattern.may_occur(self.document.plain):
                return
        except AttributeError:
            if isinstance(pattern, Pattern):
                raise
            raise _no_pattern(pattern) from None
        for passage in chain(passages, self.margins if margins else ()):
            for match in pattern.find(passage.text):
                yield passage, match

    def personal(self, kind: "PersonalKind") -> "Each[tuple[Text, Personal, tuple[object, ...]]]":
        """
        Personal data of a kind in prose and tables: the text it stands in, what it is, and the key that
        findings about the same place of the prose share. Raises UnknownId for a kind that is not looked for.
        """
        from gidr_lint.document.privacy import KINDS

        if kind not in KINDS:
            raise _unknown("这类个人信息", "kind of personal data", kind, KINDS)
        return Each(partial(self._personal, kind))

    def _personal(self, kind: "PersonalKind") -> "Iterator[tuple[Text, Personal, tuple[object, ...]]]":
        from gidr_lint.document.privacy import find, in_block

        bound = {table for found in self.report.tables.values() for table in found.tables}
        seen: set[Location] = set()
        blocks: set[Block] = set()
        for passage in chain(self.report.passages, self.margins):
            blocks.add(passage.block)
            for item in find(passage.text.string, kind):
                seen.add(passage.text.location(item.start, item.end))
                yield passage.text, item, ("place", passage.number, item.start)
        for number, block in enumerate(self.document.blocks):
            if block in blocks:
                continue
            for text, item in in_block(block, kind):
                if block in bound and text.string.strip().isdecimal():
                    continue  # a figure, however long
                location = text.location(item.start, item.end)
                if location not in seen:  # a title may be put together of blocks
                    yield text, item, ("block", number, location)

    def has_image(self, section: str) -> bool:
        """Whether a picture stands in an official section. Raises UnknownId for one that no form has."""
        part = self.report.section(section)
        images = self.document.facts.get("images")
        if part is None or not images or not isinstance(images, tuple):
            return False
        start = _begin(part.heading.location)
        following = [_begin(other.heading.location) for other in self.report.parts]
        end = min((place for place in following if place > start), default=None)
        return any(start <= place and (end is None or place < end) for place in images)

    @property
    def internal(self) -> tuple[tuple[str, Location], ...]:
        """
        What a Word file holds that is not for the public: `insertion`, `deletion`, `format`,
        `comment`, `hidden`, `struck`, `highlight` or `red`, each with its place.
        """
        found = self.document.facts.get("internal")
        return found if isinstance(found, tuple) else ()

    def heading_after(self, location: Location, heading: str, body: str = "") -> Edit:
        """
        The edit that puts a section behind what ends at `location`, its heading marked up as the
        draft's others are.
        """
        lines = self.document.lines
        span = location.span
        assert span is not None
        end = lines.bounds(lines.line_of(span.end)).end
        gap = self._gap
        words = gap + self._heading_mark() + heading + (gap + body if body else "")
        return Edit(Location(Span(end, end)), words)

    def heading_before(self, location: Location, heading: str) -> Edit:
        """The edit that puts a heading on a line of its own above the one in which a place is."""
        lines = self.document.lines
        span = location.span
        assert span is not None
        start = lines.starts[lines.line_of(span.start)]
        return Edit(Location(Span(start, start)), self._heading_mark() + heading + self._gap)

    @property
    def _gap(self) -> str:
        return self.document.gap or "\n"

    def _heading_mark(self) -> str:
        """What stands before the draft's own headings of the first level: `## `, or nothing."""
        text, lines = self.document.text, self.document.lines
        for part in reversed(self.report.parts):
            own = part.heading.location.span
            if own is not None and part.heading.markup:
                return text[lines.starts[lines.line_of(own.start)] : own.start]
        return ""

    def quantities(self, passage: Passage) -> "list[Quantity]":
        """Every amount in a passage, left to right, its places those of the passage's text."""
        from gidr_lint.report.amounts import quantities

        return quantities(passage.text.string)

    def dates_of(self, *roles: str) -> Each[DateMention]:
        """
        Dates and years of the prose in reading order, with the roles that `DateMention` has, all if none is named.
        Raises UnknownId for a role that there is not.
        """
        if not _ROLES.issuperset(roles):
            word = next(role for role in roles if role not in _ROLES)
            raise _unknown("这种日期", "role of a date", word, _ROLES)
        return Each(partial(self._dates, roles))

    def _dates(self, roles: tuple[str, ...]) -> Iterator[DateMention]:
        for date in self.dates:
            if not roles or date.role in roles:
                look()
                yield date


def _unknown(
    zh: str, en: str, word: object, there: Iterable[str], hint: tuple[str, str] = ("", "")
) -> Exception:
    from gidr_lint.report.known import unknown

    return unknown(zh, en, word, sorted(there), hint)


def _no_pattern(given: object) -> Exception:
    from gidr_lint.base.errors import RuleMistake

    words = repr(given) if isinstance(given, str) and len(given) <= _SHORT else '"…"'
    return RuleMistake(
        f"find要找的应是Pattern，请写Pattern({words})", f"find takes a Pattern: write Pattern({words})"
    )


def _begin(location: Location) -> int:
    """Where a place begins, counted as the document's pictures are."""
    if location.span is not None:
        return location.span.start
    return location.address.place if location.address is not None else 0
