"""`gidr-lint config`: the configuration in force for a path as TOML, and where each value came from."""

import os
from collections.abc import Iterator, Mapping
from typing import Any

from gidr_lint.base.diagnostics import Language, Words
from gidr_lint.base.errors import UsageError
from gidr_lint.base.visible import on_one_line
from gidr_lint.cli._arguments import Parser
from gidr_lint.cli._options import COMMON, language
from gidr_lint.cli._run import Runner, options_without_files
from gidr_lint.cli._streams import say
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import BUILT_IN, Registry
from gidr_lint.workspace.config import COMMAND_LINE, Resolved

_DEFAULT = Words("默认", "default")
_MOST_CODES = 12


def run(args: list[str]) -> int:
    """Exit 2 for a path that does not exist, and for a configuration or plugin that cannot be used."""
    parser = Parser("config", "显示生效的配置。|Show the configuration in force.")
    parser.add_argument(
        "path",
        nargs="?",
        metavar="路径",
        help="为哪个文件或文件夹（默认为当前文件夹）|for which file or folder (default: the current folder)",
    )
    parser.add_options(COMMON)
    found = parser.read(args)
    if found.path is not None and not os.path.lexists(found.path):
        raise UsageError(f"没有这个文件或文件夹：{found.path} / no such file or folder")
    is_folder = found.path is None or os.path.isdir(found.path)
    path = os.path.join(found.path or ".", "gidr-lint.md") if is_folder else found.path
    runner = Runner(options_without_files(found))
    resolved = runner.resolved(path)
    spoken = language(found, resolved.settings.language)
    for line in _head(runner, path, spoken):
        _say(line)
    for line in _settings(runner, path, resolved, spoken):
        _say(line)
    # What follows needs the plugins; one that cannot be loaded is met when all else has been shown.
    linter = runner.linter(path)
    for line in (*_rules(linter, resolved, spoken), *_plugins(linter.registry, spoken)):
        _say(line)
    if resolved.is_excluded and not is_folder:
        _say(
            _comment(Words("这个文件在exclude中，不检查", "this file is excluded: it is not checked"), spoken)
        )
    return runner.status()


def _say(line: str) -> None:
    say(on_one_line(line))


def _comment(words: Words, spoken: Language) -> str:
    return f"# {words.en if spoken == 'en' else words.zh}"


def _head(runner: Runner, path: str, spoken: Language) -> Iterator[str]:
    """Which file is in force, and which one beside it is not."""
    loaded = runner.project.file_for(path)
    if loaded is None:
        yield _comment(Words("没有配置文件，均为默认值", "no configuration file: all defaults"), spoken)
        return
    yield f"# {loaded.path}"
    shadowed = runner.project.shadowed(path)
    if shadowed is not None:
        name = os.path.basename(loaded.path)
        zh = f"旁边有{name}，{shadowed}里的[tool.gidr-lint]不起作用"
        en = f"[tool.gidr-lint] of {shadowed} has no effect: {name} stands beside it"
        yield _comment(Words(zh, en), spoken)


def _settings(runner: Runner, path: str, resolved: Resolved, spoken: Language) -> Iterator[str]:
    """The values of the keys that are none of rules, the plain ones first as TOML wants them."""
    settings = resolved.settings
    loaded = runner.project.file_for(path)
    plain: dict[str, Any] = {
        "extends": settings.extends,
        "year": settings.year,
        "form": settings.form,
        "stage": settings.stage,
        "language": settings.language,
        "plugins": settings.plugins,
        "select": settings.select,
        "extend-select": settings.extend_select,
        "ignore": settings.ignore,
        "exclude": loaded.values.get("exclude", []) if loaded else [],
        "fail-on": resolved.fail_on,
    }
    tables = {
        "organisation": {
            "name": settings.organisation_name,
            "region": settings.organisation_region,
            "kind": settings.organisation_kind,
        },
        "history": {"previous": settings.history_previous},
    }
    for key, value in plain.items():
        if value is None:
            yield _comment(Words(f"{key}：没有写", f"{key}: not set"), spoken)
        else:
            yield f"{key} = {toml(value)}{_origin(resolved, key, spoken)}"
    for table, values in tables.items():
        given = {key: value for key, value in values.items() if value}
        if given:
            yield from ("", f"[{table}]")
        for key, value in given.items():
            yield f"{key} = {toml(value)}{_origin(resolved, table, spoken)}"


def _origin(resolved: Resolved, key: str, spoken: Language) -> str:
    """The comment behind a value: the file and line that it is from."""
    given = resolved.origins.get(key)
    if given is None:
        return f"  {_comment(_DEFAULT, spoken)}"
    is_option = given == f"{COMMAND_LINE.zh} / {COMMAND_LINE.en}"
    return f"  {_comment(COMMAND_LINE if is_option else Words(given, given), spoken)}"


def _rules(linter: Linter, resolved: Resolved, spoken: Language) -> Iterator[str]:
    """What the configuration says of rules, and the options of all others that are on and have any."""
    given = resolved.settings.rules
    yield from ("", "[rules]")
    for word, setting in given.items():
        values: dict[str, Any] = dict(setting.options)
        if setting.severity is not None:
            values = {"severity": setting.severity.label, **values}
        value = values["severity"] if list(values) == ["severity"] else values
        yield f"{_key(word)} = {toml(value)}{_origin(resolved, f'rules.{word}', spoken)}"
    for item in linter.enabled.values():
        if item.ref.code in given or item.ref.name in given:
            continue
        options = {name: option.default for name, option in item.ref.load().options.items()}
        if options:
            yield f"{item.ref.code} = {toml(options)}  {_comment(_DEFAULT, spoken)}"


def _plugins(registry: Registry, spoken: Language) -> Iterator[str]:
    """The plugins that rules come from, and those that were not run."""
    codes: dict[str, list[str]] = {}
    if not registry.is_alone:
        codes = {name: [] for name, _ in registry.manager.list_name_plugin() if name != BUILT_IN}
    for ref in registry.rules:
        plugin = registry.plugin_of(ref.code)
        if plugin != BUILT_IN:
            codes[plugin].append(ref.code)
    if codes or registry.left_out:
        yield ""
    for plugin, own in codes.items():
        listed = " ".join(own[:_MOST_CODES]) + (" …" if len(own) > _MOST_CODES else "")
        zh, en = f"插件{plugin}：{len(own)}条规则 {listed}", f"plugin {plugin}: {len(own)} rules {listed}"
        yield _comment(Words(zh, en), spoken)
    for path in registry.left_out:
        zh = f"插件{path}：没有运行，还没有得到信任；确认来源可靠后用 --trust-plugins"
        en = f"plugin {path}: not run, for nobody has trusted it; once you know where it is from, use --trust-plugins"
        yield _comment(Words(zh, en), spoken)


def toml(value: object) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(str(key))} = {toml(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    return f'"{"".join(map(_char, str(value)))}"'


def _key(word: str) -> str:
    return (
        word
        if all(char.isascii() and (char.isalnum() or char in "-_") for char in word) and word
        else toml(word)
    )


def _char(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    code = ord(char)
    if 0xD800 <= code < 0xE000:
        return "\\ufffd"  # a byte of a file name that is no text
    if char.isprintable() and code < 0xE000:
        return char
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
