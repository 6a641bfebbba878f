"""--figures on the command line: what it says, and what it refuses before anything is linted."""

import json
import os
import subprocess
import sys

import pytest

from gidr_lint.testing.draft import Draft
from gidr_lint.testing.sheets import workbook


def check(*args, cwd):
    done = subprocess.run(
        [sys.executable, "-m", "gidr_lint", "check", "--no-plugins", *map(str, args)],
        cwd=cwd, capture_output=True, timeout=120,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path):
    draft = Draft.clean()
    (tmp_path / "figures.xlsx").write_bytes(workbook(draft))
    draft.tables["proactive"]["normative", "in-force"] = "33"
    (tmp_path / "draft.md").write_text(draft.markdown(), encoding="utf-8")
    return tmp_path


def test_the_text_says_what_was_compared_and_which_cells_differ(folder):
    status, out, _ = check("--figures", "figures.xlsx", "draft.md", cwd=folder)
    assert 0 == status
    assert "draft.md: 对照的电子表格：figures.xlsx，199格一致，1格不同" in out
    assert "表二“行政规范性文件”行“现行有效件数”列填的是33，电子表格为32" in out
    _, out, _ = check("--lang", "en", "--figures", "figures.xlsx", "draft.md", cwd=folder)
    assert "spreadsheet: figures.xlsx, 199 cells agree, 1 differ" in out


def test_json_has_them_in_a_key_of_its_own(folder):
    _, out, _ = check("--format", "json", "--figures", "figures.xlsx", "draft.md", cwd=folder)
    figures = json.loads(out)["files"][0]["figures"]
    ((different),) = figures["different"]
    assert ("figures.xlsx", 199, []) == (figures["path"], figures["agreed"], figures["notes"])
    assert ("33", "32") == (different["report"], different["figures"])
    assert "in-force" == different["target"]["column"]
    assert different["range"]["start"]["line"] > 1
    _, out, _ = check("--format", "json", "draft.md", cwd=folder)
    assert "figures" not in json.loads(out)["files"][0]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("none.xlsx", None, "没有这个文件"),
        ("text.xlsx", b"a,b", "不是.xlsx文件"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), "旧格式"),
        ("half.xlsx", b"PK\x03\x04", "不完整或已损坏"),
    ],
)
def test_what_cannot_be_read_is_wrong_usage(folder, name, data, words):
    if data is not None:
        (folder / name).write_bytes(data)
    status, out, errors = check("--figures", name, "draft.md", cwd=folder)
    assert (2, "") == (status, out)
    assert words in errors


def test_it_is_for_one_report(folder):
    (folder / "other.md").write_text(Draft.clean().markdown(), encoding="utf-8")
    status, out, errors = check("--figures", "figures.xlsx", "draft.md", "other.md", cwd=folder)
    assert (2, "") == (status, out)
    assert "一次只核对一份报告" in errors


def test_a_spreadsheet_as_the_draft_is_told_of_the_option(folder):
    status, out, _ = check("figures.xlsx", cwd=folder)
    assert 1 == status
    assert "--figures" in out
