"""Which sums hold and which fail."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from gidr_lint.base.diagnostics import Target
from gidr_lint.figures.model import State, Weighed
from gidr_lint.forms.model import BUILT_IN, OFFICIAL, Form, Instance, is_built_in
from gidr_lint.report.model import Report

# So many blank cells may be a habit; fewer are not worth a look.
_SEVERAL = 3
_EMPTY = ("blank", "dash", "absent")


class Sums(NamedTuple):
    """
    How the sums of a report stand: each official and derivable identity with its state, the whole
    amounts of the cells, the gap of each sum that fails by its place in `checked`, and the blank
    cells that count as 0. `apart` are the places of those that accuse no cell and only local forms have: their
    own relations of an official table, what may not be more than something else, and sums of decimals or signs.
    """

    checked: tuple[tuple[Instance, State], ...]
    values: Mapping[Target, int]
    residuals: Mapping[int, int]
    blanks: frozenset[Target]
    apart: frozenset[int] = frozenset()

    @property
    def failed_apart(self) -> tuple[int, ...]:
        """Those of `apart` that do not hold."""
        return tuple(n for n in sorted(self.apart) if self.checked[n][1] in ("failed", "doubted"))

    def is_to_be_explained(self, weighed: Sequence[Weighed]) -> bool:
        """Whether a sum fails, or two claims say together what no sum notices."""
        return (
            bool(self.residuals or self.failed_apart) or sum(item.verdict.contradicts for item in weighed) > 1
        )


def check(report: Report) -> Sums:
    """
    Check every official and derivable identity.

    Instances of tables that are not bound with certainty are skipped. Where a table leaves its zeros
    blank, instances with blanks are checked with 0 for each (`assumed`, `doubted`), unless too many
    fail so.
    """
    values: dict[Target, int] = {}
    others: dict[Target, int | Decimal] = {}
    empty = 0
    for target, cell in report.cells.items():
        amount = cell.figure.amount
        if amount is None:
            empty += cell.figure.state in _EMPTY
        elif amount >= 0 and (type(amount) is int or amount == int(amount)):
            values[target] = int(amount)
        elif cell.column.value == "signed" or (cell.column.value == "money" and amount >= 0):
            others[target] = amount
    instances = tuple(_instances(report))
    unsure = _unsure(report, instances)
    apart: frozenset[int] = frozenset()
    if report.form is not None and report.form.id not in BUILT_IN:
        apart = frozenset(n for n, i in enumerate(instances) if _is_apart(report, i, others))
    amounts = {**values, **others}
    blanks: frozenset[Target] = frozenset()
    if empty >= _SEVERAL:
        from gidr_lint.figures.blanks import left_blank, refuted

        blanks = left_blank(report)
        states, gaps = _checked(instances, amounts, blanks, unsure)
        against = set(refuted(instances, states, values))
        blanks = frozenset(target for target in blanks if target.table not in against)
    states, gaps = _checked(instances, amounts, blanks, unsure)
    residuals = {number: int(gap) for number, gap in gaps.items() if number not in apart}
    return Sums(tuple(zip(instances, states, strict=True)), values, residuals, blanks, apart)


def _is_apart(report: Report, instance: Instance, others: Mapping[Target, object]) -> bool:
    """Whether a relation of a local form has no part in what explains sums that fail."""
    identity = instance.identity
    is_own = identity.table in OFFICIAL and not is_built_in(report.forms, identity)
    return is_own or identity.op != "=" or not others.keys().isdisjoint(instance.cells)


def _unsure(report: Report, instances: Sequence[Instance]) -> frozenset[int]:
    """
    The sums of a local form's own tables where the draft has a row or column that the form lacks, with figures:
    whether they are counted in the totals nobody knows.
    """
    found: set[int] = set()
    if report.form is None or not report.form.extra:
        return frozenset()
    for number, instance in enumerate(instances):
        identity = instance.identity
        table = report.tables.get(identity.table)
        if identity.table in OFFICIAL or table is None or max(map(len, (instance.left, instance.right))) < 2:
            continue
        inside = {(target.row, target.column) for target in instance.cells}
        for block in table.blocks:
            if not inside.isdisjoint(block.cells) and (
                block.unknown_rows if identity.per == "column" else block.is_wider
            ):
                found.add(number)
    return frozenset(found)


def _checked(
    instances: Sequence[Instance],
    values: Mapping[Target, int | Decimal],
    blanks: frozenset[Target],
    unsure: frozenset[int],
) -> tuple[list[State], dict[int, int | Decimal]]:
    """How each instance stands, and by how much those that fail do."""
    states: list[State] = []
    gaps: dict[int, int | Decimal] = {}
    known = values.keys()
    counted = known | blanks
    for number, instance in enumerate(instances):
        is_known = known >= set(instance.cells)
        # A blank that is no more than something else says nothing.
        may_assume = blanks and instance.identity.op == "="
        if number in unsure or not (is_known or (may_assume and counted >= set(instance.cells))):
            states.append("skipped")
            continue
        gap = sum(values.get(target, 0) for target in instance.left) - sum(
            values.get(target, 0) for target in instance.right
        )
        fails = gap > 0 if instance.identity.op == "≤" else gap != 0
        if fails:
            gaps[number] = gap
        if is_known:
            states.append("failed" if fails else "held")
        else:
            states.append("doubted" if fails else "assumed")
    return states, gaps


def _instances(report: Report) -> Iterator[Instance]:
    """Those of the form that each table is bound to; of the expected form where it is not bound."""
    extra = report.form.extra if report.form is not None else ()
    for table_id in (*OFFICIAL, *(table.id for table in extra)):
        table = report.tables.get(table_id)
        forms: list[Form] = []
        for block in table.blocks if table else ():
            if block.form not in forms:
                forms.append(block.form)
        if not forms and report.form is not None:
            forms = [report.form]
        for form in forms[:1]:
            for instance in form.instances:
                if instance.identity.table == table_id and instance.identity.kind != "plausibility":
                    yield instance
