"""bench/coverage.py counts what is understood and compared: figures judged by hand are read back from its own list."""

import csv
import subprocess
import sys
from pathlib import Path

from gidr_lint.testing import Draft

BENCH = Path(__file__).parent.parent.parent / "bench/coverage.py"


def run(*words: object) -> str:
    done = subprocess.run(
        [sys.executable, BENCH, *map(str, words)],
        capture_output=True, text=True, encoding="utf-8", timeout=100, check=True,
    )  # fmt: skip
    return done.stdout


def test_judged_figures_are_counted(tmp_path):
    draft = Draft.clean()
    draft.sections["overview"][1].append("全年受理信访件35件，本年新收申请30件，其中鞊鞤7件。")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts/draft.md").write_text(draft.markdown(), encoding="utf-8")
    figures, judged = tmp_path / "figures.tsv", tmp_path / "judged.tsv"
    run(tmp_path / "drafts", "--figures", figures)
    with figures.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    states = {row[2]: row[3] for row in rows if "信访件" in row[5]}
    assert states["35件"] == "reason other-topic"
    assert states["30件"] == "agrees new"
    with judged.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t").writerows(
            [*row[:4], {"35件": "no", "30件": "new", "7件": "yes"}[row[2]], row[5]]
            for row in rows
            if "信访件" in row[5]
        )
    said = run(tmp_path / "drafts", "--judged", judged, "--list", "--draw", "1")
    assert "comparable figures compared 1/2 = 50.0%" in said
    assert "鞊鞤" in said.split("unknown words")[1]
    assert "draft.md: 7件" in said.split("that are not compared")[1]
