"""Claims, their readings and verdicts; date mentions."""

from decimal import Decimal
from typing import Literal, NamedTuple

from gidr_lint.base.diagnostics import Target
from gidr_lint.base.location import Location
from gidr_lint.report.model import BoundCell

Topic = Literal["applications", "disputes", "proactive"]


class Term(NamedTuple):
    """A signed target; a target may name a group (`denied`), which stands for its members."""

    sign: int
    target: Target


class Reading(NamedTuple):
    """One thing that people mean by a wording: a signed sum of targets."""

    terms: tuple[Term, ...]

    def __str__(self) -> str:
        return "".join(
            ("" if i == 0 and t.sign > 0 else " + " if t.sign > 0 else " - ") + str(t.target)
            for i, t in enumerate(self.terms)
        )


class Claim(NamedTuple):
    """
    One thing that a clause says about the figures.

    `kind` names the quantity (see the readings of `grammar.toml`): new, received, carried-in, processed,
    carried-out, granted, denied …, review, litigation, review-upheld …; `denies` for 未发生
    and 未收到 (the value is 0); `strict` where the wording has one official meaning. `number`
    is the place of the digits (or of the denying words), `location` of the clause; `sentence`
    numbers sentences through the report, `passage` the passages; `doubt` names what is not certain,
    empty where every word of the clause is understood.
    """

    kind: str
    topic: Topic
    readings: tuple[Reading, ...]
    value: int | Decimal
    strict: bool
    denies: bool
    unit: str
    quote: str
    number: Location
    location: Location
    section: str | None
    sentence: int
    passage: int
    doubt: str = ""

    @property
    def target(self) -> Target:
        """What a finding about it names: the first term of its first reading."""
        return self.readings[0].terms[0].target


class Verdict(NamedTuple):
    """
    A claim weighed against the tables. `unknown` as soon as a cell that it needs is not
    certain and no other reading agrees. `sums` pairs each reading with what the table gives
    (None where not certain); `cells` are those of the first reading.
    """

    outcome: Literal["agrees", "contradicts", "unknown"]
    sums: tuple[tuple[Reading, int | Decimal | None], ...]
    cells: tuple[BoundCell, ...]

    @property
    def contradicts(self) -> bool:
        return self.outcome == "contradicts"

    @property
    def agrees(self) -> bool:
        return self.outcome == "agrees"

    @property
    def expected(self) -> int | Decimal | None:
        """What the first reading gives."""
        return self.sums[0][1] if self.sums else None


class Uncompared(NamedTuple):
    """
    A figure of the prose that is compared with no cell, and why; `reason` as in `grammar.toml`.

    `as_own` tells of a figure of last year whether it would agree with this year's cell `target`; None
    of others.
    """

    quote: str
    number: Location
    reason: str
    section: str | None
    as_own: bool | None = None
    target: Target | None = None


class Listing(NamedTuple):
    """
    Parts of a count that have no cell, by channel or by office, and their whole.

    `place` is the stretch from the first part to the last.
    """

    family: Literal["channels", "offices"]
    whole: Uncompared
    amount: int | Decimal
    parts: tuple[tuple[Uncompared, int | Decimal], ...]
    unit: str
    place: Location


class Change(NamedTuple):
    """
    What a sentence tells of the change of a count, whose claim stands at `whole`.

    `base` is the amount that it is told from, None where the sentence gives none; `share` the per cent as
    written, or None for a `gap` in the unit of the count; `number` is the place of either.
    """

    whole: Location
    base: int | Decimal | None
    share: str | None
    gap: int | Decimal | None
    down: bool
    number: Location
    section: str | None


DateRole = Literal["title", "period-start", "period-end", "issue", "fact", "citation", "other"]


class DateMention(NamedTuple):
    """
    A date or year as written, so that 2月30日 survives. Parts that are not written are None,
    those that cannot be read 0; `role` says what it is used for.
    """

    written: str
    year: int | None
    month: int | None
    day: int | None
    role: DateRole
    location: Location
    section: str | None
    passage: int
    start: int
    end: int
