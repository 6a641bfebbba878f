"""
Results to text, one file an output. An output returns text and writes nothing; personal data is masked in all.

Each file is made a row of plain values (`outputs._rows`); an output renders one row after another, between a start
and an end.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from gidr_lint.base.diagnostics import SUMS, Diagnostic, Language, Words
from gidr_lint.document.personal import has_broken_number, may_be_private, may_name_person_in_table
from gidr_lint.document.source import FOLDER
from gidr_lint.formats import suffix_of

if TYPE_CHECKING:
    from gidr_lint.assist.places import Names
    from gidr_lint.base.location import Address, Location
    from gidr_lint.engine.analysis import Analysis
    from gidr_lint.judging.case import Case
    from gidr_lint.outputs._rows import Row
    from gidr_lint.outputs._veil import Veil
    from gidr_lint.plugins.failures import PluginFailure


def private(string: str) -> str:
    """A string for the screen or a file, with personal data masked."""
    if not may_be_private(string):
        return string
    from gidr_lint.document.privacy import masked

    return masked(string)


# Of one rule and file: whoever mends two hundred places checks again.
MOST_LISTED = 200


def listed(result: "Analysis") -> tuple[list[Diagnostic], dict[str, int]]:
    """The diagnostics that an output lists, at most two hundred of a rule, and how many more there are by code."""
    found: list[Diagnostic] = []
    counts: dict[str, int] = {}
    more = {code: sum(rest.severities.values()) for code, rest in result.rest.items()}
    for diagnostic in result.diagnostics:
        count = counts[diagnostic.code] = counts.get(diagnostic.code, 0) + 1
        if count <= MOST_LISTED:
            found.append(diagnostic)
        else:
            more[diagnostic.code] = more.get(diagnostic.code, 0) + 1
    return found, {code: count for code, count in sorted(more.items()) if count}


def unlisted(code: str, count: int) -> Words:
    """How many findings of a rule are not listed."""
    return Words(f"{code}还有{count}处，没有逐条列出", f"{code} has {count} more that are not listed")


# What an output lists of the files that were read and are no reports.
MOST_NO_REPORTS = 1000


class Unread(NamedTuple):
    """
    What may be a report and was not read. `kind` is a file's kind, for want of one its ending, or
    `folder`; `is_told` says that a diagnostic names it.
    """

    path: str
    kind: str
    reason: str
    is_told: bool


class Shown:
    """What may be shown of a draft and of last year's report: personal data is masked in all of it."""

    __slots__ = ("_case", "_lines", "_names", "_veils", "_written")

    def __init__(self, case: "Case | None") -> None:
        self._case = case
        self._names: dict[bool, Names] = {}
        self._veils: dict[bool, Veil | None] = {}
        # A long line, or a cell, may have thousands of findings.
        self._lines: dict[int, str] = {}
        self._written: dict[tuple[Address, bool], str] = {}

    def text(self, string: str) -> str:
        """A sentence, which may quote either of them."""
        string = private(string)
        for past in (False, True):
            veil = self._veil(past)
            if veil is not None:
                string = veil.said(string)
        return string

    def quote(self, location: "Location", string: str) -> str:
        """A word of the draft; one that is a part of what is masked shows nothing."""
        veil = self._veil()
        if veil is not None and veil.hides(location):
            return "*" * len(string)
        return self.text(string)

    def line(self, number: int) -> str:
        """A line of the draft's source, from 0."""
        if number not in self._lines:
            veil = self._veil()
            assert self._case is not None
            line = self._case.document.lines.line(number)
            self._lines[number] = private(line) if veil is None else veil.line(number)
        return self._lines[number]

    def source(self) -> str:
        """The whole source; of a Word file what a person reads."""
        veil = self._veil()
        if veil is not None:
            return veil.text()
        assert self._case is not None
        document = self._case.document
        source = document.plain if document.is_addressed else document.text
        return "".join(map(private, source.splitlines(keepends=True)))

    def written(self, address: "Address", *, past: bool = False) -> str:
        """What stands at an address of a Word file, masked before it is cut."""
        key = address.whole, past
        if key not in self._written:
            veil, case = self._veil(past), self._of(past)
            whole = "" if case is None else case.document.written(address.whole)
            self._written[key] = private(whole) if veil is None else veil.written(address.whole)
        whole = self._written[key]
        return whole if address.start is None else whole[address.start : address.end]

    def place(self, location: "Location", *, past: bool = False) -> Words | None:
        """Where something stands in a file of addresses, in words that a person finds it by."""
        case = self._of(past)
        if case is None or location.address is None:
            return None
        if past not in self._names:
            from gidr_lint.assist.places import Names

            self._names[past] = Names(case, self.text)
        return self._names[past].of(location)

    def _of(self, past: bool) -> "Case | None":
        return self._case.previous if past and self._case is not None else self._case

    def _veil(self, past: bool = False) -> "Veil | None":
        """None where there is no such draft, or nothing that must be masked in what a person reads of it."""
        if past not in self._veils:
            case = self._of(past)
            document = case.document if case is not None else None
            veil = None
            if document is not None and (
                may_be_private(document.plain)
                or may_name_person_in_table(document)
                or has_broken_number(document)
            ):
                from gidr_lint.outputs._veil import Veil

                veil = Veil(document)
            self._veils[past] = veil
        return self._veils[past]


class Line(NamedTuple):
    """
    One file in an overview: how its tables were read, its findings by severity, how many sums and figures of the prose
    could not be checked; `reason` says why it could not be read.
    """

    path: str
    organisation: str | None
    year: int | None
    tables: dict[str, str]
    counts: dict[str, int]
    skipped: int
    unknown: int
    reason: str | None


class Totals:
    """
    What all files together came to; `left` are those that an interruption left unchecked. With `most_warnings` the
    warnings of a run fail it only where there are more.
    """

    def __init__(self, most_warnings: int | None = None) -> None:
        self.most_warnings = most_warnings
        self.warnings = 0
        self.files = 0
        self.counts = {"error": 0, "warning": 0, "info": 0}
        self.codes: dict[str, int] = {}
        self.names: dict[str, str] = {}
        self.fixable: dict[str, int] = {}
        self.suppressed = 0
        self.tables: dict[str, dict[str, int]] = {}
        self.tables_named: dict[str, str] = {}
        self.identities = dict.fromkeys(SUMS, 0)
        self.claims = {"agreed": 0, "contradicted": 0, "unknown": 0, "uncompared": 0}
        self.covered = 0
        self.defects = 0
        self._is_failing = False
        # The results in their order: the path, and whether it was read as a report.
        self.seen: list[tuple[str, bool]] = []
        self.lines: list[Line] = []
        # Of the files that are walked, those that were checked as reports and those that are none; the rest was not read.
        self.reports = 0
        self.others = 0
        self.unread: list[Unread] = []
        # Those that were read, are no reports and have no row: the paths of the first, and how many there are.
        self.no_reports: list[str] = []
        self.passed = 0
        # The given folders where nothing was checked, and how much of each may be a report and was not read.
        self.silent: dict[str, int] = {}
        # With --require-checked the files of which not all was checked, and what of each.
        self.unchecked: dict[str, list[str]] = {}
        # Likewise those that have the name of a report and are none by what they hold.
        self.unknown: list[str] = []
        self.left = 0
        self.plugins_failed: Sequence[PluginFailure] = ()

    def add(self, row: "Row") -> None:
        """Count a file."""
        entry = row.entry
        self._is_failing |= row.is_failing(but="" if self.most_warnings is None else "warning")
        self.warnings += row.counts["warning"] * (row.fail_on != "never")
        self.files += 1
        self.seen.append((row.path, row.is_report))
        self.lines.append(row.line)
        if row.reason is not None:
            kind = entry["kind"] or suffix_of(row.path)[1:]
            self.unread.append(Unread(row.path, kind, row.reason, bool(entry["diagnostics"])))
        elif row.is_report:
            self.reports += 1
        else:
            self.others += 1
        if missing := entry.get("unchecked"):
            self.unchecked[row.path] = [item["message"] for item in missing]
            self._is_failing |= row.fail_on != "never"
        self.suppressed += row.suppressed
        self.names.update((diagnostic["code"], diagnostic["name"]) for diagnostic in entry["diagnostics"])
        for mine, theirs in (
            (self.counts, row.counts),
            (self.codes, row.codes),
            (self.fixable, row.fixable),
        ):
            for name, count in theirs.items():
                mine[name] = mine.get(name, 0) + count
        coverage = entry["coverage"]
        if row.is_covered:
            self.covered += 1
            self.tables_named.update(coverage.get("names", {}))
            for table, state in coverage["tables"].items():
                states = self.tables.setdefault(table, {})
                states[state] = states.get(state, 0) + 1
            for name, count in coverage["identities"].items():
                self.identities[name] += count
            for name, count in coverage["claims"].items():
                self.claims[name] += count

    def pass_over(self, path: str) -> None:
        """Count a file that was read, is no report and has no row."""
        self.others += 1
        self.passed += 1
        if self.passed <= MOST_NO_REPORTS:
            self.no_reports.append(path)

    def miss(self, path: str, *, fails: bool) -> None:
        """Count a file that has the name of a report and was found to be none."""
        self.unknown.append(path)
        self._is_failing |= fails

    @property
    def has_too_many_warnings(self) -> bool:
        return self.most_warnings is not None and self.warnings > self.most_warnings

    @property
    def is_failing(self) -> bool:
        """Whether a finding reaches its file's threshold, or there are too many warnings."""
        return self._is_failing or self.has_too_many_warnings

    @property
    def status(self) -> int:
        """
        The exit status: 3 after a defect of ours, 130 after an interruption, 2 where a plugin could not be loaded,
        1 after findings that fail.
        """
        if self.defects:
            return 3
        if self.left:
            return 130
        return 2 if self.plugins_failed else int(self.is_failing or bool(self.silent))

    def accounts(self) -> dict[str, int]:
        """
        What the files that were walked came to: checked as reports, no reports, not read and told by a finding, not
        read and only counted; these four make up all. Folders that cannot be opened are apart.
        """
        unread = [item for item in self.unread if item.kind != FOLDER]
        told = sum(item.is_told for item in unread)
        counts = {"reports": self.reports, "others": self.others, "told": told, "counted": len(unread) - told}
        return {"walked": sum(counts.values()), **counts, "folders": len(self.unread) - len(unread)}


class Style(NamedTuple):
    """
    How to render: language, colour, whether help and related places are left out, whether all that
    was not read is listed, whether the findings are counted by rule; how many columns a line of the draft may take,
    0 where it cannot be shown.
    """

    language: Language = "zh"
    color: bool = False
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False
    width: int = 80

    def said(self, words: Words) -> str:
        """The words in its language."""
        return words.en if self.language == "en" else words.zh


class Reporter(Protocol):
    """
    A module or object with these three functions; a plugin's has the `name` that `--format` takes, a module of
    ours its file's. What they return is written one after the other as it comes, so a reporter that keeps nothing
    of a row serves any number of files.

    What else it may have: `SPOOLED`, if true, says that `start` needs the totals of the whole run: it is called
    last, and the pieces are put in the order of their paths. `JOIN` stands between two pieces that are not empty.
    `needs(style)` are the parts of a row that only some outputs show (`uncompared`). `TELLS_UNREAD`, if true, says
    that `end` names what was not read, `TELLS_STATISTICS` that it counts the findings by rule where the style asks
    for that; else both go to standard error. `ENCODING` is one that the output has wherever it goes. Where a spooled
    output has room for no more than so many characters of pieces, `MOST` is their number, and
    `left_out(count, style)` says that so many pieces that are not empty did not fit.

    One of ours may have two more: `for_run()` gives the reporter of one run, for what has to remember something
    from piece to piece; `ANNOTATES`, if true, says that lines may begin as GitHub's annotations do.
    """

    def start(self, totals: Totals, style: Style) -> str: ...

    def piece(self, row: "Row", style: Style) -> str: ...

    def end(self, totals: Totals, style: Style) -> str: ...


def for_run(reporter: Any) -> Any:
    """The reporter for one run: itself where it keeps nothing between pieces."""
    made = getattr(reporter, "for_run", None)
    return reporter if made is None else made()
