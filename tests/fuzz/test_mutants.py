"""
Two thousand files spoiled at random, the same each time: nothing fails of any of them. `python -m gidr_lint_dev fuzz` tries others, as
many as there is time for, and from longer files.
"""

import pytest
from gidr_lint_dev.fuzz.batch import batch
from gidr_lint_dev.fuzz.mutants import Mutants

SEED = 2027
COUNT, SHARES = 2000, 8


@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_fails_of_spoiled_files(share):
    size = COUNT // SHARES
    tried = list(batch(Mutants(SEED, small=True), range(share * size, (share + 1) * size)))
    assert [item.number for item in tried] == list(range(share * size, (share + 1) * size))
    assert [(item.number, item.kind, item.failures) for item in tried if item.failures] == []
