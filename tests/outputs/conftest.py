"""Sixty and more reports of every kind, checked once: the outputs are all made in that one run."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from gidr_lint_dev.mutants.containers import CONTAINERS
from gidr_lint_dev.mutants.judge import kinds, mutants
from gidr_lint_dev.sampling import sample

from gidr_lint.plugins.house import reporters
from gidr_lint.testing import Draft

ROOT = Path(__file__).parent.parent.parent
ERRORS = sorted((ROOT / "examples" / "errors").glob("*.md"))
# What a file may be called where every byte but / and NUL may stand in a name.
HOSTILE = (
    "quotes \"'<&>.md",
    "lines a\n::error::x.md",
    "::error title=x::pwn.md",
    "##[error]x.md",
    "percent %0A,colon:comma,.md",
    "controls \x1b[31m\x9b\u202e\ufffe\x7f.md",
    "blank  tab\t.md",
    "文\udcff\udc80.md",
    "back\\slash.md",
)


class Run(NamedTuple):
    """A run: the folder of its files, its exit status, and each output by its format."""

    folder: Path
    status: int
    outputs: dict[str, str]


def write(folder):
    """The reports, and beside them what cannot be read."""
    (folder / "gidr-lint.toml").write_text('extends = ["gidr-lint:strict"]\n', "utf-8")
    for path in [*sample(ERRORS, 22), ROOT / "examples" / "draft.md", ROOT / "examples" / "clean-2019.md"]:
        (folder / path.name).write_bytes(path.read_bytes())
    chosen = [kind for kind in kinds().values() if not kind.aside]
    for number, kind in enumerate(sample(chosen, 24)):
        for made in mutants([kind], 1, (CONTAINERS[number % len(CONTAINERS)],), "outputs"):
            ending = Path(made.source.uri).suffix
            (folder / f"mutant {number}{ending}").write_bytes(made.source.data)
    for number in range(4):
        draft = Draft.random(Random(number))
        (folder / f"clean{number}.md").write_text(draft.markdown(), "utf-8")
    draft = Draft.clean()
    draft.tables["applications"]["granted", "total"] = "99"
    draft.sections["overview"][1].append(
        "联系人张三，手机13912345678，全年培训XX次，文件编号\\u0041……<a>&b。"
    )
    for name in HOSTILE:
        with open(os.fsencode(folder) + b"/" + os.fsencode(name), "wb") as file:
            file.write(draft.markdown().encode())
    (folder / "word.docx").write_bytes(draft.docx()[0])
    (folder / "odt.odt").write_bytes(draft.odt()[0])
    (folder / "page.html").write_text(draft.page()[0], "utf-8")
    (folder / "many.md").write_text(many(), "utf-8")
    (folder / "below").mkdir()
    (folder / "below" / "broken.docx").write_bytes(b"PK\x03\x04")
    for name in ("2023年政府信息公开工作年度报告.doc", "通知.pdf", "below/附件\n::error::x.zip"):
        (folder / name).write_bytes(b"x")


def many():
    draft = Draft.clean()
    draft.sections["problems"][1].append("缺少XX说明。" * 260)
    return draft.markdown()


@pytest.fixture(scope="session")
def run(tmp_path_factory):
    """All formats of one run over all of them, each written to a file of its own."""
    folder, out = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("outputs")
    write(folder)
    names = [reporter.name for reporter in reporters()]
    given = [f"--output-file={name}={out / name}" for name in names]
    done = check(folder, "--output", str(out / "standard"), *given)
    return Run(folder, done.returncode, {name: (out / name).read_bytes().decode() for name in names})


def check(folder, *args, plugins=False):
    """`gidr-lint check` in a folder, as a process."""
    given = args if plugins else ("--no-plugins", *args)
    return subprocess.run(
        [sys.executable, "-m", "gidr_lint", "check", *given, "."],
        cwd=folder, capture_output=True, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
