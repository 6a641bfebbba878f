"""ODT files at the command line: found in folders, judged with addresses, left alone by fix."""

import json

import pytest

from gidr_lint.cli.main import main
from gidr_lint.testing.draft import Draft


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def with_unit(draft):
    """A figure of the draft with its unit behind it, which a safe fix takes away."""
    draft.tables["proactive"]["licence", "decisions"] += "件"
    return draft


def test_those_of_a_folder_are_checked(folder, capsys):
    (folder / "甲局.odt").write_bytes(Draft.clean().odt()[0])
    draft = Draft.clean()
    draft.tables["applications"]["new", "total"] = "31"
    (folder / "乙局.odt").write_bytes(draft.odt()[0])
    (folder / "notes.odt").write_bytes(b"PK")
    assert main(["check", "--isolated", "--format", "json", "甲局.odt", "乙局.odt"]) == 1
    data = json.loads(capsys.readouterr().out)
    good, bad = sorted(data["files"], key=lambda file: file["path"], reverse=True)
    assert (["odt", "odt"], []) == ([good["kind"], bad["kind"]], good["diagnostics"])
    (diagnostic,) = bad["diagnostics"]
    assert diagnostic["range"] is None
    assert {"table": 2, "row": 4, "column": 10, "text": "31"} == diagnostic["address"]
    assert main(["check", "--isolated", "."]) == 1
    out = capsys.readouterr().out
    assert "乙局.odt:表2 第4行第10列 错误 A301" in out
    assert "notes.odt:第1段 警告 E001" in out


@pytest.mark.parametrize("options", [(), ("--diff",), ("--unsafe",)])
def test_fix_leaves_the_file_and_says_so(folder, capsys, options):
    data = with_unit(Draft.clean()).odt()[0]
    (folder / "a.odt").write_bytes(data)
    assert main(["fix", "--isolated", *options, "a.odt"]) == 2
    said = capsys.readouterr().err
    assert "a.odt: 没有改动，还不能改写这种文件" in said
    assert "left as it was" in said
    assert data == (folder / "a.odt").read_bytes()


def test_no_fix_is_promised_that_cannot_be_written(folder, capsys):
    draft = with_unit(Draft.clean())
    (folder / "a.odt").write_bytes(draft.odt()[0])
    (folder / "b.docx").write_bytes(draft.docx()[0])
    main(["check", "--isolated", "b.docx"])
    assert "可用 gidr-lint fix 改正" in capsys.readouterr().out
    main(["check", "--isolated", "a.odt"])
    assert "可用 gidr-lint fix 改正" not in capsys.readouterr().out


def test_fix_goes_on_with_the_other_files(folder, capsys):
    draft = with_unit(Draft.clean())
    (folder / "a.odt").write_bytes(draft.odt()[0])
    (folder / "b.docx").write_bytes(draft.docx()[0])
    before = (folder / "b.docx").read_bytes()
    assert main(["fix", "--isolated", "a.odt", "b.docx"]) == 2
    assert before != (folder / "b.docx").read_bytes()


def test_explain_takes_the_number_of_a_paragraph(folder, capsys):
    (folder / "a.odt").write_bytes(Draft.clean().odt()[0])
    said = []
    for paragraph in range(1, 12):
        assert main(["explain", f"a.odt:{paragraph}"]) == 0
        said.append(capsys.readouterr().out)
    assert any("读作表三" in text for text in said)
