"""Terminals that have no room for Chinese are spoken to in English, and no two file names look alike on them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def run(*args, encoding, cwd=None):
    done = subprocess.run(
        [sys.executable, "-m", "gidr_lint", *map(str, args)], cwd=cwd, capture_output=True, timeout=120,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    return done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding)


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--help"], "usage: gidr-lint COMMAND"),
        (["rules", "--isolated", "T217"], "error"),
        (["explain", "S103", "--isolated"], "Source: "),
        (["config", "--isolated"], "# default"),
        (["check", "--help"], "lint"),
    ],
)
def test_english_is_spoken_where_chinese_cannot_be_shown(args, said, encoding, tmp_path):
    status, out, _ = run(*args, encoding=encoding, cwd=tmp_path)
    assert status == 0
    assert said in out
    assert "?" * 3 not in out


@pytest.mark.parametrize("args", [["--help"], ["rules", "--isolated"], ["config", "--isolated"]])
def test_where_it_can_be_shown_nothing_changes(args, tmp_path):
    for encoding in ("gb18030", "utf-8"):
        out = run(*args, encoding=encoding, cwd=tmp_path)[1]
        assert any("\u4e00" <= char <= "\u9fff" for char in out)


def test_the_language_asked_for_is_spoken_all_the_same(tmp_path):
    out = run("config", "--isolated", "--lang", "zh", encoding="latin-1", cwd=tmp_path)[1]
    assert "\\u9ed8\\u8ba4" in out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["chek"], "gidr-lint: no such command: chek; did you mean check?\n"),
        (["check", "none.md"], "gidr-lint: no such file or folder: none.md\n"),
        (["check", "--year", "abc"], "gidr-lint: check: --year: expected a year: abc\n"),
        (["check"], "gidr-lint: {folder}/gidr-lint.toml:1: stag: no such key; did you mean stage?\n"),
    ],
)
def test_of_an_error_the_english_half_is_left_with_its_place(args, said, tmp_path):
    (tmp_path / "gidr-lint.toml").write_text("stag = 1\n")
    status, _, err = run(*args, encoding="latin-1", cwd=tmp_path)
    assert (2, said.format(folder=tmp_path)) == (status, err)


def test_what_config_prints_is_toml_in_every_encoding(tmp_path):
    (tmp_path / "gidr-lint.toml").write_text('[organisation]\nname = "青溪县水务局…"\n', encoding="utf-8")
    for encoding in ("ascii", "gb2312"):
        printed = tomli.loads(run("config", "--no-plugins", encoding=encoding, cwd=tmp_path)[1])
        assert printed["organisation"]["name"].startswith("青溪县水务局")


def test_names_of_files_that_cannot_be_written_are_told_apart(tmp_path):
    out = run("config", "甲.md", encoding="latin-1", cwd=tmp_path)[2]
    other = run("config", "乙.md", encoding="latin-1", cwd=tmp_path)[2]
    assert out != other


def test_check_speaks_english_and_leaves_the_line_of_the_draft_out():
    status, out, _ = run("check", "--isolated", "draft.md", encoding="latin-1", cwd=EXAMPLES)
    assert status == 1
    assert "draft.md:3:84 error D502 The period given is 2023" in out
    assert " | " not in out
    asked = run("check", "--isolated", "--lang", "zh", "draft.md", encoding="latin-1", cwd=EXAMPLES)[1]
    assert "error" not in asked


def test_what_has_an_encoding_of_its_own_or_goes_into_a_file_stays_chinese(tmp_path):
    out = run("check", "--isolated", "--format", "json", "draft.md", encoding="latin-1", cwd=EXAMPLES)[1]
    assert "统计期限" in out.encode("latin-1").decode("utf-8")
    written = tmp_path / "found.txt"
    run("check", "--isolated", "--output", written, "draft.md", encoding="latin-1", cwd=EXAMPLES)
    assert "统计期限" in written.read_text(encoding="utf-8")
