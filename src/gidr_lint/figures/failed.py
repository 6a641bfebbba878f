"""Relations that fail, and which changes of cells would mend them."""

from collections.abc import Iterable, Iterator, Sequence

from gidr_lint.base.diagnostics import Target
from gidr_lint.figures.relations import Change, Changes, Grid, Relations

# How many explanations are told apart, and how much work is spent on a table that is wrong all over.
_MOST_EXPLANATIONS = 32
_BUDGET = 6000


class Effort:
    """How many cells the search of one table has tried."""

    def __init__(self) -> None:
        self.spent = 0


class Failed:
    """
    The relations of one table that fail, by how much each does, and the table's rows and columns
    where it has them. What is left of them after a change is looked at with the same effort.
    """

    def __init__(
        self, relations: Relations, grid: Grid | None, residuals: dict[int, int], effort: Effort | None = None
    ) -> None:
        self.relations = relations
        self.grid = grid
        self.residuals = residuals
        self._effort = effort or Effort()
        self._by_cells: dict[int, list[Changes] | None] = {}
        self._off_across: dict[tuple[bool, str | None], set[Target]] | None = None

    def after(self, changes: Iterable[Change]) -> "Failed":
        """What fails once cells are changed."""
        rest = self.relations.after(self.residuals, changes)
        return Failed(self.relations, self.grid, rest, self._effort)

    def mends(self, changes: Changes) -> bool:
        """Whether every relation holds once cells are changed, none of them to less than 0."""
        values = self.relations.values
        return (
            bool(changes)
            and all(values[target] + delta >= 0 for target, delta in changes)
            and not self.relations.after(self.residuals, changes)
        )

    def swap(self, pairs: Iterable[tuple[Target, Target]]) -> Changes:
        """The changes that exchange cells; none where one of them is not known."""
        values = self.relations.values
        changes: list[Change] = []
        for one, two in pairs:
            if one not in values or two not in values:
                return ()
            gap = values[two] - values[one]
            if gap:
                changes += ((one, gap), (two, -gap))
        return tuple(changes)

    def shortest(self) -> int:
        """The relation of the fewest cells, some of which must change."""
        instances = self.relations.instances
        return min(self.residuals, key=lambda n: (len(instances[n].cells), n))

    def of_identity(self, identity: str) -> list[tuple[Target, int]]:
        """The totals of one identity that are not the sums of their parts, each with what it lacks."""
        return [
            (instance.left[0], -residual)
            for number, residual in self.residuals.items()
            if (instance := self.relations.instances[number]).identity.id == identity
        ]

    def off_across(self, line: str, *, is_row: bool) -> set[Target]:
        """The cells of a row or column across which a sum fails that meets the line once."""
        if self._off_across is None:
            found: dict[tuple[bool, str | None], set[Target]] = {}
            for number in self.residuals:
                cells = self.relations.instances[number].cells
                for rows, names in ((True, [c.row for c in cells]), (False, [c.column for c in cells])):
                    for cell, name in zip(cells, names, strict=True):
                        if names.count(name) == 1:
                            found.setdefault((rows, name), set()).add(cell)
            self._off_across = found
        return self._off_across.get((is_row, line), set())

    def crosses(self, number: int, target: Target, cells: list[Target]) -> bool:
        """Whether a sum runs across a line rather than along it."""
        line = self.relations.instances[number].cells
        return sum(1 for cell in cells if cell in line) == 1 and target in line

    def by_cells(self, size: int) -> list[Changes] | None:
        """All explanations by so many cells; None if there are too many or it took too much."""
        if size not in self._by_cells:
            self._by_cells[size] = self._found_by_cells(size)
        return self._by_cells[size]

    def _found_by_cells(self, size: int) -> list[Changes] | None:
        found: dict[frozenset[Change], Changes] = {}
        for changes in self._cells(self.residuals, size, ()):
            found.setdefault(frozenset(changes), changes)
            if len(found) > _MOST_EXPLANATIONS:
                return None
        if self._effort.spent > _BUDGET:
            return None
        place = self.relations.place
        return [tuple(sorted(changes, key=lambda change: place[change[0]])) for changes in found.values()]

    def _cells(self, residuals: dict[int, int], size: int, done: Changes) -> Iterator[Changes]:
        if not residuals:
            if done and size == 0:
                yield done
            return
        if size == 0 or self._effort.spent > _BUDGET or len(residuals) > self.relations.most * size:
            return
        relations = self.relations
        taken = {target for target, _ in done}
        # Some cell of any one failed relation must change: take the shortest relation.
        number = min(residuals, key=lambda n: (len(relations.instances[n].cells), n))
        for target in relations.instances[number].cells:
            if target in taken:
                continue
            self._effort.spent += 1
            for delta in self._deltas(target, residuals, last=size == 1):
                if relations.values[target] + delta < 0:
                    continue
                rest = relations.after(residuals, ((target, delta),))
                if size > 1 or not rest:
                    yield from self._cells(rest, size - 1, (*done, (target, delta)))

    def _deltas(self, target: Target, residuals: dict[int, int], *, last: bool) -> set[int]:
        """By how much a cell may be off: each of its failed relations names one amount."""
        found = {
            -residuals[number] * sign for number, sign in self.relations.of[target] if number in residuals
        }
        return found if not last or len(found) == 1 else set()


def by_place(found: Sequence[Changes]) -> list[list[Change]]:
    """Of explanations by as many cells each, the alternatives for the first cell, for the second …"""
    return [
        list(dict.fromkeys(explanation[place] for explanation in found)) for place in range(len(found[0]))
    ]
