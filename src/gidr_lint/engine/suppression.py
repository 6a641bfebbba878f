"""What the directives of a draft silence, and what is wrong with them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import nearest
from gidr_lint.base.location import Address, Location
from gidr_lint.base.spans import Span
from gidr_lint.document.tree import ACTIONS, Directive, Document, Row, Table
from gidr_lint.judging.incident import Incident
from gidr_lint.judging.rule import is_named

if TYPE_CHECKING:
    from gidr_lint.engine.merge import Stamped

# A directive by its number, and a word of it that names a rule.
_Key = tuple[int, str]
# Code and name.
_Rule = tuple[str, str]


class _Concern(NamedTuple):
    """A directive as far as one rule is concerned; without `keys` it ends that rule's ranges."""

    action: str
    keys: list[_Key]
    span: Span | None
    addresses: tuple[Address, ...]


class _Spots:
    """Directives that each cover one place, to be found by an offset in it."""

    def __init__(self, places: dict[Span, list[_Key]]) -> None:
        self._places = sorted(places.items())
        self._starts = [span.start for span, _ in self._places]
        self._tops = list(accumulate((span.end for span, _ in self._places), max))

    def at(self, offset: int) -> Iterator[list[_Key]]:
        number = bisect_right(self._starts, offset)
        while number and self._tops[number - 1] >= offset:
            number -= 1
            span, keys = self._places[number]
            if offset <= span.end:
                yield keys


class _Range:
    """The directives that stay open together until an `enable`; the first `marked` are used."""

    def __init__(self) -> None:
        self.keys: list[_Key] = []
        self.marked = 0


class _Reach:
    """
    Where one rule is silenced. What is used is noted once, so that many directives over many
    findings cost no more than both together.
    """

    def __init__(self, concerns: Iterable[_Concern], used: set[_Key]) -> None:
        self._used = used
        self._is_off = False
        self._in_file: list[_Key] = []
        self._addresses: dict[Address, list[_Key]] = {}
        # Where ranges open or end, and how many directives are open from there on.
        self._turns: list[int] = []
        self._open: list[tuple[_Range, int]] = []
        lines: dict[Span, list[_Key]] = {}
        blocks: dict[Span, list[_Key]] = {}
        current = _Range()
        for action, keys, span, addresses in concerns:
            if action == "disable-file":
                self._is_off = True
                self._in_file += keys
            elif addresses:
                for address in addresses:
                    self._addresses.setdefault(address, []).extend(keys)
            elif span is None:
                continue
            elif action in ("disable", "enable"):
                if action == "enable":
                    current = _Range()
                else:
                    current.keys += keys
                self._turns.append(span.start)
                self._open.append((current, len(current.keys)))
            else:
                (lines if action == "disable-line" else blocks).setdefault(span, []).extend(keys)
        self._spots = (_Spots(lines), _Spots(blocks))

    def covers(self, location: Location) -> bool:
        silent = self._is_off
        self._use(self._in_file)
        if location.address is not None:
            keys = self._addresses.get(location.address.whole)
            self._use(keys or [])
            return silent or keys is not None
        if location.span is None:
            return silent
        offset = location.span.start
        for spots in self._spots:
            for keys in spots.at(offset):
                silent = True
                self._use(keys)
        turn = bisect_right(self._turns, offset) - 1
        if turn >= 0:
            group, count = self._open[turn]
            silent = silent or count > 0
            if count > group.marked:
                self._used.update(group.keys[group.marked : count])
                group.marked = count
        return silent

    def _use(self, keys: list[_Key]) -> None:
        self._used.update(keys)
        keys.clear()


def _start(item: Row | Table) -> int:
    return item.location.span.start if item.location.span else 0


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
        self._used: set[_Key] = set()
        self._by_code: dict[str, _Reach] = {}
        self._judged: dict[str, bool] = {}
        self._blocks = [block.location.span or Span(0, 0) for block in document.blocks]
        self._tables = [block for block in document.blocks if isinstance(block, Table)]
        self._spans = [self._span(directive) for directive in self.directives]

    def silences(self, code: str, name: str, location: Location) -> bool:
        """Whether a finding of this rule at this place is silenced; every directive that does is used."""
        reach = self._by_code.get(code)
        if reach is None:
            reach = self._by_code[code] = _Reach(self._concerning(code, name), self._used)
        return reach.covers(location)

    def _concerning(self, code: str, name: str) -> Iterator["_Concern"]:
        """The directives that name a rule, and those that end its ranges, in their order."""
        named: dict[str, bool] = {}
        for number, directive in enumerate(self.directives):
            for word in directive.codes:
                if word not in named:
                    named[word] = is_named(word, code, name)
            keys = [(number, word) for word in directive.codes if named[word]]
            if keys or (directive.action == "enable" and not directive.codes):
                yield _Concern(directive.action, keys, self._spans[number], directive.covers)

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
        spans = self._blocks
        table = self._table_around(own)
        if table is not None:
            row = bisect_left(table.rows, own.end, key=_start)
            if row < len(table.rows):
                return table.rows[row].location.span
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
            row = bisect_right(table.rows, own.start, key=_start) - 1
            span = table.rows[row].location.span if row >= 0 else None
            if span is not None and own.start <= span.end:
                return span
        lines = self.document.lines
        return lines.bounds(lines.line_of(own.start))

    def _table_around(self, own: Span) -> Table | None:
        number = bisect_right(self._tables, own.start, key=_start) - 1
        span = self._tables[number].location.span if number >= 0 else None
        return self._tables[number] if span is not None and own.start < span.end else None

    def mistakes(self) -> Iterator[Incident]:
        """What is wrong with directives in themselves."""
        for directive in self.directives:
            place = directive.location
            if directive.action not in ACTIONS:
                near = nearest(directive.action, ACTIONS)
                hint = Words(f"，是否指gidr-lint-{near}", f"; did you mean gidr-lint-{near}?") if near else ""
                yield Incident("no-directive", place, {"word": f"gidr-lint-{directive.action}", "hint": hint})
                continue
            if not directive.codes and directive.action != "enable":
                yield Incident("no-code", place)
            for word in directive.codes:
                if not self._knows(word):
                    near = self._near(word)
                    hint = Words(f"，是否指{near}", f"; did you mean {near}?") if near else ""
                    yield Incident("unknown-code", place, {"word": word, "hint": hint})
            if not directive.reason and directive.action != "enable":
                yield Incident("no-reason", place)

    def unused(self, ran: Collection[_Rule], own: Collection[_Rule]) -> Iterator[Incident]:
        """
        The directives that silenced nothing; call it when every finding has been asked about.

        `ran` holds code and name of every rule that judged this draft: a directive for a rule
        that is off, or that could not run, is not to blame. `own` are the rules that tell of this.
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
                if any(is_named(word, *rule) for word in idle for rule in own):
                    last.append(number)
                    continue
            if idle:
                yield _unused(directive, idle)
        for number in last:
            directive = self.directives[number]
            idle = tuple(word for word in directive.codes if self._is_idle(number, word, ran))
            if idle:
                yield _unused(directive, idle)

    def _is_idle(self, number: int, word: str, ran: Collection[_Rule]) -> bool:
        if word not in self._judged:
            self._judged[word] = any(is_named(word, *rule) for rule in ran)
        return self._judged[word] and (number, word) not in self._used

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


def _unused(directive: Directive, words: tuple[str, ...]) -> Incident:
    return Incident("unused-directive", directive.location, {"codes": " ".join(words)})


def _overlap(one: Location, other: Location) -> bool:
    if one.span is None or other.span is None:
        return one == other
    return one == other or (one.span.start < other.span.end and other.span.start < one.span.end)
