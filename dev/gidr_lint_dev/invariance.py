"""What the forms of one report must agree on, and where they do not."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from gidr_lint.base.diagnostics import Target
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Analysis
from gidr_lint.engine.linter import Linter
from gidr_lint.report.amounts import Figure
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.examples import patch
from gidr_lint_dev.conversions import Written

_COMPARED = re.compile(r"S10[1-7]|T20[1-5]|T21[4-9]|T220|[AND]\d\d\d")
# Text of a PDF has no place for a blank cell, that of a drawn table none for a row of blank ones.
_NO_BLANKS = re.compile(r"-pdf")
_NO_BLANK_ROWS = re.compile(r"pandoc-(markdown|ruled|plain)")


class Planned(NamedTuple):
    """A draft of invariance.toml, what is wrong with it, and whether it is kept converted."""

    name: str
    draft: Draft
    codes: frozenset[str]
    fixture: bool


def planned(path: Path) -> Iterator[Planned]:
    """The drafts that a file lists."""
    import tomli

    for entry in tomli.loads(path.read_text(encoding="utf-8"))["drafts"]:
        yield Planned(
            entry["name"],
            _drawn(entry),
            frozenset(entry.get("codes", ())),
            entry.get("fixture", False),
        )


def _drawn(entry: dict[str, Any]) -> Draft:
    draft = Draft.random(Random(entry["seed"]), entry["form"], entry.get("year"))
    patch(draft, entry["lines"])
    return draft


Place = tuple[str, Target | None]


class Verdict(NamedTuple):
    """The findings compared, as code and target; the tables that could not be read; each cell."""

    findings: Counter[Place]
    unread: frozenset[str]
    cells: dict[Target, tuple[str, str]]


def verdict(linter: Linter, written: Written) -> Verdict:
    """What is said of a report in one form."""
    return judged(linter.lint(Source(*written)))


def judged(result: Analysis) -> Verdict:
    """The same of what was found."""
    assert result.case is not None
    cells = {target: _content(cell.figure) for target, cell in result.case.report.cells.items()}
    found = result.diagnostics
    return Verdict(
        Counter((d.code, d.target) for d in found if _COMPARED.fullmatch(d.code)),
        frozenset(d.target.table or "" for d in found if d.target and d.code == "E003"),
        cells,
    )


def _content(figure: Figure) -> tuple[str, str]:
    """State and text; converters write one dash for another, and lack what is blank at a row's end."""
    if figure.state in ("blank", "absent"):
        return "blank", ""
    return figure.state, "" if figure.state == "dash" else figure.text


def differences(form: str, base: Verdict, other: Verdict) -> list[str]:
    """
    What one form says and another does not. A table that cannot be read is none where a cell of it
    is blank and the form is text without places for blanks: the rules that need it are silent.
    """
    blank: set[str | None] = set()
    if _NO_BLANKS.search(form):
        blank = {target.table for target, (state, _) in base.cells.items() if state == "blank"}
    elif _NO_BLANK_ROWS.search(form):
        filled = {(t.table, t.row) for t, (state, _) in base.cells.items() if state != "blank"}
        blank = {target.table for target in base.cells if (target.table, target.row) not in filled}
    excused = other.unread & blank
    found = [
        f"extra {code} {target}"
        for code, target in _sorted(other.findings - base.findings)
        # That sentences clash is a part of N401 where their table can be read.
        if code != "N423" or target is None or target.table not in other.unread
    ]
    found += [
        f"lost {code} {target}"
        for code, target in _sorted(base.findings - other.findings)
        if target is None or target.table not in excused
    ]
    found += [f"unreadable {table}" for table in sorted(other.unread - base.unread - excused)]
    found += [f"readable {table}" for table in sorted(base.unread - other.unread)]
    for target in sorted(base.cells.keys() | other.cells.keys(), key=str):
        here, there = base.cells.get(target), other.cells.get(target)
        if here != there and target.table not in other.unread | base.unread:
            found.append(f"cell {target}: {here} became {there}")
    return found


def _sorted(findings: Counter[Place]) -> list[Place]:
    return sorted(findings.elements(), key=lambda pair: (pair[0], str(pair[1])))
