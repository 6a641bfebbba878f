"""Runs mutants and scores what is found of them."""

from collections.abc import Iterable
from html import unescape
from importlib import import_module
from pkgutil import iter_modules
from random import Random
from typing import NamedTuple

from gidr_lint.base.diagnostics import Diagnostic, Severity
from gidr_lint.base.location import Location
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Analysis
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint_dev.mutants import kinds as files
from gidr_lint_dev.mutants.containers import CONTAINERS, write
from gidr_lint_dev.mutants.model import KINDS, Kind, Label

_TRIES = 60


def kinds() -> dict[str, Kind]:
    """Every kind, by its id, in the order of the ids."""
    for module in iter_modules(files.__path__, f"{files.__name__}."):
        import_module(module.name)
    return dict(sorted(KINDS.items()))


class Mutant(NamedTuple):
    """A report with one error: the file, what is expected, and the seed that makes it again."""

    kind: Kind
    seed: str
    container: str
    source: Source
    label: Label


def mutant(kind: Kind, seed: str, container: str) -> Mutant | None:
    """One mutant; None where no sample that the seed leads to has a place for the kind."""
    for attempt in range(_TRIES):
        rng = Random(f"{kind.id} {seed} {attempt}")
        sample = kind.draw(rng)
        label = kind.make(sample, rng)
        if label is None:
            continue
        draft = sample.finished()
        if container in label.not_in:
            container = "markdown"
        if label.word is not None:
            from gidr_lint.testing.word import word

            return Mutant(kind, seed, "word", Source("draft.docx", word(draft, label.word)[0]), label)
        return Mutant(kind, seed, container, write(draft, container, rng), label)
    return None


class Score(NamedTuple):
    """
    How a mutant was judged: `right`, `elsewhere` or `missed`; whether the cell's right value was
    named; what was found besides; and whether what is right is no more than a note.
    """

    outcome: str
    named: bool
    extra: tuple[Diagnostic, ...]
    note: bool = False


class Judge:
    """Lints mutants, each kind under the settings that it asks for."""

    def __init__(self, preset: str = "recommended") -> None:
        self.preset = preset
        self.registry = Registry(installed=False)
        self._linters: dict[str, Linter] = {}

    def linter(self, settings: Settings | None = None) -> Linter:
        settings = (settings or Settings())._replace(extends=(f"gidr-lint:{self.preset}",))
        key = repr(settings)
        if key not in self._linters:
            self._linters[key] = Linter(settings, self.registry)
        return self._linters[key]

    def claims(self, kind: Kind) -> bool:
        """Whether `recommended` claims to find a kind."""
        return not kind.aside

    def lint(self, mutant: Mutant) -> Analysis:
        return self.linter(mutant.label.settings).lint(mutant.source, previous=mutant.label.previous)

    def score(self, mutant: Mutant) -> Score:
        return score(mutant, self.lint(mutant))


def score(mutant: Mutant, result: Analysis) -> Score:
    """What of a result is the error, what is not."""
    label = mutant.label
    right = [d for d in result.diagnostics if label.expects(d.code) and _is_there(label, d, result)]
    elsewhere = [d for d in result.diagnostics if label.expects(d.code) and d not in right]
    if label.many:
        extra = [d for d in result.diagnostics if not label.expects(d.code)]
    else:
        own = (right or elsewhere)[:1]
        extra = [d for d in result.diagnostics if d not in own]
    if label.figure is not None:
        # Whether notes beside it are right is told by the reports without an error.
        extra = [d for d in extra if d.severity > Severity.INFO]
    outcome = "right" if right else "elsewhere" if elsewhere else "missed"
    named = bool(label.value) and any(
        [edit.text for fix in d.fixes for edit in fix.edits][:1] == [label.value] for d in right
    )
    note = bool(right) and all(d.severity <= Severity.INFO for d in right)
    return Score(outcome, named, tuple(extra), note)


def _is_there(label: Label, diagnostic: Diagnostic, result: Analysis) -> bool:
    if str(diagnostic.target or "") in label.targets:
        return True
    if label.figure is not None:
        places = (diagnostic.location, *(r.location for r in diagnostic.related if r.code))
        return any(_covers(label.lines[0], label.figure, location, result) for location in places)
    line = place(diagnostic.location, result)
    return any(words and words in line for words in label.lines)


def _covers(words: str, figure: tuple[int, int], location: Location, result: Analysis) -> bool:
    """Whether a place overlaps a figure, given by its own place in the paragraph `words`."""
    begin = place(location, result).find(words)
    if begin == -1:
        return False
    if location.address is not None:
        start, end = location.address.start or 0, location.address.end
        end = len(place(location, result)) if end is None else end
    else:
        assert location.span is not None
        assert result.case is not None
        lines = result.case.document.lines
        first = lines.bounds(lines.line_of(location.span.start)).start
        start, end = location.span.start - first, location.span.end - first
    return start < begin + figure[1] and end > begin + figure[0]


def place(location: Location, result: Analysis) -> str:
    """The line, or in Word the paragraph or cell, that a place is in."""
    document = result.case.document if result.case else None
    if document is None:
        return ""
    if location.address is not None:
        return document.written(location.address.whole)
    if location.span is None:
        return ""
    lines = document.lines
    bounds = lines.bounds(lines.line_of(location.span.start))
    line = document.text[bounds.start : bounds.end]
    return unescape(line) if document.kind == "html" else line


def mutants(
    chosen: Iterable[Kind], samples: int, containers: Iterable[str] = CONTAINERS, seed: str = ""
) -> Iterable[Mutant]:
    """So many mutants of each kind, going round the containers."""
    names = tuple(containers)
    for kind in chosen:
        start = Random(kind.id).randrange(len(names))
        for number in range(samples):
            made = mutant(kind, f"{seed}{number}", names[(start + number) % len(names)])
            if made is not None:
                yield made
