"""A local form from its file to the closing line: shown, chosen by folder, held to, and refused where it is wrong."""

import json
import os
import subprocess
import sys
from textwrap import dedent

import pytest

from gidr_lint.testing.draft import Draft

FORM = """\
id = "{id}"
extends = "2021"
name = "{name}"
[[tables]]
id = "meetings"
section = "overview"
name = "{table}"
layout = "matrix"
[[tables.blocks]]
id = "meetings"
columns = [{{ id = "count", label = "次数" }}, {{ id = "people", label = "人数" }}]
rows = [{{ id = "open", label = "开放日" }}, {{ id = "press", label = "新闻发布会" }}]
[[identities]]
id = "meetings.people"
name = "次数不多于人数"
source = "市通知"
kind = "official"
table = "meetings"
per = "row"
left = ["count"]
op = "<="
right = ["people"]
"""
TABLE = "| 活动 | 次数 | 人数 |\n| --- | --- | --- |\n| 开放日 | 2 | 30 |\n| 新闻发布会 | 3 | 1 |\n"


def run(*args, cwd):
    """Run the command; (status, standard output, standard error)."""
    done = subprocess.run(
        [sys.executable, "-m", "gidr_lint", *args], cwd=cwd, capture_output=True, timeout=120,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check(*args, cwd):
    return run("check", "--no-plugins", *args, cwd=cwd)


@pytest.fixture
def folder(tmp_path):
    for id, name, table in (("east", "东城格式", "附表甲"), ("west", "西城格式", "附表乙")):
        (tmp_path / f"{id}.toml").write_text(FORM.format(id=id, name=name, table=table), "utf-8")
        (tmp_path / id).mkdir()
        draft = Draft.clean().markdown().replace("## 二、", f"{TABLE}\n## 二、")
        (tmp_path / id / "report.md").write_text(draft, "utf-8")
    (tmp_path / "plain.md").write_text(Draft.clean().markdown(), "utf-8")
    return tmp_path


def test_what_does_not_hold_ends_in_1_and_the_table_is_in_the_closing_line(folder):
    status, out, _ = check("--form", "east.toml", "east/report.md", cwd=folder)
    assert 1 == status
    assert "A315 附表甲“新闻发布会”行不符合“次数不多于人数”：“次数”3，应不大于“人数”1，相差2" in out
    assert "已核对：表二、表三、表四、附表甲；勾稽与合计44条，43条相符、1条不符、0条未能核对" in out
    status, out, _ = check("--form", "east.toml", "--lang", "en", "plain.md", cwd=folder)
    assert 1 == status
    assert "Checked: tables 2, 3, 4, 附表甲 (absent); 44 sums: 42 hold, 0 fail, 2 not checked" in out


def test_json_has_its_cells_by_the_ids_that_forms_lists(folder):
    result = json.loads(check("--form", "east.toml", "--format", "json", "east/report.md", cwd=folder)[1])
    (file,) = result["files"]
    assert ("bound", {"meetings": "附表甲"}) == (
        file["coverage"]["tables"]["meetings"],
        file["coverage"]["names"],
    )
    (found,) = file["diagnostics"]
    target = ".".join(found["target"][key] for key in ("table", "row", "column"))
    listed = run("forms", "east.toml", "--ids", cwd=folder)[1].splitlines()
    assert target in listed
    assert {"section:overview", "meetings", "meetings.people", "applications.denied"} <= set(listed)


def test_each_folder_has_its_own_form(folder):
    (folder / "gidr-lint.toml").write_text(
        dedent("""\
        [[overrides]]
        files = ["east/**"]
        form = "east.toml"
        [[overrides]]
        files = ["west/**"]
        form = "west.toml"
        """),
        "utf-8",
    )
    out = check("--format", "concise", ".", cwd=folder)[1].splitlines()
    assert [("east/report.md", "附表甲"), ("west/report.md", "附表乙")] == [
        (line.partition(":")[0], line.partition("A315 ")[2][:3]) for line in out if "A315" in line
    ]
    assert not [line for line in out if line.startswith("plain.md")]


def test_a_file_is_shown_without_being_configured(folder):
    status, out, _ = run("forms", "west.toml", cwd=folder)
    assert 0 == status
    assert "附表乙 附表乙  meetings" in out
    assert "meetings.people  次数不多于人数（官方）" in out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["forms", "none.toml"], "none.toml: 打不开"),
        (["forms", "--ids"], "--ids要写明是哪个格式"),
        (["forms", "broken.toml"], "broken.toml:22: identities.meetings.people.right: 没有“peopel”这个编号，是不是people？"),
        (["check", "--form", "broken.toml", "plain.md"], "broken.toml:22: identities.meetings.people.right: 没有“peopel”这个编号"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_form_is_said_with_its_line_before_anything_is_checked(folder, given, said):
    text = (folder / "east.toml").read_text("utf-8").replace('right = ["people"]', 'right = ["peopel"]')
    (folder / "broken.toml").write_text(text, "utf-8")
    status, out, err = run(*given, cwd=folder)
    assert (2, "") == (status, out)
    assert said in err
