"""
`gidr-lint doctor`: whether everything is in order, to be pasted into a bug report.

It says versions, paths and counts; of drafts neither words nor names.
"""

import os
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from gidr_lint.base.diagnostics import Language, Words
from gidr_lint.base.errors import ConfigError, PluginError, UsageError, described
from gidr_lint.base.version import VERSION
from gidr_lint.base.visible import on_one_line
from gidr_lint.cli._arguments import Parser
from gidr_lint.cli._files import Unread, find
from gidr_lint.cli._layout import rows
from gidr_lint.cli._options import COMMON, language
from gidr_lint.cli._run import Runner, options_without_files
from gidr_lint.cli._streams import columns, is_terminal, output_encoding, say, shows_chinese
from gidr_lint.plugins.registry import BUILT_IN, Registry

# More files than this are counted by their kind only: whether each is a report takes reading it.
_MOST_READ = 200
_SECONDS = 30
_FINE, _NOTE, _WRONG = Words("正常", "fine"), Words("注意", "note"), Words("有误", "wrong")
_NAME = "gidr-lint.md"


class Line(NamedTuple):
    """One thing that was looked at: how it is, what it is, and what was seen."""

    state: Words
    name: Words
    seen: Words


class _Quiet(Runner):
    """Lints for the sake of counting, and says nothing of any file."""

    def say(self, text: str) -> None:
        pass


def run(args: list[str]) -> int:
    """Exit 1 where something is broken."""
    parser = Parser(
        "doctor",
        "看安装、路径和配置是否正常。|See whether installation, paths and configuration are in order.",
    )
    parser.add_options(COMMON)
    found = parser.read(args)
    lines = list(_versions())
    runner, broken = _runner(found)
    lines += broken
    if runner is not None:
        lines += [*_configuration(runner), *_plugins(runner, found)]
        lines += [] if broken else _files(runner)
    lines.append(_cache())
    configured: Language = "zh"
    if runner is not None and not broken:
        configured = runner.resolved(_NAME).settings.language
    lines += [*_terminal(), _server()]
    spoken = language(found, configured)
    english = spoken == "en"
    table = [[line.state.en, line.name.en, _shown(line.seen.en)] for line in lines]
    if not english:
        table = [[line.state.zh, line.name.zh, _shown(line.seen.zh)] for line in lines]
    for text in rows(table, columns() if is_terminal() else None):
        say(text)
    wrong = sum(line.state is _WRONG for line in lines)
    closing = Words("没有发现问题。", "Nothing is wrong.")
    if wrong:
        closing = Words(f"有{wrong}处需要处理。", f"{wrong} to be looked into.")
    about = Words(
        "反映问题时请附上以上各行；里面没有草稿的文字和文件名。",
        "Please add these lines to a bug report; there is no text and no file name of a draft in them.",
    )
    say(f"\n{closing.en} {about.en}" if english else f"\n{closing.zh}{about.zh}")
    return int(wrong > 0)


def _shown(text: str) -> str:
    """On one line, with ~ for the home folder, which is named after a person."""
    from gidr_lint.outputs import private

    home = os.path.expanduser("~")
    if len(home) > 1:
        text = text.replace(home, "~")
    return private(on_one_line(text))


def _same(text: str) -> Words:
    return Words(text, text)


# ---- what is installed --------------------------------------------------------------------


def _versions() -> Iterator[Line]:
    import platform

    yield Line(_FINE, _same("gidr-lint"), _same(f"{VERSION}  {os.path.dirname(os.path.dirname(__file__))}"))
    yield Line(_FINE, _same("Python"), _same(f"{platform.python_version()}  {sys.executable}"))
    yield Line(_FINE, Words("系统", "system"), _same(platform.platform()))
    yield from _dependencies()


def _dependencies() -> Iterator[Line]:
    """The packages that we need, each with its version, by what the installed package says of itself."""
    import re
    from importlib import metadata

    try:
        needed = metadata.requires("gidr-lint") or []
    except metadata.PackageNotFoundError:
        seen = Words("没有安装信息（直接从代码运行）", "no metadata: run from the source")
        yield Line(_NOTE, Words("依赖", "dependencies"), seen)
        return
    there, lost = [], []
    for item in needed:
        name = re.match(r"[\w.-]+", item)
        if name is None or "extra" in item.partition(";")[2]:
            continue
        try:
            there.append(f"{name[0]} {metadata.version(name[0])}")
        except metadata.PackageNotFoundError:
            lost.append(name[0])
    if there:
        yield Line(_FINE, Words("依赖", "dependencies"), _same(", ".join(there)))
    if lost:
        names = ", ".join(lost)
        yield Line(
            _WRONG, Words("依赖", "dependencies"), Words(f"没有安装：{names}", f"not installed: {names}")
        )


# ---- what is configured -------------------------------------------------------------------


def _runner(found: Any) -> tuple[Runner | None, list[Line]]:
    """A runner for the current folder, and what keeps it from running."""
    name = Words("配置", "configuration")
    try:
        runner = _Quiet(options_without_files(found)._replace(history=False))
    except UsageError as error:
        return None, [Line(_WRONG, name, _same(str(error)))]
    try:
        runner.linter(_NAME)
    except PluginError as error:
        return runner, [Line(_WRONG, Words("插件", "plugins"), _same(str(error)))]
    except (ConfigError, UsageError) as error:
        return runner, [Line(_WRONG, name, _same(str(error)))]
    return runner, []


def _configuration(runner: Runner) -> Iterator[Line]:
    name = Words("配置", "configuration")
    try:
        loaded = runner.project.file_for(_NAME)
        shadowed = runner.project.shadowed(_NAME)
    except ConfigError:
        return  # told already
    seen = _same(loaded.path) if loaded else Words("没有配置文件，均为默认值", "no file: all defaults")
    yield Line(_FINE, name, seen)
    if shadowed is not None:
        zh, en = f"{shadowed}里的[tool.gidr-lint]不起作用", f"[tool.gidr-lint] of {shadowed} has no effect"
        yield Line(_NOTE, name, Words(zh, en))


def _plugins(runner: Runner, found: Any) -> Iterator[Line]:
    """The plugins and their state."""
    from gidr_lint.plugins.discovery import entry_points

    name = Words("插件", "plugins")
    if found.isolated or found.no_plugins:
        yield Line(_FINE, name, Words("没有用插件", "none are used"))
        return
    points = {point.name: point.distribution for point in entry_points()}
    try:
        registry = runner.linter(_NAME).registry
    except UsageError:
        if points:
            listed = ", ".join(f"{point} ({_distribution(of)})" for point, of in points.items())
            yield Line(_NOTE, name, Words(f"已安装：{listed}", f"installed: {listed}"))
        return
    _ask(registry)
    names = (
        []
        if registry.is_alone
        else [own for own, _ in registry.manager.list_name_plugin() if own != BUILT_IN]
    )
    for own in names:
        count = sum(registry.plugin_of(ref.code) == own for ref in registry.rules)
        origin = f"（{_distribution(points[own])}）" if own in points else ""
        origin_en = f" ({_distribution(points[own])})" if own in points else ""
        yield Line(_FINE, name, Words(f"{own}{origin}，{count}条规则", f"{own}{origin_en}, {count} rules"))
    for failure in runner.failed():
        yield Line(_WRONG, name, failure.words)
    for path in registry.left_out:
        yield Line(
            _NOTE,
            name,
            Words(f"{path}没有运行：还没有得到信任", f"{path} was not run: nobody has trusted it"),
        )
    if not names and not registry.left_out and not runner.failed():
        yield Line(_FINE, name, Words("没有", "none"))


def _ask(registry: Registry) -> None:
    """Ask plugins for all that they may have, so that what fails is known: most is asked for when it is wanted."""
    _ = (registry.forms, registry.presets, registry.suffixes)
    registry.reporter("")


def _distribution(name: str) -> str:
    """A distribution and its version."""
    from importlib import metadata

    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return name


# ---- what would be checked ----------------------------------------------------------------


def _files(runner: Runner) -> Iterator[Line]:
    """How many files of the current folder would be checked, by kind."""
    from gidr_lint.formats import kind_of

    name = Words("当前文件夹", "this folder")
    unread: list[Unread] = []
    try:
        files = find(["."], runner.suffixes, None, unread, tell=lambda _: None)  # what it says has names
        files = [file for file in files if not runner.resolved(file.path).is_excluded]
        unread = [item for item in unread if item.counts and not runner.is_excluded(item)]
        are_read = len(files) <= _MOST_READ
        if are_read:
            files = [file for file in files if runner.lint(file) is not None]
    except UsageError as error:
        yield Line(_WRONG, name, _same(str(error)))
        return
    kinds: dict[str, int] = {}
    for file in files:
        kind = kind_of(file.path) or "?"
        kinds[kind] = kinds.get(kind, 0) + 1
    listed = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    zh = f"{len(files)}份年度报告" if are_read else f"{len(files)}个可读的文件，其中的年度报告会检查"
    en = (
        f"{len(files)} reports"
        if are_read
        else f"{len(files)} files that can be read, of which reports are checked"
    )
    if listed:
        zh, en = f"{zh}（{listed}）", f"{en} ({listed})"
    folders = sum(item.is_folder for item in unread)
    if more := len(unread) - folders:
        zh, en = f"{zh}；另有{more}个读不了", f"{en}; {more} more cannot be read"
    if folders:
        zh, en = (
            f"{zh}；有{folders}个文件夹打不开",
            f"{en}; {folders} folder{'s' * (folders != 1)} cannot be opened",
        )
    yield Line(_FINE, name, Words(zh, en))
    if runner.defects:
        count = runner.defects
        yield Line(_WRONG, name, Words(f"有{count}个文件使程序出错", f"gidr-lint fails at {count} of them"))


# ---- what is around -----------------------------------------------------------------------


def _cache() -> Line:
    """Where results are kept, and how many."""
    from gidr_lint.cli.clean import sized
    from gidr_lint.workspace.cache import Store, Unusable

    name = Words("缓存", "cache")
    try:
        store = Store()
    except Unusable as error:
        return Line(_NOTE, name, Words(f"没有使用：{error.words.zh}", f"not used: {error.words.en}"))
    results, size = store.contents()
    zh, en = f"{results}个检查结果，{sized(size)}", f"{results} result{'s' * (results != 1)}, {sized(size)}"
    return Line(_FINE, name, Words(f"{store.path}  {zh}", f"{store.path}  {en}"))


def _terminal() -> Iterator[Line]:
    name = Words("终端", "terminal")
    said = ", ".join(
        f"{key}={os.environ[key]}"
        for key in (
            "LANG",
            "LC_ALL",
            "PYTHONUTF8",
            "PYTHONIOENCODING",
            "NO_COLOR",
            "FORCE_COLOR",
            "COLUMNS",
            "TERM",
        )
        if os.environ.get(key)
    )
    width = f"{columns()}" if is_terminal() else "-"
    seen = f"{output_encoding()}, {width}" + (f"  {said}" if said else "")
    if shows_chinese():
        yield Line(_FINE, name, _same(seen))
    else:
        zh = f"{seen}；不能显示中文，改用英文"
        yield Line(_NOTE, name, Words(zh, f"{seen}; it cannot show Chinese, so English is spoken"))


def _server() -> Line:
    """Whether the server for editors starts, answers and ends."""
    import json
    import subprocess

    name = Words("语言服务器", "language server")
    hello: dict[str, Any] = {"processId": None, "rootUri": None, "capabilities": {}}
    said = (
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "id": 2, "method": "shutdown"},
        {"jsonrpc": "2.0", "method": "exit"},
    )
    sent = b""
    for message in said:
        body = json.dumps(message).encode()
        sent += b"Content-Length: %d\r\n\r\n" % len(body) + body
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "gidr_lint", "server"],
            input=sent,
            capture_output=True,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return Line(
            _WRONG, name, Words(f"启动不了（{described(error)}）", f"does not start ({described(error)})")
        )
    if done.returncode == 0 and b"capabilities" in done.stdout:
        return Line(_FINE, name, Words("能启动，有应答", "starts and answers"))
    last = " ".join(done.stderr.decode("utf-8", "replace").splitlines()[-1:])
    zh = f"启动后没有应答（退出码{done.returncode}）{last}"
    return Line(
        _WRONG, name, Words(zh, f"starts, but does not answer (exit status {done.returncode}) {last}")
    )
