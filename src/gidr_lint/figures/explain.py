"""
What explains sums that fail: loaded only where one does, or where sentences say what no sum notices.

Of explanations of one rank those weigh less that need no amount of their own; sentences of the
prose, last year's report and the office's spreadsheet weigh for and against. Where blanks count as
0, what changes blanks alone comes before what changes a figure.
"""

from collections.abc import Iterator, Mapping, Sequence

from gidr_lint.base.diagnostics import Target
from gidr_lint.base.errors import Fence
from gidr_lint.figures.check import Sums
from gidr_lint.figures.failed import Failed
from gidr_lint.figures.model import Explanation, Fault, Line, Suspect, Weighed
from gidr_lint.figures.relations import Grid, Relations
from gidr_lint.figures.search import slip_in_part, slips_of
from gidr_lint.figures.slips import EXCHANGED_LINES
from gidr_lint.figures.witnesses import Witnesses, heard, relate
from gidr_lint.forms.model import Instance
from gidr_lint.report.model import Report


def explain(
    report: Report, sums: Sums, witnesses: Witnesses, fence: Fence
) -> tuple[tuple[Fault, ...], tuple[Weighed, ...]]:
    """
    The faults that explain what fails, in the order of the sums, and the claims of the witnesses with
    the faults whose mending would make them agree.

    Where the search for what explains the sums of one table raises, `fence` notes it, and these
    sums speak one by one.
    """
    faults: list[Fault] = []
    relations = Relations(sums)
    for component in relations.components(sums.residuals):
        alone = list(_unexplained(relations, sorted(component)))

        def search(component: dict[int, int] = component) -> list[Fault]:
            return list(_explained(report, relations, component, witnesses))

        faults += fence.run("explanations", search, alone)
    if not any(relations.instances[n].identity.table == "applications" for n in sums.residuals):
        faults += fence.run("explanations", lambda: list(_unnoticed(report, sums.values, witnesses)), [])
    faults = list(_with_those_apart(report, sums, faults))
    numbered = tuple(fault._replace(number=number) for number, fault in enumerate(faults))
    weighed = tuple(witnesses.weighed)
    if numbered:
        weighed = fence.run("explanations", lambda: relate(report, weighed, numbered), weighed)
    return numbered, weighed


def _explained(
    report: Report, relations: Relations, component: dict[int, int], witnesses: Witnesses
) -> Iterator[Fault]:
    """The faults of relations that share cells; they are numbered by whoever has all of them."""
    failed = Failed(relations, _grid(report, relations, component), component)
    slips = slips_of(failed)
    if slips is None:
        candidate = slip_in_part(failed)
        slips = [] if candidate is None else [[candidate]]
    broken = sorted(component)
    left = broken
    for candidates in slips:
        explanations, leading = heard(report, relations, candidates, witnesses)
        touched = {suspect.cell.target for each in explanations for suspect in each.suspects}
        mine = [number for number in left if not touched.isdisjoint(relations.instances[number].cells)]
        if not mine:
            mine = [n for n in broken if not touched.isdisjoint(relations.instances[n].cells)][:1]
        left = [number for number in left if number not in mine]
        assumed = relations.rests_on_blanks(mine, touched)
        certain = (
            len(slips) == len(candidates) == 1
            and explanations[0].is_one_cell
            and not relations.rests_on_blanks(
                component, (t for n in component for t in relations.instances[n].cells)
            )
            and relations.is_certain(explanations[0].suspects[0].cell.target, component)
        )
        if assumed and _is_weak(relations, component, explanations):
            explanations, leading = (), False
        sums = tuple(relations.instances[number] for number in mine)
        yield Fault(0, sums, explanations, certain, leading, assumed)
    yield from _unexplained(relations, left)


def _is_weak(relations: Relations, component: Mapping[int, int], explanations: Sequence[Explanation]) -> bool:
    """Whether a figure would be named on the strength of one sum with blanks, and of nothing else."""
    if len(explanations) != 1 or not explanations[0].is_one_cell:
        return False
    only = explanations[0]
    target = only.suspects[0].cell.target
    failed = sum(number in component for number, _ in relations.of[target])
    spoken = only.witnesses or only.recalled or only.filed
    return target not in relations.blanks and failed < 2 and not spoken


def _unexplained(relations: Relations, numbers: Sequence[int]) -> Iterator[Fault]:
    """The sums that nothing explains one by one, but in one those that rest on blanks."""
    doubted = tuple(relations.instances[number] for number in numbers if number in relations.assumed)
    if doubted:
        yield Fault(0, doubted, (), False, assumed=True)
    for number in numbers:
        if number not in relations.assumed:
            yield Fault(0, (relations.instances[number],), (), False)


def _with_those_apart(report: Report, sums: Sums, faults: Sequence[Fault]) -> Iterator[Fault]:
    """
    The faults, each with what holds once it is mended as one of its explanations says: what may not be more
    than something else, and sums of decimals. Those that none of them mends stand behind them one by one.
    """
    left = list(sums.failed_apart)
    for fault in faults:
        mine = [
            number
            for number in left
            if any(_holds(report, sums.checked[number][0], each) for each in fault.explanations)
        ]
        left = [number for number in left if number not in mine]
        more = tuple(sums.checked[number][0] for number in mine)
        yield fault._replace(broken=fault.broken + more) if more else fault
    for number in left:
        instance, state = sums.checked[number]
        yield Fault(0, (instance,), (), False, assumed=state == "doubted")


def _holds(report: Report, instance: Instance, explanation: Explanation) -> bool:
    """Whether a relation holds once its cells are what an explanation says of them."""
    values = {suspect.cell.target: suspect.value for suspect in explanation.suspects}
    if values.keys().isdisjoint(instance.cells):
        return False
    amounts = {t: values.get(t, report.cells[t].figure.amount or 0) for t in instance.cells}
    gap = sum(amounts[t] for t in instance.left) - sum(amounts[t] for t in instance.right)
    return gap <= 0 if instance.identity.op == "≤" else gap == 0


def _unnoticed(report: Report, values: Mapping[Target, int], witnesses: Witnesses) -> Iterator[Fault]:
    """
    The rows of new and carried-in applications in each other's place: no sum notices, but a
    sentence gives for each what the table has for the other.
    """
    said: dict[str, Weighed] = {}
    for item in witnesses.weighed:
        target = item.claim.target
        if item.verdict.contradicts and target.row and target.column == "total":
            if len(item.claim.readings[0].terms) == 1 and target.table == "applications":
                said.setdefault(target.row, item)
    rows = ("new", "carried-in")
    if not said.keys() >= set(rows):
        return
    items = [said[row] for row in rows]
    one, two = (item.claim.target for item in items)
    if values.get(one) != items[1].claim.value or values.get(two) != items[0].claim.value:
        return
    suspects: list[Suspect] = []
    for target in values:
        if target.table != "applications" or target.row not in rows:
            continue
        other = target._replace(row=rows[target.row == "new"])
        if other not in values:
            return
        if values[other] != values[target]:
            suspects.append(Suspect(report.cells[target], values[other]))
    lines = tuple(Line(row, True) for row in rows)
    claims = tuple(item.claim for item in items)
    explanation = Explanation(EXCHANGED_LINES, tuple(suspects), lines, claims)
    yield Fault(0, (), (explanation,), False, True)


def _grid(report: Report, relations: Relations, residuals: Mapping[int, int]) -> Grid | None:
    """The rows and columns of the table whose relations fail; None where it is no matrix."""
    instance = relations.instances[next(iter(residuals))]
    table = report.tables.get(instance.identity.table)
    form = table.blocks[0].form.table(table.id) if table is not None and table.blocks else None
    if form is None or form.layout != "matrix":
        return None
    block = form.blocks[0]
    rows, columns = (tuple(part.id for part in parts) for parts in (block.rows, block.columns))
    return Grid(rows, columns, instance.cells[0])
