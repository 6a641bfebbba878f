"""What the directives of a draft silence, and what is wrong with them."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from gidr_lint.diagnostics import Finding, Words
from gidr_lint.document.location import Location
from gidr_lint.document.tree import Directive, Document, Table
from gidr_lint.rule import is_named
from gidr_lint.spans import Span

if TYPE_CHECKING:
    from gidr_lint.merge import Stamped

_OWN = ("E009", "unused-directive")


class Silencer:
    """
    Says of a code at a place whether a directive silences it, and remembers which ones did.

    One object serves one lint. `knows` tells whether a word means any rule, `near` which was
    most likely meant.
    """

    def __init__(
        self,
        document: Document,
        *,
        knows: Callable[[str], bool],
        near: Callable[[str], str | None],
    ) -> None:
        self.document = document
        self.directives = document.directives
        self._knows = knows
        self._near = near
        self._used: set[tuple[int, str]] = set()
        self._reach = [self._span(directive) for directive in self.directives]

    def silences(self, code: str, name: str, location: Location) -> bool:
        """Whether a finding of this rule at this place is silenced; every directive that does is used."""
        silent = False
        open_ranges: list[tuple[int, str]] = []
        for number, directive in enumerate(self.directives):
            words = [word for word in directive.codes if is_named(word, code, name)]
            closes = directive.action == "enable" and (words or not directive.codes)
            if not (words or closes) or not self._covers(number, location):
                continue
            if closes:
                open_ranges.clear()
            elif directive.action == "disable":
                open_ranges.extend((number, word) for word in words)
            else:
                silent = True
                self._used.update((number, word) for word in words)
        self._used.update(open_ranges)
        return silent or bool(open_ranges)

    def _covers(self, number: int, location: Location) -> bool:
        directive = self.directives[number]
        if directive.action == "disable-file":
            return True
        place, own = location.address, directive.location.address
        if place is not None and own is not None:
            return place._replace(start=None, end=None) == own._replace(start=None, end=None)
        reach = self._reach[number]
        if location.span is None or reach is None:
            return False
        return reach.start <= location.span.start <= reach.end

    def _span(self, directive: Directive) -> Span | None:
        """Where a finding must begin for the directive to concern it."""
        own = directive.location.span
        if own is None:
            return None
        if directive.action == "disable-next-line":
            return self._next_block(own)
        if directive.action == "disable-line":
            return self._line(own)
        return Span(own.end, len(self.document.text))

    def _next_block(self, own: Span) -> Span | None:
        blocks = self.document.blocks
        spans = [block.location.span or Span(0, 0) for block in blocks]
        table = self._table_around(own)
        if table is not None:
            for row in table.rows:
                if row.location.span is not None and row.location.span.start >= own.end:
                    return row.location.span
        number = bisect_left(spans, own.end, key=lambda span: span.start)
        if number == len(spans):
            return None
        start, end = spans[number]
        # A run-in heading and what follows it on its line are one block to whoever reads.
        lines = self.document.lines
        while number + 1 < len(spans) and lines.line_of(spans[number + 1].start) == lines.line_of(end):
            number += 1
            end = spans[number].end
        return Span(start, end)

    def _line(self, own: Span) -> Span:
        """The row or the line that the directive stands in."""
        table = self._table_around(own)
        if table is not None:
            for row in table.rows:
                span = row.location.span
                if span is not None and span.start <= own.start <= span.end:
                    return span
        lines = self.document.lines
        return lines.bounds(lines.line_of(own.start))

    def _table_around(self, own: Span) -> Table | None:
        for block in self.document.blocks:
            span = block.location.span
            if isinstance(block, Table) and span is not None and span.start <= own.start < span.end:
                return block
        return None

    def mistakes(self) -> Iterator[tuple[str, Finding]]:
        """Findings, each with its code, about directives that are wrong in themselves: E006 to E008."""
        for directive in self.directives:
            if not directive.codes and directive.action != "enable":
                from gidr_lint.rules.file import directive_without_code

                yield "E007", Finding(directive.location, directive_without_code.MESSAGE())
            for word in directive.codes:
                if not self._knows(word):
                    from gidr_lint.rules.file import unknown_code

                    near = self._near(word)
                    hint = Words(f"，是否指{near}", f"; did you mean {near}?") if near else ""
                    yield "E006", Finding(directive.location, unknown_code.MESSAGE(word=word, hint=hint))
            if not directive.reason and directive.action != "enable":
                from gidr_lint.rules.file import directive_without_reason

                yield "E008", Finding(directive.location, directive_without_reason.MESSAGE())

    def unused(self, ran: Collection[tuple[str, str]]) -> Iterator[tuple[str, Finding]]:
        """
        E009 for directives that silenced nothing; call it when every finding has been asked about.

        `ran` holds code and name of every rule that judged this draft: a directive for a rule
        that is off, or that could not run, is not to blame.
        """
        is_open = False
        # A directive may be there to silence this very finding, which is known only afterwards.
        last: list[int] = []
        for number, directive in enumerate(self.directives):
            if directive.action == "enable":
                idle = () if is_open else directive.codes
            else:
                is_open |= directive.action == "disable"
                idle = tuple(word for word in directive.codes if self._is_idle(number, word, ran))
                if any(is_named(word, *_OWN) for word in idle):
                    last.append(number)
                    continue
            if idle:
                yield "E009", _unused(directive, idle)
        for number in last:
            directive = self.directives[number]
            idle = tuple(word for word in directive.codes if self._is_idle(number, word, ran))
            if idle:
                yield "E009", _unused(directive, idle)

    def _is_idle(self, number: int, word: str, ran: Collection[tuple[str, str]]) -> bool:
        return (number, word) not in self._used and any(is_named(word, *rule) for rule in ran)

    def spoken(self, group: Sequence["Stamped"]) -> list["Stamped"]:
        """
        Of the findings of one mistake, in the order in which they would speak, those left.

        One that a directive silences at its own place takes along those after it that have no
        other place; of the rest the next speaks.
        """
        left: list[Stamped] = []
        taken: list[Location] = []
        for item in group:
            place = item.finding.location
            if self.silences(item.code, item.name, place):
                taken.append(place)
            elif not any(_overlap(place, other) for other in taken):
                left.append(item)
        return left


def _unused(directive: Directive, words: tuple[str, ...]) -> Finding:
    from gidr_lint.rules.file import unused_directive

    return Finding(directive.location, unused_directive.MESSAGE(codes=" ".join(words)))


def _overlap(one: Location, other: Location) -> bool:
    if one.span is None or other.span is None:
        return one == other
    return one == other or (one.span.start < other.span.end and other.span.start < one.span.end)
