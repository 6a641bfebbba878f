"""Which sums hold and which fail; `causes` finds what explains those that do."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from gidr_lint.case import Fault, Weighed
from gidr_lint.diagnostics import Target
from gidr_lint.errors import Fence
from gidr_lint.forms.model import Form, Instance
from gidr_lint.report.model import Report

State = Literal["held", "failed", "skipped"]


def solve(
    report: Report,
    weighed: Sequence[Weighed] = (),
    previous: Report | None = None,
    filed: Mapping[Target, int | Decimal] | None = None,
    fence: Fence | None = None,
) -> tuple[tuple[tuple[Instance, State], ...], tuple[Fault, ...], tuple[Weighed, ...]]:
    """
    Check every official and derivable identity, and explain those that fail. The claims come back
    with the faults whose mending would make them agree.

    `weighed` are the claims of the prose, `previous` is last year's report and `filed` what the
    office's spreadsheet holds; they order candidates but accuse none. Instances of tables that are
    not bound with certainty are skipped. Where the search for what explains them raises, `fence`
    notes it and the failed sums stand alone.
    """
    values: dict[Target, int] = {}
    for target, cell in report.cells.items():
        amount = cell.figure.amount
        if amount is not None and amount >= 0 and (type(amount) is int or amount == int(amount)):
            values[target] = int(amount)
    states: list[State] = []
    residuals: dict[int, int] = {}
    instances = tuple(_instances(report))
    known = values.keys()
    value = values.__getitem__
    for number, instance in enumerate(instances):
        if not known >= set(instance.cells):
            states.append("skipped")
            continue
        residual = sum(map(value, instance.left)) - sum(map(value, instance.right))
        states.append("failed" if residual else "held")
        if residual:
            residuals[number] = residual
    checked = tuple(zip(instances, states, strict=True))
    doubted = sum(1 for item in weighed if item.verdict.contradicts)
    if not residuals and doubted < 2:
        return checked, (), tuple(weighed)
    from gidr_lint import causes

    fence = fence or Fence()
    witnesses = causes.Witnesses(weighed, previous, filed or {})
    skipped = [state == "skipped" for state in states]
    faults = list(causes.explain(report, instances, skipped, values, residuals, witnesses, fence))
    if doubted > 1 and not any(instances[n].identity.table == "applications" for n in residuals):
        first = len(faults)
        faults += fence.run("causes", lambda: list(causes.exchanged(report, values, witnesses, first)), [])
    if not faults:
        return checked, (), tuple(weighed)
    related = fence.run("causes", lambda: causes.relate(report, weighed, faults), tuple(weighed))
    return checked, tuple(faults), related


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
