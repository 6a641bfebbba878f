"""The Neovim configuration in real Neovim: what it shows is what a fresh lint of the text finds."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.testing import Draft

ROOT = Path(__file__).parents[2]
NVIM = os.environ.get("NVIM_BINARY") or shutil.which("nvim")
NEEDED = (0, 11)


def version() -> tuple[int, ...]:
    if NVIM is None:
        return ()
    said = subprocess.run([NVIM, "--version"], capture_output=True, text=True).stdout
    found = re.search(r"NVIM v(\d+)\.(\d+)", said)
    return tuple(map(int, found.groups())) if found else ()


pytestmark = pytest.mark.skipif(
    version() < NEEDED,
    reason=f"the Neovim configuration was NOT tried: needs nvim 0.11 or newer on the search path "
    f"(or NVIM_BINARY), found {NVIM or 'none'} {'.'.join(map(str, version()))}",
)


def expected(text: str) -> list[list[Any]]:
    """What Neovim should hold: places in lines and bytes from 0, as it counts them."""

    def place(offset: int) -> list[int]:
        head = text[:offset]
        line = head.rpartition("\n")[2]
        return [head.count("\n"), len(line.encode())]

    result = Linter(Settings(stage="draft")).lint(Source("draft.md", text.encode(), "markdown"))
    return sorted(
        [
            *place(d.location.span.start),
            *place(d.location.span.end),
            d.code,
            4 - int(d.severity),
            "gidr-lint",
            "\n".join(filter(None, (d.message.text(), d.message.help()))),
        ]
        for d in result.diagnostics
        if d.location.span is not None
    )


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `try.lua` saw, by step."""
    folder = tmp_path_factory.mktemp("neovim")
    draft = Draft.clean()
    draft.tables["applications"]["total", "natural-person"] = "26"
    draft.tables["proactive"]["licence", "decisions"] = "97件"
    draft.sections["overview"][1][1] = draft.sections["overview"][1][1].replace("申请30件", "申请31件")
    text = draft.markdown()
    (folder / "draft.md").write_text(text, "utf-8")
    (folder / "README.md").write_text("# 工具\n\n## 一、安装\n\n政府信息公开，XX件。\n", "utf-8")
    command = shutil.which("gidr-lint", path=os.path.dirname(sys.executable)) or shutil.which("gidr-lint")
    assert command is not None
    assert NVIM is not None
    done = subprocess.run(
        [NVIM, "--clean", "--headless", "-S", str(ROOT / "editors/neovim/try.lua")],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        cwd=folder,
        env={
            **os.environ,
            "PATH": os.path.dirname(command) + os.pathsep + os.environ.get("PATH", ""),
            "DRAFT": str(folder / "draft.md"),
            "OTHER": str(folder / "README.md"),
            "XDG_STATE_HOME": str(folder),
        },
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {"text": text, **{step["step"]: step for step in found}}


def test_one_server_serves_the_draft(steps: dict[str, Any]) -> None:
    assert 1 == steps["client"]["count"]


def test_an_opened_draft_shows_its_findings(steps: dict[str, Any]) -> None:
    assert 3 == len(expected(steps["text"]))
    assert expected(steps["text"]) == steps["opened"]["found"]


def test_findings_follow_what_is_typed_before_them(steps: dict[str, Any]) -> None:
    typed = "\n".join(steps["typed"]["text"]) + "\n"
    assert typed != steps["text"]
    assert expected(typed) == steps["typed"]["found"]


def test_taking_it_back_shows_the_first_findings_again(steps: dict[str, Any]) -> None:
    assert steps["opened"]["found"] == steps["taken back"]["found"]


def test_a_file_that_is_no_report_shows_nothing(steps: dict[str, Any]) -> None:
    assert 1 == steps["other"]["count"]
    assert not steps["other"]["found"]
