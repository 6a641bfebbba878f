"""
Safe fixes of reports as converters write them, with one character or one blank line of a table lost: the figures
before are the figures after, no finding is new and fixing again changes nothing. A sample of each layout, the same each
time, in CI; `GIDR_LINT_FULL=1 pytest tests/fuzz/test_fix_figures.py` goes through every line of every table, and
`bench/fixes.py` through as many at random as it is told.
"""

from random import Random

import pytest
from gidr_lint_dev.sampling import FULL
from gidr_lint_dev.spoiled import fixed, layouts, spots

SAMPLE = 25


@pytest.mark.parametrize("form", layouts())
def test_the_figures_before_a_safe_fix_are_the_figures_after(form):
    random = Random(form)
    applied = 0
    for spot in spots(form) if FULL else random.sample(spots(form), SAMPLE):
        source = spot.spoiled(random)
        if source is not None:
            done, wrong = fixed(source)
            applied += done.applied
            assert [] == wrong, source
    assert applied, "nothing to fix in this sample: it shows nothing"
