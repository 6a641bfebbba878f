"""
Signs of a case: cheap facts that tell which rules can have anything to say.

A rule that declares `signs` is loaded and run only where one of them is present, so a clean
report costs no import of the rules that would be silent. A sign may be there without a finding;
it must never be missing where there is one. The signs are:

- `cell:<state>` for each state but number, and `cell:<mark>`, as in `Figure`, of bound cells;
  `cell:bare-money` (a unit belongs in the cell and is not there), `fee` (a fee as large as some
  amount in the text, or very large), `less:in-force`, `less:public-total` (fewer in all than new),
  `sums:skipped`; `note:missing` (the printed note of the applications table is not there as such);
- `table:absent`, `table:unreadable`, `table:partial`;
- `label:changed`, `row:missing`, `row:repeated`, `row:unknown`, `row:order`, `column:missing`,
  `column:order`, `era:other`, `era:mixed`, `table:elsewhere`;
- `section:missing`, `section:extra`, `section:repeated`, `section:empty`, `section:order`,
  `section:ordinal`, `section:wording`;
- `fault`, `claims`, `contradiction`, `denial`, `claims:differ` (two values of one kind about the
  whole), `claims:sum` (parts of a sentence add up to no whole of it), `amount:missing` (a measure word without a number);
- `period`, `no-period`, `date:issue`, `no-issue-date`, `date:invalid`, `date:other-year` (a date
  that is not of the report year), `years:differ`;
- `no-title`, `not-a-report`, `year:early`, `encoding:guessed`;
- `history`: there is a report that is given or found as last year's;
- `linter`, which is never present: it keeps aside the rules that the linter itself speaks for;
- `text:<literal>`: the literal occurs in what a person reads; looked up when a rule asks for it.
"""

from collections.abc import Iterable, Iterator, Sequence

from gidr_lint.case import Fault, Weighed
from gidr_lint.claims.model import Claim, DateMention
from gidr_lint.document.tree import Document, Heading
from gidr_lint.forms.model import Form
from gidr_lint.report.model import BoundBlock, Part, Report

_TEXT = "text:"
_APPLICANTS = frozenset(("natural-person", "organisations"))
_PARTS = _APPLICANTS | {
    "granted", "partly-granted", "granted-or-partly", "denied", "unable", "rejected", "other"
}  # fmt: skip
_WHOLES = frozenset(("processed", "handled", "received", "new"))
_MEASURES, _CLAUSE_ENDS = "件条宗份起", "，。；、）"
# The last characters of 收到, 受理, 办结, 答复, 制发, 发布, 公开, 申请, 信息, 数量, 结转 and of 共.
_BEFORE_MISSING = frozenset("到理结复发布开请息量转共收的了类计 \u3000")
_LESS = {"issued": "in-force", "newly-public": "public-total"}
# 万元; what a fee that large says depends on the author.
_MUCH = 10_000
_NOTE = "第一项加第二项之和，等于第三项加第四项之和"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def signs(
    report: Report,
    claims: Sequence[Claim],
    weighed: Sequence[Weighed],
    dates: Sequence[DateMention],
    faults: Sequence[Fault],
    *,
    history: bool = False,
) -> frozenset[str]:
    """Every sign of a report but `text:`, which `present` looks up."""
    found: set[str] = set()
    found.update(_of_cells(report))
    found.update(_of_amounts(report))
    found.update(_of_tables(report))
    found.update(_of_sections(report))
    found.update(_of_dates(report, dates))
    if faults:
        found.add("fault")
    if history:
        found.add("history")
    if claims:
        found.add("claims")
        found.update(_of_claims(claims))
    if any(item.verdict.contradicts for item in weighed):
        found.add("contradiction")
    if any(claim.denies for claim in claims):
        found.add("denial")
    if _lacks_amount(report.document.plain):
        found.add("amount:missing")
    if report.title is None:
        found.add("no-title")
    if not report.is_report:
        found.add("not-a-report")
    if is_early(report):
        found.add("year:early")
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


def _of_claims(claims: Sequence[Claim]) -> Iterator[str]:
    values: dict[str, object] = {}
    parts: dict[int, list[Claim]] = {}
    wholes: set[tuple[int, object]] = set()
    for claim in claims:
        if claim.scope == "whole" and values.setdefault(claim.kind, claim.value) != claim.value:
            yield "claims:differ"
        if claim.kind in _PARTS:
            parts.setdefault(claim.sentence, []).append(claim)
        elif claim.kind in _WHOLES:
            wholes.update(((claim.sentence, claim.value), (claim.sentence + 1, claim.value)))
    for sentence, found in parts.items():
        for applicants in (True, False):
            own = [claim.value for claim in found if (claim.kind in _APPLICANTS) is applicants]
            if len(own) > 1 and (sentence, sum(own)) not in wholes:
                yield "claims:sum"


def _lacks_amount(plain: str) -> bool:
    """Whether a measure word stands at the end of a clause with a verb or a noun before it."""
    for measure in _MEASURES:
        for end in _CLAUSE_ENDS:
            place = plain.find(measure + end)
            while place > 0:
                if plain[place - 1] in _BEFORE_MISSING:
                    return True
                place = plain.find(measure + end, place + 1)
    return False


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


def _of_amounts(report: Report) -> Iterator[str]:
    table = report.tables.get("proactive")
    for block in table.blocks if table is not None else ():
        for (row, column), cell in block.cells.items():
            amount = cell.figure.amount
            if not amount or amount <= 0:
                continue
            if column in _LESS:
                whole = block.cells.get((row, _LESS[column]))
                if whole is not None and whole.figure.amount is not None and whole.figure.amount < amount:
                    yield f"less:{_LESS[column]}"
            elif column == "fee":
                written = cell.figure.digits
                if amount >= _MUCH or f"{written}元" in report.document.plain:
                    yield "fee"
            elif cell.column.unit_in_cell and not cell.figure.unit:
                yield "cell:bare-money"
    table = report.tables.get("applications")
    for block in table.blocks if table is not None else ():
        if any(cell.figure.amount is None or cell.figure.amount < 0 for cell in block.cells.values()):
            yield "sums:skipped"
    if _NOTE not in report.document.plain and "applications" in report.tables:
        yield "note:missing"


def _of_tables(report: Report) -> Iterator[str]:
    form = report.form
    if form is not None and any(table.id not in report.tables for table in form.tables):
        yield "table:absent"
    eras: set[str] = set()
    for id, table in report.tables.items():
        if table.state != "bound":
            yield f"table:{table.state}"
        if table.section not in (None, id):
            yield "table:elsewhere"
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
            if block.moved:
                yield "column:order"
            if block.strays:
                yield "era:mixed"
            if block.labels and _is_shuffled(block):
                yield "row:order"
    if len(eras) > 1 or (form is not None and eras - {form.id}):
        yield "era:other"


def _is_shuffled(block: BoundBlock) -> bool:
    places = {row.id: place for place, row in enumerate(block.block.rows)}
    order = [places[label.id] for label in block.rows_on_page if label.id in places]
    return order != sorted(order)


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
