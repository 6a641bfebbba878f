"""
The relations between cells and sums.

Every identity of a form is a linear relation; a changed cell moves each relation that it stands in.
"""

from collections.abc import Iterable, Mapping, Sequence

from gidr_lint.base.diagnostics import Target
from gidr_lint.base.groups import group_numbers
from gidr_lint.figures.check import Sums

# A cell, and by how much it changes.
Change = tuple[Target, int]
Changes = tuple[Change, ...]


class Relations:
    """The relations with their states, and the values of the cells; `blanks` are those that count as 0."""

    def __init__(self, sums: Sums) -> None:
        blanks = sums.blanks
        self.instances = [instance for instance, _ in sums.checked]
        self.blanks = blanks
        self.values = {**sums.values, **dict.fromkeys(blanks, 0)} if blanks else sums.values
        self.assumed = {n for n, (_, state) in enumerate(sums.checked) if state in ("assumed", "doubted")}
        # Each cell's checked relations with its sign in them, and the cells that have others too.
        self.of: dict[Target, list[tuple[int, int]]] = {}
        self.unsure: set[Target] = set()
        self.apart = sums.apart
        for number, (instance, state) in enumerate(sums.checked):
            if state == "skipped":
                self.unsure.update(() if number in sums.apart else instance.cells)
                continue
            if number in sums.apart:
                continue
            for sign, side in ((1, instance.left), (-1, instance.right)):
                for target in side:
                    self.of.setdefault(target, []).append((number, sign))
        self.place = {target: place for place, target in enumerate(self.of)}
        # In so many sums a cell stands at most: three in the official forms.
        self.most = max(3, *map(len, self.of.values())) if self.of else 3

    def ordered(self, changes: Iterable[Change], line: Sequence[Target]) -> Changes:
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
        groups = group_numbers(
            () if number in self.apart else instance.cells for number, instance in enumerate(self.instances)
        )
        found: dict[int, dict[int, int]] = {}
        for number, residual in residuals.items():
            found.setdefault(groups[number], {})[number] = residual
        return list(found.values())

    def after(self, residuals: Mapping[int, int], changes: Iterable[Change]) -> dict[int, int]:
        """The relations that fail once cells are changed."""
        rest = dict(residuals)
        for target, delta in changes:
            for number, sign in self.of.get(target, ()):
                left = rest.get(number, 0) + sign * delta
                if left:
                    rest[number] = left
                else:
                    rest.pop(number, None)
        return rest

    def linked(self, one: Change, two: Change) -> bool:
        """Whether a sum that holds does so only because both cells are off: one slip, carried on."""
        signs = dict(self.of[two[0]])
        return any(
            number in signs and sign * one[1] + signs[number] * two[1] == 0
            for number, sign in self.of[one[0]]
        )

    def rests_on_blanks(self, broken: Iterable[int], targets: Iterable[Target]) -> bool:
        """Whether one of these relations, or one of these cells' own, has blanks that count as 0."""
        if not self.assumed:
            return False
        own = (number for target in targets for number, _ in self.of.get(target, ()))
        return not self.assumed.isdisjoint((*broken, *own))

    def is_certain(self, target: Target, residuals: Mapping[int, int]) -> bool:
        """
        Whether a cell that explains every failed relation is surely the culprit: all its own
        relations were checked, and not every failed one could be the work of some other cell,
        whose remaining relations nobody could check.
        """
        return target not in self.unsure and not all(
            any(
                all(n in residuals for n, _ in self.of[cell])
                for cell in self.instances[number].cells
                if cell != target
            )
            for number in residuals
        )


class Grid:
    """The rows and columns of a table in printed order, to look for lines that changed places."""

    def __init__(self, rows: Sequence[str], columns: Sequence[str], first: Target) -> None:
        self.cells = {
            (row, column): Target(first.section, first.table, row, column)
            for row in rows
            for column in columns
        }
        self.across = [(row, [self.cells[row, column] for column in columns]) for row in rows]
        self.down = [(column, [self.cells[row, column] for row in rows]) for column in columns]
