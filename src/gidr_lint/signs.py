"""
Signs of a case: cheap facts that tell which rules can have anything to say.

A rule that declares `signs` is loaded and run only where one of them is present, so a clean
report costs no import of the rules that would be silent. A sign may be there without a finding;
it must never be missing where there is one. The signs are:

- `cell:<state>` for each state but number, and `cell:<mark>`, as in `Figure`, of bound cells;
- `table:absent`, `table:unreadable`, `table:partial`;
- `label:changed`, `row:missing`, `row:repeated`, `row:unknown`, `column:missing`, `era:other`;
- `section:missing`, `section:extra`, `section:repeated`, `section:empty`, `section:order`,
  `section:ordinal`, `section:wording`;
- `fault`, `claims`, `contradiction`, `denial`;
- `period`, `no-period`, `date:issue`, `no-issue-date`, `date:invalid`, `date:other-year` (a date
  that is not of the report year), `years:differ`;
- `no-title`, `not-a-report`, `year:early`, `encoding:guessed`;
- `internal`, changes, comments or marked words of a Word file;
- `linter`, which is never present: it keeps aside the rules that the linter itself speaks for;
- `text:<literal>`: the literal occurs in what a person reads; looked up when a rule asks for it.
"""

from collections.abc import Iterable, Iterator, Sequence

from gidr_lint.case import Fault, Weighed
from gidr_lint.claims.model import Claim, DateMention
from gidr_lint.document.tree import Document, Heading
from gidr_lint.forms.model import Form
from gidr_lint.report.model import Part, Report

_TEXT = "text:"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def signs(
    report: Report,
    claims: Sequence[Claim],
    weighed: Sequence[Weighed],
    dates: Sequence[DateMention],
    faults: Sequence[Fault],
) -> frozenset[str]:
    """Every sign of a report but `text:`, which `present` looks up."""
    found: set[str] = set()
    found.update(_of_cells(report))
    found.update(_of_tables(report))
    found.update(_of_sections(report))
    found.update(_of_dates(report, dates))
    if faults:
        found.add("fault")
    if claims:
        found.add("claims")
    if any(item.verdict.contradicts for item in weighed):
        found.add("contradiction")
    if any(claim.denies for claim in claims):
        found.add("denial")
    if report.title is None:
        found.add("no-title")
    if not report.is_report:
        found.add("not-a-report")
    if is_early(report):
        found.add("year:early")
    if report.document.facts.get("internal"):
        found.add("internal")
    if report.document.encoding.guessed:
        found.add("encoding:guessed")
    return frozenset(found)


def present(wanted: Iterable[str], signs: frozenset[str], document: Document) -> bool:
    """Whether a rule that declares these signs has anything to look at; without signs it always has."""
    any_wanted = False
    for sign in wanted:
        any_wanted = True
        if sign in signs or (sign.startswith(_TEXT) and sign[len(_TEXT) :] in document.plain):
            return True
    return not any_wanted


def is_early(report: Report) -> bool:
    """Whether the report year is before the first year that any form covers."""
    return (
        report.year is not None
        and bool(report.forms)
        and report.year < min(form.years[0] for form in report.forms)
    )


def _of_cells(report: Report) -> Iterator[str]:
    for state, marks in {(cell.figure.state, cell.figure.marks) for cell in report.cells.values()}:
        if state != "number":
            yield f"cell:{state}"
        for mark in marks:
            yield f"cell:{mark}"


def _of_tables(report: Report) -> Iterator[str]:
    form = report.form
    if form is not None and any(table.id not in report.tables for table in form.tables):
        yield "table:absent"
    eras: set[str] = set()
    for table in report.tables.values():
        if table.state != "bound":
            yield f"table:{table.state}"
        for block in table.blocks:
            eras.add(block.form.id)
            if block.missing_rows:
                yield "row:missing"
            if block.missing_columns:
                yield "column:missing"
            if block.repeated:
                yield "row:repeated"
            if block.unknown_rows:
                yield "row:unknown"
            if any(label.distance for label in block.labels):
                yield "label:changed"
    if len(eras) > 1 or (form is not None and eras - {form.id}):
        yield "era:other"


def _of_sections(report: Report) -> Iterator[str]:
    found = [part.section for part in report.parts if part.section is not None]
    if len(found) < len(report.parts):
        yield "section:extra"
    if len(set(found)) < len(found):
        yield "section:repeated"
    for part in report.parts:
        if part.fit not in ("official", "none"):
            yield "section:wording"
        if not _has_body(part):
            yield "section:empty"
    runs: dict[int, list[Part]] = {}
    for part in report.parts:
        runs.setdefault(part.run, []).append(part)
    for run in runs.values():
        if any(part.number != place for place, part in enumerate(run, 1)):
            yield "section:ordinal"
    forms: tuple[Form, ...] = report.forms if report.form is None else (report.form,)
    for form in forms[:1]:
        if any(section.id not in found for section in form.sections):
            yield "section:missing"
        ordinals = {section.id: section.ordinal for section in form.sections}
        for run in runs.values():
            order = [ordinals[part.section] for part in run if part.section in ordinals]
            if order != sorted(order):
                yield "section:order"


def _has_body(part: Part) -> bool:
    return any(not isinstance(block, Heading) for block in part.blocks)


def _of_dates(report: Report, dates: Sequence[DateMention]) -> Iterator[str]:
    roles = {date.role for date in dates}
    yield "period" if "period-start" in roles or "period-end" in roles else "no-period"
    yield "date:issue" if "issue" in roles else "no-issue-date"
    years = {item.year for item in report.evidence}
    for date in dates:
        if date.role in ("title", "period-start", "period-end") and date.year is not None:
            years.add(date.year)
        if date.year != report.year and date.year is not None:
            yield "date:other-year"
        if 0 in (date.year, date.day) or not _exists(date):
            yield "date:invalid"
    if len(years) > 1:
        yield "years:differ"


def _exists(date: DateMention) -> bool:
    """Whether month and day, as far as they are written, are those of a calendar."""
    if date.month is None:
        return True
    if not 1 <= date.month <= 12:
        return False
    leap = date.year is None or (date.year % 4 == 0 and (date.year % 100 != 0 or date.year % 400 == 0))
    last = 28 if date.month == 2 and not leap else _DAYS[date.month - 1]
    return date.day is None or 1 <= date.day <= last
