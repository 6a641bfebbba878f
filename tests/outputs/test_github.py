"""GitHub's commands, read as its runner reads them: no name and no sentence ends or begins a command."""

import json
import re

import pytest

from .conftest import HOSTILE

# ::name key=value,key=value::data, as the runner takes a line apart; then what it puts back.
COMMAND = re.compile(r"^::([a-z]+)(?: ([^\n]*?))?::(.*)$")


def put_back(string, *signs):
    for sign in (*signs, "%0D", "%0A", "%25"):
        string = string.replace(sign, chr(int(sign[1:], 16)))
    return string


def parsed(text):
    """Level, properties, message of each command; other lines are log."""
    for line in text.split("\n"):
        match = COMMAND.match(line)
        if match is not None:
            pairs = [pair.partition("=") for pair in (match[2] or "").split(",")]
            properties = {name: put_back(value, "%3A", "%2C") for name, _, value in pairs}
            yield match[1], properties, put_back(match[3])


@pytest.fixture(scope="module")
def commands(run):
    return list(parsed(run.outputs["github"]))


def test_every_line_that_a_runner_obeys_is_one_of_ours(run, commands):
    obeyed = [line for line in run.outputs["github"].split("\n") if re.match(r"\s*::|.*##\[|.*##vso", line)]
    assert len(obeyed) == len(commands)
    assert {"error", "warning", "notice"} == {level for level, _, _ in commands}
    names = {"file", "line", "endLine", "col", "endColumn", "title"}
    assert {name for _, properties, _ in commands for name in properties} == names


def test_the_file_is_the_one_of_that_name(commands):
    files = {properties["file"] for _, properties, _ in commands}
    # Controls and bytes that are no text are spelt out: a log is read on a terminal, too.
    plain = {name for name in HOSTILE if not re.search("[\x1b\udc80-\udcff#\t]", name)}
    assert plain <= files
    assert any(file.startswith("controls \\u001b[31m") for file in files)


def test_places_and_messages_are_those_of_json(run, commands):
    files = {file["path"]: file for file in json.loads(run.outputs["json"])["files"]}
    for path in ("draft.md", "lines a\n::error::x.md", "percent %0A,colon:comma,.md"):
        told = [item for item in commands if item[1]["file"] == path]
        found = files[path]["diagnostics"]
        assert [item["code"] for item in found] == [properties["title"] for _, properties, _ in told]
        for item, (_, properties, said) in zip(found, told, strict=True):
            assert item["range"]["start"]["line"] == int(properties["line"])
            assert said.split("\n")[0] == " ".join(item["message"].split())
            if "col" in properties:
                assert item["range"]["start"]["column"] == int(properties["col"])
                assert properties["line"] == properties["endLine"]


def test_a_word_file_has_no_line_but_the_place_in_the_message(commands):
    word = [item for item in commands if item[1]["file"] == "word.docx"]
    assert word
    for _, properties, said in word:
        assert "line" not in properties
        assert re.match("(表|第).*第?\\d", said)


def test_what_was_not_read_and_not_listed_is_said(commands):
    told = {(properties.get("file"), said) for _, properties, said in commands}
    assert any(file == "below/附件\n::error::x.zip" and said.startswith("没有读取：") for file, said in told)
    assert any(file == "many.md" and said.startswith("P701还有") for file, said in told)
