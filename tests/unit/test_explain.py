"""Root cause: one wrong cell is found with its value; several are never blamed on the wrong one."""

import random
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from gidr_lint.base.diagnostics import Target
from gidr_lint.base.errors import Fence
from gidr_lint.figures.check import check
from gidr_lint.figures.explain import explain
from gidr_lint.figures.model import Fault
from gidr_lint.figures.witnesses import Witnesses
from gidr_lint.forms.load import load_forms
from gidr_lint.forms.model import Form
from gidr_lint.report.amounts import Figure

FORMS = {form.id: form for form in load_forms()}
Values = dict[tuple[str, str], int]


def consistent(rng: random.Random, form: Form) -> Values:
    """A table of applications that holds all its sums, with columns that are nearly empty too."""
    table = form.table("applications")
    rows = [row.id for row in table.blocks[0].rows]
    columns = [column.id for column in table.blocks[0].columns]
    outcomes = [row for row in rows if row not in ("new", "carried-in", "total", "carried-out")]
    values: Values = {}
    for column in columns[:6]:
        busy = rng.random() < 0.5
        for row in outcomes:
            values[row, column] = rng.choice(
                (0, 0, rng.randint(0, 9), rng.randint(0, 200)) if busy else (0, 0, 0, 1)
            )
        values["total", column] = sum(values[row, column] for row in outcomes)
        values["carried-out", column] = rng.randint(0, 5)
        whole = values["total", column] + values["carried-out", column]
        values["carried-in", column] = rng.randint(0, min(5, whole))
        values["new", column] = whole - values["carried-in", column]
    for row in rows:
        values[row, "total"] = sum(values[row, column] for column in columns[:6])
    return values


class Cell(NamedTuple):
    """A bound cell as far as the search looks at it."""

    target: Target
    figure: Figure


def report(form: Form, values: Values, unreadable: set[tuple[str, str]] | None = None) -> Any:
    """A bound report as far as the search looks at it."""
    cells = {}
    for (row, column), value in values.items():
        target = Target("applications", "applications", row, column)
        amount = None if (row, column) in (unreadable or ()) else value
        cells[target] = Cell(target, Figure(str(value), "number", frozenset(), amount))
    block = SimpleNamespace(form=form)
    return SimpleNamespace(
        form=form, cells=cells, tables={"applications": SimpleNamespace(id="applications", blocks=(block,))}
    )


def faults_of(report: Any, fence: Fence | None = None) -> tuple[Fault, ...]:
    """What explains the sums of a report that fail."""
    faults, _ = explain(report, check(report), Witnesses(), fence or Fence())
    return faults


def swapped_digits(value: int) -> int | None:
    text = str(value)
    return int(text[1] + text[0] + text[2:]) if len(text) > 1 and text[0] != text[1] != "0" else None


@pytest.mark.parametrize("era", ["2019", "2021"])
def test_a_consistent_table_has_no_fault(era):
    rng = random.Random(era)
    for _ in range(50):
        bound = report(FORMS[era], consistent(rng, FORMS[era]))
        instances, faults = check(bound).checked, faults_of(bound)
        assert faults == ()
        assert {state for i, state in instances if i.identity.table == "applications"} == {"held"}


@pytest.mark.parametrize("era", ["2019", "2021"])
def test_every_wrong_cell_of_the_applications_table_is_the_one_culprit_with_its_right_value(era):
    form = FORMS[era]
    rng = random.Random(era)
    count = 0
    for _ in range(25):
        values = consistent(rng, form)
        for place, right in values.items():
            wrong = {right + 1, right - 1, right + rng.randint(2, 90), swapped_digits(right)}
            for value in wrong - {None, right}:
                if value < 0:
                    continue
                faults = faults_of(report(form, {**values, place: value}))
                assert len(faults) == 1, (place, right, value)
                (suspect,) = faults[0].suspects
                assert faults[0].certain
                assert (*place, right) == (suspect.cell.target.row, suspect.cell.target.column, suspect.value)
                count += 1
    assert count > 25 * len(values) * 2


def test_over_pairs_of_wrong_cells_and_unreadable_ones_nothing_false_is_certain():
    rng = random.Random(7)
    certain = 0
    for number in range(800):
        form = FORMS["2021" if number % 2 else "2019"]
        values = consistent(rng, form)
        first, second = rng.sample(sorted(values), 2)
        shape = rng.random()
        if shape < 0.25:
            second = (first[0], second[1])
        elif shape < 0.5:
            second = (second[0], first[1])
        off = rng.choice((1, -1, 2, 10, -10))
        wrong = {**values}
        wrong[first] += off
        wrong[second] += rng.choice((off, -off, 1, -1, 3))
        if min(wrong.values()) < 0:
            continue
        unreadable = set(rng.sample(sorted(values), rng.choice((0, 0, 1, 3, 20)))) - {first, second}
        faults = faults_of(report(form, wrong, unreadable))
        for fault in faults:
            if fault.certain:
                certain += 1
                place = (fault.suspects[0].cell.target.row, fault.suspects[0].cell.target.column)
                assert values[place] == fault.suspects[0].value != wrong[place]
    assert certain > 0


def test_two_wrong_cells_that_share_no_line_are_told_apart_but_not_called_certain():
    form = FORMS["2021"]
    values = consistent(random.Random(3), form)
    wrong = {**values}
    wrong["granted", "natural-person"] += 3
    wrong["denied-process", "total"] += 5
    faults = faults_of(report(form, wrong))
    assert [(f.suspects[0].cell.target.row, f.suspects[0].value, f.certain) for f in faults] == [
        ("granted", values["granted", "natural-person"], False),
        ("denied-process", values["denied-process", "total"], False),
    ]


def test_sums_with_an_unreadable_cell_are_skipped():
    form = FORMS["2021"]
    values = consistent(random.Random(4), form)
    bound = report(form, values, {("granted", "business")})
    instances, faults = check(bound).checked, faults_of(bound)
    assert faults == ()
    skipped = sorted(
        (i.identity.id, i.line)
        for i, state in instances
        if state == "skipped" and i.identity.table == "applications"
    )
    assert [
        ("applications.applicant-total", "granted"),
        ("applications.outcome-total", "business"),
    ] == skipped


def test_a_table_that_is_wrong_all_over_speaks_sum_by_sum_in_bounded_work():
    form = FORMS["2021"]
    rng = random.Random(5)
    values = {place: rng.randint(0, 99) for place in consistent(rng, form)}
    faults = faults_of(report(form, values))
    assert len(faults) > 20
    assert all(not fault.certain and not fault.explanations for fault in faults)


def test_a_line_one_place_too_far_may_hold_cells_of_which_no_sum_was_checked():
    """Both sums of such a cell have another that cannot be read; the figures of its line are known."""
    rng = random.Random(11)
    met = 0
    for number in range(300):
        form = FORMS["2021" if number % 2 else "2019"]
        values = consistent(rng, form)
        rows = [row for row, column in values if column == "total"][2:-2]
        columns = list(dict.fromkeys(column for _, column in values))[:6]
        start, down = rng.randint(0, len(rows) - 6), rng.random() < 0.5
        line = [(row, "total") for row in rows[start : start + 6]]
        if not down:
            line = [(rows[start], column) for column in columns]
        wrong = dict(values)
        for place in line:
            wrong[place] = values[place] + rng.randint(1, 60)
        middle = line[rng.randint(1, 4)]
        beside = {(middle[0], rng.choice(columns)), (rng.choice(rows), middle[1])} - set(line)
        fence = Fence()
        bound = report(form, wrong, beside)
        instances, faults = check(bound).checked, faults_of(bound, fence)
        assert fence.failures == ()
        unchecked = set(wrong) - beside
        for instance, state in instances:
            if state != "skipped":
                unchecked -= {(cell.row, cell.column) for cell in instance.cells}
        met += middle in unchecked
        failed = {instance for instance, state in instances if state == "failed"}
        assert failed == {instance for fault in faults for instance in fault.broken}
    assert met > 50
