"""
gidr-lint.toml or [tool.gidr-lint] → the settings of each file.

`SHAPE` is the one definition: it checks what is written, names the nearest right key, and makes
the JSON Schema that editors read.
"""

import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.errors import ConfigError, because, nearest
from gidr_lint.base.settings import RuleSetting, Settings

FILE = "gidr-lint.toml"
PYPROJECT = "pyproject.toml"
SEVERITIES = ("error", "warning", "info", "off")
FAIL_ON = ("error", "warning", "info", "never")
KINDS = ("department", "government", "government-office", "township", "street", "national")


class Key(NamedTuple):
    """A key: its type (`text`, `number`, `texts`, `rules`, `table`, `tables`), choices, and meaning."""

    type: str
    help: str
    choices: tuple[str, ...] = ()
    keys: Mapping[str, "Key"] | None = None


_RULES = Key("rules", "Severity or options of a rule, by code or name.")
SHAPE: dict[str, Key] = {
    "extends": Key(
        "texts", "Presets (gidr-lint:recommended, strict, all, official-only) and files to start from."
    ),
    "year": Key("number", "The report year, where the draft does not say it."),
    "form": Key("text", "auto, the id of a form, or the path of a form file."),
    "stage": Key("text", "draft lowers what is not there yet to info.", ("draft", "final")),
    "language": Key("text", "The language of messages.", ("zh", "en")),
    "plugins": Key("texts", "Installed plugins by name, and local rule files."),
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
        {"previous": Key("text", "Its path, with {year}, {year-1} and {name}.")},
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
            "form": Key("text", "auto, the id of a form, or a path."),
            "select": Key("texts", "The rules that run."),
            "extend-select": Key("texts", "Rules that run besides."),
            "ignore": Key("texts", "Rules that do not run."),
            "rules": _RULES,
        },
    ),
}


class Loaded(NamedTuple):
    """One configuration file: path, checked values, and the line of each key."""

    path: str
    values: dict[str, Any]
    lines: dict[str, int]


class Resolved(NamedTuple):
    """What is in force for a file: settings, threshold, and the place each value came from."""

    settings: Settings
    fail_on: str
    is_excluded: bool
    origins: dict[str, str]

    def located(self, error: ConfigError) -> ConfigError:
        """An error about a setting, with the file and line that the setting came from."""
        for size in range(len(error.key), 0, -1):
            origin = self.origins.get(".".join(error.key[:size]))
            if origin:
                return ConfigError(f"{origin}: {error}")
        return error


def load(path: str) -> Loaded | None:
    """
    Read a configuration file; None for a pyproject.toml without our table.

    Raises:
        ConfigError: It cannot be read, is no TOML, or a key or value is wrong; file, line, key and
            the nearest right name are in the text.
    """
    import tomli

    try:
        # Notepad writes a BOM.
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
        data = tomli.loads(text)
    except OSError as error:
        zh, en = because(error)
        raise ConfigError(f"{path}: 配置文件打不开，{zh} / cannot be opened: {en}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: 不是UTF-8编码 / not UTF-8 ({error.reason})") from error
    except tomli.TOMLDecodeError as error:
        raise ConfigError(
            f"{path}:{_line_of(text, error)}: 不是正确的TOML / not valid TOML: {error}"
        ) from error
    lines = _lines(text)
    prefix = ""
    if os.path.basename(path) == PYPROJECT:
        tool = data.get("tool")
        if not isinstance(tool, dict) or "gidr-lint" not in tool:
            return None
        data = tool["gidr-lint"]
        prefix = "tool.gidr-lint."
    checker = _Checker(path, lines, prefix)
    checker.table("", data, SHAPE)
    return Loaded(path, data, {key.removeprefix(prefix): line for key, line in lines.items()})


def _line_of(text: str, error: Exception) -> int:
    """The line that a TOML error speaks of: named in its words, else the last."""
    import re

    found = re.search(r"\(at line (\d+),", str(error))
    return int(found[1]) if found else len(text.splitlines()) or 1


def _lines(text: str) -> dict[str, int]:
    """The line of each key, dotted; good enough to point at, for TOML keys are unique."""
    import re

    found: dict[str, int] = {}
    table = ""
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*(\[\[?)\s*([^\]]+?)\s*\]", line)
        if head:
            table = head[2].replace('"', "").replace(" ", "")
            if head[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = f"{table}[{counts[table]}]"
            found.setdefault(table, number)
            table += "."
            continue
        key = re.match(r"\s*([A-Za-z0-9_\-.\"]+)\s*=", line)
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
            place = place.rpartition(".")[0]
        line = self.lines.get(self.prefix + place)
        if near:
            zh, _, en = problem.partition(" / ")
            problem = f"{zh}，是不是{near}？ / {en}; did you mean {near}?"
        return ConfigError(f"{self.path}:{line or 1}: {key or 'tool.gidr-lint'}: {problem}")

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

    def patterns(self, key: str, value: list[str]) -> None:
        from pathspec import GitIgnoreSpec

        for pattern in value:
            try:
                GitIgnoreSpec.from_lines([pattern])
            except ValueError:
                raise self.fail(
                    key, f"“{pattern}”不是.gitignore的写法 / no pattern of .gitignore: {pattern}"
                ) from None

    def rules(self, key: str, value: Any) -> None:
        if not isinstance(value, dict):
            raise self.fail(key, "应为一个表 / expected a table")
        for name, item in value.items():
            place = f"{key}.{name}"
            severity = item.get("severity") if isinstance(item, dict) else item
            if severity is None and isinstance(item, dict):
                continue
            if severity not in SEVERITIES:
                near = nearest(str(severity), SEVERITIES)
                raise self.fail(place, f"级别应为{'、'.join(SEVERITIES)}之一 / expected a severity", near)


class Project:
    """
    Finds and reads configuration. `given` holds what the command line says, by key, and wins;
    `config` names one file for all; `isolated` reads none.
    """

    def __init__(
        self, *, config: str | None = None, isolated: bool = False, given: Mapping[str, Any] | None = None
    ) -> None:
        self.isolated = isolated
        self.given = dict(given or {})
        self._found: dict[str, Loaded | None] = {}
        self._chains: dict[str, tuple[Loaded, ...]] = {}
        self._resolved: dict[tuple[object, ...], Resolved] = {}
        self.fixed = load(config) if config and not isolated else None
        if config and not isolated and self.fixed is None:
            raise ConfigError(f"{config}: 没有[tool.gidr-lint] / no [tool.gidr-lint]")

    def file_for(self, path: str) -> Loaded | None:
        """The nearest configuration above a path."""
        if self.isolated or self.fixed is not None:
            return self.fixed
        return self._search(os.path.dirname(os.path.abspath(path)))

    def _search(self, folder: str) -> Loaded | None:
        if folder in self._found:
            return self._found[folder]
        found: Loaded | None = None
        own = os.path.join(folder, FILE)
        if os.path.isfile(own):
            found = load(own)
        else:
            shared = os.path.join(folder, PYPROJECT)
            if os.path.isfile(shared):
                found = load(shared)
            parent = os.path.dirname(folder)
            if found is None and parent != folder:
                found = self._search(parent)
        self._found[folder] = found
        return found

    def resolve(self, path: str) -> Resolved:
        """
        What is in force for a path; equal configurations give the same object.

        Raises:
            ConfigError: As `load`, or files that extend one another in a circle.
        """
        loaded = self.file_for(path)
        matching: tuple[int, ...] = ()
        excluded = False
        if loaded is not None:
            name = os.path.relpath(
                os.path.abspath(path), os.path.dirname(os.path.abspath(loaded.path))
            ).replace(os.sep, "/")
            excluded = _matches(loaded.values.get("exclude", ()), name)
            matching = tuple(
                number
                for number, item in enumerate(loaded.values.get("overrides", ()))
                if _matches(item["files"], name)
            )
        key = (loaded.path if loaded else None, matching, excluded)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(loaded, matching, excluded)
        return self._resolved[key]

    def _resolve(self, loaded: Loaded | None, matching: tuple[int, ...], excluded: bool) -> Resolved:
        values: dict[str, Any] = {}
        origins: dict[str, str] = {}
        for item in self._chain(loaded, ()) if loaded is not None else ():
            self._merge(values, origins, item, item.values, "")
        for number in matching:
            assert loaded is not None
            self._merge(values, origins, loaded, loaded.values["overrides"][number], f"overrides[{number}].")
        for name, value in self.given.items():
            values[name] = value
            origins[name] = "命令行 / command line"
        organisation = values.get("organisation", {})
        settings = Settings(
            extends=tuple(values.get("extends", ())) or ("gidr-lint:recommended",),
            select=tuple(values["select"]) if "select" in values else None,
            extend_select=tuple(values.get("extend-select", ())),
            ignore=tuple(values.get("ignore", ())),
            rules={name: _rule(item) for name, item in values.get("rules", {}).items()},
            year=values.get("year"),
            year_origin="option" if "year" in self.given else "config",
            form=values.get("form", "auto"),
            stage=values.get("stage", "final"),
            language=values.get("language", "zh"),
            plugins=tuple(values.get("plugins", ())),
            organisation_name=organisation.get("name", ""),
            organisation_region=organisation.get("region", ""),
            organisation_kind=organisation.get("kind", ""),
            history_previous=values.get("history", {}).get("previous", ""),
        )
        return Resolved(settings, values.get("fail-on", "warning"), excluded, origins)

    def _merge(
        self,
        values: dict[str, Any],
        origins: dict[str, str],
        loaded: Loaded,
        data: Mapping[str, Any],
        prefix: str,
    ) -> None:
        folder = os.path.dirname(os.path.abspath(loaded.path))
        for name, value in data.items():
            if name in ("overrides", "files"):
                continue
            line = loaded.lines.get(prefix + name)
            origins[name] = f"{loaded.path}:{line}" if line else loaded.path
            if name == "extends":
                value = [item for item in value if not item.endswith(".toml")]
                values[name] = [*values.get(name, ()), *value]
            elif name == "rules":
                for rule in value:
                    place = loaded.lines.get(f"{prefix}rules.{rule}")
                    origins[f"rules.{rule}"] = f"{loaded.path}:{place}" if place else loaded.path
                values[name] = {**values.get(name, {}), **value}
            elif name == "organisation":
                values[name] = {**values.get(name, {}), **value}
            elif name == "history":
                paths = {key: os.path.normpath(os.path.join(folder, path)) for key, path in value.items()}
                values[name] = {**values.get(name, {}), **paths}
            elif name == "plugins":
                values[name] = [
                    os.path.normpath(os.path.join(folder, p)) if p.endswith((".py", ".toml")) else p
                    for p in value
                ]
            elif name == "form" and value.endswith(".toml"):
                values[name] = os.path.normpath(os.path.join(folder, value))
            else:
                values[name] = value

    def _chain(self, loaded: Loaded, above: tuple[str, ...]) -> Iterable[Loaded]:
        """The files that one extends, the farthest first, then itself."""
        path = os.path.abspath(loaded.path)
        if path in above:
            raise ConfigError(
                f"{loaded.path}: extends: 配置文件互相引用 / files extend one another in a circle"
            )
        for name in loaded.values.get("extends", ()):
            if not name.endswith(".toml"):
                continue
            base_path = os.path.normpath(os.path.join(os.path.dirname(path), name))
            if not os.path.isfile(base_path):
                raise ConfigError(
                    f"{loaded.path}:{loaded.lines.get('extends', 1)}: extends: 没有{name}这个文件 / no such file: {name}"
                )
            base = load(base_path)
            if base is not None:
                yield from self._chain(base, (*above, path))
        yield loaded


def _rule(item: Any) -> RuleSetting:
    if isinstance(item, str):
        return RuleSetting(Severity.parse(item))
    options = {key: value for key, value in item.items() if key != "severity"}
    severity = item.get("severity")
    return RuleSetting(Severity.parse(severity) if severity else None, options)


def _matches(patterns: Iterable[str], name: str) -> bool:
    patterns = list(patterns)
    if not patterns or name.startswith("../"):
        return False
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns).match_file(name)


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
