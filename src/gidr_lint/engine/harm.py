"""What fixes have done besides what they were for: a draft before them compared with the draft after them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from gidr_lint.base.diagnostics import Diagnostic, Fix, Severity, Target, Words
from gidr_lint.base.location import Location
from gidr_lint.document.tree import Document, Table
from gidr_lint.engine.analysis import Analysis
from gidr_lint.formats.protocol import track_of
from gidr_lint.judging.case import Case
from gidr_lint.report.amounts import read_figure
from gidr_lint.report.model import BoundCell
from gidr_lint.report.names import cell_name

Key = tuple[str, str, str]
# What is said of any file with tracked changes in it, those of a fix among them.
_OF_TRACKED = "W908"
# From the worst on.
_STATES = ("absent", "unreadable", "partial", "bound")
_UNREADABLE = Words("会使文件读不出来", "it would make the file unreadable")
_LEFT = Words("改了以后问题仍在", "the finding would still be there")


class Choice(NamedTuple):
    """The fix to make of a diagnostic."""

    diagnostic: Diagnostic
    fix: Fix


def key_of(diagnostic: Diagnostic) -> Key:
    """By which a diagnostic is known again in a changed text, whatever its place is there."""
    return (diagnostic.code, str(diagnostic.target), diagnostic.message.text())


def harm(before: Analysis, after: Analysis, chosen: Collection[Choice]) -> Words | None:
    """
    What these fixes have done that they may not do: “会…”, it would …; None where they do no harm.

    None may make a table less readable, unbind a cell, change a figure of a table that its finding is not
    about, bring a finding that is a warning or worse and that it does not say it uncovers, or leave its own
    finding there. Safe ones may change no figure at all, neither in tables nor in prose.
    """
    if before.case is None or after.case is None:
        return _UNREADABLE
    is_safe = all(choice.fix.safety == "safe" for choice in chosen)
    return (
        _in_tables(before.case, after.case)
        or _in_cells(before.case, after.case, chosen, is_safe=is_safe)
        or (_in_prose(before.case, after.case) if is_safe else None)
        or _in_findings(before, after, chosen)
    )


def _in_tables(before: Case, after: Case) -> Words | None:
    """The first table that can be read less well."""
    states = {id: table.state for id, table in after.report.tables.items()}
    for id, table in before.report.tables.items():
        if _STATES.index(states.get(id, "absent")) < _STATES.index(table.state):
            name = table.name
            return Words(f"会使{name.zh}读不准", f"it would make {name.en} unreadable")
    return None


def _in_cells(before: Case, after: Case, chosen: Collection[Choice], *, is_safe: bool) -> Words | None:
    """The first cell, or the first figure of a table that is bound to no form, that is no longer what it was."""
    unsafe = () if is_safe else tuple(chosen)
    own = tuple(_targets(unsafe))
    cells = after.report.cells
    mended: Counter[int | Decimal] = Counter()
    for target, cell in before.report.cells.items():
        now = cells.get(target)
        if now is not None and cell.figure.text == now.figure.text:
            # The same figure in a row that is now in doubt is lost to every sum.
            was, is_now = cell.figure.amount, now.figure.amount
            if not is_safe or was is None or was == is_now:
                continue
        is_own = any(_is_about(one, target) for one in own) or any(_writes(choice, cell) for choice in unsafe)
        if now is None or not (is_own or _is_same(cell, now)):
            name = cell_name(cell)
            return Words(f"会改动{name.zh}", f"it would change {name.en}")
        if is_own:
            mended.update(_figures_of((cell.figure.text,)))
    lost = _figures(before.document) - _figures(after.document) - mended
    for number in lost:
        return Words(f"会改动表格里的数{number}", f"it would change the figure {number} in a table")
    return None


def _is_same(cell: BoundCell, now: BoundCell) -> bool:
    figure, other = cell.figure, now.figure
    return figure.amount == other.amount and (figure.state == "blank") == (other.state == "blank")


def _targets(chosen: Collection[Choice]) -> Iterator[Target]:
    """What the findings are about."""
    for diagnostic, _ in chosen:
        if diagnostic.target is not None:
            yield diagnostic.target
        for related in diagnostic.related:
            if related.path is None and related.target is not None:
                yield related.target


def _is_about(target: Target, cell: Target) -> bool:
    """Whether a cell is the target, or of the row, the column or the table that is the target."""
    return (
        target.table == cell.table and target.row in (None, cell.row) and target.column in (None, cell.column)
    )


def _writes(choice: Choice, cell: BoundCell) -> bool:
    """Whether a fix writes into a cell of the row or the column of its finding; related places are not all told."""
    about, place = choice.diagnostic.target, cell.target
    if about is None or cell.cell is None or about.table != place.table:
        return False
    if about.row != place.row and about.column != place.column:
        return False
    fill = cell.cell.fill
    return any(_lies_in(edit.location, fill) for edit in choice.fix.edits)


def _lies_in(location: Location, fill: Location) -> bool:
    span, address = location
    if span is not None and fill.span is not None:
        return fill.span.start <= span.start and span.end <= fill.span.end
    return address is not None and fill.address is not None and address.whole == fill.address.whole


def _figures(document: Document) -> Counter[int | Decimal]:
    """The figures in the cells of all tables, as often as each stands there."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return Counter(_figures_of(string for table in tables for row in table.rows for string in row.strings))


def _figures_of(strings: Iterable[str]) -> Iterator[int | Decimal]:
    for string in strings:
        figure = read_figure(string.strip())
        if figure.amount is not None:
            yield figure.amount
        elif figure.state == "number":
            yield Decimal(figure.digits.replace(",", ""))


def _in_prose(before: Case, after: Case) -> Words | None:
    """The first number of the prose that is read as a count or in a date, and no longer is."""
    for number in _numbers(before) - _numbers(after):
        return Words(f"会改动正文里的数{number}", f"it would change the number {number} in the text")
    return None


def _numbers(case: Case) -> Counter[int | Decimal]:
    claims = {claim.number: claim.value for claim in case.claims}
    found: Counter[int | Decimal] = Counter(claims.values())
    for date in case.dates:
        found.update(part for part in (date.year, date.month, date.day) if part)
    return found


def _in_findings(before: Analysis, after: Analysis, chosen: Collection[Choice]) -> Words | None:
    """The first finding that is new or worse, or is still there though it was mended."""
    worst: dict[tuple[str, str], Severity] = {}
    for diagnostic in before.diagnostics:
        kind = diagnostic.code, str(diagnostic.target)
        worst[kind] = max(worst.get(kind, Severity.OFF), diagnostic.severity)
    uncovered = {code for _, fix in chosen for code in fix.uncovers}
    if track_of(before.format) is not None:
        uncovered.add(_OF_TRACKED)
    for diagnostic in after.diagnostics:
        code = diagnostic.code
        if diagnostic.severity < Severity.WARNING or code in uncovered or code in before.rest:
            continue
        kind = diagnostic.code, str(diagnostic.target)
        if worst.get(kind, Severity.OFF) < diagnostic.severity:
            return Words(f"会带来新的{code}", f"it would bring {code}")
    return _LEFT if _is_left(before, after, chosen) else None


def _is_left(before: Analysis, after: Analysis, chosen: Collection[Choice]) -> bool:
    """Whether there are as many findings as before of any that were mended."""
    mended = Counter(key_of(diagnostic) for diagnostic, _ in chosen)
    were = Counter(key for item in before.diagnostics if (key := key_of(item)) in mended)
    are = Counter(key for item in after.diagnostics if (key := key_of(item)) in mended)
    for key, count in mended.items():
        if key[0] in before.rest:
            # Those that were only counted come up in the place of the mended ones.
            if _total(after, key[0]) >= _total(before, key[0]):
                return True
        elif are[key] > were[key] - count:
            return True
    return False


def _total(result: Analysis, code: str) -> int:
    rest = result.rest.get(code)
    listed = sum(diagnostic.code == code for diagnostic in result.diagnostics)
    return listed + (sum(rest.severities.values()) if rest is not None else 0)
