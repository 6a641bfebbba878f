"""The blind rounds do not fall behind what was reached: tests/blind/README.md says what they are."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
# At least so many wrong sentences found and figures of reports found; at most so many true sentences and sound reports accused.
REACHED = {
    "01": (48, 112, 0, 0),
    "02": (51, 113, 0, 0),
    "03": (53, 117, 0, 0),
    "04": (48, 103, 0, 0),
    "05": (53, 123, 0, 0),
    "06": (51, 93, 0, 0),
    "07": (60, 102, 0, 0),
    "08": (56, 114, 0, 0),
    "09": (58, 107, 0, 0),
    "10": (52, 123, 0, 0),
    "11": (47, 115, 0, 0),
    "12": (60, 118, 0, 0),
    "13": (54, 113, 0, 0),
    "14": (56, 114, 0, 0),
    "15": (51, 105, 0, 0),
    "16": (51, 110, 0, 0),
    "17": (56, 92, 0, 0),
    "18": (54, 124, 0, 0),
    "19": (48, 129, 0, 0),
    "20": (55, 121, 0, 0),
    "21": (52, 88, 0, 0),
    "22": (55, 110, 0, 0),
    "23": (52, 101, 0, 0),
    "24": (54, 132, 0, 0),
    "25": (55, 108, 0, 0),
    "26": (50, 112, 0, 0),
}  # fmt: skip
SCORE = re.compile(
    r"found (\d+)/\d+ .*? flagged (\d+)/\d+ .*? accused (\d+)/\d+ .*? figures found (\d+)/\d+", re.DOTALL
)


def test_every_round_is_held():
    assert {path.name for path in (ROOT / "tests/blind").iterdir() if path.is_dir()} == REACHED.keys()


@pytest.mark.parametrize("name", REACHED)
def test_a_round_is_read_as_well_as_before(name):
    done = subprocess.run(
        [sys.executable, ROOT / "bench/blind.py", "--round", name],
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=True,
    )  # fmt: skip
    score = SCORE.search(done.stdout)
    assert score is not None
    found, flagged, accused, figures = map(int, score.groups())
    reached = REACHED[name]
    assert (found >= reached[0], figures >= reached[1]) == (True, True), done.stdout
    assert (flagged <= reached[2], accused <= reached[3]) == (True, True), done.stdout
