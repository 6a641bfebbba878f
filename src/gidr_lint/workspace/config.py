"""gidr-lint.toml or [tool.gidr-lint] → the settings of each file."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from gidr_lint.base.diagnostics import Severity, Words
from gidr_lint.base.errors import ConfigError, shown
from gidr_lint.base.settings import RuleSetting, Settings

if TYPE_CHECKING:
    from gidr_lint.workspace.load import Loaded
    from gidr_lint.workspace.patterns import Patterns

FILE = "gidr-lint.toml"
PYPROJECT = "pyproject.toml"
# The origin of what the command line says.
COMMAND_LINE = Words("命令行", "command line")
# Configuration files that one may extend, however they name one another.
_MOST_FILES = 20
# A path that no system takes has no configuration above it.
_LONGEST_PATH = 32_767


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
        self._above: dict[str, Loaded | None] = {}
        self._loaded: dict[str, Loaded | None] = {}
        self._patterns: dict[tuple[str, ...], Patterns] = {}
        self._resolved: dict[tuple[object, ...], Resolved] = {}
        self.fixed = self._load(config) if config and not isolated else None
        if config and not isolated and self.fixed is None:
            raise ConfigError(f"{config}: 没有[tool.gidr-lint] / no [tool.gidr-lint]")

    def file_for(self, path: str) -> "Loaded | None":
        """The nearest configuration above a path."""
        if self.isolated or self.fixed is not None:
            return self.fixed
        folder = os.path.dirname(path)
        if folder not in self._above:
            self._above[folder] = self._search(os.path.dirname(os.path.abspath(path)))
        return self._above[folder]

    def shadowed(self, path: str) -> str | None:
        """A pyproject.toml with our table that has no effect on a path, for a gidr-lint.toml stands beside it."""
        found = self.file_for(path)
        if found is None or os.path.basename(found.path) != FILE:
            return None
        shared = os.path.join(os.path.dirname(found.path), PYPROJECT)
        try:
            return shared if os.path.isfile(shared) and self._load(shared) is not None else None
        except ConfigError:
            return shared

    def _search(self, folder: str) -> "Loaded | None":
        seen: list[str] = []
        found: Loaded | None = None
        while len(folder) <= _LONGEST_PATH:
            if folder in self._found:
                found = self._found[folder]
                break
            seen.append(folder)
            own, shared = os.path.join(folder, FILE), os.path.join(folder, PYPROJECT)
            if os.path.lexists(own):
                found = self._load(own)
            elif os.path.isfile(shared):
                found = self._load(shared)
            parent = os.path.dirname(folder)
            if found is not None or parent == folder:
                break
            folder = parent
        self._found.update(dict.fromkeys(seen, found))
        return found

    def _load(self, path: str) -> "Loaded | None":
        if path not in self._loaded:
            from gidr_lint.workspace.load import load

            self._loaded[path] = load(path)
        return self._loaded[path]

    def resolve(self, path: str) -> Resolved:
        """
        What is in force for a path; equal configurations give the same object.

        Raises:
            ConfigError: As `load`, or files that extend one another in a circle, or very many.
        """
        loaded = self.file_for(path)
        excluded, matching = False, [False]
        if loaded is not None:
            excluded, *matching = self._meant(loaded, _relative(path, loaded.path))
        key = (loaded.path if loaded else None, excluded, *matching)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(
                loaded, [number for number, is_meant in enumerate(matching) if is_meant], excluded
            )
        return self._resolved[key]

    def _meant(self, loaded: "Loaded", name: str) -> list[bool]:
        """Whether the patterns of `exclude`, and of each of `overrides`, mean a path under the configuration's folder."""
        given = {"exclude": tuple(loaded.values.get("exclude", ()))}
        for number, item in enumerate(loaded.values.get("overrides", ())):
            given[f"overrides[{number}].files"] = tuple(item["files"])
        if name.startswith("../") or not any(given.values()):
            return [False] * len(given)
        from gidr_lint.workspace.patterns import Counter, Patterns

        counter = Counter()
        found: list[bool] = []
        for key, lines in given.items():
            if lines not in self._patterns:
                self._patterns[lines] = Patterns(lines)
            try:
                found.append(self._patterns[lines].match(name, counter))
            except ConfigError as error:
                raise ConfigError(f"{loaded.place(key)}: {key}: {error}") from error
        return found

    def _resolve(self, loaded: "Loaded | None", matching: list[int], excluded: bool) -> Resolved:
        values: dict[str, Any] = {}
        origins: dict[str, str] = {}
        for item in self._chain(loaded) if loaded is not None else ():
            self._merge(values, origins, item, item.values, "")
        for number in matching:
            assert loaded is not None
            self._merge(values, origins, loaded, loaded.values["overrides"][number], f"overrides[{number}].")
        for name, value in self.given.items():
            values[name] = value
            origins[name] = f"{COMMAND_LINE.zh} / {COMMAND_LINE.en}"
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
        loaded: "Loaded",
        data: Mapping[str, Any],
        prefix: str,
    ) -> None:
        folder = os.path.dirname(os.path.abspath(loaded.path))
        for name, value in data.items():
            if name in ("overrides", "files"):
                continue
            origins[name] = loaded.place(prefix + name)
            if name == "extends":
                value = [item for item in value if not item.endswith(".toml")]
                values[name] = [*values.get(name, ()), *value]
            elif name == "rules":
                for rule in value:
                    origins[f"rules.{rule}"] = loaded.place(f"{prefix}rules.{rule}")
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

    def _chain(self, loaded: "Loaded") -> "list[Loaded]":
        """
        The files that one extends, the farthest first, then itself; one that several extend once, where it
        stands last, for then nothing that was before it counts.
        """
        found: list[Loaded] = []
        self._gather(loaded, (), set(), found)
        found.reverse()
        return found

    def _gather(
        self, loaded: "Loaded", above: tuple[str, ...], seen: set[str], found: "list[Loaded]"
    ) -> None:
        path = os.path.abspath(loaded.path)
        seen.add(path)
        found.append(loaded)
        for name in reversed(loaded.values.get("extends", ())):
            if not name.endswith(".toml"):
                continue
            base_path = os.path.normpath(os.path.join(os.path.dirname(path), name))
            where = f"{loaded.place('extends')}: extends"
            if base_path in (*above, path):
                raise ConfigError(f"{where}: 配置文件互相引用 / files extend one another in a circle")
            if base_path in seen:
                continue
            if len(seen) == _MOST_FILES:
                raise ConfigError(
                    f"{where}: 沿用的配置文件超过{_MOST_FILES}个 / more than {_MOST_FILES} files are extended"
                )
            seen.add(base_path)
            if not os.path.lexists(base_path):
                raise ConfigError(f"{where}: 没有{shown(name)}这个文件 / no such file: {shown(name)}")
            try:
                base = self._load(base_path)
            except ConfigError as error:
                raise ConfigError(f"{where}: {error}") from error
            if base is not None:
                self._gather(base, (*above, path), seen, found)


def _relative(path: str, config: str) -> str:
    """A path as patterns have it, from the configuration's folder on."""
    try:
        name = os.path.relpath(os.path.abspath(path), os.path.dirname(os.path.abspath(config)))
    except ValueError:  # on another drive
        return "../"
    return name.replace(os.sep, "/")


def _rule(item: Any) -> RuleSetting:
    if isinstance(item, str):
        return RuleSetting(Severity.parse(item))
    options = {key: value for key, value in item.items() if key != "severity"}
    severity = item.get("severity")
    return RuleSetting(Severity.parse(severity) if severity else None, options)
