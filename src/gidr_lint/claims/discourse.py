"""What goes on from clause to clause: topic, year, subject, set; opened by words, closed by marks."""

from collections.abc import Sequence
from typing import NamedTuple

from gidr_lint.claims.model import Reading
from gidr_lint.claims.tokens import Word

CASES = frozenset(("rev", "suit", "direct", "after", "cases"))


class Parent(NamedTuple):
    """The count that figures behind it may be parts of: its kind, topic, column and rows."""

    kind: str
    topic: str = ""
    column: str = ""
    rows: tuple[str, ...] = ()


NOTHING = Parent("")


class Context(NamedTuple):
    """What a passage is read with: its section, the report's year, and what passages before it left open."""

    section: str | None
    year: int | None
    topic: str
    gate: bool
    governs: bool
    known: bool = True  # whether the author is


class State:
    """
    What a passage has said so far; `grammar.toml` tells which mark closes what.

    `topic` is what is counted (`unsure` why that is only likely), `gate` whether reviews and suits
    are those about disclosure, `home` the topic before a figure of something else. `year`, `part` and `cum` are the time, `subject` is whose (`vague` if a
    clause without a number named it), `plan` tells that the rest is of the future. `parent` is the
    last count, `inside` whether its parts are being listed (`colon`: behind a colon), `items` the
    list so far, `earlier` the count before the last stop, `hints` the applicants that a clause named.
    `said` are the kinds of the sentence, `last` the last of them, `pending` the words that wait for a
    number, `told` the outcome that a clause without one described. `listed`, `late`, `about`, `classified` and `except_` tell of slogans, of what was late, of
    subjects of requests, of documents by their openness, and of what is left out.
    """

    __slots__ = (
        "about",
        "classified",
        "colon",
        "cum",
        "earlier",
        "except_",
        "gate",
        "hints",
        "home",
        "inside",
        "items",
        "last",
        "late",
        "listed",
        "parent",
        "part",
        "pending",
        "plan",
        "said",
        "subject",
        "told",
        "topic",
        "unsure",
        "vague",
        "year",
    )  # fmt: skip

    def __init__(self, topic: str = "", *, gate: bool = False) -> None:
        self.topic = topic
        self.gate = gate
        self.home = ""
        self.year = self.subject = self.unsure = self.last = self.listed = ""
        self.part = self.cum = self.plan = self.vague = False
        self.inside = self.colon = self.late = self.about = self.classified = self.except_ = False
        self.parent = self.earlier = NOTHING
        self.items: tuple[tuple[str, Reading], ...] = ()
        self.pending: tuple[Word, ...] = ()
        self.hints: tuple[str, ...] = ()
        self.told: tuple[Word, ...] = ()
        self.said: tuple[str, ...] = ()

    def close(self, names: Sequence[str]) -> None:
        """Forget what a mark closes; a semicolon in a list behind a colon closes nothing."""
        if names and self.parent.kind:
            self.earlier = self.parent
        for name in names:
            setattr(self, name, getattr(_FRESH, name))

    def copy(self) -> "State":
        other = State()
        for name in State.__slots__:
            setattr(other, name, getattr(self, name))
        return other


_FRESH = State()
