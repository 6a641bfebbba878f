"""
One lint of one draft: what went in, and all that came out.

Whatever looks at a draft (reporters, fixes, the editor) is given an Analysis and reads; nothing in it changes
any more. A changed text is linted by `again`, with the same last year's report, spreadsheet and day.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from gidr_lint.base.diagnostics import Coverage, Diagnostic, Severity, Words
from gidr_lint.base.location import Location
from gidr_lint.base.spans import Span
from gidr_lint.base.stopping import Limit
from gidr_lint.document.source import Source
from gidr_lint.formats.protocol import beginning_of, write_of

if TYPE_CHECKING:
    import datetime

    from gidr_lint.claims.model import Claim, DateMention
    from gidr_lint.document.tree import Directive, Document, Heading
    from gidr_lint.figures.model import Fault
    from gidr_lint.formats.protocol import Format
    from gidr_lint.judging.case import Case
    from gidr_lint.report.model import BoundCell, Report

    # One that `Linter.past` has read may serve many drafts.
    Past = Source | Case
    Previous = Past | Callable[[Report], Past | Iterable[Past] | None]
    Found = BoundCell | Claim | DateMention | Heading | Directive


class Inputs(NamedTuple):
    """
    What a lint depends on besides the configuration.

    `previous` is last year's report, read or not, or a function that is given this one once it is read, and returns a
    source, or several to choose from: then the one of the same organ and the year before counts, and none
    where there are two. `figures` is an Excel workbook with the three tables as the office keeps them.
    `today` is for plugins' rules that ask what is still to come; None leaves them silent.

    A lint ends before it is done, with what it has found, as soon as `stop` returns true or the `limit` of time is
    reached. `stop` is asked thousands of times a second, so it should only look at something.
    """

    source: Source
    previous: "Previous | None" = None
    figures: Source | None = None
    today: "datetime.date | None" = None
    stop: Callable[[], bool] | None = None
    limit: Limit | None = None


class Rest(NamedTuple):
    """The findings of a rule beyond those that are kept: how many of each severity, and how many with a safe fix."""

    severities: Mapping[Severity, int]
    fixable: int


class Place(NamedTuple):
    """
    What is asked about, both ends included: a stretch of a text, or a paragraph of a Word body, from 0, and
    a stretch of that paragraph.
    """

    span: Span | None = None
    paragraph: int | None = None

    def meets(self, location: Location) -> bool:
        """Whether a location lies at the place."""
        own, address = location
        if address is not None:
            if address.part != "body" or address.paragraph is None or address.paragraph != self.paragraph:
                return False
            if address.start is None or address.end is None or self.span is None:
                return True
            own = Span(address.start, address.end)
        elif self.paragraph is not None:
            return False
        span = self.span
        return own is not None and span is not None and own.start <= span.end and span.start <= own.end


class Analysis:
    """
    What a lint found; `case` is None where nothing could be read, and `reason` then says why. `is_report` is
    false where the draft is no such report, so that the caller may pass it over. `format` is the one that
    knows how a fix is written, None where no format has the document's kind. `rest` are the findings that were
    only counted, by code.
    """

    __slots__ = (
        "_lint", "case", "coverage", "diagnostics", "format", "inputs", "is_report", "kind", "reason", "rest",
        "stage", "suppressed",
    )  # fmt: skip

    _lint: "Callable[[Inputs], Analysis]"
    inputs: Inputs
    kind: str
    format: "Format | None"
    case: "Case | None"
    diagnostics: tuple[Diagnostic, ...]
    suppressed: int
    rest: Mapping[str, Rest]
    coverage: Coverage | None
    stage: str
    is_report: bool
    reason: Words | None

    def __init__(
        self,
        lint: "Callable[[Inputs], Analysis]",
        inputs: Inputs,
        kind: str,
        case: "Case | None" = None,
        *,
        format: "Format | None" = None,
        diagnostics: tuple[Diagnostic, ...] = (),
        suppressed: int = 0,
        rest: Mapping[str, Rest] = MappingProxyType({}),
        coverage: Coverage | None = None,
        stage: str = "final",
        is_report: bool = True,
        reason: Words | None = None,
    ) -> None:
        put = object.__setattr__
        put(self, "_lint", lint)
        put(self, "inputs", inputs)
        put(self, "kind", kind)
        put(self, "format", format)
        put(self, "case", case)
        put(self, "diagnostics", diagnostics)
        put(self, "suppressed", suppressed)
        put(self, "rest", rest)
        put(self, "coverage", coverage)
        put(self, "stage", stage)
        put(self, "is_report", is_report)
        put(self, "reason", reason)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an Analysis does not change: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"an Analysis does not change: {name}")

    def again(self, source: Source) -> "Analysis":
        """A changed text of the draft, linted the same way."""
        return self._lint(self.inputs._replace(source=source))

    @property
    def path(self) -> str:
        """The draft's path or uri, as it was given."""
        return self.inputs.source.uri

    @property
    def beginning(self) -> Location:
        """Where a finding about the file stands when it has no better place, though it could not be read."""
        return beginning_of(self.format) if self.case is None else self.case.document.beginning

    @property
    def is_writable(self) -> bool:
        """Whether fixes can be written into the draft: its format knows how."""
        return write_of(self.format) is not None

    @property
    def document(self) -> "Document | None":
        return None if self.case is None else self.case.document

    @property
    def report(self) -> "Report | None":
        return None if self.case is None else self.case.report

    @property
    def claims(self) -> "tuple[Claim, ...]":
        return () if self.case is None else self.case.claims

    @property
    def dates(self) -> "tuple[DateMention, ...]":
        return () if self.case is None else self.case.dates

    @property
    def faults(self) -> "tuple[Fault, ...]":
        return () if self.case is None else self.case.faults

    def at(self, place: Place) -> "Found | None":
        """The directive, cell, claim, date or heading at a place, in this order; None for none of them."""
        if self.case is None:
            return None
        case = self.case
        for directive in case.document.directives:
            if place.meets(directive.location):
                return directive
        for cell in case.report.cells.values():
            if place.meets(cell.location):
                return cell
        for claim in case.claims:
            if place.meets(claim.number):
                return claim
        for date in case.dates:
            if place.meets(date.location):
                return date
        for part in case.report.parts:
            if place.meets(part.heading.location):
                return part.heading
        return None
