"""Every kind of error once, and the prose of the blind rounds by shares; bench/mutants.py draws them by the thousand."""

import os
from random import Random

import pytest
from gidr_lint_dev.mutants.containers import CONTAINERS, write
from gidr_lint_dev.mutants.judge import Judge, kinds, mutant, mutants
from gidr_lint_dev.mutants.kinds import blind
from gidr_lint_dev.mutants.varied import varied
from gidr_lint_dev.rounds import rounds

from gidr_lint.base.diagnostics import Severity

KINDS = kinds()
# A seed of its own, so that what is tuned here cannot hide what the bench finds.
SEED = os.environ.get("GIDR_LINT_MUTANT_SEED", "tests 1")
CLAIMED = [kind for kind in KINDS.values() if not kind.aside]
DRAWN = [kind for kind in CLAIMED if kind.draw is varied]
BLIND = [kind for kind in CLAIMED if kind.draw is not varied]
JUDGE = Judge()
# What falls short, each with its reason; a kind that no longer does must leave the list.
SHORT: dict[str, str] = {}


def test_there_are_kinds_enough_and_each_leftover_has_a_reason():
    assert len(KINDS) > 200
    assert all(len(kind.aside) > 5 for kind in KINDS.values() if kind.aside)
    assert set(SHORT) <= {kind.id for kind in DRAWN}


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.id)
def test_an_error_is_found_at_its_place_and_nothing_besides(kind):
    container = CONTAINERS[sum(map(ord, kind.id)) % len(CONTAINERS)]
    made = mutant(kind, SEED, container)
    assert made is not None, "no report has a place for this error"
    found = JUDGE.score(made)
    is_right = found.outcome == "right" and not found.extra and found.named == bool(made.label.value)
    assert is_right is (kind.id not in SHORT), (found, made.label)


# Of the prose of the blind rounds far from all is found; docs/accuracy.md has what is. No less than these shares may be
# right, no more may have another finding; a new round draws others, so they leave some room.
RIGHT, BESIDE, SOUND = 0.74, 0.08, 0.10


def test_wrong_figures_of_the_blind_rounds_are_found_as_well_as_before():
    made = [found for kind in BLIND for found in mutants([kind], 6, CONTAINERS, SEED)]
    scores = [JUDGE.score(one) for one in made]
    assert len(made) > 5 * len(BLIND)
    right = sum(score.outcome == "right" for score in scores) / len(made)
    beside = sum(bool(score.extra) for score in scores) / len(made)
    assert (right >= RIGHT, beside <= BESIDE) == (True, True), (right, beside)


def test_sound_prose_of_the_blind_rounds_is_not_accused_more_than_before():
    accused = 0
    for number in range(80):
        container = CONTAINERS[number % len(CONTAINERS)]
        source = write(blind.clean(Random(f"tests {number}")).finished(), container, Random(number))
        accused += any(d.severity > Severity.INFO for d in JUDGE.linter().lint(source).diagnostics)
    assert accused / 80 <= SOUND, accused


def test_every_manner_of_the_rounds_is_measured():
    manners = {name for names in blind.MANNERS.values() for name in names}
    told = {item["kind"] for found in rounds() for item in found.sentences["sentence"] if "wrong" in item}
    assert told == manners


def test_a_wrong_figure_is_where_its_label_says():
    for kind in BLIND:
        made = mutant(kind, SEED, "markdown")
        line, (start, end) = made.label.lines[0], made.label.figure
        assert line in made.source.data.decode()
        assert line[start:end].strip("⟦⟧«»") == line[start:end] != ""


@pytest.mark.parametrize("container", CONTAINERS)
def test_a_drawn_report_without_an_error_has_no_finding(container):
    for number in range(6):
        source = write(varied(Random(f"tests {container} {number}")).finished(), container, Random(number))
        result = JUDGE.linter().lint(source)
        assert [(d.code, d.message.text()) for d in result.diagnostics] == []
        assert set(result.coverage.tables.values()) == {"bound"}


def test_a_mutant_is_the_same_each_time():
    for id in ("applications/one-more", "year/stale", "prose-applications/far-off", "sentence/rows"):
        first, second = (mutant(KINDS[id], "again", "markdown") for _ in range(2))
        assert (first.source.data, first.label) == (second.source.data, second.label)
