"""Last year's report beside this one: what rules compare, and how its places are shown."""

from collections.abc import Iterator

from gidr_lint.base.diagnostics import Related, Target, Words
from gidr_lint.judging.case import Case
from gidr_lint.report.model import BoundCell


def last_year(case: Case) -> Case | None:
    """Last year's report, where it is one of the year before this one's."""
    previous = case.previous
    if previous is None or case.year is None or previous.year != case.year - 1:
        return None
    return previous


def known(case: Case, target: Target) -> BoundCell | None:
    """A cell whose amount is certain."""
    cell = case.cell(target)
    return cell if cell is not None and cell.figure.amount is not None else None


def pairs(
    case: Case, now: tuple[Target, ...], then: Target
) -> tuple[list[BoundCell], BoundCell, Case] | None:
    """Cells of this year with one of last year's, all certain; None where one is not."""
    previous = last_year(case)
    old = known(previous, then) if previous is not None else None
    cells = [cell for target in now if (cell := known(case, target)) is not None]
    if previous is None or old is None or len(cells) < len(now):
        return None
    return cells, old, previous


def elsewhere(previous: Case, cell: BoundCell, words: Words) -> Related:
    """A cell of last year's report as a related place."""
    return Related(cell.location, words, None, cell.target, previous.document.source.uri)


def filled(case: Case, table: str) -> dict[Target, object] | None:
    """The cells of a table that are not 0 by target; None where it is not bound or a cell is not certain."""
    bound = case.table(table)
    if bound is None or bound.state != "bound":
        return None
    found: dict[Target, object] = {}
    for cell in bound.cells():
        if cell.figure.amount is None:
            return None
        if cell.figure.amount:
            found[cell.target] = cell.figure.amount
    return found


def equal_tables(case: Case, previous: Case) -> Iterator[tuple[str, bool, int]]:
    """Each table that both reports have for certain: whether all of it is equal, and its filled cells."""
    for table in case.report.tables:
        now, then = filled(case, table), filled(previous, table)
        if now is not None and then is not None:
            yield table, now == then, len(now)
