"""Which sums hold and which fail."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gidr_lint.base.diagnostics import Target
from gidr_lint.figures.model import State, Weighed
from gidr_lint.forms.model import Form, Instance
from gidr_lint.report.model import Report

# So many blank cells may be a habit; fewer are not worth a look.
_SEVERAL = 3
_EMPTY = ("blank", "dash", "absent")


class Sums(NamedTuple):
    """
    How the sums of a report stand: each official and derivable identity with its state, the whole
    amounts of the cells, the gap of each sum that fails by its place in `checked`, and the blank
    cells that count as 0.
    """

    checked: tuple[tuple[Instance, State], ...]
    values: Mapping[Target, int]
    residuals: Mapping[int, int]
    blanks: frozenset[Target]

    def is_to_be_explained(self, weighed: Sequence[Weighed]) -> bool:
        """Whether a sum fails, or two claims say together what no sum notices."""
        return bool(self.residuals) or sum(item.verdict.contradicts for item in weighed) > 1


def check(report: Report) -> Sums:
    """
    Check every official and derivable identity.

    Instances of tables that are not bound with certainty are skipped. Where a table leaves its zeros
    blank, instances with blanks are checked with 0 for each (`assumed`, `doubted`), unless too many
    fail so.
    """
    values: dict[Target, int] = {}
    empty = 0
    for target, cell in report.cells.items():
        amount = cell.figure.amount
        if amount is None:
            empty += cell.figure.state in _EMPTY
        elif amount >= 0 and (type(amount) is int or amount == int(amount)):
            values[target] = int(amount)
    instances = tuple(_instances(report))
    blanks: frozenset[Target] = frozenset()
    if empty >= _SEVERAL:
        from gidr_lint.figures.blanks import left_blank, refuted

        blanks = left_blank(report)
        states, residuals = _checked(instances, values, blanks)
        against = set(refuted(instances, states, values))
        blanks = frozenset(target for target in blanks if target.table not in against)
    states, residuals = _checked(instances, values, blanks)
    return Sums(tuple(zip(instances, states, strict=True)), values, residuals, blanks)


def _checked(
    instances: Sequence[Instance], values: Mapping[Target, int], blanks: frozenset[Target]
) -> tuple[list[State], dict[int, int]]:
    """How each instance stands, and by how much those that fail do."""
    states: list[State] = []
    residuals: dict[int, int] = {}
    known = values.keys()
    counted = known | blanks
    for number, instance in enumerate(instances):
        is_known = known >= set(instance.cells)
        if not is_known and not (blanks and counted >= set(instance.cells)):
            states.append("skipped")
            continue
        residual = sum(values.get(target, 0) for target in instance.left) - sum(
            values.get(target, 0) for target in instance.right
        )
        if residual:
            residuals[number] = residual
        if is_known:
            states.append("failed" if residual else "held")
        else:
            states.append("doubted" if residual else "assumed")
    return states, residuals


def _instances(report: Report) -> Iterator[Instance]:
    """Those of the form that each table is bound to; of the expected form where it is not bound."""
    for table_id in ("proactive", "applications", "disputes"):
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
                    if instance.identity.op == "=":
                        yield instance
