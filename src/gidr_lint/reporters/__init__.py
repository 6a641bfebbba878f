"""
Results → text. A reporter never writes.

`piece` renders one file, so that files can be rendered where they were linted; `whole` puts the
pieces together with the totals.
"""

from typing import Any, NamedTuple, Protocol

from gidr_lint.diagnostics import Language, Result, Severity, Words
from gidr_lint.document.text import may_be_private
from gidr_lint.readers import suffix_of


def private(string: str) -> str:
    """A string for the screen or a file, with personal data masked."""
    if not may_be_private(string):
        return string
    from gidr_lint.privacy import masked

    return masked(string)


_NO_REASON = Words("没有读取", "it was not read")


class Unread(NamedTuple):
    """
    What may be a report and was not read. `kind` is a file's kind, for want of one its ending, or
    `folder`; `is_told` says that a diagnostic names it.
    """

    path: str
    kind: str
    reason: Words
    is_told: bool


class Totals:
    """What all files together came to; picklable, so that workers can return their own."""

    def __init__(self) -> None:
        self.files = 0
        self.counts = {"error": 0, "warning": 0, "info": 0}
        self.fixable = 0
        self.suppressed = 0
        self.tables: dict[str, dict[str, int]] = {}
        self.identities = {"held": 0, "failed": 0, "skipped": 0}
        self.claims = {"agreed": 0, "contradicted": 0, "unknown": 0}
        self.covered = 0
        self.defects = 0
        self.is_failing = False
        # The results in their order: the path, and whether it was read as a report.
        self.seen: list[tuple[str, bool]] = []
        self.refused = 0
        self.unread: list[Unread] = []

    def add(self, result: Result, fail_on: str = "warning") -> None:
        """Count a result; `fail_on` is the threshold in force for its file."""
        if fail_on != "never":
            least = Severity.parse(fail_on)
            self.is_failing |= any(item.severity >= least for item in result.diagnostics)
        self.files += 1
        self.seen.append((result.path, result.case is not None and result.is_report))
        if result.case is None:
            self.refused += 1
            kind = result.kind or suffix_of(result.path)[1:]
            self.unread.append(
                Unread(result.path, kind, result.reason or _NO_REASON, bool(result.diagnostics))
            )
        self.suppressed += result.suppressed
        for diagnostic in result.diagnostics:
            self.counts[diagnostic.severity.label] += 1
            self.fixable += diagnostic.is_fixable
        if result.coverage is not None:
            self.covered += 1
            for table, state in result.coverage.tables.items():
                states = self.tables.setdefault(table, {})
                states[state] = states.get(state, 0) + 1
            for name, count in result.coverage.identities.items():
                self.identities[name] += count
            for name, count in result.coverage.claims.items():
                self.claims[name] += count

    def join(self, other: "Totals") -> None:
        self.files += other.files
        self.fixable += other.fixable
        self.suppressed += other.suppressed
        self.covered += other.covered
        self.defects += other.defects
        self.is_failing |= other.is_failing
        self.seen += other.seen
        self.refused += other.refused
        self.unread += other.unread
        for mine, theirs in (
            (self.counts, other.counts),
            (self.identities, other.identities),
            (self.claims, other.claims),
        ):
            for name, count in theirs.items():
                mine[name] += count
        for table, states in other.tables.items():
            own = self.tables.setdefault(table, {})
            for state, count in states.items():
                own[state] = own.get(state, 0) + count

    @property
    def status(self) -> int:
        """The exit status: 3 after a defect of ours, 1 where a finding reaches its file's threshold."""
        return 3 if self.defects else int(self.is_failing)


class Style(NamedTuple):
    """
    How to render: language, colour, whether help and related places are left out, whether all that
    was not read is listed.
    """

    language: Language = "zh"
    color: bool = False
    quiet: bool = False
    verbose: bool = False


class Reporter(Protocol):
    """
    A module or object with these two functions; a plugin's has the `name` that `--format` takes.
    What `piece` returns must be picklable, for a file may be rendered in a worker.
    """

    def piece(self, result: Result, style: Style) -> Any: ...

    def whole(self, pieces: list[Any], totals: Totals, style: Style) -> str: ...
