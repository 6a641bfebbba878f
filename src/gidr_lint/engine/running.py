"""Rules run over a case, and incidents told: what they find, stamped with code and severity in force."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from gidr_lint.base.diagnostics import Finding, Severity, Words
from gidr_lint.base.errors import RuleMistake, UnknownId, described, raised_at
from gidr_lint.base.location import Location
from gidr_lint.base.stopping import Stopped, look
from gidr_lint.document.tree import Document
from gidr_lint.engine.analysis import Rest
from gidr_lint.engine.merge import Stamped, outranks
from gidr_lint.engine.selection import Enabled
from gidr_lint.judging.case import Case
from gidr_lint.judging.incident import Incident
from gidr_lint.judging.looks.outline import is_early
from gidr_lint.judging.rule import Rule, RuleRef
from gidr_lint.judging.signs import Wanted
from gidr_lint.plugins.guard import Aside
from gidr_lint.plugins.registry import BUILT_IN, Registry

# Of one rule and draft: more are only counted. Their fixes are made in rounds, so the next round has the others.
MOST_KEPT = 1000


class Ran(NamedTuple):
    """
    What came of running the rules: what they found, those that judged the draft, what each found besides by its
    code, and the incident of a lint that was stopped before all had run.
    """

    found: list[Stamped]
    judges: list[RuleRef]
    rest: dict[str, Rest]
    stopped: dict[str, object] | None


class Runner:
    """Runs the rules that are on; made once for a configuration, it keeps nothing of a draft."""

    def __init__(self, enabled: Iterable[Enabled], registry: Registry) -> None:
        self._registry = registry
        self._on_cases: list[Enabled] = []
        self._listeners: dict[str, list[Enabled]] = {}
        for item in enabled:
            if not item.ref.on:
                self._on_cases.append(item)
            for kind in item.ref.on:
                self._listeners.setdefault(kind, []).append(item)
        self.wanted = Wanted({item.ref.code: item.ref.signs for item in self._on_cases})

    def listeners(self, kind: str) -> list[Enabled]:
        """The rules that tell of a kind of incident; none where they are off."""
        return self._listeners.get(kind, [])

    def run(self, case: Case) -> Ran:
        """What the rules find, those that raised told as incidents."""
        lacking = {failure.stage for failure in case.failures}
        if is_early(case.report):
            lacking.add("form")
        able = [item for item in self._on_cases if lacking.isdisjoint(item.ref.needs)]
        wanted = self.wanted.codes(case.signs, case.document)
        waiting = [item for item in able if item.ref.code in wanted]
        found: list[Stamped] = []
        rest: dict[str, Rest] = {}
        idle: set[str] = set()
        stopped: dict[str, object] | None = None
        for number, item in enumerate(waiting):
            try:
                look()
                findings, more = self._findings(item, case)
            except Stopped as error:
                left = [late.ref for late in waiting[number:]]
                idle.update(ref.code for ref in left)
                found = [one for one in found if not any(outranks(ref, one.code) for ref in left)]
                stopped = _stopped(error, left)
                break
            except (Exception, SystemExit) as error:  # noqa: BLE001  whatever a rule raises, the others go on
                idle.add(item.ref.code)
                found += self._crashed(item, error, case.document.beginning)
            else:
                found += (_stamped(item, finding) for finding in findings)
                if more is not None:
                    rest[item.ref.code] = more
        found, failure = self._fitted(case.document, found)
        if failure is not None:
            found += self.tell("stage-failed", case.document.beginning, failure)
        told = (item for items in self._listeners.values() for item in items)
        judges = [item.ref for item in (*able, *told) if item.ref.code not in idle]
        return Ran(found, judges, rest, stopped)

    def tell(
        self, kind: str, location: Location, values: Mapping[str, object] | None = None
    ) -> Iterator[Stamped]:
        """What the rules say of an incident; one that raises is an incident of its own, unless it tells of those."""
        incident = Incident(kind, location, values or {})
        for item in self.listeners(kind):
            try:
                found, _ = self._findings(item, incident)
            except (Exception, SystemExit) as error:  # noqa: BLE001  as with rules that are run on cases
                if kind != "rule-crashed":
                    yield from self._crashed(item, error, location)
                elif self._is_ours(item):
                    raise  # nobody is left to tell of it
            else:
                yield from (_stamped(item, finding) for finding in found)

    def _is_ours(self, item: Enabled) -> bool:
        return self._registry.plugin_of(item.ref.code) == BUILT_IN

    def _crashed(self, item: Enabled, error: BaseException, location: Location) -> Iterator[Stamped]:
        place = error.place if isinstance(error, RuleMistake) else ""
        code, place = item.ref.code, place or _raised_at(item.ref, error)
        return self.tell("rule-crashed", location, {"code": code, "exception": _told(error), "place": place})

    def _findings(self, item: Enabled, subject: Case | Incident) -> tuple[list[Finding], Rest | None]:
        """
        What one rule finds, and what it finds besides; a finding whose words cannot be filled in fails here, not in
        a reporter.
        """
        if self._is_ours(item):
            return _kept(item, item.ref.load()(subject, **item.options))
        from gidr_lint.judging.yielded import findings_of

        with Aside():
            return _kept(item, findings_of(item.ref.load(), subject, item.options))

    def _fitted(
        self, document: Document, found: list[Stamped]
    ) -> tuple[list[Stamped], dict[str, object] | None]:
        """
        The findings with their fixes fitted to the page; without fixes where the format fails at it, and then
        how it failed.
        """
        if not any(item.finding.fixes for item in found):
            return found, None
        from gidr_lint.formats.fit import fit

        format = self._registry.format_of_kind(document.kind)
        findings = [item.finding for item in found]
        failure: dict[str, object] | None = None
        try:
            with Aside():
                findings = fit(format, document, findings)
        except (Exception, SystemExit) as error:  # noqa: BLE001  whatever a format raises, what was found stays
            findings = [finding.with_fixes(()) for finding in findings]
            failure = {"stage": "fit", "exception": described(error), "place": raised_at(error)}
        return [
            item._replace(finding=finding) for item, finding in zip(found, findings, strict=True)
        ], failure


def _kept(item: Enabled, findings: Iterable[Finding]) -> tuple[list[Finding], Rest | None]:
    kept: list[Finding] = []
    severities: dict[Severity, int] = {}
    fixable = 0
    for finding in findings:
        look()
        if len(kept) < MOST_KEPT:
            for said in (finding.message, *(related.message for related in finding.related)):
                if not isinstance(said, Words):
                    said.text("zh"), said.text("en"), said.help("zh"), said.help("en")
            kept.append(finding)
            continue
        severity = _in_force(item, finding)
        severities[severity] = severities.get(severity, 0) + 1
        fixable += any(fix.safety == "safe" for fix in finding.fixes)
    return kept, Rest(MappingProxyType(severities), fixable) if severities else None


def _in_force(item: Enabled, finding: Finding) -> Severity:
    return item.severity if item.fixed else finding.severity or item.severity


def _stopped(error: Stopped, left: list[RuleRef]) -> dict[str, object]:
    return {"stage": "rules", "seconds": error.seconds, "first": left[0].code, "count": len(left)}


def _stamped(item: Enabled, finding: Finding) -> Stamped:
    own = finding.severity or item.ref.severity
    return Stamped(item.ref, _in_force(item, finding), own, finding)


def _told(error: BaseException) -> Words:
    """What an exception says; an unknown id and a rule's mistake are told in both languages."""
    if isinstance(error, RuleMistake):
        return Words(error.zh, error.en)
    if isinstance(error, UnknownId):
        zh, parted, en = str(error).partition(" / ")
        if parted:
            return Words(zh, en)
    return Words(described(error), described(error))


def _raised_at(ref: RuleRef | Rule, error: BaseException) -> str:
    """
    File name and line where a rule raised: the last line of its own file; else where its check
    begins, if it could be loaded; else where the exception comes from.
    """
    own = getattr(sys.modules.get(ref.module), "__file__", None)
    place = ("?", 0)
    in_own = False
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name == own or not in_own:
            place, in_own = (name, trace.tb_lineno), in_own or name == own
        trace = trace.tb_next
    if not in_own and own is not None and ref.module in sys.modules:
        code = getattr(ref.load().check, "__code__", None)
        place = (code.co_filename, code.co_firstlineno) if code is not None else place
    return f"{os.path.basename(place[0])}:{place[1]}"
