"""A claim against the cells: agrees, contradicts, or unknown as soon as a cell is not certain."""

from decimal import Decimal

from gidr_lint.claims.model import Claim, Reading, Verdict
from gidr_lint.diagnostics import Target
from gidr_lint.report.model import BoundCell, Report


def weigh(report: Report, claim: Claim) -> Verdict:
    """
    Weigh one claim. A claim about a part or another time is never weighed (unknown); one that any
    of its readings fits agrees; an approximate one (`exact` false) never contradicts. Who says
    that there was no case does not leave out those that are pending.
    """
    sums: list[tuple[Reading, int | Decimal | None]] = []
    cells: tuple[BoundCell, ...] = ()
    denied = claim.denies and claim.topic == "disputes" and not any(map(str.isdecimal, claim.quote))
    for number, reading in enumerate(claim.readings[:1] if denied else claim.readings):
        total, used = _total(report, reading)
        sums.append((reading, total))
        if number == 0:
            cells = used
    found = tuple(sums)
    if claim.scope != "whole":
        return Verdict("unknown", found, cells)
    if any(total == claim.value for _, total in sums if total is not None):
        return Verdict("agrees", found, cells)
    if not claim.exact or any(total is None for _, total in sums):
        return Verdict("unknown", found, cells)
    return Verdict("contradicts", found, cells)


def _total(report: Report, reading: Reading) -> tuple[int | Decimal | None, tuple[BoundCell, ...]]:
    """What the cells of a reading come to, None where one of them is not certain."""
    total: int | Decimal = 0
    used: list[BoundCell] = []
    certain = True
    for term in reading.terms:
        for target in _members(report, term.target):
            cell = report.cell(target)
            if cell is None or cell.figure.amount is None:
                certain = False
                continue
            used.append(cell)
            total += term.sign * cell.figure.amount
    return (total if certain else None), tuple(used)


def _members(report: Report, target: Target) -> tuple[Target, ...]:
    """The cells that a target names, by the form that its table is bound to."""
    table = report.tables.get(target.table or "")
    form = table.blocks[0].form if table and table.blocks else report.form
    return form.members(target) if form is not None else (target,)
