"""What every output has in common."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from gidr_lint import outputs
from gidr_lint.cli._run import Runner
from gidr_lint.cli.main import main
from gidr_lint.plugins import house
from gidr_lint.testing import Draft

from .conftest import check


def test_where_there_is_no_folder_to_look_into_every_output_is_known_all_the_same(monkeypatch):
    found = house.reporters()
    monkeypatch.setattr(house, "_OUTPUTS", str(Path(outputs.__file__) / "nowhere"))
    assert found == house.reporters()


# Each output as a list of pairs of a file and a severity, of the findings that it lists.


def of_json(text):
    return [
        (file["path"].removeprefix("./"), item["severity"])
        for file in json.loads(text)["files"]
        for item in file["diagnostics"]
    ]


def of_jsonl(text):
    files = [json.loads(line) for line in text.split("\n")[:-1]]
    return of_json(json.dumps({"files": [file for file in files if file["type"] == "file"]}))


def of_sarif(text):
    severities = {"error": "error", "warning": "warning", "note": "info"}
    return [
        (
            unquote(item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]),
            severities[item["level"]],
        )
        for item in json.loads(text)["runs"][0]["results"]
    ]


def of_github(text):
    """Paths are spelt out, so only the severities are held against the others."""
    severities = {"error": "error", "warning": "warning", "notice": "info"}
    found = re.findall(r"^::(error|warning|notice) .*?title=([A-Z]+\d{3})::", text, flags=re.MULTILINE)
    return [(None, severities[level]) for level, _ in found]


def of_gitlab(text):
    severities = {"critical": "error", "major": "warning", "info": "info"}
    return [
        (item["location"]["path"], severities[item["severity"]])
        for item in json.loads(text)
        if re.fullmatch(r"[A-Z]+\d{3}", item["check_name"])
    ]


def of_junit(text):
    found = []
    for case in ElementTree.fromstring(text.encode()).iter("testcase"):
        if re.match(r"[A-Z]+\d{3} ", case.get("name")):
            (outcome,) = case
            found.append((None, "info" if outcome.tag == "system-out" else outcome.get("type")))
    return found


def of_concise(text):
    found = re.findall(r"^.*?: (error|warning|info) [A-Z]+\d{3} ", text, flags=re.MULTILINE)
    return [(None, severity) for severity in found]


def of_html(text):
    """Read as XML, which forgives nothing."""
    return [
        (article.find(".//span[@class='path']").text.removeprefix("./"), item.get("class").split()[1])
        for article in ElementTree.fromstring(text).iter("article")
        for item in article.iterfind("./ol/li")
    ]


def of_markdown(text):
    severities = {"错误": "error", "警告": "warning", "提示": "info"}
    return [
        (None, severities[word]) for word in re.findall(r"^- . \*\*(..)\*\* `[A-Z]", text, flags=re.MULTILINE)
    ]


WHOLE = ["json", "jsonl", "sarif", "gitlab", "junit", "github", "html", "markdown"]
READ = {
    "json": of_json,
    "jsonl": of_jsonl,
    "sarif": of_sarif,
    "github": of_github,
    "gitlab": of_gitlab,
    "junit": of_junit,
    "concise": of_concise,
    "html": of_html,
    "markdown": of_markdown,
}
# A summary leaves out most of what a long report has.
ALL = [name for name in READ if name != "markdown"]


@pytest.mark.parametrize("name", ALL)
def test_each_output_lists_the_same_findings(run, name):
    expected, found = of_json(run.outputs["json"]), READ[name](run.outputs[name])
    assert Counter(severity for _, severity in expected) == Counter(severity for _, severity in found)
    if found[0][0] is not None and name != "html":  # a page spells out what is not seen of a name
        assert Counter(expected) == Counter(found)


def test_what_is_listed_and_what_is_only_counted_is_all(run):
    whole = json.loads(run.outputs["json"])
    more = sum(sum(file.get("unlisted", {}).values()) for file in whole["files"])
    counts = Counter(severity for _, severity in of_json(run.outputs["json"]))
    assert more > 0
    assert sum(whole["summary"][severity] for severity in counts) == counts.total() + more


@pytest.mark.parametrize("name", [reporter.name for reporter in house.reporters()])
def test_personal_data_is_in_none(run, name):
    assert "13912345678" not in run.outputs[name]


@pytest.mark.parametrize("name", [reporter.name for reporter in house.reporters()])
def test_what_is_written_to_a_file_is_what_standard_output_is_given(tmp_path, name, run):
    (tmp_path / "a.md").write_bytes((run.folder / "draft.md").read_bytes())
    (tmp_path / "b.md").write_bytes((run.folder / "clean-2019.md").read_bytes())
    (tmp_path / "通知.pdf").write_bytes(b"x")
    out = tmp_path / "out"
    done = check(tmp_path, "--format", name, "--output-file", f"{name}={out}")
    assert (1, out.read_bytes()) == (done.returncode, done.stdout)


@pytest.mark.parametrize("name", WHOLE)
def test_the_exit_status_and_what_is_not_read_are_told_without_a_note_beside(tmp_path, name, run):
    (tmp_path / "a.md").write_bytes((run.folder / "clean-2019.md").read_bytes())
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "附件.zip").write_bytes(b"x")
    done = check(tmp_path, "--format", name, "--isolated")
    assert (0, b"") == (done.returncode, done.stderr)
    said = unquote(done.stdout.decode())
    assert "附件.zip" in said and "压缩包" in said


@pytest.mark.parametrize("name", ["text", "concise", "json", "jsonl", "sarif", "gitlab", "junit", "github"])
def test_what_of_a_report_could_not_be_checked_is_told_where_it_fails_the_run(tmp_path, name):
    draft = Draft.clean()
    draft.tables["applications"]["new", "total"] = ""
    (tmp_path / "a.md").write_text(draft.markdown(), "utf-8")
    given = ("--isolated", "--select", "E", "--format", name)
    assert (0, False) == ((done := check(tmp_path, *given)).returncode, "2条合计".encode() in done.stdout)
    done = check(tmp_path, *given, "--require-checked")
    assert (1, True) == (done.returncode, "表三有2条合计未能核对".encode() in done.stdout)


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab", "junit", "github"])
def test_a_folder_where_nothing_was_checked_is_told_where_it_fails_the_run(tmp_path, name):
    (tmp_path / "手册.pdf").write_bytes(b"x")
    done = check(tmp_path, "--isolated", "--format", name)
    assert (1, True) == (done.returncode, "没有检查到年度报告，却有1个没有读取" in done.stderr.decode())
    told = (
        '"nothing_checked":[{"path":".","unread":1}]'
        if "json" in name
        else "没有检查到年度报告，却有1个没有读取"
    )
    assert told in done.stdout.decode()


def test_no_output_is_english_and_chinese_at_once(tmp_path, run):
    (tmp_path / "a.md").write_bytes((run.folder / "many.md").read_bytes())
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "附件.zip").write_bytes(b"x")
    for name in ("sarif", "gitlab", "junit", "github"):
        said = check(tmp_path, "--format", name, "--isolated", "--lang", "en").stdout.decode()
        for words in ("没有读取", "建议：", "逐条列出", "没有发现问题"):
            assert words not in said
        assert "not read: " in said and "that are not listed" in said


@pytest.mark.parametrize("name", WHOLE)
def test_a_plugin_that_did_not_load_is_named(tmp_path, name, run):
    (tmp_path / "a.md").write_bytes((run.folder / "draft.md").read_bytes())
    (tmp_path / "own.py").write_text("raise ValueError('boom')\n", "utf-8")
    (tmp_path / "gidr-lint.toml").write_text('plugins = ["./own.py"]\n', "utf-8")
    done = check(tmp_path, "--trust-plugins", "--format", name, plugins=True)
    assert done.returncode == 2
    assert b"own.py" in done.stdout and b"boom" in done.stdout
    assert len(READ[name](done.stdout.decode())) == 10


@pytest.mark.parametrize("name", WHOLE)
def test_an_interruption_is_told_and_what_was_found_before_it(tmp_path, name, run, monkeypatch, capsys):
    lint = Runner.told

    def stop(runner, file):
        if file.shown.endswith("b.md"):
            raise KeyboardInterrupt
        return lint(runner, file)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Runner, "told", stop)
    (tmp_path / "a.md").write_bytes((run.folder / "draft.md").read_bytes())
    (tmp_path / "b.md").write_bytes((run.folder / "draft.md").read_bytes())
    assert main(["check", "--isolated", "--jobs", "1", "--format", name, "."]) == 130
    out = capsys.readouterr().out
    assert len(READ[name](out)) == 10
    assert '"left":1' in out or "已中断：还有1个文件没有检查" in out


@pytest.mark.parametrize("name", ["html", "markdown", "text"])
def test_what_was_not_all_checked_is_named_where_that_is_required(tmp_path, name, run):
    draft = (run.folder / "clean-2019.md").read_text("utf-8")
    (tmp_path / "a.md").write_text(draft[: draft.index("## 三、")], "utf-8")
    done = check(tmp_path, "--format", name, "--isolated", "--stage", "draft", "--require-checked")
    assert done.returncode == 1
    assert re.search("没有核对完：表三没有", done.stdout.decode())
