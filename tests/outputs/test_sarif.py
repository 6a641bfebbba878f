"""SARIF: valid by the schema of the standard, every place one that the file has, every rule described once."""

import json
import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from jsonschema import Draft7Validator

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style, sarif
from gidr_lint.outputs._pipelines import uri
from gidr_lint.outputs._rows import rendered
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

from .conftest import HOSTILE, check, many

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))

PLUGIN = '''
"""A rule that always speaks."""

from gidr_lint.api import Finding, Message, Severity, rule


@rule(code="ZZ901", name="always", severity=Severity.WARNING)
def check(case):
    yield Finding(case.document.beginning, Message(zh="有", en="there", help_zh="看", help_en="look")())
'''


def wrong(log):
    return [f"{list(e.absolute_path)}: {e.message[:200]}" for e in Draft7Validator(SCHEMA).iter_errors(log)]


@pytest.fixture(scope="module")
def log(run):
    return json.loads(run.outputs["sarif"])


@pytest.fixture(scope="module")
def results(log):
    return log["runs"][0]["results"]


def path_of(result):
    return unquote_to_bytes(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def test_the_log_is_valid(log):
    assert wrong(log) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda log: log["runs"][0]["results"][0].update(level="info"),
        lambda log: log["runs"][0]["results"][0].pop("message"),
        lambda log: log["runs"][0]["tool"].pop("driver"),
        lambda log: log["runs"][0].update(other=1),
    ],
)
def test_the_schema_refuses_what_is_wrong(run, spoil):
    log = json.loads(run.outputs["sarif"])
    spoil(log)
    assert wrong(log)


def test_rules_are_those_that_occur_each_once_and_results_point_at_them(log, results):
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert {result["ruleId"] for result in results} == {rule["id"] for rule in rules}
    assert len(rules) == len({rule["id"] for rule in rules}) > 20
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    described = {rule["id"]: rule for rule in rules}["A302"]
    assert described["shortDescription"]["text"].startswith("表三每一列")
    assert {"level": "error"} == described["defaultConfiguration"]
    # GitHub's service takes no rule without them.
    for rule in rules:
        assert all(rule[name]["text"] for name in ("shortDescription", "fullDescription", "help"))


def test_every_uri_leads_to_the_file_whatever_its_name(run, log, results):
    found = {path_of(result) for result in results}
    # Of a name that is no text the bytes are not kept.
    lost = {path for path in found if "\ufffd".encode() in path}
    assert len(lost) == 1
    assert {name.encode() for name in HOSTILE if "\udcff" not in name} <= found
    assert [] == [
        path for path in found - lost if not os.path.exists(os.path.join(os.fsencode(run.folder), path))
    ]
    assert all(artifact["location"]["uri"].isascii() for artifact in log["runs"][0]["artifacts"])


def test_regions_lie_in_their_files_and_safe_fixes_replace_what_is_there(run, results):
    fixed = 0
    for result in results:
        path = run.folder / path_of(result).decode("utf-8", "surrogateescape")
        if path.suffix != ".md" or not path.name.startswith(("A", "T", "P", "draft", "clean")):
            continue
        lines = path.read_text("utf-8").split("\n")
        regions = [result["locations"][0]["physicalLocation"]["region"]]
        for fix in result.get("fixes", ()):
            fixed += 1
            regions += [item["deletedRegion"] for item in fix["artifactChanges"][0]["replacements"]]
        for region in regions:
            assert 1 <= region["startLine"] <= region["endLine"] <= len(lines)
            assert 1 <= region["startColumn"] <= len(lines[region["startLine"] - 1]) + 1
            assert 1 <= region["endColumn"] <= len(lines[region["endLine"] - 1]) + 1
    assert fixed


def test_a_finding_in_a_word_file_has_its_place_in_words(results):
    word = [result for result in results if path_of(result) == b"word.docx"]
    assert word
    for result in word:
        (location,) = result["locations"]
        assert "region" not in location["physicalLocation"]
        assert "第" in location["logicalLocations"][0]["fullyQualifiedName"]
        assert "fixes" not in result


def test_what_was_not_read_and_not_listed_is_said(log):
    (invocation,) = log["runs"][0]["invocations"]
    told = {item["message"]["text"] for item in invocation["toolExecutionNotifications"]}
    assert any("P701还有" in text for text in told)
    assert any(text.startswith("没有读取：") for text in told)
    assert (True, 1) == (invocation["executionSuccessful"], invocation["exitCode"])


def test_an_interrupted_run_did_not_succeed(tmp_path, monkeypatch, capsys):
    from gidr_lint.cli._run import Runner
    from gidr_lint.cli.main import main

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Runner, "told", stop)
    (tmp_path / "a.md").write_text(Draft.clean().markdown(), "utf-8")
    assert main(["check", "--isolated", "--jobs", "1", "--format", "sarif", "a.md"]) == 130
    log = json.loads(capsys.readouterr().out)
    assert wrong(log) == []
    (invocation,) = log["runs"][0]["invocations"]
    assert (False, 130) == (invocation["executionSuccessful"], invocation["exitCode"])
    assert [] == log["runs"][0]["results"]


def test_two_runs_do_not_share_their_rules():
    linter = Linter(registry=Registry(installed=False))
    result = linter.lint(Source("a.md", many().encode()))
    once = rendered(sarif, [result], Style())
    assert once == rendered(sarif, [result], Style())


def test_a_rule_of_a_plugin_is_described_by_its_name(tmp_path):
    (tmp_path / "own.py").write_text(PLUGIN, "utf-8")
    (tmp_path / "gidr-lint.toml").write_text('plugins = ["./own.py"]\n', "utf-8")
    (tmp_path / "a.md").write_text(Draft.clean().markdown(), "utf-8")
    log = json.loads(check(tmp_path, "--trust-plugins", "--format", "sarif", plugins=True).stdout)
    assert wrong(log) == []
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert ("ZZ901", "always", "always") == (rule["id"], rule["name"], rule["fullDescription"]["text"])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("./a b.md", "a%20b.md"),
        ("a:b%.md", "a%3Ab%25.md"),
        ("../x/年.md", "../x/%E5%B9%B4.md"),
        ("C:/x y.md", "file:///C%3A/x%20y.md"),
        ("/elsewhere/a#b?.md", "file:///elsewhere/a%23b%3F.md"),
        ("\udcff.md", "%FF.md"),
        ("\ud800.md", "%ED%A0%80.md"),
    ],
)
def test_a_path_becomes_a_uri_reference(path, expected):
    assert expected == uri(path)


def test_a_path_below_the_current_folder_is_relative(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "b/a.md" == uri(f"{tmp_path.as_posix()}/b/a.md")
