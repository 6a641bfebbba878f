"""A finding keeps its fingerprint while the rest of its file is edited, and shares it with no other of the file."""

import json
import re

import pytest

from gidr_lint.cli.main import main
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style
from gidr_lint.outputs._fingerprints import fingerprints
from gidr_lint.outputs._rows import row_of
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

LINTER = Linter(registry=Registry(installed=False))


def spoiled():
    """A wrong total, a figure of the prose that differs, two placeholders, a missing section."""
    draft = Draft.clean()
    draft.tables["applications"]["granted", "total"] = "99"
    draft.sections["overview"][1].extend(["全年培训XX次。", "全年走访XX次。"])
    del draft.sections["other-matters"]
    return draft


def known(text, path="draft.md", language="zh"):
    """Code and fingerprint of each finding."""
    data = text if isinstance(text, bytes) else text.encode()
    row = row_of(LINTER.lint(Source(path, data)), Style(language))
    codes = [item["code"] for item in row.entry["diagnostics"]]
    return list(zip(codes, fingerprints(row), strict=True))


BEFORE = known(spoiled().markdown())


def test_there_is_one_for_each_finding_and_none_comes_twice():
    assert {"P701", "S101"} <= {code for code, _ in BEFORE}
    assert len(BEFORE) == len({fingerprint for _, fingerprint in BEFORE})
    assert all(re.fullmatch("[0-9a-f]{32}", fingerprint) for _, fingerprint in BEFORE)
    assert 2 == sum(code == "P701" for code, _ in BEFORE)


@pytest.mark.parametrize("section", ["overview", "problems"])
def test_a_paragraph_elsewhere_changes_none(section):
    draft = spoiled()
    draft.sections[section][1].insert(0, "今年的工作按计划推进。")
    assert known(draft.markdown()) == BEFORE


def test_another_wrong_figure_in_the_same_cell_is_the_same_finding():
    draft = spoiled()
    draft.tables["applications"]["granted", "total"] = "98"
    assert dict(map(reversed, BEFORE)).keys() == dict(map(reversed, known(draft.markdown()))).keys()


def test_a_finding_that_is_mended_takes_away_its_own_and_no_other():
    draft = spoiled()
    draft.sections["overview"][1].remove("全年培训XX次。")
    left = known(draft.markdown())
    assert set(left) < set(BEFORE)
    assert ["P701"] == [code for code, _ in set(BEFORE) - set(left)]


@pytest.mark.parametrize(
    "again",
    [
        lambda draft: known(draft.markdown(), language="en"),
        lambda draft: known(draft.markdown(), path="elsewhere/other.md"),
        lambda draft: known(draft.markdown().replace("\n", "\r\n").encode("gb18030")),
    ],
    ids=["language", "path", "bytes"],
)
def test_neither_language_nor_path_nor_encoding_counts(again):
    encoded = [item for item in again(spoiled()) if item[0] != "E011"]
    assert encoded == BEFORE


def test_a_word_file_has_them_too_and_a_paragraph_elsewhere_changes_none():
    before = known(spoiled().docx()[0], "draft.docx")
    draft = spoiled()
    draft.sections["overview"][1].insert(0, "今年的工作按计划推进。")
    assert before == known(draft.docx()[0], "draft.docx")
    assert len(before) == len({fingerprint for _, fingerprint in before}) >= len(BEFORE) - 1


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(spoiled().markdown(), "utf-8")
    (tmp_path / "b.md").write_text(Draft.clean().markdown(), "utf-8")
    (tmp_path / "2023年政府信息公开工作年度报告.doc").write_bytes(b"x")
    (tmp_path / "通知.pdf").write_bytes(b"x")

    def run(*args):
        status = main(["check", "--isolated", *args, "."])
        return status, capsys.readouterr().out

    return run


def test_json_and_json_lines_hold_the_same(run):
    _, whole = run("--format", "json")
    _, lines = run("--format", "jsonl")
    files = json.loads(whole)
    *rows, last = map(json.loads, lines.splitlines())
    told = {row.pop("path"): row for row in rows}
    assert {"file"} == {row.pop("type") for row in told.values()}
    assert told == {file.pop("path"): file for file in files["files"]}
    assert last.pop("type") == "summary"
    del files["files"]
    assert last == files
    assert {"2023年政府信息公开工作年度报告.doc", "通知.pdf"} == {item["path"] for item in last["unread"]}
    listed = {item["fingerprint"] for row in told.values() for item in row["diagnostics"]}
    assert {fingerprint for _, fingerprint in BEFORE} < listed


def test_a_file_has_its_line_before_the_next_is_checked(run, monkeypatch):
    from gidr_lint.cli._run import Runner

    lint = Runner.told

    def stop(runner, file):
        if file.shown.endswith("b.md"):
            raise KeyboardInterrupt
        return lint(runner, file)

    monkeypatch.setattr(Runner, "told", stop)
    status, lines = run("--format", "jsonl", "--jobs", "1")
    first, last = map(json.loads, [lines.splitlines()[0], lines.splitlines()[-1]])
    assert (130, "a.md", True) == (status, first["path"], last["interrupted"])
    assert last["summary"]["left"] == 1
