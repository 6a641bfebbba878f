"""The blind rounds do not fall behind what was reached: tests/blind/README.md says what they are."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
# At least so many wrong sentences found and figures of reports found; at most so many true sentences and sound reports accused.
REACHED = {
    "01": (45, 106, 0, 0),
    "02": (50, 110, 0, 0),
    "03": (52, 114, 0, 0),
    "04": (46, 93, 0, 1),
    "05": (52, 115, 1, 0),
    "06": (52, 90, 0, 0),
    "07": (59, 96, 0, 0),
    "08": (56, 114, 0, 0),
    "09": (58, 98, 0, 1),
    "10": (51, 114, 0, 0),
    "11": (45, 108, 0, 0),
    "12": (60, 118, 0, 0),
    "13": (54, 113, 0, 0),
    "14": (57, 109, 0, 0),
    "15": (52, 104, 0, 0),
    "16": (48, 101, 2, 0),
    "17": (54, 84, 0, 0),
    "18": (49, 117, 6, 2),
    "19": (48, 115, 3, 2),
    "20": (52, 109, 2, 2),
    "21": (48, 79, 1, 1),
    "22": (47, 104, 3, 2),
    "23": (43, 101, 0, 1),
    "24": (54, 130, 1, 0),
    "25": (55, 107, 1, 0),
    "26": (50, 110, 1, 0),
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
