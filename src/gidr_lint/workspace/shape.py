"""What a configuration may hold: the one definition, which checks what is written and makes the JSON Schema."""

from collections.abc import Mapping
from typing import Any, NamedTuple

SEVERITIES = ("error", "warning", "info", "off")
FAIL_ON = ("error", "warning", "info", "never")
KINDS = ("department", "government", "government-office", "township", "street", "national")


class Key(NamedTuple):
    """
    A key: its type (`text`, `number`, `texts`, `rules`, `table`, `tables`), choices, and meaning. `paths` are
    the endings by which a text of it is a path.
    """

    type: str
    help: str
    choices: tuple[str, ...] = ()
    keys: Mapping[str, "Key"] | None = None
    paths: tuple[str, ...] = ()


_RULES = Key("rules", "Severity or options of a rule, by code or name.")
SHAPE: dict[str, Key] = {
    "extends": Key(
        "texts",
        "Presets (gidr-lint:recommended, strict, all, official-only) and files to start from.",
        paths=(".toml",),
    ),
    "year": Key("number", "The report year, where the draft does not say it."),
    "form": Key("text", "auto, the id of a form, or the path of a form file.", paths=(".toml",)),
    "stage": Key("text", "draft lowers what is not there yet to info.", ("draft", "final")),
    "language": Key("text", "The language of messages.", ("zh", "en")),
    "plugins": Key("texts", "Installed plugins by name, and local rule files.", paths=(".py", ".toml")),
    "select": Key("texts", "The rules that run, instead of the preset's: codes, prefixes or names."),
    "extend-select": Key("texts", "Rules that run besides."),
    "ignore": Key("texts", "Rules that do not run."),
    "exclude": Key("texts", "Files that are not checked, as patterns of .gitignore."),
    "fail-on": Key("text", "The least severity that makes the exit status 1.", FAIL_ON),
    "organisation": Key(
        "table",
        "What rules may compare the text against.",
        (),
        {
            "name": Key("text", "Full name of the organ."),
            "region": Key("text", "Its region."),
            "kind": Key("text", "What it is; dates and duties depend on it.", KINDS),
        },
    ),
    "history": Key(
        "table",
        "Last year's report.",
        (),
        {"previous": Key("text", "Its path, with {year}, {year-1} and {name}.", paths=("",))},
    ),
    "rules": _RULES,
    "overrides": Key(
        "tables",
        "Settings for some files.",
        (),
        {
            "files": Key("texts", "Patterns as in .gitignore."),
            "stage": Key("text", "draft or final.", ("draft", "final")),
            "year": Key("number", "The report year."),
            "form": Key("text", "auto, the id of a form, or a path.", paths=(".toml",)),
            "select": Key("texts", "The rules that run."),
            "extend-select": Key("texts", "Rules that run besides."),
            "ignore": Key("texts", "Rules that do not run."),
            "rules": _RULES,
        },
    ),
}


def schema() -> dict[str, Any]:
    """The JSON Schema of a configuration file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gidr-lint",
        **_schema_table(SHAPE),
    }


def _schema_table(shape: Mapping[str, Key]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {**_schema_key(key), "description": key.help} for name, key in shape.items()},
    }


def _schema_key(key: Key) -> dict[str, Any]:
    if key.type == "texts":
        return {"type": "array", "items": {"type": "string"}}
    if key.type == "number":
        return {"type": "integer", "minimum": 1901, "maximum": 2199}
    if key.type == "table":
        return _schema_table(key.keys or {})
    if key.type == "tables":
        return {"type": "array", "items": {**_schema_table(key.keys or {}), "required": ["files"]}}
    if key.type == "rules":
        severity = {"enum": list(SEVERITIES)}
        table = {"type": "object", "properties": {"severity": severity}}
        return {"type": "object", "additionalProperties": {"anyOf": [severity, table]}}
    return {"enum": list(key.choices)} if key.choices else {"type": "string"}
