"""The grammar as data: vetoes, frames, directions and readings of `grammar.toml`."""

import os
from collections.abc import Mapping, Set
from functools import cache
from typing import Any, NamedTuple

from gidr_lint.base.diagnostics import Target
from gidr_lint.base.fresh import is_fresh
from gidr_lint.claims.model import Reading, Term


class Row(NamedTuple):
    """A row of a table: what it gives, and the marks that it asks for."""

    gives: str
    all: frozenset[str]
    any: frozenset[str]
    none: frozenset[str]
    topic: str
    doubt: str


class Grammar(NamedTuple):
    vetoes: tuple[Row, ...]
    frames: tuple[Row, ...]
    directions: tuple[Row, ...]
    readings: Mapping[str, tuple[str, ...]]
    reasons: Mapping[str, tuple[str, str]]
    closes: Mapping[str, tuple[str, ...]]
    topics: tuple[Row, ...]
    doubts: tuple[Row, ...]
    articles: Mapping[str, tuple[str, ...]]

    def veto(self, marks: Set[str], topic: str) -> str:
        """The reason why a figure is no claim about the whole, empty where there is none."""
        row = _first(self.vetoes, marks, topic)
        return row.gives if row is not None else ""

    def kind(self, marks: Set[str], topic: str) -> str:
        """What a figure is, empty where nothing tells."""
        row = _first(self.frames, marks, topic)
        return row.gives if row is not None else ""

    def topic(self, marks: Set[str]) -> Row | None:
        """What a figure without a noun of its own counts."""
        return _first(self.topics, marks)

    def doubt(self, marks: Set[str]) -> str:
        """What leaves a reading uncertain, empty for nothing."""
        row = _first(self.doubts, marks)
        return row.gives if row is not None else ""

    def direction(self, marks: Set[str]) -> str:
        """Carried in or out, empty where nothing tells."""
        row = _first(self.directions, marks)
        return row.gives if row is not None else ""


def _first(rows: tuple[Row, ...], marks: Set[str], topic: str = "") -> Row | None:
    """The first row that fits: all of `all`, one of `any` and none of `none` are among the marks."""
    for row in rows:
        _, every, one, none, wanted, _ = row
        if wanted and wanted != topic:
            continue
        if one and one.isdisjoint(marks):
            continue
        if every <= marks and none.isdisjoint(marks):
            return row
    return None


def _row(data: Mapping[str, object], key: str) -> Row:
    def marks(name: str) -> frozenset[str]:
        found = data.get(name, ())
        assert isinstance(found, list | tuple)
        return frozenset(map(str, found))

    return Row(
        str(data[key]),
        marks("all"),
        marks("any"),
        marks("none"),
        str(data.get("topic", "")),
        str(data.get("doubt", "")),
    )


def read_grammar(data: Mapping[str, Any]) -> Grammar:
    """The tables of `grammar.toml`."""
    return Grammar(
        tuple(_row(item, "reason") for item in data["veto"]),
        tuple(_row(item, "kind") for item in data["frame"]),
        tuple(_row(item, "kind") for item in data["direction"]),
        {kind: tuple(sums) for kind, sums in data["readings"].items()},
        {reason: (zh, en) for reason, (zh, en) in data["reasons"].items()},
        {mark: tuple(names) for mark, names in data["closes"].items()},
        tuple(_row(item, "gives") for item in data["topic"]),
        tuple(_row(item, "gives") for item in data["doubt"]),
        {article: tuple(rows) for article, rows in data["articles"].items()},
    )


def load() -> Grammar:
    """The tables as they were built, or as the file has them where it has changed since."""
    from gidr_lint.claims import _rows

    return _rows.GRAMMAR if _is_fresh() else _read()


@cache
def _is_fresh() -> bool:
    from gidr_lint.claims._rows import SOURCES

    return is_fresh(os.path.dirname(__file__), SOURCES)


@cache
def _read() -> Grammar:
    import tomli

    with open(os.path.join(os.path.dirname(__file__), "grammar.toml"), "rb") as file:
        return read_grammar(tomli.load(file))


@cache
def readings_of(kind: str, column: str = "") -> tuple[Reading, ...]:
    """What a kind may mean; of applications in one column where it is given."""
    return tuple(reading(written, column) for written in load().readings[kind])


@cache
def reading(written: str, column: str = "") -> Reading:
    """A sum as written in `grammar.toml`: `total - other`, `new@organisations`, `normative.issued`."""
    terms: list[Term] = []
    sign = 1
    for word in written.split():
        if word in "+-":
            sign = 1 if word == "+" else -1
        else:
            terms.append(Term(sign, _target(word, column)))
    return Reading(tuple(terms))


def _target(word: str, column: str) -> Target:
    if word.startswith(("review-", "direct-suit-", "after-review-suit-")):
        return Target("disputes", "disputes", "cases", word)
    if "." in word:
        row, _, own = word.partition(".")
        return Target("proactive", "proactive", row, own)
    row, _, own = word.partition("@")
    return Target("applications", "applications", row, column or own or "total")
