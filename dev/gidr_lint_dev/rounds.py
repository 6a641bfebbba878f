"""
The blind rounds as drafts: reports and sentences by writers who have not seen the program.

They lie in `tests/blind` of a checkout, each round a folder with `sentences.toml` and `report-N.toml`; a comparable
figure of a report is marked ⟦…⟧, the wrong one of a sentence «…».
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from gidr_lint.testing.draft import Draft
from gidr_lint_dev import ROOT

FOLDER = ROOT / "tests" / "blind"
MARK = re.compile("⟦(.+?)⟧")
WRONG = re.compile("«(.+?)»")
NEUTRAL = {
    "overview": ["围绕中心任务有序推进各项公开工作。"],
    "problems": ["存在的主要问题：部分栏目更新不够及时。改进情况：明确栏目责任人，按月检查。"],
    "other-matters": ["没有其他需要报告的事项。"],
}
_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}

Data = Mapping[str, Any]


class Round(NamedTuple):
    """One round: the file of its sentences, and its reports by name."""

    name: str
    sentences: Data
    reports: Mapping[str, Data]


def load_round(folder: Path) -> Round:
    """A round from its folder."""
    return Round(
        folder.name,
        tomli.loads((folder / "sentences.toml").read_text("utf-8")),
        {path.stem: tomli.loads(path.read_text("utf-8")) for path in sorted(folder.glob("report-*.toml"))},
    )


@cache
def rounds() -> tuple[Round, ...]:
    """All rounds of the checkout; FileNotFoundError where the package is installed without its tests."""
    found = sorted(FOLDER.iterdir())
    return tuple(load_round(path) for path in found if path.is_dir())


def draft_of(data: Data) -> Draft:
    """The report of a file's head, with its tables and without any prose of its own."""
    draft = Draft.clean(data["form"], data["year"])
    draft.organisation, draft.title = data["organisation"], data["title"]
    for table in ("proactive", "applications", "disputes"):
        cells = draft.tables[table]
        for key in cells:
            cells[key] = "0"
        for name, value in data.get(table, {}).items():
            row, _, column = name.partition(".") if table != "disputes" else ("cases", "", name)
            assert (row, column) in cells, name
            cells[row, column] = str(value)
    draft.settle()
    draft.signature = [draft.organisation, data["date"]]
    preamble = data.get("preamble") or draft.preamble[0].replace("本局", "本机关")
    draft.preamble = [preamble]
    draft.sections = {s.id: (s.heading, []) for s in draft.form.sections}
    return draft


def with_prose(data: Data, prose: Mapping[str, list[str]]) -> Draft:
    """The report of a file's head with paragraphs by section."""
    draft = draft_of(data)
    draft.sections = {id: (heading, list(prose.get(id, ()))) for id, (heading, _) in draft.sections.items()}
    return draft


def altered(written: str) -> str:
    """Another number in its place, in the same way of writing."""
    digits = written.translate(_WIDE).replace(",", "")
    if re.fullmatch(r"\d+\.\d+", digits):
        return f"{float(digits) + 37.4:.2f}"
    if digits.isdigit():
        return str(int(digits) + (37 if int(digits) < 400 else 137))
    return "七十三"
