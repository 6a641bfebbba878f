"""GitLab: what its page on Code Quality reports asks of an issue, and fingerprints that no two issues share."""

import json
import re

import pytest
from jsonschema import Draft202012Validator

from .conftest import HOSTILE, check

# Written from GitLab's documentation of the report format: all five are required, the path is relative to the root.
ISSUE = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "description": {"type": "string", "minLength": 1},
        "check_name": {"type": "string", "minLength": 1},
        "fingerprint": {"type": "string", "minLength": 1},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "pattern": r"^(?!/)(?!\./)"},
                "lines": {
                    "type": "object",
                    "required": ["begin"],
                    "properties": {"begin": {"type": "integer", "minimum": 1}},
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def issues(run):
    return json.loads(run.outputs["gitlab"])


def test_the_report_is_as_documented(issues):
    schema = {"type": "array", "items": ISSUE}
    assert [] == [error.message for error in Draft202012Validator(schema).iter_errors(issues)]


def test_no_two_issues_have_one_fingerprint(issues):
    assert len(issues) == len({issue["fingerprint"] for issue in issues}) > 100


def test_each_file_is_named_as_it_is(issues):
    paths = {issue["location"]["path"] for issue in issues}
    assert {name for name in HOSTILE if name.isprintable()} <= paths
    assert "lines a\n::error::x.md" in paths


def test_a_word_file_is_at_its_first_line_and_says_the_place(issues):
    word = [issue for issue in issues if issue["location"]["path"] == "word.docx"]
    assert word
    assert {1} == {issue["location"]["lines"]["begin"] for issue in word}
    assert all(re.match("(表|第).*第?\\d", issue["description"]) for issue in word)


def test_what_was_not_read_and_not_listed_is_an_issue(issues):
    told = {(issue["check_name"], issue["location"]["path"]): issue for issue in issues}
    assert "info" == told["unread", "below/附件\n::error::x.zip"]["severity"]
    assert told["unlisted", "many.md"]["description"].startswith("P701还有")


@pytest.mark.parametrize("unread", [False, True])
@pytest.mark.parametrize("files", [(), ("sound",), ("sound", "wrong"), ("wrong", "sound", "wrong")])
def test_the_list_is_one_whatever_it_holds(tmp_path, files, unread, run):
    for number, kind in enumerate(files):
        source = "clean-2019.md" if kind == "sound" else "draft.md"
        (tmp_path / f"{number}.md").write_bytes((run.folder / source).read_bytes())
    if unread:
        (tmp_path / "通知.pdf").write_bytes(b"x")
    issues = json.loads(check(tmp_path, "--format", "gitlab", "--isolated").stdout)
    assert bool(issues) == (unread or "wrong" in files)
