"""JSON and JSON Lines keep to the published schema, and it describes every key that they have."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gidr_lint.testing import Draft

from .conftest import HOSTILE, check

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "output.schema.json").read_text("utf-8"))


def closed(part):
    """The schema with no key allowed that it does not name."""
    if isinstance(part, list):
        return [closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    made = {key: closed(value) for key, value in part.items()}
    if "properties" in made and isinstance(part.get("type"), str) and "$ref" not in part:
        made.setdefault("additionalProperties", False)
    return made


def wrong(schema, value):
    return [
        f"{list(e.absolute_path)}: {e.message[:200]}" for e in Draft202012Validator(schema).iter_errors(value)
    ]


def of(name):
    return {"$schema": SCHEMA["$schema"], "$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{name}"}


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_json_keeps_to_the_schema_and_no_key_goes_undescribed(run):
    whole = json.loads(run.outputs["json"])
    assert wrong(closed(SCHEMA), whole) == []
    assert whole["summary"]["files"] == len(whole["files"]) >= 60
    assert all(whole["summary"][severity] for severity in ("error", "warning", "info"))
    assert {item["path"] for item in whole["unread"]} >= {"通知.pdf", "below/附件\n::error::x.zip"}
    assert {name.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for name in HOSTILE} <= {
        file["path"].removeprefix("./").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        for file in whole["files"]
    }


def test_every_line_of_json_lines_keeps_to_the_schema(run):
    lines = [json.loads(line) for line in run.outputs["jsonl"].split("\n")[:-1]]
    assert [] == [found for line in lines[:-1] for found in wrong(of("fileLine"), line)]
    assert wrong(closed(of("summaryLine")), lines[-1]) == []


def test_what_only_some_runs_have_is_described_too(tmp_path):
    (tmp_path / "2023.md").write_text(Draft.clean(year=2023).markdown(), "utf-8")
    draft = Draft.clean(year=2024)
    draft.sections["overview"][1].append("其中网上收到申请12件。")
    (tmp_path / "2024.md").write_text(draft.markdown(), "utf-8")
    given = ("-v", "--statistics", "--require-checked", "--format", "json")
    whole = json.loads(check(tmp_path, *given).stdout)
    assert wrong(closed(SCHEMA), whole) == []
    assert any("uncompared" in file and file["uncompared"] for file in whole["files"])
    assert whole["statistics"]
    assert any("previous" in file for file in whole["files"])
    (tmp_path / "2023.md").write_text(Draft.clean(year=2023).markdown()[:900], "utf-8")
    whole = json.loads(check(tmp_path, *given).stdout)
    assert any(file["unchecked"] for file in whole["files"])
    assert wrong(closed(SCHEMA), whole) == []
    for path in tmp_path.iterdir():
        path.unlink()
    (tmp_path / "手册.pdf").write_bytes(b"x")
    whole = json.loads(check(tmp_path, "--format", "json").stdout)
    assert whole["nothing_checked"]
    assert wrong(closed(SCHEMA), whole) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole["summary"].pop("error"),
        lambda whole: whole["files"][0].update(stage="other"),
        lambda whole: whole["files"][0]["diagnostics"][0].update(fingerprint="x"),
        lambda whole: whole["files"][0]["diagnostics"][0]["range"]["start"].update(line=0),
        lambda whole: whole["unread"][0].pop("reason"),
    ],
)
def test_the_schema_refuses_what_is_wrong(run, spoil):
    whole = deepcopy(json.loads(run.outputs["json"]))
    whole["files"] = [file for file in whole["files"] if file["diagnostics"]]
    spoil(whole)
    assert wrong(SCHEMA, whole)
