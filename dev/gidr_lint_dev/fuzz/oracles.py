"""What must hold for any file: it is read or refused in words, and all that is said of it stands where it says."""

import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from gidr_lint.base.errors import GidrLintError, UsageError
from gidr_lint.base.location import Location
from gidr_lint.base.settings import Settings
from gidr_lint.base.visible import visible
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Document
from gidr_lint.engine.analysis import Analysis
from gidr_lint.engine.linter import Linter
from gidr_lint.forms.load import load_form
from gidr_lint.outputs import Shown, Style
from gidr_lint.outputs._rows import rendered
from gidr_lint.plugins.house import reporters
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.workspace.config import Project
from gidr_lint_dev.fuzz import tables
from gidr_lint_dev.fuzz.mutants import Mutant
from gidr_lint_dev.fuzz.twins import Chance, Twins

# Control characters but TAB and line end, and those that turn the direction of writing.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# How often the English output is tried, too.
ENGLISH = 0.25
OUTPUTS = {found.name: found.load() for found in reporters()}
_AS_JSON = frozenset(("json", "jsonl", "sarif", "gitlab"))
_LINES = re.compile(r"(?<=\.py:)\d+")


class Failure(NamedTuple):
    """Something that did not hold: which oracle says so, and what it saw; equal for the same fault, as near as can be told."""

    oracle: str
    detail: str


class Judge:
    """Tries files, each in a folder of its own where it needs one."""

    def __init__(self) -> None:
        self.registry = Registry(installed=False)
        self.settings = Settings(extends=("gidr-lint:all",))
        self.linter = Linter(self.settings, self.registry)
        last = Draft.clean(year=2023).markdown()
        self.past = self.linter.past(Source("last.md", last.encode()))
        self.draft = Source("draft.md", Draft.clean(year=2024).markdown().replace("3", "4", 40).encode())
        self.twins = Twins(self.linter, lambda: Linter(self.settings, self.registry))
        self.files = {"base.toml": tables.BASE, "form.toml": tables.FORMS[0], "last.md": last}

    def failures(self, mutant: Mutant, chance: Chance | None = None) -> list[Failure]:
        """
        What does not hold for a file. Not everything is tried with each where `chance` decides; without it, all is.
        """
        found: list[Failure] = []
        try:
            for failure in self._failures(mutant, chance):
                if failure not in found:
                    found.append(failure)
        except Exception as error:  # noqa: BLE001  this is what is looked for
            found.append(Failure("exception", raised(error)))
        return found

    def _failures(self, mutant: Mutant, chance: Chance | None) -> Iterator[Failure]:
        if mutant.kind == "config":
            with self._folder() as folder:
                yield from self._configured(folder / "gidr-lint.toml", mutant.data, chance)
        elif mutant.kind == "form":
            with self._folder() as folder:
                yield from self._formed(folder / "form.toml", mutant.data, chance)
        elif mutant.kind == "xlsx":
            yield from self._told(
                self.linter.lint(self.draft, figures=Source("book.xlsx", mutant.data)), chance
            )
        else:
            result = self.linter.lint(Source(f"draft.{mutant.kind}", mutant.data), previous=self.past)
            yield from self._told(result, chance)
            for oracle, detail in self.twins.differences(result, chance):
                yield Failure(oracle, detail)

    def _told(self, result: Analysis, chance: Chance | None) -> Iterator[Failure]:
        """What holds for the result of any lint."""
        for diagnostic in result.diagnostics:
            if diagnostic.code == "E004":
                yield Failure("rule-crashed", _LINES.sub("…", diagnostic.message.text("en")))
        if result.case is not None:
            yield from _misplaced(result, result.case.document)
        yield from _shown(result, chance)

    @contextmanager
    def _folder(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="gidr-lint-fuzz-") as name:
            for file, content in self.files.items():
                Path(name, file).write_text(content, "utf-8")
            yield Path(name)

    def _configured(self, path: Path, data: bytes, chance: Chance | None) -> Iterator[Failure]:
        path.write_bytes(data)
        draft = str(path.with_name("draft.md"))
        try:
            resolved = Project().resolve(draft)
            try:
                linter = Linter(
                    resolved.settings, Registry(installed=False, plugins=resolved.settings.plugins)
                )
            except UsageError as error:
                raise resolved.located(error) from error  # type: ignore[arg-type]
        except GidrLintError as error:
            yield from _said(error)
            return
        yield from self._told(linter.lint(self.draft._replace(uri=draft), previous=self.past), chance)

    def _formed(self, path: Path, data: bytes, chance: Chance | None) -> Iterator[Failure]:
        path.write_bytes(data)
        try:
            load_form(path)
            linter = Linter(Settings(extends=("gidr-lint:all",), form=str(path)), self.registry)
        except GidrLintError as error:
            yield from _said(error)
            return
        yield from self._told(linter.lint(self.draft, previous=self.past), chance)


def raised(error: BaseException) -> str:
    """An exception, and the function of ours that raised it; lines would tell one fault from itself after a change."""
    trace, place = error.__traceback__, "?"
    while trace is not None:
        code = trace.tb_frame.f_code
        if f"{os.sep}gidr_lint{os.sep}" in code.co_filename:
            place = f"{code.co_filename.rpartition(f'{os.sep}gidr_lint{os.sep}')[2]}:{code.co_name}"
        trace = trace.tb_next
    return f"{type(error).__name__} in {place}"


def _said(error: GidrLintError) -> Iterator[Failure]:
    """An error of configuration is one, and says something that may be shown."""
    if not isinstance(error, UsageError):
        yield Failure("config", f"no error of configuration: {raised(error)}")
    if not str(error).strip():
        yield Failure("config", f"nothing said: {raised(error)}")


def _misplaced(result: Analysis, document: Document) -> Iterator[Failure]:
    """Findings, what is related to them and what they would change lie within the file, edits side by side."""
    for diagnostic in result.diagnostics:
        spots = [("finding", diagnostic.location)]
        spots += [("related", item.location) for item in diagnostic.related if item.path is None]
        spots += [("edit", edit.location) for offered in diagnostic.fixes for edit in offered.edits]
        for what, spot in spots:
            wrong = _outside(document, spot)
            if wrong:
                yield Failure("place", f"{what} of {diagnostic.code}: {wrong}")
        for offered in diagnostic.fixes:
            spans = sorted(e.location.span for e in offered.edits if e.location.span is not None)
            if any(left.end > right.start for left, right in pairwise(spans)):
                yield Failure("place", f"edits of {diagnostic.code} overlap")


def _outside(document: Document, spot: Location) -> str:
    span, address = spot
    if not document.is_addressed:
        if span is None:
            return "no span"
        return "" if 0 <= span.start <= span.end <= len(document.text) else "outside"
    if address is None:
        return "no address"
    known = {place for place, _ in document.places}
    if address.part == "body" and address.whole not in known | {document.beginning.address}:
        # The end of a short row, a place that a merged cell covers, a row that was deleted: in the table, but no cell.
        is_empty = address.table is not None and address.start is None
        return "" if is_empty else "address not known"
    if address.start is None:
        return ""
    # A place may go on in the paragraph behind, which outputs cut off; nothing is written into it.
    size = len(document.written(address.whole))
    end = address.start if address.end is None else address.end
    is_in = 0 <= address.start <= min(end, size)
    return "" if is_in or address.part != "body" else "outside of its paragraph"


def _shown(result: Analysis, chance: Chance | None) -> Iterator[Failure]:
    """Every output can be made, holds no character that is no text, and JSON is JSON."""
    styles = [Style()]
    if chance is None or chance("english") < ENGLISH:
        styles.append(Style(language="en", verbose=True))
    for style in styles:
        for name, output in OUTPUTS.items():
            made = rendered(output, [result], style)
            # As whatever writes it does.
            made = visible(made, annotates=getattr(output, "ANNOTATES", False))
            if name in _AS_JSON:
                try:
                    for piece in made.splitlines() if name == "jsonl" else [made]:
                        json.loads(piece)
                except ValueError:
                    yield Failure("output", f"{name}: no JSON")
            unsafe = _UNSAFE.search(made)
            if unsafe:
                yield Failure("output", f"{name}: U+{ord(unsafe[0]):04X}")
            try:
                made.encode()
            except UnicodeEncodeError:
                yield Failure("output", f"{name}: cannot be encoded")
    if result.case is not None and not result.case.document.is_addressed:
        shown, own = Shown(result.case).source(), result.case.document.text
        if len(shown) != len(own):
            yield Failure("output", "masked source of another length")
