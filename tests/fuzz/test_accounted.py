"""
Folders of every kind of file, drawn at random: what each file is said to be, the numbers, and the exit status are
those of a second account that is kept here, in text and in JSON, of the folder and of the hooks.
"""

import builtins
import errno
import io
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from gidr_lint.cli.main import main
from gidr_lint.testing import Draft
from gidr_lint.testing.word import package

ROOT = Path(__file__).parents[2]
NAMED = "溪口镇2024年政府信息公开工作年度报告"
# Whether a file of that name is taken for a report.
STEMS = {"甲镇": False, "函": False, NAMED: True, "政务公开年报": True, "编制信息公开年报的通知": False}
# Folders by name: whether a report's, and whether it can be opened.
FOLDERS = {
    "镇": (False, True),
    "附件": (False, True),
    "信息公开年报": (True, True),
    "封": (False, False),
    "封存的政府信息公开报告": (True, False),
}
READ = (".md", ".MD", ".txt", ".html", ".docx", ".DOCX", ".docm", ".odt")
COMPANY = (".doc", ".wps", ".rtf", ".pdf", ".ofd", ".WPT")
BY_NAME = (".zip", ".xls", ".xlsx", ".et", ".7z")
OTHERS = (".png", ".py", "")
# A report, no report, one that cannot be read, one that cannot be opened, a link that leads nowhere.
LOST = ("lost",) if os.name == "posix" else ()
CONTENTS = ("report", "other", "damaged", "locked", *LOST)


class File(NamedTuple):
    folder: tuple[str, ...]
    stem: str
    ending: str
    content: str

    @property
    def path(self) -> str:
        return "/".join((*self.folder, self.stem + self.ending))


@cache
def written(ending: str, content: str) -> bytes:
    ending = ending.lower()
    if content == "report":
        draft = Draft.clean()
        if ending in (".docx", ".docm"):
            return draft.docx()[0]
        if ending == ".odt":
            return draft.odt()[0]
        made = {".html": lambda: draft.page()[0], ".txt": draft.text}.get(ending, draft.markdown)
        return made().encode()
    if content == "other" and ending in (".docx", ".docm"):
        return package("<w:p><w:r><w:t>记录</w:t></w:r></w:p>")
    return "<p>记录</p>\n".encode() if content == "other" else b"\x00\x01\xd0\xcf\xff\xfe\x00" * 9


folders = st.lists(st.sampled_from([name for name, (_, opens) in FOLDERS.items() if opens]), max_size=2).map(
    tuple
)
files = st.builds(
    File, folders, st.sampled_from(sorted(STEMS)), st.sampled_from(READ), st.sampled_from(CONTENTS)
).filter(lambda file: (file.ending, file.content) != (".odt", "other"))
foreign = st.builds(
    File,
    folders,
    st.sampled_from(sorted(STEMS)),
    st.sampled_from(COMPANY + BY_NAME + OTHERS),
    st.sampled_from(("damaged", "damaged", "damaged", *LOST)),
)
skipped = st.builds(
    File,
    st.one_of(folders, st.just(("node_modules",)), st.just((".旧",)), st.just(("导出",)), st.just(("归档",))),
    st.sampled_from(["~$甲镇", f"~${NAMED}", f".{NAMED}"]),
    st.sampled_from((".docx", ".doc", ".md")),
    st.just("damaged"),
)
hidden = st.builds(
    File,
    st.sampled_from([("node_modules",), (".旧",), ("导出",), ("归档",), ("镇", "导出")]),
    st.sampled_from(sorted(STEMS)),
    st.sampled_from((".md", ".doc", ".png")),
    st.sampled_from(("report", "damaged")),
)
closed = st.builds(
    lambda folder, name: (*folder, name),
    folders,
    st.sampled_from([n for n, (_, opens) in FOLDERS.items() if not opens]),
)
ignored = st.builds(
    File, folders, st.just("旧稿"), st.sampled_from((".md", ".doc", ".png")), st.just("report")
)
trees = st.tuples(
    st.lists(st.one_of(files, foreign, foreign), max_size=9, unique_by=lambda file: file.path.lower()),
    st.lists(st.one_of(skipped, hidden, ignored), max_size=3, unique_by=lambda file: file.path.lower()),
    st.lists(closed, max_size=2, unique=True),
)


class Account(NamedTuple):
    """What every file comes to: `told` are E001 by path."""

    reports: int
    others: int
    told: dict[str, str]
    counted: list[str]
    status: int


def account(found: list[File], shut: list[tuple[str, ...]], *, given: bool = False) -> Account:
    """The rule, written down a second time. `given` are files by name: no folder can be empty then."""
    reports = {file for file in found if file.ending in READ and file.content == "report"}
    homes = {file.folder for file in reports}
    twins = {(file.folder, file.stem) for file in reports}
    told: dict[str, str] = {}
    counted: list[str] = []
    others = 0
    may_be = False

    def near(folder: tuple[str, ...]) -> bool:
        named = bool(folder) and FOLDERS[folder[-1]][0]
        return named or any(folder[:depth] in homes for depth in range(len(folder) + 1))

    for file in sorted(set(found) - reports):
        ending = file.ending.lower()
        if file.ending in OTHERS or file.content == "other":
            others += 1
            continue
        by_company = ending not in BY_NAME
        may_be |= by_company
        severity = "error" if STEMS[file.stem] else "warning" if by_company and near(file.folder) else ""
        if severity and (file.folder, file.stem) not in twins:
            told[file.path] = severity
        else:
            counted.append(file.path)
    for folder in shut:
        path, may_be = "/".join(folder), True
        if FOLDERS[folder[-1]][0] or near(folder[:-1]):
            told[path] = "error" if FOLDERS[folder[-1]][0] else "warning"
        else:
            counted.append(path)
    status = 1 if told or (may_be and not reports and not given) else 0
    return Account(len(reports), others, told, sorted(counted), status)


@contextmanager
def laid_out(tree: Any) -> Iterator[list[File]]:
    """The tree on a disk, which is the current folder; what is locked cannot be opened, whoever tries."""
    found, passed, shut = tree
    opened, scanned = builtins.open, os.scandir
    locked = set()

    def open_(path: Any, *rest: Any, **named: Any) -> Any:
        if isinstance(path, str) and os.path.abspath(path) in locked:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return opened(path, *rest, **named)

    def scandir(path: Any = ".") -> Any:
        if os.path.basename(path).startswith("封"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scanned(path)

    before = os.getcwd()
    with TemporaryDirectory() as place:
        os.chdir(place)
        try:
            for file in (*found, *passed):
                os.makedirs(os.path.dirname(file.path) or ".", exist_ok=True)
                if file.content == "lost":
                    os.symlink("nowhere", file.path)
                    continue
                Path(file.path).write_bytes(written(file.ending, file.content))
                if file.content == "locked":
                    locked.add(os.path.abspath(file.path))
            for folder in shut:
                os.makedirs("/".join(folder), exist_ok=True)
            os.makedirs(".git")
            Path(".gitignore").write_text("导出/\n旧稿.*\n", "utf-8")
            Path("gidr-lint.toml").write_text('exclude = ["归档/**"]\n', "utf-8")
            with patch.object(builtins, "open", open_), patch.object(os, "scandir", scandir):
                yield found
        finally:
            os.chdir(before)


class Said(NamedTuple):
    status: int
    out: str

    @property
    def told(self) -> dict[str, str]:
        found = re.findall(r"^(.+?)(?::1:1|:第1段)?:? (错误|警告) E001", self.out, re.MULTILINE)
        return {path: {"错误": "error", "警告": "warning"}[word] for path, word in found}

    @property
    def numbers(self) -> tuple[int, ...]:
        """Walked, checked, no report, told, counted, and closed folders of the closing line."""
        line = re.search(
            r"^共(\d+)个文件：检查(\d+)个，不是年度报告(\d+)个(?:，没有读取(\d+)个（见上）)?"
            r"(?:，另有(\d+)个没有读取(?:（加 -v 列出）)?)?(?:；有(\d+)个文件夹打不开(?:（[^）]*）)?)?。$",
            self.out,
            re.MULTILINE,
        )
        if line is not None:
            return tuple(int(number or 0) for number in line.groups())
        checked = re.search(r"^共检查(\d+)个文件：", self.out, re.MULTILINE)
        assert checked is not None
        return int(checked[1]), int(checked[1]), 0, 0, 0, 0


def run(*args: str) -> Said:
    """The command in this process."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        status = main(["check", "--no-plugins", *args])
    out.flush()
    return Said(status, out.buffer.getvalue().decode())  # type: ignore[attr-defined]


@settings(max_examples=settings().max_examples // 2)
@given(tree=trees)
def test_every_file_of_a_folder_is_accounted_for(tree: Any) -> None:
    found, _, shut = tree
    with laid_out(tree):
        due = account(found, shut)
        text, verbose = run(), run("-v")
        data = json.loads((said := run("--format", "json")).out)
        assert [due.status] * 3 == [text.status, verbose.status, said.status]

        assert due.told == text.told
        told = {
            file["path"]: d["severity"]
            for file in data["files"]
            for d in file["diagnostics"]
            if d["code"] == "E001"
        }
        assert due.told == told
        assert sorted((*due.told, *due.counted)) == [item["path"] for item in data["unread"]]
        listed = re.findall(r"^    (.+?)：", verbose.out.partition("没有读取的：\n")[2], re.MULTILINE)
        assert sorted((*due.told, *due.counted)) == listed

        folders = {"/".join(folder) for folder in shut}
        numbers = [
            due.reports,
            due.others + 1,  # gidr-lint.toml
            len(due.told.keys() - folders),
            len(set(due.counted) - folders),
        ]
        assert sum(numbers) == len(found) + 1
        assert (sum(numbers), *numbers, len(folders)) == text.numbers == verbose.numbers
        keys = ("walked", "reports", "others", "told", "counted", "folders")
        assert text.numbers == tuple(data["summary"]["accounts"][key] for key in keys)


def hooks() -> list[tuple[str, str]]:
    """What the hooks are given and what not."""
    text = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    return re.findall(r"\n  files: (.*)\n  exclude: (.*)\n", text)


def is_in_git(file: File) -> bool:
    """Whether a repository would hand a file to a hook."""
    is_ignored = "导出" in file.folder or file.stem == "旧稿" or file.content == "lost"
    return not is_ignored and file.folder[:1] not in ((".旧",), ("node_modules",)) and file.stem[0] != "."


@settings(max_examples=settings().max_examples // 4)
@given(tree=trees)
def test_the_hooks_tell_of_the_same_files_together(tree: Any) -> None:
    found, passed, _ = tree
    with laid_out((found, passed, [])):
        due = account([file for file in found if file.content != "lost"], [], given=True)
        told: dict[str, str] = {}
        status = 0
        # A repository's files but for those that git ignores.
        names = [file.path for file in (*found, *passed) if is_in_git(file)]
        for files, exclude in hooks():
            given = [name for name in names if re.search(files, name) and not re.search(exclude, name)]
            if given:
                said = run("--only-reports", *given)
                status = max(status, said.status)
                told |= said.told
                assert said.numbers[0] == sum(said.numbers[1:5])
        assert due.told == told
        assert due.status == status
