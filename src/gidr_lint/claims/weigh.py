"""A claim against the cells: agrees, contradicts, or unknown as soon as a cell is not certain."""

from decimal import Decimal
from functools import cache

from gidr_lint.base.diagnostics import Target
from gidr_lint.claims.model import Claim, Reading, Verdict
from gidr_lint.forms.model import Form, FormTable
from gidr_lint.report.model import BoundCell, Report


def weigh(report: Report, claim: Claim) -> Verdict:
    """
    Weigh one claim: one that any of its readings fits agrees. Who says that there was no case does not
    leave out those that are pending.
    """
    sums: list[tuple[Reading, int | Decimal | None]] = []
    cells: tuple[BoundCell, ...] = ()
    denied = claim.denies and claim.topic == "disputes" and not any(map(str.isdecimal, claim.quote))
    readings = [reading for reading in claim.readings if _is_of_form(report, reading)] or list(claim.readings)
    for number, reading in enumerate(readings[:1] if denied else readings):
        total, used = _total(report, reading)
        sums.append((reading, total))
        if number == 0:
            cells = used
    found = tuple(sums)
    if any(total == claim.value for _, total in sums if total is not None):
        return Verdict("agrees", found, cells)
    if any(total is None for _, total in sums):
        return Verdict("unknown", found, cells)
    return Verdict("contradicts", found, cells)


def amount_of(report: Report, reading: Reading) -> int | Decimal | None:
    """What the cells of a reading come to, None where one of them is not certain."""
    return _total(report, reading)[0]


def _is_of_form(report: Report, reading: Reading) -> bool:
    """Whether the form has every cell of a reading: 其他 of three rows in one form is one row in the other."""
    for term in reading.terms:
        form = _form(report, term.target)
        table = form.table(term.target.table or "") if form is not None else None
        if table is None or form is None:
            continue
        known = _cells(table)
        if any((target.row, target.column) not in known for target in form.members(term.target)):
            return False
    return True


@cache
def _cells(table: FormTable) -> frozenset[tuple[str | None, str | None]]:
    return frozenset((target.row, target.column) for target in table.targets())


def _total(report: Report, reading: Reading) -> tuple[int | Decimal | None, tuple[BoundCell, ...]]:
    """What the cells of a reading come to, None where one of them is not certain."""
    total: int | Decimal = 0
    used: list[BoundCell] = []
    certain = True
    for term in reading.terms:
        for target in _members(report, term.target):
            cell = report.cells.get(target)
            # An amount of money without its unit may be 元 or 万元.
            bare = cell is not None and cell.column.unit_in_cell and not cell.figure.unit
            if cell is None or cell.figure.amount is None or (bare and cell.figure.amount):
                certain = False
                continue
            used.append(cell)
            total += term.sign * cell.figure.amount
    return (total if certain else None), tuple(used)


def _members(report: Report, target: Target) -> tuple[Target, ...]:
    """The cells that a target names, by the form that its table is bound to."""
    form = _form(report, target)
    return form.members(target) if form is not None else (target,)


def _form(report: Report, target: Target) -> Form | None:
    table = report.tables.get(target.table or "")
    return table.blocks[0].form if table and table.blocks else report.form
