"""
Which mistake makes the sums fail: loaded only where one does.

Every identity of a form is a linear relation; a changed cell moves each relation that it stands
in. An explanation is a set of changes that makes every failed relation hold and breaks none that
held. One wrong cell comes first; then one slip that changes several: cells, rows or columns
exchanged, a line shifted by one, totals that leave a line out, an amount carried on into its
totals; then several wrong cells at once. Of explanations of one rank those weigh less that need
no amount of their own; sentences of the prose, last year's report and the office's spreadsheet
weigh for and against. Where blanks count as 0, what changes blanks alone comes before what changes
a figure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from gidr_lint.base.diagnostics import Target
from gidr_lint.base.errors import Fence
from gidr_lint.base.groups import group_numbers
from gidr_lint.claims.model import Reading
from gidr_lint.figures.model import Cause, Fault, Kind, State, Suspect, Weighed
from gidr_lint.forms.model import Instance
from gidr_lint.report.model import Report

Changes = dict[Target, int]
# How many explanations are told apart, and how much work is spent on a table that is wrong all over.
MOST_EXPLANATIONS = 32
BUDGET = 6000
# An explanation that weighs less than another by so much leaves it out of account.
MARGIN = 2
_SAID, _RECALLED, _FILED = 4, 4, 6
_KINDS: dict[int, Kind] = {1: "cell", 2: "cells", 3: "tangle"}


class Witnesses(NamedTuple):
    """What may speak for or against a change: the prose, last year's report, the spreadsheet."""

    weighed: Sequence[Weighed] = ()
    previous: Report | None = None
    filed: Mapping[Target, int | Decimal] = {}


class Slip(NamedTuple):
    """One thing that may have gone wrong: `weight` is how much is needed to believe it."""

    kind: Kind
    changes: tuple[tuple[Target, int], ...]
    weight: float
    part: str = ""


class System:
    """The relations with their states, and the values of the cells; `blanks` are those that count as 0."""

    def __init__(
        self,
        checked: Sequence[tuple[Instance, State]],
        values: Mapping[Target, int],
        blanks: frozenset[Target] = frozenset(),
    ) -> None:
        self.instances = [instance for instance, _ in checked]
        self.blanks = blanks
        self.values = {**values, **dict.fromkeys(blanks, 0)} if blanks else values
        self.assumed = {n for n, (_, state) in enumerate(checked) if state in ("assumed", "doubted")}
        # Each cell's checked relations with its sign in them, and the cells that have others too.
        self.relations: dict[Target, list[tuple[int, int]]] = {}
        self.unsure: set[Target] = set()
        for number, (instance, state) in enumerate(checked):
            if state == "skipped":
                self.unsure.update(instance.cells)
                continue
            for sign, side in ((1, instance.left), (-1, instance.right)):
                for target in side:
                    self.relations.setdefault(target, []).append((number, sign))
        self.place = {target: place for place, target in enumerate(self.relations)}

    def ordered(
        self, changes: Iterable[tuple[Target, int]], line: Sequence[Target]
    ) -> tuple[tuple[Target, int], ...]:
        """
        Changes of cells of one line in the order of the sums; in that of the line where one of them
        stands in no sum that was checked.
        """
        found = dict(changes)
        place = self.place
        if not place.keys() >= found.keys():
            place = {target: number for number, target in enumerate(line)}
        return tuple(sorted(found.items(), key=lambda change: place[change[0]]))

    def components(self, residuals: Mapping[int, int]) -> list[dict[int, int]]:
        """Failed relations whose tables share cells, directly or over others; each explained apart."""
        groups = group_numbers(instance.cells for instance in self.instances)
        found: dict[int, dict[int, int]] = {}
        for number, residual in residuals.items():
            found.setdefault(groups[number], {})[number] = residual
        return list(found.values())

    def after(self, residuals: Mapping[int, int], changes: Iterable[tuple[Target, int]]) -> dict[int, int]:
        """The relations that fail once cells are changed by these amounts."""
        rest = dict(residuals)
        for target, delta in changes:
            for number, sign in self.relations.get(target, ()):
                left = rest.get(number, 0) + sign * delta
                if left:
                    rest[number] = left
                else:
                    rest.pop(number, None)
        return rest

    def linked(self, one: tuple[Target, int], two: tuple[Target, int]) -> bool:
        """Whether a sum that holds does so only because both cells are off: one slip, carried on."""
        signs = dict(self.relations[two[0]])
        return any(
            number in signs and sign * one[1] + signs[number] * two[1] == 0
            for number, sign in self.relations[one[0]]
        )

    def rests_on_blanks(self, broken: Iterable[int], targets: Iterable[Target]) -> bool:
        """Whether one of these relations, or one of these cells' own, has blanks that count as 0."""
        if not self.assumed:
            return False
        own = (number for target in targets for number, _ in self.relations.get(target, ()))
        return not self.assumed.isdisjoint((*broken, *own))

    def is_certain(self, target: Target, residuals: Mapping[int, int]) -> bool:
        """
        Whether a cell that explains every failed relation is surely the culprit: all its own
        relations were checked, and not every failed one could be the work of some other cell,
        whose remaining relations nobody could check.
        """
        return target not in self.unsure and not all(
            any(
                all(n in residuals for n, _ in self.relations[cell])
                for cell in self.instances[number].cells
                if cell != target
            )
            for number in residuals
        )


class Lines:
    """The rows and columns of a table in printed order, to look for lines that changed places."""

    def __init__(self, rows: Sequence[str], columns: Sequence[str], first: Target) -> None:
        self.cells = {
            (row, column): Target(first.section, first.table, row, column)
            for row in rows
            for column in columns
        }
        self.across = [(row, [self.cells[row, column] for column in columns]) for row in rows]
        self.down = [(column, [self.cells[row, column] for row in rows]) for column in columns]


class Search:
    """What would explain failed relations."""

    def __init__(self, system: System, lines: Lines | None) -> None:
        self.system = system
        self.lines = lines
        self.spent = 0

    def slips(self, residuals: dict[int, int], deep: int = 2) -> list[list[Slip]] | None:
        """
        The slips that explain it all, for each its alternatives, the lightest first; None where
        nothing small enough does.
        """
        if not residuals:
            return []
        single = self._by_cells(residuals, 1)
        if single:
            return [[Slip("cell", changes, 0) for changes in single]]
        pairs = self._by_cells(residuals, 2)
        one = {frozenset(slip.changes): slip for slip in self._carried(residuals)}
        for changes in pairs or ():
            if self.system.linked(*changes):
                one[frozenset(changes)] = Slip("cells", changes, _weight(changes))
        for slip in (*self._unfilled(residuals), *self._exchanged(residuals)):
            key = frozenset(slip.changes)
            if key not in one or slip.weight < one[key].weight:
                one[key] = slip
        if one:
            return [list(one.values())]
        if pairs:
            return _by_place(pairs)
        return self._several(residuals, deep)

    def _several(self, residuals: dict[int, int], deep: int) -> list[list[Slip]] | None:
        """More than one slip: clear cells first, then what is left."""
        full = self._full(residuals)
        if deep and (clear := self._clear(full)):
            rest = self.slips(self.system.after(residuals, clear), deep - 1)
            if rest is not None:
                return [[Slip("cell", (change,), 0)] for change in clear] + rest
        if matched := self._matched(residuals, full):
            return matched
        triples = self._by_cells(residuals, 3)
        if triples:
            return self._grouped(triples)
        if deep:
            found = []
            for slip in self._loose(residuals):
                left = self.system.after(residuals, slip.changes)
                if len(left) + 2 <= len(residuals):
                    rest = self.slips(left, 0)
                    # Lines in each other's place and much else besides would explain anything.
                    if rest and len(rest) == 1:
                        found.append([[slip], *rest])
            if len(found) == 1:
                return found[0]
        return None

    def _full(self, residuals: dict[int, int]) -> dict[Target, int]:
        """Cells all of whose sums were checked and fail by the one amount, which would mend them."""
        full: dict[Target, int] = {}
        for target in dict.fromkeys(t for n in residuals for t in self.system.instances[n].cells):
            relations = self.system.relations[target]
            deltas = {-residuals.get(number, 0) * sign for number, sign in relations}
            if len(relations) > 1 and len(deltas) == 1 and target not in self.system.unsure:
                delta = deltas.pop()
                if delta and self.system.values[target] + delta >= 0:
                    full[target] = delta
        return full

    def _clear(self, full: dict[Target, int]) -> list[tuple[Target, int]]:
        """Those that share no sum with another."""
        claimed: dict[int, int] = {}
        for target in full:
            for number, _ in self.system.relations[target]:
                claimed[number] = claimed.get(number, 0) + 1
        return [
            (target, delta)
            for target, delta in full.items()
            if all(claimed[number] == 1 for number, _ in self.system.relations[target])
        ]

    def _matched(self, residuals: dict[int, int], full: dict[Target, int]) -> list[list[Slip]] | None:
        """
        As many rows as columns that fail by one amount: a wrong cell in each, though not in which of
        the columns. The alternatives row by row; None where that does not account for every sum.
        """
        rows: dict[int, list[tuple[Target, int]]] = {}
        columns: dict[int, set[int]] = {}
        for target, delta in full.items():
            relations = [number for number, _ in self.system.relations[target]]
            by_row = [n for n in relations if self.system.instances[n].identity.per == "row"]
            if len(relations) != 2 or len(by_row) != 1:
                continue
            rows.setdefault(by_row[0], []).append((target, delta))
            columns.setdefault(delta, set()).update(n for n in relations if n not in by_row)
        deltas = {number: changes[0][1] for number, changes in rows.items()}
        if len(rows) < 2 or len(rows) + sum(map(len, columns.values())) != len(residuals):
            return None
        if any(sum(d == delta for d in deltas.values()) != len(found) for delta, found in columns.items()):
            return None
        return [[Slip("cell", (change,), 0) for change in rows[number]] for number in sorted(rows)]

    # ---- single cells ---------------------------------------------------------------------

    def _by_cells(self, residuals: dict[int, int], size: int) -> list[tuple[tuple[Target, int], ...]] | None:
        """All explanations by so many cells; None if there are too many or it took too much."""
        found: dict[frozenset[tuple[Target, int]], tuple[tuple[Target, int], ...]] = {}
        for changes in self._cells(residuals, size, ()):
            found.setdefault(frozenset(changes), changes)
            if len(found) > MOST_EXPLANATIONS:
                return None
        if self.spent > BUDGET:
            return None
        place = self.system.place
        return [tuple(sorted(changes, key=lambda change: place[change[0]])) for changes in found.values()]

    def _cells(
        self, residuals: dict[int, int], size: int, done: tuple[tuple[Target, int], ...]
    ) -> Iterator[tuple[tuple[Target, int], ...]]:
        if not residuals:
            if done and size == 0:
                yield done
            return
        # A cell stands in at most three sums.
        if size == 0 or self.spent > BUDGET or len(residuals) > 3 * size:
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
                rest = self.system.after(residuals, ((target, delta),))
                if size > 1 or not rest:
                    yield from self._cells(rest, size - 1, (*done, (target, delta)))

    def _deltas(self, target: Target, residuals: dict[int, int], *, last: bool) -> set[int]:
        """By how much a cell may be off: each of its failed relations names one amount."""
        found = {
            -residuals[number] * sign for number, sign in self.system.relations[target] if number in residuals
        }
        return found if not last or len(found) == 1 else set()

    def _grouped(self, found: list[tuple[tuple[Target, int], ...]]) -> list[list[Slip]] | None:
        """Explanations by three cells as slips; cells that one slip accounts for stay together."""
        split = []
        for changes in found:
            groups: list[list[tuple[Target, int]]] = []
            for change in changes:
                joined = [g for g in groups if any(self.system.linked(change, other) for other in g)]
                groups = [g for g in groups if g not in joined]
                groups.append([change, *(other for g in joined for other in g)])
            split.append(groups)
        fewest = min(map(len, split))
        kept = [groups for groups in split if len(groups) == fewest]
        place = self.system.place
        rows = [
            sorted(
                (tuple(sorted(group, key=lambda c: place[c[0]])) for group in groups),
                key=lambda group: place[group[0][0]],
            )
            for groups in kept
        ]
        return [
            [
                Slip(_KINDS[len(changes)], changes, _weight(changes))
                for changes in dict.fromkeys(groups[number] for groups in rows)
            ]
            for number in range(fewest)
        ]

    # ---- one slip that changes several cells ---------------------------------------------

    def _unfilled(self, residuals: dict[int, int]) -> Iterator[Slip]:
        """Several blanks of one line that are no zeros: each holds what the sums across the line lack."""
        if self.lines is None or not self.system.blanks:
            return
        off = self._off_across(residuals)
        for across, lines in ((True, self.lines.across), (False, self.lines.down)):
            for name, cells in lines:
                changes: Changes = {}
                for target in cells:
                    if target in self.system.blanks and target in off.get((across, name), ()):
                        deltas = {
                            -residuals[number] * sign
                            for number, sign in self.system.relations[target]
                            if number in residuals and self._crosses(number, target, cells)
                        }
                        if len(deltas) == 1:
                            changes[target] = deltas.pop()
                if len(changes) > 1 and self._mends(residuals, changes):
                    yield Slip("unfilled", self.system.ordered(changes.items(), cells), 2, name)

    def _mends(self, residuals: dict[int, int], changes: Changes) -> bool:
        values = self.system.values
        return (
            bool(changes)
            and all(values[target] + delta >= 0 for target, delta in changes.items())
            and not self.system.after(residuals, changes.items())
        )

    def _exchanged(self, residuals: dict[int, int]) -> Iterator[Slip]:
        """Cells or lines that changed places, a line that was shifted, totals that left one out."""
        if self.lines is None:
            return
        slips = (
            *self._swaps(residuals),
            *self._loose(residuals),
            *self._shifts(residuals),
            *self._stale(residuals),
        )
        for slip in slips:
            if self._mends(residuals, dict(slip.changes)):
                yield slip

    def _swap(self, pairs: Iterable[tuple[Target, Target]]) -> tuple[tuple[Target, int], ...]:
        """The changes that exchange cells; empty where one of them is not known."""
        values = self.system.values
        changes: list[tuple[Target, int]] = []
        for one, two in pairs:
            if one not in values or two not in values:
                return ()
            gap = values[two] - values[one]
            if gap:
                changes += ((one, gap), (two, -gap))
        return tuple(changes)

    def _swaps(self, residuals: dict[int, int]) -> Iterator[Slip]:
        """Two cells of one row or column; one of them stands in the shortest sum that fails."""
        assert self.lines is not None
        if len(residuals) > 6:
            return
        number = min(residuals, key=lambda n: (len(self.system.instances[n].cells), n))
        for name, cells in (*self.lines.across, *self.lines.down):
            # Totals are worked out rather than typed.
            near = 3.2 if name == "total" else 3
            for at, one in enumerate(cells):
                if one not in self.system.instances[number].cells:
                    continue
                for other, two in enumerate(cells):
                    changes = self._swap(((one, two),)) if other != at else ()
                    if changes and len(self.system.after(residuals, changes)) == 0:
                        ordered = self.system.ordered(changes, cells)
                        yield Slip("swap", ordered, near if abs(at - other) == 1 else near + 1.5)

    def _loose(self, residuals: dict[int, int]) -> Iterator[Slip]:
        """Lines that may have changed places or been left out, whether or not that explains it all."""
        if self.lines is None:
            return
        for kind, lines in (("rows", self.lines.across), ("columns", self.lines.down)):
            for (one, first), (two, second) in pairwise(lines):
                changes = self._swap(zip(first, second, strict=True))
                if len(changes) > 2:
                    yield Slip("rows" if kind == "rows" else "columns", changes, 4, f"{one} {two}")
        # 上年结转 and 结转下年度 are taken for one another though they stand apart.
        named = dict(self.lines.across)
        if named.keys() >= {"carried-in", "carried-out"}:
            changes = self._swap(zip(named["carried-in"], named["carried-out"], strict=True))
            if len(changes) > 2:
                yield Slip("rows", changes, 4, "carried-in carried-out")
        yield from self._left_out(residuals)

    def _left_out(self, residuals: dict[int, int]) -> Iterator[Slip]:
        """Totals from which one line is missing, or in which it counts twice."""
        values = self.system.values
        # The failed sums by the line that their totals form: a column of totals, or a row of them.
        for across in (True, False):
            failed = [
                (number, self.system.instances[number])
                for number in residuals
                if self.system.instances[number].identity.id
                == ("applications.applicant-total" if across else "applications.outcome-total")
            ]
            if len(failed) < 2:
                continue
            parts = [part.column if across else part.row for part in failed[0][1].right]
            for at, part in enumerate(parts):
                for sign in (-1, 1):
                    changes = tuple(
                        (instance.left[0], -residuals[number])
                        for number, instance in failed
                        if values[instance.right[at]] == sign * residuals[number]
                    )
                    if len(changes) > 1 and len(changes) == len(failed):
                        yield Slip("left-out" if sign < 0 else "twice", changes, 4, part or "")

    def _stale(self, residuals: dict[int, int]) -> Iterator[Slip]:
        """Three totals or more of one line that are not the sums of what is above or beside them."""
        for identity in ("applications.outcome-total", "applications.applicant-total"):
            changes = tuple(
                (instance.left[0], -residuals[number])
                for number in residuals
                if (instance := self.system.instances[number]).identity.id == identity
            )
            if len(changes) > 2:
                yield Slip("totals", changes, 7)

    def in_part(self, residuals: dict[int, int]) -> Slip | None:
        """
        Totals that were not added up again, where rows that do not add up themselves are left: the
        one as if these rows' totals were wrong, so that it is the sums as they stand that are named.
        """
        rows = [
            (instance.left[0], -residuals[number])
            for number in residuals
            if (instance := self.system.instances[number]).identity.id == "applications.applicant-total"
        ]
        found = list(self._stale(self.system.after(residuals, rows)))
        now = list(self._stale(residuals))
        if (
            len(found) == len(now) == 1
            and rows
            and not self.system.after(residuals, (*rows, *found[0].changes))
        ):
            return now[0]
        return None

    def _shifts(self, residuals: dict[int, int]) -> Iterator[Slip]:
        """A run of three or more figures of one line that stand one place too far."""
        assert self.lines is not None
        values = self.system.values
        off = self._off_across(residuals)
        for kind, lines in (("shift-row", self.lines.across), ("shift-column", self.lines.down)):
            for name, cells in lines:
                failing = off.get((kind == "shift-row", name), ())
                hit = [at for at, target in enumerate(cells) if target in failing and target in values]
                if len(hit) < 3:
                    continue
                run = cells[hit[0] : hit[-1] + 1]
                if not values.keys() >= set(run):
                    continue
                for ordered in (run, run[::-1]):
                    changes = {
                        target: values[after] - values[target]
                        for target, after in pairwise(ordered)
                        if values[after] != values[target]
                    }
                    # What was lost at the end of the run follows from the sum across it.
                    rest = self.system.after(residuals, changes.items())
                    across = [
                        (n, sign)
                        for n, sign in self.system.relations.get(ordered[-1], ())
                        if self._crosses(n, ordered[-1], cells)
                    ]
                    if across and across[0][0] in rest:
                        changes[ordered[-1]] = -rest[across[0][0]] * across[0][1]
                    if len(changes) > 2:
                        yield Slip(
                            "shift-row" if kind == "shift-row" else "shift-column",
                            self.system.ordered(changes.items(), cells),
                            5,
                            name,
                        )

    def _off_across(self, residuals: dict[int, int]) -> dict[tuple[bool, str | None], set[Target]]:
        """For each row (True) and column: its cells across which a sum fails that meets the line once."""
        found: dict[tuple[bool, str | None], set[Target]] = {}
        for number in residuals:
            cells = self.system.instances[number].cells
            for is_row, names in ((True, [c.row for c in cells]), (False, [c.column for c in cells])):
                for cell, name in zip(cells, names, strict=True):
                    if names.count(name) == 1:
                        found.setdefault((is_row, name), set()).add(cell)
        return found

    def _crosses(self, number: int, target: Target, cells: list[Target]) -> bool:
        """Whether a sum runs across a line rather than along it."""
        line = self.system.instances[number].cells
        return sum(1 for cell in cells if cell in line) == 1 and target in line

    def _carried(self, residuals: dict[int, int]) -> Iterator[Slip]:
        """
        An amount that was carried on into every total of it: only the balance of a column and that
        of the total column fail, both by the same.
        """
        if self.lines is None or len(residuals) != 2 or len(set(residuals.values())) != 1:
            return
        instances = [self.system.instances[number] for number in residuals]
        columns = [instance.line for instance in instances]
        if {i.identity.id for i in instances} != {"applications.balance"} or "total" not in columns:
            return
        column = next((name for name in columns if name != "total"), "")
        gap = next(iter(residuals.values()))
        outcomes = [
            cell.row or ""
            for instance in self.system.instances
            if instance.identity.id == "applications.outcome-total" and instance.line == column
            for cell in instance.right
        ]
        for row in outcomes:
            places = [(row, column), (row, "total"), ("total", column), ("total", "total")]
            changes = {self.lines.cells[place]: gap for place in places}
            if changes.keys() <= self.system.values.keys() and self._mends(residuals, changes):
                yield Slip("cells", tuple(changes.items()), 3 + _bits(gap))


def _weight(changes: Sequence[tuple[Target, int]]) -> float:
    """Cells that are off together, by an amount that nothing explains."""
    return 0 if len(changes) == 1 else 2.25 + _bits(changes[0][1])


def _bits(amount: int) -> int:
    return abs(amount).bit_length()


def _by_place(found: list[tuple[tuple[Target, int], ...]]) -> list[list[Slip]]:
    """Explanations by as many cells each: the alternatives for the first cell, for the second …"""
    return [
        [Slip("cell", (change,), 0) for change in dict.fromkeys(explanation[place] for explanation in found)]
        for place in range(len(found[0]))
    ]


# ---- faults of the slips ------------------------------------------------------------------


def explain(
    report: Report,
    checked: Sequence[tuple[Instance, State]],
    values: Mapping[Target, int],
    residuals: Mapping[int, int],
    witnesses: Witnesses,
    fence: Fence,
    blanks: frozenset[Target] = frozenset(),
) -> Iterator[Fault]:
    """
    The faults that explain failed relations, in the order of the relations. Where the search for
    those of one table raises, its relations speak one by one.
    """
    system = System(checked, values, blanks)
    count = 0
    for component in system.components(residuals):
        alone = list(_unexplained(system, sorted(component)))

        def search(component: dict[int, int] = component) -> list[Fault]:
            return list(_explained(report, system, component, witnesses))

        for fault in fence.run("causes", search, alone):
            yield fault._replace(number=count)
            count += 1


def _explained(
    report: Report, system: System, component: dict[int, int], witnesses: Witnesses
) -> Iterator[Fault]:
    """The faults of relations that share cells; they are numbered by whoever has all of them."""
    search = Search(system, _lines(report, system, component))
    groups = search.slips(component)
    if groups is None and (slip := search.in_part(component)) is not None:
        groups = [[slip]]
    broken = sorted(component)
    left = broken
    for slips in groups or ():
        causes, leading = _causes(report, system, slips, witnesses)
        touched = {suspect.cell.target for cause in causes for suspect in cause.suspects}
        mine = [number for number in left if not touched.isdisjoint(system.instances[number].cells)]
        if not mine:
            mine = [n for n in broken if not touched.isdisjoint(system.instances[n].cells)][:1]
        left = [number for number in left if number not in mine]
        assumed = system.rests_on_blanks(mine, touched)
        certain = (
            groups is not None
            and len(groups) == len(slips) == 1
            and slips[0].kind == "cell"
            and not system.rests_on_blanks(
                component, (t for n in component for t in system.instances[n].cells)
            )
            and system.is_certain(slips[0].changes[0][0], component)
        )
        sums = tuple(system.instances[number] for number in mine)
        if assumed and _is_weak(system, component, causes):
            causes, leading = [], False
        yield Fault(0, sums, tuple(causes), certain, leading, assumed)
    yield from _unexplained(system, left)


def _is_weak(system: System, component: Mapping[int, int], causes: Sequence[Cause]) -> bool:
    """Whether a figure would be named on the strength of one sum with blanks, and of nothing else."""
    if len(causes) != 1 or causes[0].kind != "cell":
        return False
    target = causes[0].suspects[0].cell.target
    failed = sum(number in component for number, _ in system.relations[target])
    spoken = causes[0].witnesses or causes[0].recalled or causes[0].filed
    return target not in system.blanks and failed < 2 and not spoken


def _unexplained(system: System, numbers: Sequence[int]) -> Iterator[Fault]:
    """The sums that nothing explains one by one, but in one those that rest on blanks."""
    doubted = tuple(system.instances[number] for number in numbers if number in system.assumed)
    if doubted:
        yield Fault(0, doubted, (), False, assumed=True)
    for number in numbers:
        if number not in system.assumed:
            yield Fault(0, (system.instances[number],), (), False)


def exchanged(
    report: Report, values: Mapping[Target, int], witnesses: Witnesses, first: int
) -> Iterator[Fault]:
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
    claims = tuple(item.claim for item in items)
    yield Fault(first, (), (Cause("rows", tuple(suspects), " ".join(rows), claims),), False, True)


def _lines(report: Report, system: System, residuals: Mapping[int, int]) -> Lines | None:
    instance = system.instances[next(iter(residuals))]
    table = report.tables.get(instance.identity.table)
    form = table.blocks[0].form.table(table.id) if table is not None and table.blocks else None
    if form is None or form.layout != "matrix":
        return None
    block = form.blocks[0]
    rows, columns = (tuple(part.id for part in parts) for parts in (block.rows, block.columns))
    return Lines(rows, columns, instance.cells[0])


def _causes(
    report: Report, system: System, slips: Sequence[Slip], witnesses: Witnesses
) -> tuple[list[Cause], bool]:
    """
    The explanations that are about as good as the best, which comes first, and whether the best is
    better than all others.
    """
    found: list[tuple[float, int, Cause]] = []
    # Sentences that agree, and would no longer with some of the explanations.
    standing = [
        item
        for item in witnesses.weighed
        if item.verdict.agrees and not all(agrees(report, item, dict(slip.changes)) for slip in slips)
    ]
    for order, slip in enumerate(slips):
        changes = dict(slip.changes)
        speaking = tuple(
            item.claim
            for item in witnesses.weighed
            if (
                agrees(report, item, changes)
                if item.verdict.contradicts
                else _fills(report, system, item, changes)
            )
        )
        kept = tuple(item.claim for item in standing if agrees(report, item, changes))
        against = len(standing) - len(kept)
        recalled = sum(_recalled(witnesses.previous, system, *change) for change in slip.changes)
        filed = sum(
            (system.values[target] + delta == witnesses.filed[target])
            - (system.values[target] == witnesses.filed[target])
            for target, delta in slip.changes
            if target in witnesses.filed
        )
        # A figure is named before a blank only where a sentence or the like is for it.
        doubt = MARGIN if system.blanks and not system.blanks >= changes.keys() else 0
        evidence = _SAID * (len(speaking) - against) + _RECALLED * recalled + _FILED * filed
        suspects = tuple(
            Suspect(report.cells[target], system.values[target] + delta) for target, delta in slip.changes
        )
        cause = Cause(slip.kind, suspects, slip.part, speaking or kept, recalled > 0, filed > 0)
        found.append((slip.weight + doubt - evidence, order, cause))
    found.sort(key=lambda entry: entry[:2])
    best = found[0][0]
    good = [cause for weight, _, cause in found if weight < best + MARGIN]
    return good, len(found) == 1 or found[1][0] > best


def _fills(report: Report, system: System, item: Weighed, changes: Mapping[Target, int]) -> bool:
    """Whether a claim about a blank cell that is changed agrees then, the other blanks being 0."""
    claim = item.claim
    if item.verdict.outcome != "unknown" or system.blanks.isdisjoint(changes):
        return False
    for reading in claim.readings:
        members = [(term.sign, t) for term in reading.terms for t in _members(report, term.target)]
        if system.blanks.isdisjoint(t for _, t in members if t in changes):
            continue
        if all(t in system.values for _, t in members):
            total = sum(sign * (system.values[t] + changes.get(t, 0)) for sign, t in members)
            if total == claim.value:
                return True
    return False


def _recalled(previous: Report | None, system: System, target: Target, delta: int) -> int:
    """What last year's report says of a changed cell of what was carried in: 1, -1, or 0 for nothing."""
    if previous is None or target.table != "applications" or target.row != "carried-in":
        return 0
    cell = previous.cell(target._replace(row="carried-out"))
    last = whole(cell.figure.amount) if cell is not None else None
    now = system.values[target]
    return 0 if last is None else (now + delta == last) - (now == last)


def whole(amount: int | Decimal | None) -> int | None:
    if isinstance(amount, Decimal):
        return int(amount) if amount == amount.to_integral_value() else None
    return amount


def relate(report: Report, weighed: Sequence[Weighed], faults: Sequence[Fault]) -> tuple[Weighed, ...]:
    """Tie each contradicted claim to the faults whose mending would make it agree."""
    changed = [
        (
            fault,
            [
                {s.cell.target: s.value - (whole(s.cell.figure.amount) or 0) for s in cause.suspects}
                for cause in fault.causes
            ],
        )
        for fault in faults
    ]
    related = []
    for item in weighed:
        mine = tuple(
            fault
            for fault, ways in changed
            if item.verdict.contradicts and any(agrees(report, item, changes) for changes in ways)
        )
        related.append(item._replace(faults=mine) if mine else item)
    return tuple(related)


def agrees(report: Report, item: Weighed, changes: Mapping[Target, int]) -> bool:
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
