"""Mistakes as people make them in the tables of a consistent report, each with what it changed."""

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from gidr_lint.engine.analysis import Analysis
from gidr_lint.testing.draft import Draft

Place = tuple[str, str, str]
_FOUR = ("new", "carried-in", "total", "carried-out")


class Mistake(NamedTuple):
    """
    One draft's mistakes: the text that each cell (table, row, column) has instead of its own, in
    as many groups as there are mistakes.
    """

    kind: str
    groups: tuple[dict[Place, str], ...]

    @property
    def cells(self) -> dict[Place, str]:
        return {place: text for group in self.groups for place, text in group.items()}


def commit(draft: Draft, mistake: Mistake) -> dict[Place, str]:
    """Make the mistake in the draft; what its cells held before, to be put back by `undo`."""
    right = {}
    for (table, row, column), text in mistake.cells.items():
        right[table, row, column] = draft.tables[table][row, column]
        draft.tables[table][row, column] = text
    return right


def undo(draft: Draft, right: dict[Place, str]) -> None:
    for (table, row, column), text in right.items():
        draft.tables[table][row, column] = text


def shows(draft: Draft) -> bool:
    """Whether any sum of the draft's tables fails, counted here from the form and by no solver."""
    for instance in draft.form.instances:
        identity = instance.identity
        if identity.kind == "plausibility" or identity.op != "=":
            continue
        cells = draft.tables[identity.table]
        sides = [
            [cells.get((target.row or "", target.column or ""), "") for target in side]
            for side in (instance.left, instance.right)
        ]
        if any(not text.isdigit() for side in sides for text in side):
            continue
        if len({sum(map(int, side)) for side in sides}) > 1:
            return True
    return False


class Heard(NamedTuple):
    """
    What a result says of a draft's mistakes: whether there are as many `findings` as mistakes,
    whether one stands in each (`placed`) or has it beside it (`named`), whether exactly the right
    `values` are offered, and whether anything false is stated as certain or offered.
    """

    findings: int
    as_many: bool
    placed: bool
    named: bool
    values: bool
    false: bool
    false_value: bool


def heard(result: Analysis, mistake: Mistake, right: dict[Place, str]) -> Heard:
    """Weigh what was said of the tables; `right` is what `commit` returned."""
    assert result.case is not None
    at = {
        cell.cell.fill: (target.table, target.row, target.column)
        for target, cell in result.case.report.cells.items()
        if cell.cell is not None
    }
    found = [diagnostic for diagnostic in result.diagnostics if diagnostic.code[0] in "TANXE"]
    offered: dict[object, str] = {}
    false = False
    for diagnostic in found:
        if diagnostic.code[0] == "A":
            offered |= {at[edit.location]: edit.text for fix in diagnostic.fixes for edit in fix.edits}
            place = diagnostic.target[1:] if diagnostic.target else ()
            said = diagnostic.message.text()
            false = false or ("改为" in said and "可能" not in said and place not in mistake.cells)
    heads = {diagnostic.target[1:] for diagnostic in found if diagnostic.target}
    beside = {other.target[1:] for diagnostic in found for other in diagnostic.related if other.target}
    return Heard(
        len(found),
        len(found) == len(mistake.groups),
        all(heads & group.keys() for group in mistake.groups),
        all((heads | beside) & group.keys() for group in mistake.groups),
        offered == dict(right.items()),
        false,
        any(place not in right or right[place] != text for place, text in offered.items()),
    )


def slips(text: str) -> Iterator[tuple[str, str]]:
    """Ways to get one figure wrong, by name."""
    value = int(text)
    yield "plus-one", str(value + 1)
    if value:
        yield "minus-one", str(value - 1)
        yield "zeroed", "0"
    if len(text) > 1:
        yield "dropped-digit", text[:-1]
        swapped = text[:-2] + text[-1] + text[-2]
        if swapped != text and swapped[0] != "0":
            yield "swapped-digits", swapped
    if value:
        yield "extra-digit", text + text[-1]
    yield "blank", ""


class Maker:
    """Mistakes of every kind in one draft, drawn from `rng`."""

    def __init__(self, draft: Draft, rng: Random) -> None:
        self.draft = draft
        self.rng = rng
        self.cells = draft.tables["applications"]
        table = draft.form.table("applications")
        assert table is not None
        self.rows = [row.id for row in table.blocks[0].rows]
        self.columns = [column.id for column in table.blocks[0].columns]
        self.outcomes = [row for row in self.rows if row not in _FOUR]

    def single(self, table: str = "applications") -> Iterator[Mistake]:
        """One cell, each way once."""
        cells = self.draft.tables[table]
        for name in ("plus-one", "minus-one", "zeroed", "dropped-digit", "swapped-digits", "extra-digit", "blank"):  # fmt: skip
            places = [
                (place, wrong)
                for place in sorted(cells)
                if cells[place].isdigit()
                for way, wrong in slips(cells[place])
                if way == name and wrong != cells[place]
            ]
            if places:
                (row, column), wrong = self.rng.choice(places)
                yield Mistake(f"{name}", ({(table, row, column): wrong},))

    def all_kinds(self) -> Iterator[Mistake]:
        """One of each kind that this draft allows, in the table of applications."""
        makers: list[tuple[str, Callable[[], tuple[dict[tuple[str, str], str], ...] | None]]] = [
            ("pair-same-row", self._pair_in_row),
            ("pair-same-column", self._pair_in_column),
            ("pair-unrelated", self._pair),
            ("four-unrelated", self._four),
            ("neighbours-in-row", self._neighbours_in_row),
            ("neighbours-in-column", self._neighbours_in_column),
            ("rows-swapped", self._rows_swapped),
            ("columns-swapped", self._columns_swapped),
            ("row-shifted", self._row_shifted),
            ("column-shifted", self._column_shifted),
            ("total-row", self._total_row),
            ("row-and-its-total", self._row_and_total),
            ("down-to-total", self._down_to_total),
            ("carried-through", self._carried_through),
            ("row-left-out-of-totals", self._row_left_out),
            ("column-left-out-of-totals", self._column_left_out),
            ("totals-not-added-up", self._stale_totals),
            ("swap-and-cell", self._swap_and_cell),
        ]
        for kind, make in makers:
            for _ in range(20):
                groups = make()
                if groups is not None:
                    yield Mistake(
                        kind,
                        tuple(
                            {("applications", *place): text for place, text in group.items()}
                            for group in groups
                        ),
                    )
                    break

    def _value(self, row: str, column: str) -> int:
        return int(self.cells[row, column])

    def _off(self, places: list[tuple[str, str]], gap: int) -> dict[tuple[str, str], str] | None:
        values = {place: self._value(*place) + gap for place in places}
        return {place: str(value) for place, value in values.items()} if min(values.values()) >= 0 else None

    def _gap(self) -> int:
        return self.rng.choice((1, -1, 1, -1, 2, -2, 3, 9, -9, 10, 27, 100))

    def _wrong(self, place: tuple[str, str]) -> dict[tuple[str, str], str]:
        ways = [w for name, w in slips(self.cells[place]) if name != "blank" and w != self.cells[place]]
        return {place: self.rng.choice(ways)}

    def _apart(self, places: list[tuple[str, str]]) -> tuple[dict[tuple[str, str], str], ...]:
        return tuple(self._wrong(place) for place in places)

    def _pair_in_row(self) -> tuple[dict[tuple[str, str], str], ...]:
        row = self.rng.choice(self.rows)
        return self._apart([(row, column) for column in self.rng.sample(self.columns, 2)])

    def _pair_in_column(self) -> tuple[dict[tuple[str, str], str], ...]:
        column = self.rng.choice(self.columns)
        return self._apart([(row, column) for row in self.rng.sample(self.rows, 2)])

    def _scattered(self, count: int) -> list[tuple[str, str]]:
        """Cells in rows and columns of their own."""
        return list(zip(self.rng.sample(self.rows, count), self.rng.sample(self.columns, count), strict=True))

    def _pair(self) -> tuple[dict[tuple[str, str], str], ...]:
        return self._apart(self._scattered(2))

    def _four(self) -> tuple[dict[tuple[str, str], str], ...]:
        return self._apart(self._scattered(4))

    def _exchange(self, one: tuple[str, str], two: tuple[str, str]) -> dict[tuple[str, str], str] | None:
        if self.cells[one] == self.cells[two]:
            return None
        return {one: self.cells[two], two: self.cells[one]}

    def _neighbours_in_row(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        at = self.rng.randrange(len(self.columns) - 1)
        row = self.rng.choice(self.rows)
        found = self._exchange((row, self.columns[at]), (row, self.columns[at + 1]))
        return (found,) if found else None

    def _neighbours_in_column(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        at = self.rng.randrange(len(self.rows) - 1)
        column = self.rng.choice(self.columns)
        found = self._exchange((self.rows[at], column), (self.rows[at + 1], column))
        return (found,) if found else None

    def _rows_swapped(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        at = self.rng.choice([i for i, row in enumerate(self.rows[:-1]) if {row, self.rows[i + 1]} & set(_FOUR)])  # fmt: skip
        one, two = self.rows[at : at + 2]
        pairs = [self._exchange((one, column), (two, column)) for column in self.columns]
        found = {place: text for pair in pairs if pair for place, text in pair.items()}
        return (found,) if found else None

    def _columns_swapped(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        pairs = [self._exchange((row, self.columns[-2]), (row, self.columns[-1])) for row in self.rows]
        found = {place: text for pair in pairs if pair for place, text in pair.items()}
        return (found,) if found else None

    def _changed(self, line: dict[tuple[str, str], str]) -> tuple[dict[tuple[str, str], str], ...] | None:
        found = {place: text for place, text in line.items() if text != self.cells[place]}
        return (found,) if len(found) > 2 else None

    def _row_shifted(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        row = self.rng.choice(self.rows)
        texts = [self.cells[row, column] for column in self.columns]
        moved = self.rng.choice(([*texts[1:], "0"], ["0", *texts[:-1]], [*texts[1:], texts[0]]))
        return self._changed({(row, column): text for column, text in zip(self.columns, moved, strict=True)})

    def _column_shifted(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        column = self.rng.choice(self.columns)
        start = self.rng.randrange(len(self.outcomes) - 4)
        block = self.outcomes[start : start + self.rng.randint(3, 8)]
        texts = [self.cells[row, column] for row in block]
        moved = self.rng.choice(([*texts[1:], texts[0]], [texts[-1], *texts[:-1]]))
        return self._changed({(row, column): text for row, text in zip(block, moved, strict=True)})

    def _total_row(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        column = self.rng.choice(self.columns[:-1])
        found = self._off([("total", column), ("total", "total")], self._gap())
        return (found,) if found else None

    def _row_and_total(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        row = self.rng.choice([row for row in self.rows if row != "total"])
        found = self._off([(row, self.rng.choice(self.columns[:-1])), (row, "total")], self._gap())
        if found:  # both in one column of the row
            return (found,)
        return None

    def _down_to_total(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        column = self.rng.choice(self.columns)
        found = self._off([(self.rng.choice(self.outcomes), column), ("total", column)], self._gap())
        return (found,) if found else None

    def _carried_through(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        row, column = self.rng.choice(self.outcomes), self.rng.choice(self.columns[:-1])
        places = [(row, column), (row, "total"), ("total", column), ("total", "total")]
        found = self._off(places, self._gap())
        return (found,) if found else None

    def _row_left_out(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        row = self.rng.choice([row for row in self.outcomes if self._value(row, "total")] or self.outcomes)
        found = {
            ("total", column): str(self._value("total", column) - self._value(row, column))
            for column in self.columns
            if self._value(row, column)
        }
        return (found,) if found else None

    def _column_left_out(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        column = self.rng.choice(self.columns[:-1])
        found = {
            (row, "total"): str(self._value(row, "total") - self._value(row, column))
            for row in self.rows
            if self._value(row, column)
        }
        return (found,) if found else None

    def _stale_totals(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        """Totals as they were before three columns were mended, added up among themselves."""
        columns = self.rng.sample(self.columns[:-1], 3)
        gaps = self.rng.sample((1, -1, 2, -3, 5, 7, 11, -13, 20), 3)
        if sum(gaps) == 0:
            return None
        changed = dict(zip((*columns, "total"), (*gaps, sum(gaps)), strict=True))
        values = {("total", column): self._value("total", column) + gap for column, gap in changed.items()}
        if min(values.values()) < 0:
            return None
        return ({place: str(value) for place, value in values.items()},)

    def _swap_and_cell(self) -> tuple[dict[tuple[str, str], str], ...] | None:
        swap = self._neighbours_in_row()
        place = (self.rng.choice(self.rows), self.rng.choice(self.columns))
        if swap is None or any(place[0] == row or place[1] == column for row, column in swap[0]):
            return None
        return (*swap, self._wrong(place))
