"""
One configuration file, read and checked against its shape.

It comes with the workspace, from anybody: what is in it is bounded before it is looked at, and whatever is
wrong is said with file, line and key.
"""

import os
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from gidr_lint.base.bounded import beyond_use, parse_toml, read_text, wrong_path
from gidr_lint.base.errors import ConfigError, nearest, shown
from gidr_lint.workspace.patterns import MOST, Patterns
from gidr_lint.workspace.shape import SEVERITIES, SHAPE, Key

PYPROJECT = "pyproject.toml"
_MOST_OVERRIDES = 200
_HEAD = re.compile(r"\s*(\[\[?)([^\]]*)\]")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-.\"]+)\s*=")


class Loaded(NamedTuple):
    """One configuration file: path, checked values, and the line of each key."""

    path: str
    values: dict[str, Any]
    lines: dict[str, int]

    def place(self, key: str) -> str:
        """The file and the line of a key."""
        line = self.lines.get(key)
        return f"{self.path}:{line}" if line else self.path


def load(path: str) -> Loaded | None:
    """
    Read a configuration file; None for a pyproject.toml without our table.

    Raises:
        ConfigError: It cannot be read, is no TOML, or a key or value is wrong; file, line, key and
            the nearest right name are in the text.
    """
    text = read_text(path)
    prefix = ""
    is_shared = os.path.basename(path) == PYPROJECT
    if is_shared and "gidr-lint" not in text:
        return None
    data = parse_toml(path, text)
    if is_shared:
        tool = data.get("tool")
        if not isinstance(tool, dict) or "gidr-lint" not in tool:
            return None
        data = tool["gidr-lint"]
        prefix = "tool.gidr-lint."
    lines = _lines(text)
    checker = _Checker(path, lines, prefix)
    beyond = beyond_use(data, {"overrides": _MOST_OVERRIDES})
    if beyond is not None:
        place, why = beyond
        raise checker.fail(place, f"{why.zh} / {why.en}")
    checker.table("", data, SHAPE)
    return Loaded(path, data, {key.removeprefix(prefix): line for key, line in lines.items()})


def _lines(text: str) -> dict[str, int]:
    """The line of each key, dotted; good enough to point at, for TOML keys are unique."""
    found: dict[str, int] = {}
    table = ""
    counts: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        head = _HEAD.match(line)
        if head:
            table = head[2].replace('"', "").replace(" ", "")
            if head[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = f"{table}[{counts[table]}]"
            found.setdefault(table, number)
            table += "."
            continue
        key = _KEY.match(line)
        if key:
            found.setdefault(table + key[1].replace('"', ""), number)
    return found


class _Checker:
    """Checks values against the shape."""

    def __init__(self, path: str, lines: dict[str, int], prefix: str) -> None:
        self.path = path
        self.lines = lines
        self.prefix = prefix

    def fail(self, key: str, problem: str, near: str | None = None) -> ConfigError:
        place = key
        while place and self.prefix + place not in self.lines:
            place = place.rpartition(".")[0] if "." in place else place.rpartition("[")[0]
        line = self.lines.get(self.prefix + place)
        if near:
            zh, _, en = problem.partition(" / ")
            problem = f"{zh}，是不是{near}？ / {en}; did you mean {near}?"
        return ConfigError(f"{self.path}:{line or 1}: {shown(key) or 'tool.gidr-lint'}: {problem}")

    def table(self, key: str, value: Any, shape: Mapping[str, Key]) -> None:
        if not isinstance(value, dict):
            raise self.fail(key, "应为一个表 / expected a table")
        for name, item in value.items():
            place = f"{key}.{name}" if key else name
            if name not in shape:
                raise self.fail(place, "没有这个配置项 / no such key", nearest(name, shape))
            self.value(place, item, shape[name])

    def value(self, key: str, value: Any, shape: Key) -> None:
        if shape.type == "table":
            self.table(key, value, shape.keys or {})
        elif shape.type == "tables":
            if not isinstance(value, list):
                raise self.fail(key, "应写作[[overrides]] / expected [[overrides]]")
            for number, item in enumerate(value):
                self.table(f"{key}[{number}]", item, shape.keys or {})
                if "files" not in item:
                    raise self.fail(f"{key}[{number}]", "缺少files / files is needed")
        elif shape.type == "texts":
            if not isinstance(value, list) or any(not isinstance(item, str) for item in value):
                raise self.fail(key, '应为一组文字，写作["…", "…"] / expected a list of texts')
            self.paths(key, value, shape)
            if key.endswith(("exclude", "files")):
                self.patterns(key, value)
        elif shape.type == "number":
            if not isinstance(value, int) or isinstance(value, bool) or not 1900 < value < 2200:
                raise self.fail(key, "应为四位年份 / expected a year")
        elif shape.type == "rules":
            self.rules(key, value)
        elif not isinstance(value, str):
            raise self.fail(key, "应为文字 / expected a text")
        elif shape.choices and value not in shape.choices:
            raise self.fail(
                key,
                f"应为{'、'.join(shape.choices)}之一 / expected one of them",
                nearest(value, shape.choices),
            )
        else:
            self.paths(key, [value], shape)

    def paths(self, key: str, value: list[str], shape: Key) -> None:
        for path in value:
            if shape.paths and path.endswith(shape.paths):
                wrong = wrong_path(path)
                if wrong is not None:
                    raise self.fail(key, f"{wrong.zh}：{shown(path)} / {wrong.en}")

    def patterns(self, key: str, value: list[str]) -> None:
        assert len(value) <= MOST
        for number, zh, en in Patterns(value).refused:
            at = f"第{number}个" if len(value) > 1 else ""
            raise self.fail(key, f"{at}{shown(zh)} / {shown(en)}")

    def rules(self, key: str, value: Any) -> None:
        if not isinstance(value, dict):
            raise self.fail(key, "应为一个表 / expected a table")
        for name, item in value.items():
            place = f"{key}.{name}"
            severity = item.get("severity") if isinstance(item, dict) else item
            if severity is None and isinstance(item, dict):
                continue
            if severity not in SEVERITIES:
                near = nearest(severity, SEVERITIES) if isinstance(severity, str) else None
                raise self.fail(place, f"级别应为{'、'.join(SEVERITIES)}之一 / expected a severity", near)
