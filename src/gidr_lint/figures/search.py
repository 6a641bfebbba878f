"""
Which slips make the sums fail.

An explanation is a set of changes that makes every failed relation hold and breaks none that held.
One wrong cell comes first; then one slip that changes several; then several wrong cells at once.
"""

from collections.abc import Iterable, Sequence

from gidr_lint.base.diagnostics import Target
from gidr_lint.figures.failed import Failed, by_place
from gidr_lint.figures.relations import Change, Changes
from gidr_lint.figures.slips import CELLS, ONE_CELL, RANKS, STALE_TOTALS, TANGLE
from gidr_lint.figures.slips.slip import Candidate, Slip

# The slips that explain what fails, for each its alternatives.
Slips = list[list[Candidate]]


def slips_of(failed: Failed, deep: int = 2) -> Slips | None:
    """
    The slips that explain it all, for each its alternatives, the lightest first; None where nothing
    small enough does. `deep` tells how often clear cells may be set right to explain what is left.
    """
    if not failed.residuals:
        return []
    for rank in RANKS:
        if found := _alone(failed, rank):
            return [found]
    if pairs := failed.by_cells(2):
        return _cell_by_cell(by_place(pairs))
    return _several(failed, deep)


def slip_in_part(failed: Failed) -> Candidate | None:
    """A slip that leaves sums to be told one by one, where no slips explain it all."""
    return STALE_TOTALS.find_in_part(failed)


def _alone(failed: Failed, rank: Sequence[Slip]) -> list[Candidate]:
    """The slips of a rank that alone explain it all; of those that come to the same changes the lightest."""
    found: dict[frozenset[Change], Candidate] = {}
    for slip in rank:
        for candidate in slip.find(failed):
            key = frozenset(candidate.changes)
            if key in found and candidate.weight >= found[key].weight:
                continue
            if failed.mends(candidate.changes):
                found[key] = candidate
    return list(found.values())


def _several(failed: Failed, deep: int) -> Slips | None:
    """More than one slip: clear cells first, then what is left."""
    full = _full(failed)
    if deep and (clear := _clear(failed, full)):
        rest = slips_of(failed.after(clear), deep - 1)
        if rest is not None:
            return _cell_by_cell([change] for change in clear) + rest
    if matched := _matched(failed, full):
        return matched
    triples = failed.by_cells(3)
    if triples:
        return _grouped(failed, triples)
    return _two(failed) if deep else None


def _two(failed: Failed) -> Slips | None:
    """Lines in each other's place or left out, and one more slip; None where several come to that."""
    found: list[Slips] = []
    for slip in (slip for rank in RANKS for slip in rank if slip.may_be_one_of_two):
        for candidate in slip.find(failed):
            left = failed.after(candidate.changes)
            if len(left.residuals) + 2 <= len(failed.residuals):
                rest = slips_of(left, 0)
                # Lines in each other's place and much else besides would explain anything.
                if rest and len(rest) == 1:
                    found.append([[candidate], *rest])
    return found[0] if len(found) == 1 else None


def _cell_by_cell(alternatives: Iterable[Iterable[Change]]) -> Slips:
    """Cells that are each wrong by an amount of their own."""
    return [[Candidate(ONE_CELL, (change,), 0) for change in changes] for changes in alternatives]


def _full(failed: Failed) -> dict[Target, int]:
    """Cells all of whose sums were checked and fail by the one amount, which would mend them."""
    relations, residuals = failed.relations, failed.residuals
    full: dict[Target, int] = {}
    for target in dict.fromkeys(t for n in residuals for t in relations.instances[n].cells):
        own = relations.of[target]
        deltas = {-residuals.get(number, 0) * sign for number, sign in own}
        if len(own) > 1 and len(deltas) == 1 and target not in relations.unsure:
            delta = deltas.pop()
            if delta and relations.values[target] + delta >= 0:
                full[target] = delta
    return full


def _clear(failed: Failed, full: dict[Target, int]) -> list[Change]:
    """Those that share no sum with another."""
    relations = failed.relations
    claimed: dict[int, int] = {}
    for target in full:
        for number, _ in relations.of[target]:
            claimed[number] = claimed.get(number, 0) + 1
    return [
        (target, delta)
        for target, delta in full.items()
        if all(claimed[number] == 1 for number, _ in relations.of[target])
    ]


def _matched(failed: Failed, full: dict[Target, int]) -> Slips | None:
    """
    As many rows as columns that fail by one amount: a wrong cell in each, though not in which of
    the columns. The alternatives row by row; None where that does not account for every sum.
    """
    relations = failed.relations
    rows: dict[int, list[Change]] = {}
    columns: dict[int, set[int]] = {}
    for target, delta in full.items():
        own = [number for number, _ in relations.of[target]]
        by_row = [n for n in own if relations.instances[n].identity.per == "row"]
        if len(own) != 2 or len(by_row) != 1:
            continue
        rows.setdefault(by_row[0], []).append((target, delta))
        columns.setdefault(delta, set()).update(n for n in own if n not in by_row)
    deltas = [changes[0][1] for changes in rows.values()]
    if len(rows) < 2 or len(rows) + sum(map(len, columns.values())) != len(failed.residuals):
        return None
    if any(deltas.count(delta) != len(found) for delta, found in columns.items()):
        return None
    return _cell_by_cell(rows[number] for number in sorted(rows))


def _grouped(failed: Failed, found: list[Changes]) -> Slips:
    """Explanations by three cells as slips; cells that one slip accounts for stay together."""
    linked, place = failed.relations.linked, failed.relations.place
    split: list[list[list[Change]]] = []
    for changes in found:
        groups: list[list[Change]] = []
        for change in changes:
            joined = [group for group in groups if any(linked(change, other) for other in group)]
            groups = [group for group in groups if group not in joined]
            groups.append([change, *(other for group in joined for other in group)])
        split.append(groups)
    fewest = min(map(len, split))
    rows = [
        sorted(
            (tuple(sorted(group, key=lambda change: place[change[0]])) for group in groups),
            key=lambda group: place[group[0][0]],
        )
        for groups in split
        if len(groups) == fewest
    ]
    return [
        [_together(changes) for changes in dict.fromkeys(groups[number] for groups in rows)]
        for number in range(fewest)
    ]


def _together(changes: Changes) -> Candidate:
    """Cells that one slip accounts for."""
    if len(changes) == 1:
        return Candidate(ONE_CELL, changes, 0)
    return (CELLS if len(changes) == 2 else TANGLE).of(changes)
