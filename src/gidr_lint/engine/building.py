"""
From a document to the case that rules are given: report, claims, dates, sums and what explains those that fail.

A stage that raises is among the case's failures, and the others go on without it.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from gidr_lint.base.errors import Fence, ReadError
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Document
from gidr_lint.engine.analysis import Inputs
from gidr_lint.figures.model import Fault, Weighed
from gidr_lint.forms.model import BUILT_IN
from gidr_lint.judging.case import Case, Organisation
from gidr_lint.judging.looks.outline import is_early
from gidr_lint.judging.signs import Signs

if TYPE_CHECKING:
    from gidr_lint.claims.model import Change, DateMention, Listing, Uncompared
    from gidr_lint.engine.analysis import Previous
    from gidr_lint.forms.model import Form
    from gidr_lint.report.model import Report

    _Said = tuple[tuple[Weighed, ...], tuple[Uncompared, ...], tuple[Listing, ...], tuple[Change, ...]]


class Builder:
    """
    Builds cases under one configuration.

    `form` is `auto` or the id of one of `forms`; `read` reads last year's report; `codes` are the codes of the rules that hold a sum, by its
    identity; a last year's report of more than `max_bytes` is left aside.
    """

    __slots__ = ("codes", "form", "forms", "max_bytes", "read", "settings")

    def __init__(
        self,
        settings: Settings,
        forms: "tuple[Form, ...]",
        *,
        form: str,
        read: Callable[[Source], Document],
        codes: Mapping[str, str],
        max_bytes: int,
    ) -> None:
        self.settings = settings
        self.forms = forms
        self.form = form
        self.read = read
        self.codes = codes
        self.max_bytes = max_bytes

    def case(self, document: Document, inputs: Inputs) -> Case:
        """All that the rules are given of a document; no more than its signs where it is no such report."""
        from gidr_lint.report.bind import bind

        settings = self.settings
        fence = Fence()
        report = bind(
            document,
            self.forms,
            year=settings.year,
            year_origin=settings.year_origin,
            form=self.form,
            fence=fence,
        )
        given: dict[str, Any] = {
            "organisation": Organisation(
                settings.organisation_name, settings.organisation_region, settings.organisation_kind
            ),
            "stage": settings.stage,
            "today": inputs.today,
            "codes": self.codes,
        }
        if not report.is_report:
            return Case(document, report, signs=Signs(report), failures=fence.failures, **given)
        return self._judged(report, inputs, fence, given)

    def _judged(self, report: "Report", inputs: Inputs, fence: Fence, given: dict[str, Any]) -> Case:
        """The case of a report: what its prose says, which sums hold, and what last year's and a spreadsheet have."""
        from gidr_lint.claims.extract import extract_dates
        from gidr_lint.figures.check import check

        last = fence.run("previous", lambda: self._previous(report, inputs.previous), None)
        nothing: _Said = ((), (), (), ())
        weighed, uncompared, lists, changes = fence.run("claims", lambda: _weighed(report), nothing)
        claims = tuple(item.claim for item in weighed)
        dates: tuple[DateMention, ...] = fence.run("dates", lambda: extract_dates(report), ())
        history = last.report if last is not None and last.year == (report.year or 0) - 1 else None
        filed = None
        if inputs.figures is not None:
            from gidr_lint.figures.spreadsheet import read_figures

            filed = read_figures(inputs.figures, self.forms, report)
        sums = check(report)
        faults: tuple[Fault, ...] = ()
        if sums.is_to_be_explained(weighed):
            from gidr_lint.figures.explain import explain
            from gidr_lint.figures.witnesses import Witnesses

            witnesses = Witnesses(weighed, history, filed.cells if filed else {})
            faults, weighed = explain(report, sums, witnesses, fence)
        is_named = self.settings.organisation_name or report.document.front.get("organisation")
        circumstances = {"organisation": is_named, "history": last, "lists": lists, "changes": changes}
        known = frozenset(sign for sign, there in circumstances.items() if there)
        return Case(
            report.document,
            report,
            claims=claims,
            dates=dates,
            weighed=weighed,
            faults=faults,
            instances=sums.checked,
            signs=Signs(report, claims, weighed, dates, faults, known),
            previous=last,
            figures=filed,
            failures=fence.failures,
            uncompared=uncompared,
            lists=lists,
            changes=changes,
            **given,
        )

    def _previous(self, report: "Report", previous: "Previous | None") -> Case | None:
        """Last year's report: the one given, or of those found the one that surely is it."""
        if previous is None or is_early(report):
            return None
        given = previous if isinstance(previous, Source | Case) else previous(report)
        if given is None or isinstance(given, Source | Case):
            return self._past(given) if given is not None else None
        found = [past for one in given if (past := self._past(one)) is not None]
        if not found or report.year is None or not report.organisation:
            return None
        fitting = [
            past
            for past in found
            if past.year == report.year - 1 and past.report.organisation == report.organisation
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _past(self, given: Source | Case) -> Case | None:
        if isinstance(given, Case):
            return given
        if len(given.data) > self.max_bytes:
            return None
        try:
            return self.past(given)
        except ReadError:
            return None

    def past(self, source: Source) -> Case | None:
        """
        A report of another year as far as rules compare with it; None where it is not a report.

        Raises:
            ReadError: It cannot be read.
        """
        from gidr_lint.report.bind import bind

        document = self.read(source)
        report = bind(document, self.forms, year=None, year_origin="config", form="auto")
        own = next((form for form in self.forms if form.id == self.form and form.id not in BUILT_IN), None)
        if own is not None and report.year is not None and own.covers(report.year):
            report = bind(document, self.forms, year=None, year_origin="config", form=own.id)
        return Case(document, report) if report.is_report else None


def _weighed(report: "Report") -> "_Said":
    """The claims of the prose against the tables and in company, the figures that are not compared, and lists."""
    from gidr_lint.claims.company import in_company
    from gidr_lint.claims.extract import read_prose
    from gidr_lint.claims.weigh import weigh

    prose = read_prose(report)
    told = in_company((claim, weigh(report, claim)) for claim in prose.claims)
    weighed = tuple(Weighed(item.claim, item.verdict, (), item.strength) for item in told)
    return weighed, prose.uncompared, prose.lists, prose.changes
