"""Every kind of error once: found at its place, and nothing besides; bench/mutants.py draws them by the thousand."""

import os
from random import Random

import pytest

from gidr_lint.testing.mutants.containers import CONTAINERS, write
from gidr_lint.testing.mutants.judge import Judge, kinds, mutant
from gidr_lint.testing.mutants.varied import varied

KINDS = kinds()
# A seed of its own, so that what is tuned here cannot hide what the bench finds.
SEED = os.environ.get("GIDR_LINT_MUTANT_SEED", "tests 1")
CLAIMED = [kind for kind in KINDS.values() if not kind.aside]
JUDGE = Judge()
# What falls short, each with its reason; a kind that no longer does must leave the list.
SHORT: dict[str, str] = {}


def test_there_are_kinds_enough_and_each_leftover_has_a_reason():
    assert len(KINDS) > 200
    assert all(len(kind.aside) > 5 for kind in KINDS.values() if kind.aside)
    assert set(SHORT) <= {kind.id for kind in CLAIMED}


@pytest.mark.parametrize("kind", CLAIMED, ids=lambda kind: kind.id)
def test_an_error_is_found_at_its_place_and_nothing_besides(kind):
    container = CONTAINERS[sum(map(ord, kind.id)) % len(CONTAINERS)]
    made = mutant(kind, SEED, container)
    assert made is not None, "no report has a place for this error"
    found = JUDGE.score(made)
    is_right = found.outcome == "right" and not found.extra and found.named == bool(made.label.value)
    assert is_right is (kind.id not in SHORT), (found, made.label)


@pytest.mark.parametrize("container", CONTAINERS)
def test_a_report_without_an_error_has_no_finding(container):
    for number in range(6):
        source = write(varied(Random(f"tests {container} {number}")).finished(), container, Random(number))
        result = JUDGE.linter().lint(source)
        assert [(d.code, d.message.text()) for d in result.diagnostics] == []
        assert set(result.coverage.tables.values()) == {"bound"}


def test_a_mutant_is_the_same_each_time():
    for id in ("applications/one-more", "year/stale", "prose-new/far-off"):
        first, second = (mutant(KINDS[id], "again", "markdown") for _ in range(2))
        assert (first.source.data, first.label) == (second.source.data, second.label)
