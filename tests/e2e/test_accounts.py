"""What is told of files that were read and are no reports, of closed folders, and of the configurations in force."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gidr_lint.cli.main import main
from gidr_lint.outputs import MOST_NO_REPORTS
from gidr_lint.testing import Draft

NAMED = "甲局2024年信息公开年报.md"
CLOSED = "锁住"


class Said(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a clean report, an empty file with the name of one, and a note."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告.md").write_text(Draft.clean().markdown(), "utf-8")
    (tmp_path / NAMED).write_text("", "utf-8")
    (tmp_path / "说明.md").write_text("# 说明\n\n随便写写。\n", "utf-8")
    (tmp_path / "图.png").write_bytes(b"x")
    return tmp_path


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    def ran(*args: str, command: str = "check") -> Said:
        given = args if command == "doctor" else ("--no-plugins", *args)
        status = main([command, *given])
        said = capsysbinary.readouterr()
        return Said(status, said.out.decode(), said.err.decode())

    return ran


@pytest.fixture
def closed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be opened, as for anyone but root."""
    (folder / CLOSED).mkdir()
    opened = os.scandir

    def scandir(path: Any = ".") -> Any:
        if os.path.basename(path) == CLOSED:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return opened(path)

    monkeypatch.setattr(os, "scandir", scandir)


class TestNoReports:
    def test_a_folder_passes_without_a_word_of_them_unless_they_are_asked_for(
        self, folder: Path, run: Run
    ) -> None:
        said = run()
        assert (0, False, "") == (said.status, NAMED in said.out, said.err)
        said = run("-v")
        assert f"\n不是年度报告：\n    {NAMED}\n    说明.md\n已核对" in said.out
        assert "图.png" not in said.out
        assert f"\nNo report:\n    {NAMED}\n" in run("-v", "--lang", "en").out

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_json_lists_them_and_no_pictures(self, folder: Path, run: Run, jobs: str) -> None:
        said = run("--format", "json", "--jobs", jobs)
        assert (0, [NAMED, "说明.md"]) == (said.status, said.data["no_reports"])
        assert said.data["summary"]["accounts"]["others"] == 3
        last = run("--format", "jsonl", "--jobs", jobs).out.splitlines()[-1]
        assert json.loads(last)["no_reports"] == said.data["no_reports"]
        # What the cache has is told alike.
        assert run("--format", "json", "--jobs", jobs) == said

    def test_one_that_is_named_is_among_the_files_instead(self, folder: Path, run: Run) -> None:
        data = run("--format", "json", NAMED).data
        assert ([], [NAMED]) == (data["no_reports"], [file["path"] for file in data["files"]])

    def test_of_very_many_the_rest_is_counted(self, folder: Path, run: Run) -> None:
        for number in range(MOST_NO_REPORTS):
            (folder / f"记录{number:04}.txt").write_text("无", "utf-8")
        data = run("--format", "json", "--jobs", "1").data
        assert (MOST_NO_REPORTS, 2) == (len(data["no_reports"]), data["no_reports_left_out"])
        assert "    ……另有2个\n" in run("-v", "--jobs", "1").out

    def test_a_format_without_room_leaves_the_list_to_standard_error(self, folder: Path, run: Run) -> None:
        assert f"    {NAMED}\n" in run("-v", "--format", "concise").err


class TestRequired:
    """With --require-checked a file that has the name of a report and is none is named, and fails."""

    LINE = f"{NAMED}：没有核对：看不出是年度报告\n"

    @pytest.mark.parametrize("given", [(), ("--only-reports", NAMED, "报告.md", "说明.md")])
    def test_it_is_named_and_fails(self, folder: Path, run: Run, given: tuple[str, ...]) -> None:
        said = run("--require-checked", *given)
        assert (1, True) == (said.status, self.LINE in said.out)
        assert "说明.md" not in said.out
        assert self.LINE in run("--require-checked", "--format", "concise", *given).out
        assert "not checked: it is not seen to be a report" in run("--require-checked", "--lang", "en").out
        data = run("--require-checked", "--format", "json", *given).data
        assert [{"path": NAMED, "message": "看不出是年度报告"}] == data["unchecked"]
        for style in ("github", "junit", "sarif", "gitlab", "markdown", "html"):
            told = run("--require-checked", "--format", style, *given)
            assert (1, True) == (told.status, "看不出是年度报告" in told.out + told.err), style

    def test_fix_knows_it_too(self, folder: Path, run: Run) -> None:
        said = run("--require-checked", command="fix")
        assert (1, True) == (said.status, self.LINE in said.out)

    def test_never_turns_it_off_and_what_has_another_name_passes(self, folder: Path, run: Run) -> None:
        said = run("--require-checked", "--fail-on", "never")
        assert (0, True) == (said.status, self.LINE in said.out)
        (folder / NAMED).unlink()
        assert run("--require-checked").status == 0


class TestClosedFolders:
    def test_it_is_called_a_folder_and_has_no_line(self, closed: None, run: Run) -> None:
        said = run("--require-checked")
        assert f"{CLOSED} 警告 E001 文件夹打不开（没有权限），其中的文件没有检查\n" in said.out
        assert f"{CLOSED}：没有核对完：文件夹打不开\n" in said.out
        assert "文件没有读取" not in said.out
        concise = run("--format", "concise", "--lang", "en").out
        assert f"{CLOSED}: warning E001 The files in it were not checked: the folder" in concise

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_it_is_told_once_in_the_language_asked_for(self, closed: None, run: Run, language: str) -> None:
        said = run("--lang", language)
        assert (1, "") == (said.out.count(f"{CLOSED} "), said.err)

    def test_doctor_counts_it_and_says_no_name(self, closed: None, folder: Path, run: Run) -> None:
        (folder / "某人").mkdir()
        (folder / "某人" / ".gitignore").write_text("[\n" + "*" * 3000 + "\n", "utf-8")
        said = run(command="doctor")
        assert "有1个文件夹打不开" in said.out
        assert "" == said.err
        assert "1 folder cannot be opened" in run("--lang", "en", command="doctor").out


def test_each_configuration_is_told_once_in_one_language(folder: Path, run: Run) -> None:
    assert run("-v", "--no-cache").err == "配置：没有配置文件（3个文件）\n"
    assert run("-v", "--no-cache", "--lang", "en").err == "configuration: none (3 files)\n"
    (folder / "下").mkdir()
    (folder / "下" / "gidr-lint.toml").write_text("year = 2024\n", "utf-8")
    (folder / "下" / "报告.md").write_text(Draft.clean().markdown(), "utf-8")
    lines = run("-v", "--no-cache").err.splitlines()
    assert [line.partition("（")[2] for line in lines] == ["1个文件）", "3个文件）"]
    assert lines[0].startswith("配置：") and "下/gidr-lint.toml（" in lines[0]
