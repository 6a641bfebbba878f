"""Who bears witness for or against an explanation: claims of the prose, last year's report, the spreadsheet."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from gidr_lint.base.diagnostics import Target
from gidr_lint.claims.model import Claim, Reading
from gidr_lint.figures.model import Explanation, Fault, Suspect, Weighed
from gidr_lint.figures.relations import Relations
from gidr_lint.figures.slips.slip import Candidate
from gidr_lint.report.model import Report

# An explanation that weighs less than another by so much leaves it out of account.
_MARGIN = 2
# How much less an explanation weighs by one witness for it.
_SAID, _RECALLED, _FILED = 4, 4, 6


class Witnesses(NamedTuple):
    """What may speak for or against a change; they order explanations but accuse no cell."""

    weighed: Sequence[Weighed] = ()
    previous: Report | None = None
    filed: Mapping[Target, int | Decimal] = {}


def heard(
    report: Report, relations: Relations, candidates: Sequence[Candidate], witnesses: Witnesses
) -> tuple[tuple[Explanation, ...], bool]:
    """
    The explanations that are about as good as the best, which comes first, and whether the best is
    better than all others.
    """
    found: list[tuple[float, int, Explanation]] = []
    # Sentences that agree, and would no longer with some of the explanations.
    standing = [
        item
        for item in witnesses.weighed
        if item.verdict.agrees and not all(_agrees(report, item, dict(c.changes)) for c in candidates)
    ]
    for order, candidate in enumerate(candidates):
        changes = dict(candidate.changes)
        speaking = _speaking(report, relations, witnesses, changes)
        kept = tuple(item.claim for item in standing if _agrees(report, item, changes))
        against = len(standing) - len(kept)
        recalled = sum(_recalled(witnesses.previous, relations, *change) for change in candidate.changes)
        filed = sum(
            (relations.values[target] + delta == witnesses.filed[target])
            - (relations.values[target] == witnesses.filed[target])
            for target, delta in candidate.changes
            if target in witnesses.filed
        )
        # A figure is named before a blank only where a sentence or the like is for it.
        doubt = _MARGIN if relations.blanks and not relations.blanks >= changes.keys() else 0
        evidence = _SAID * (len(speaking) - against) + _RECALLED * recalled + _FILED * filed
        suspects = tuple(
            Suspect(report.cells[target], relations.values[target] + delta)
            for target, delta in candidate.changes
        )
        explanation = Explanation(
            candidate.slip, suspects, candidate.lines, speaking or kept, recalled > 0, filed > 0
        )
        found.append((candidate.weight + doubt - evidence, order, explanation))
    found.sort(key=lambda entry: entry[:2])
    best = found[0][0]
    good = tuple(explanation for weight, _, explanation in found if weight < best + _MARGIN)
    return good, len(found) == 1 or found[1][0] > best


def _speaking(
    report: Report, relations: Relations, witnesses: Witnesses, changes: Mapping[Target, int]
) -> tuple[Claim, ...]:
    """The claims that do not agree with the table, and would once cells are changed."""
    return tuple(
        item.claim
        for item in witnesses.weighed
        if (
            _agrees(report, item, changes)
            if item.verdict.contradicts
            else _fills(report, relations, item, changes)
        )
    )


def _fills(report: Report, relations: Relations, item: Weighed, changes: Mapping[Target, int]) -> bool:
    """Whether a claim about a blank cell that is changed agrees then, the other blanks being 0."""
    claim, blanks, values = item.claim, relations.blanks, relations.values
    if item.verdict.outcome != "unknown" or blanks.isdisjoint(changes):
        return False
    for reading in claim.readings:
        members = [(term.sign, t) for term in reading.terms for t in _members(report, term.target)]
        if blanks.isdisjoint(t for _, t in members if t in changes):
            continue
        if all(t in values for _, t in members):
            total = sum(sign * (values[t] + changes.get(t, 0)) for sign, t in members)
            if total == claim.value:
                return True
    return False


def _recalled(previous: Report | None, relations: Relations, target: Target, delta: int) -> int:
    """What last year's report says of a changed cell of what was carried in: 1, -1, or 0 for nothing."""
    if previous is None or target.table != "applications" or target.row != "carried-in":
        return 0
    cell = previous.cells.get(target._replace(row="carried-out"))
    last = _whole(cell.figure.amount) if cell is not None else None
    now = relations.values[target]
    return 0 if last is None else (now + delta == last) - (now == last)


def _whole(amount: int | Decimal | None) -> int | None:
    if isinstance(amount, Decimal):
        return int(amount) if amount == amount.to_integral_value() else None
    return amount


def relate(report: Report, weighed: Sequence[Weighed], faults: Sequence[Fault]) -> tuple[Weighed, ...]:
    """Tie each contradicted claim to the faults whose mending would make it agree."""
    changed = [
        (
            fault,
            [
                {s.cell.target: s.value - (_whole(s.cell.figure.amount) or 0) for s in explanation.suspects}
                for explanation in fault.explanations
            ],
        )
        for fault in faults
    ]
    related = []
    for item in weighed:
        mine = tuple(
            fault
            for fault, ways in changed
            if item.verdict.contradicts and any(_agrees(report, item, changes) for changes in ways)
        )
        related.append(item._replace(faults=mine) if mine else item)
    return tuple(related)


def _agrees(report: Report, item: Weighed, changes: Mapping[Target, int]) -> bool:
    """Whether a claim agrees once cells are changed; as it is where it names none of them."""
    touched = False
    for reading, total in item.verdict.sums:
        moved = _moved(report, reading, changes)
        touched = touched or moved is not None
        if total is not None and total + (moved or 0) == item.claim.value:
            return True
    return not touched and item.verdict.agrees


def _moved(report: Report, reading: Reading, changes: Mapping[Target, int]) -> int | None:
    """By how much changed cells move a reading; None where it names none of them."""
    found: int | None = None
    for term in reading.terms:
        for target in _members(report, term.target):
            if target in changes:
                found = (found or 0) + term.sign * changes[target]
    return found


def _members(report: Report, target: Target) -> tuple[Target, ...]:
    """The cells that a target of a claim names."""
    table = report.tables.get(target.table or "")
    form = table.blocks[0].form if table and table.blocks else report.form
    return form.members(target) if form is not None else ()
