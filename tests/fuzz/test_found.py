"""Every file that the fuzzer has ever found is tried again, with all that it asks."""

from pathlib import Path

import pytest
from gidr_lint_dev.fuzz.batch import tried
from gidr_lint_dev.fuzz.command import kind_of
from gidr_lint_dev.fuzz.mutants import Mutant
from gidr_lint_dev.fuzz.oracles import Judge

FOUND = sorted(path for path in (Path(__file__).parent / "found").iterdir() if path.name != "README.md")
JUDGE = Judge()


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_once_failed_holds(path):
    assert tried(JUDGE, Mutant(0, kind_of(path), path.name, path.read_bytes())) == ()
