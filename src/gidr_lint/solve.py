"""
Which cell is wrong, when sums fail.

Every identity of a form is a linear relation; a changed cell moves each relation that it stands
in. An explanation is a smallest set of cells whose change makes every failed relation hold and
breaks none that held. One cell alone, with every relation of it checked, is the culprit.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from gidr_lint.case import Fault, Suspect, Weighed
from gidr_lint.claims.model import Claim, Reading
from gidr_lint.diagnostics import Target
from gidr_lint.forms.model import Form, Instance
from gidr_lint.report.model import Report

State = Literal["held", "failed", "skipped"]
Change = tuple[Target, int]
# How many cells one explanation may have, how many explanations are told apart, and how much
# work is spent on a table that is wrong all over.
MOST_CELLS = 3
MOST_EXPLANATIONS = 24
BUDGET = 6000


def solve(
    report: Report, weighed: Sequence[Weighed] = (), previous: Report | None = None
) -> tuple[tuple[tuple[Instance, State], ...], tuple[Fault, ...]]:
    """
    Check every official and derivable identity, and explain those that fail.

    `weighed` are the claims of the prose and `previous` is last year's report; they order candidates
    but accuse none. Instances of
    tables that are not bound with certainty are skipped.
    """
    values: dict[Target, int] = {}
    for target, cell in report.cells.items():
        amount = cell.figure.amount
        count = amount if type(amount) is int else _count(amount)
        if count is not None and count >= 0:
            values[target] = count
    checked: list[tuple[Instance, State]] = []
    residuals: dict[int, int] = {}
    instances = tuple(_instances(report))
    known = values.keys()
    value = values.__getitem__
    for number, instance in enumerate(instances):
        if not known >= set(instance.cells):
            checked.append((instance, "skipped"))
            continue
        residual = sum(map(value, instance.left)) - sum(map(value, instance.right))
        checked.append((instance, "failed" if residual else "held"))
        if residual:
            residuals[number] = residual
    if not residuals:
        return tuple(checked), ()
    system = _System(instances, [state for _, state in checked], values)
    faults: list[Fault] = []
    for component in system.components(residuals):
        faults.extend(_explain(report, system, component, len(faults), weighed, previous))
    return tuple(checked), tuple(faults)


def relate(report: Report, weighed: Sequence[Weighed], faults: Sequence[Fault]) -> tuple[Weighed, ...]:
    """Tie each contradicted claim to the faults whose mending would make it agree."""
    if not faults:
        return tuple(weighed)
    related = []
    for item in weighed:
        mine = tuple(
            fault
            for fault in faults
            if item.verdict.contradicts
            and any(
                _agrees_with(report, item, (suspect.cell.target, suspect.value - _amount(suspect)))
                for suspect in fault.suspects
            )
        )
        related.append(item._replace(faults=mine) if mine else item)
    return tuple(related)


def _amount(suspect: Suspect) -> int:
    return _count(suspect.cell.figure.amount) or 0


def _count(amount: int | Decimal | None) -> int | None:
    if isinstance(amount, Decimal):
        return int(amount) if amount == amount.to_integral_value() else None
    return amount


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


class _System(NamedTuple):
    """The relations with their states, and the values of the cells."""

    instances: tuple[Instance, ...]
    states: list[State]
    values: Mapping[Target, int]

    def components(self, residuals: dict[int, int]) -> list[dict[int, int]]:
        """Failed relations that share cells, directly or through others; each explained apart."""
        owner: dict[Target, int] = {}
        parent = list(range(len(self.instances)))

        def root(number: int) -> int:
            while parent[number] != number:
                parent[number] = parent[parent[number]]
                number = parent[number]
            return number

        for number, instance in enumerate(self.instances):
            for target in instance.cells:
                first = owner.setdefault(target, number)
                parent[root(number)] = root(first)
        found: dict[int, dict[int, int]] = {}
        for number, residual in residuals.items():
            found.setdefault(root(number), {})[number] = residual
        return list(found.values())

    def relations(self) -> dict[Target, list[tuple[int, int]]]:
        """Each cell's relations with its sign in them."""
        found: dict[Target, list[tuple[int, int]]] = {}
        for number, instance in enumerate(self.instances):
            for target in instance.left:
                found.setdefault(target, []).append((number, 1))
            for target in instance.right:
                found.setdefault(target, []).append((number, -1))
        return found


class _Search:
    """Smallest sets of changes that make every residual vanish."""

    def __init__(self, system: _System) -> None:
        self.system = system
        self.relations = system.relations()
        self.place = {target: place for place, target in enumerate(self.relations)}
        self.spent = 0

    def find(self, residuals: dict[int, int]) -> list[tuple[Change, ...]] | None:
        """All explanations of the least size; empty if there is none that small, None if it took too much."""
        for size in range(1, MOST_CELLS + 1):
            found: dict[frozenset[Change], tuple[Change, ...]] = {}
            for changes in self._search(residuals, size, ()):
                found.setdefault(frozenset(changes), changes)
                if len(found) > MOST_EXPLANATIONS:
                    return None
            if self.spent > BUDGET:
                return None
            if found:
                return [tuple(sorted(changes, key=self._order)) for changes in found.values()]
        return []

    def _order(self, change: Change) -> int:
        return self.place[change[0]]

    def _search(
        self, residuals: dict[int, int], size: int, done: tuple[Change, ...]
    ) -> Iterator[tuple[Change, ...]]:
        if not residuals:
            if len(done) and size == 0:
                yield done
            return
        if size == 0 or self.spent > BUDGET:
            return
        taken = {target for target, _ in done}
        # Some cell of any one failed relation must change: take the shortest relation.
        number = min(residuals, key=lambda n: (len(self.system.instances[n].cells), n))
        for target in self.system.instances[number].cells:
            if target in taken:
                continue
            self.spent += 1
            for delta in self._deltas(target, residuals, last=size == 1):
                if self.system.values[target] + delta < 0:
                    continue
                rest = self._apply(residuals, target, delta)
                if size > 1 or not rest:
                    yield from self._search(rest, size - 1, (*done, (target, delta)))

    def _deltas(self, target: Target, residuals: dict[int, int], *, last: bool) -> set[int]:
        """By how much a cell may be off: each of its failed relations names one amount."""
        found = {
            -residuals[number] * sign
            for number, sign in self.relations[target]
            if number in residuals and self.system.states[number] != "skipped"
        }
        return found if not last or len(found) == 1 else set()

    def _apply(self, residuals: dict[int, int], target: Target, delta: int) -> dict[int, int]:
        rest = dict(residuals)
        for number, sign in self.relations[target]:
            if self.system.states[number] == "skipped":
                continue
            left = rest.get(number, 0) + sign * delta
            if left:
                rest[number] = left
            else:
                rest.pop(number, None)
        return rest

    def is_certain(self, target: Target, residuals: dict[int, int]) -> bool:
        """
        Whether a cell that explains every failed relation is surely the culprit: all its own
        relations were checked, and not every failed one could be the work of some other cell,
        whose remaining relations nobody could check.
        """
        if any(self.system.states[number] == "skipped" for number, _ in self.relations[target]):
            return False
        return not all(self._others(number, target, residuals) for number in residuals)

    def _others(self, number: int, target: Target, residuals: dict[int, int]) -> bool:
        return any(
            all(self.system.states[n] == "skipped" or n in residuals for n, _ in self.relations[cell])
            for cell in self.system.instances[number].cells
            if cell != target
        )


def _explain(
    report: Report,
    system: _System,
    residuals: dict[int, int],
    first: int,
    weighed: Sequence[Weighed],
    previous: Report | None,
) -> Iterator[Fault]:
    search = _Search(system)
    found = search.find(residuals)
    broken = [system.instances[number] for number in sorted(residuals)]
    if not found:
        for offset, instance in enumerate(broken):
            yield Fault(first + offset, (instance,), (), False)
        return
    left = list(broken)
    for place in range(len(found[0])):
        changes = list(dict.fromkeys(explanation[place] for explanation in found))
        suspects = _suspects(report, system, changes, weighed, previous)
        mine = tuple(
            instance
            for instance in left
            if any(entry.suspect.cell.target in instance.cells for entry in suspects)
        )
        if not mine:
            mine = tuple(i for i in broken if any(s.suspect.cell.target in i.cells for s in suspects))[:1]
        left = [instance for instance in left if instance not in mine]
        certain = len(found) == 1 and len(found[0]) == 1 and search.is_certain(changes[0][0], residuals)
        best = suspects[0]
        named = tuple(entry.suspect for entry in suspects)
        yield Fault(first + place, mine, named, certain, best.witnesses, best.recalled > 0)
    for offset, instance in enumerate(left):
        yield Fault(first + len(found[0]) + offset, (instance,), (), False)


class _Heard(NamedTuple):
    """A suspect with its evidence: claims for it, and whether last year's report is for it (1) or against (-1)."""

    suspect: Suspect
    witnesses: tuple[Claim, ...]
    recalled: int


def _recalled(previous: Report | None, target: Target, now: int, changed: int) -> int:
    """What last year's report says of a changed cell of what was carried in: 1, -1, or 0 for nothing."""
    if previous is None or target.table != "applications" or target.row != "carried-in":
        return 0
    cell = previous.cell(target._replace(row="carried-out"))
    last = _count(cell.figure.amount) if cell is not None else None
    return 0 if last is None else (changed == last) - (now == last)


def _suspects(
    report: Report,
    system: _System,
    changes: Sequence[Change],
    weighed: Sequence[Weighed],
    previous: Report | None,
) -> list[_Heard]:
    """The cells that may be wrong, those first for which the prose and last year's report speak."""
    found = []
    for order, (target, delta) in enumerate(changes):
        cell = report.cells[target]
        witnesses = tuple(
            item.claim
            for item in weighed
            if item.verdict.contradicts and item.claim.exact and _agrees_with(report, item, (target, delta))
        )
        against = sum(
            1
            for item in weighed
            if item.verdict.agrees
            and item.claim.exact
            and _touches(report, item, target)
            and not _agrees_with(report, item, (target, delta))
        )
        suspect = Suspect(cell, system.values[target] + delta)
        recalled = _recalled(previous, target, system.values[target], system.values[target] + delta)
        heard = _Heard(suspect, witnesses, recalled)
        found.append((against - len(witnesses) - recalled, order, heard))
    found.sort(key=lambda entry: entry[:2])
    return [heard for _, _, heard in found]


def _sign_in(report: Report, reading: Reading, target: Target) -> int:
    """How a reading counts a cell: 1, -1, or 0 where it does not name it."""
    table = report.tables.get(target.table or "")
    form = table.blocks[0].form if table and table.blocks else report.form
    if form is None:
        return 0
    return sum(
        term.sign
        for term in reading.terms
        if term.target.table == target.table and target in form.members(term.target)
    )


def _touches(report: Report, item: Weighed, target: Target) -> bool:
    return any(_sign_in(report, reading, target) for reading, _ in item.verdict.sums)


def _agrees_with(report: Report, item: Weighed, change: Change) -> bool:
    """Whether a claim would agree if one cell were changed."""
    target, delta = change
    for reading, total in item.verdict.sums:
        sign = _sign_in(report, reading, target)
        if sign and total is not None and total + sign * delta == item.claim.value:
            return True
    return False
