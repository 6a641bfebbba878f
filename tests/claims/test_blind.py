"""The blind rounds do not fall behind what was reached: tests/blind/README.md says what they are."""

import re
import sys
from pathlib import Path

import pytest
from gidr_lint_dev.rounds import FOLDER
from gidr_lint_dev.sampling import sample

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style
from gidr_lint.outputs._rows import row_of
from gidr_lint.plugins.registry import Registry

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "bench"))
import blind  # noqa: E402

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
LINTER = Linter(Settings(extends=("gidr-lint:strict",)), Registry(installed=False))
# Of the other rounds the figures of the reports are left out; each is a report of its own.
WHOLE = sample(REACHED, 9)


def test_every_round_is_held():
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} == REACHED.keys()


@pytest.mark.parametrize("name", REACHED)
def test_a_round_is_read_as_well_as_before(name):
    def wanted(id):
        return name in WHOLE or not re.search(r"-f\d+$", id)

    round = blind.Round(FOLDER / name, wanted)
    told = {
        id: row_of(LINTER.lint(Source("draft.md", text.encode())), Style()).entry
        for id, text in round.drafts.items()
    }
    score = blind.score(told, round, listing=False)
    found, figures, flagged, accused = REACHED[name]
    assert score["found"] >= found, score
    assert score["flagged"] <= flagged and score["accused"] <= accused, score
    assert score["figures found"] >= figures or name not in WHOLE, score
