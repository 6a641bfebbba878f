"""Plugins that do not load: what is said of each, while everything else runs."""

import os
from collections.abc import Callable
from typing import Any, NamedTuple

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import GidrLintError, PluginError, described
from gidr_lint.base.visible import on_one_line

_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Frames through which a plugin is loaded and called.
_BETWEEN = ("importlib", "pluggy")


class PluginFailure(NamedTuple):
    """Why a plugin, or a part of it, is not there; `file` and `line` (from 1) where that is to be mended, if known."""

    plugin: str
    reason: Words
    file: str | None = None
    line: int | None = None

    @property
    def place(self) -> str:
        """File and line as a person is shown them, empty where nobody knows."""
        shown = self.shown or ""
        return shown if self.line is None else f"{shown}:{self.line}"

    @property
    def shown(self) -> str | None:
        """The file by its path from the current folder, if it is below."""
        return None if self.file is None else _from_here(self.file)

    @property
    def name(self) -> str:
        """The plugin as a person knows it: of a local file the path from the current folder, if it is below."""
        return _from_here(self.plugin)

    @property
    def words(self) -> Words:
        """One message that names the plugin, the place and the reason, and says how to go without."""
        at = f"（{self.place}）" if self.place else ""
        at_en = f" ({self.place})" if self.place else ""
        name = self.name
        return Words(
            on_one_line(f"插件{name}没有载入：{self.reason.zh}{at}。其余照常运行；--no-plugins可以不用插件"),
            on_one_line(
                f"plugin {name} is not loaded: {self.reason.en}{at_en}; the rest runs, --no-plugins goes "
                "without"
            ),
        )

    def error(self) -> PluginError:
        """The same for whoever can only stop."""
        return PluginError(" / ".join(self.words))


def of_error(plugin: str, error: BaseException, function: Callable[..., Any] | None = None) -> PluginFailure:
    """A failure by what a plugin raised, or what was raised of it; `function` is its part that was asked."""
    file, line = raised_at(error)
    if file is None and function is not None:
        file, line = written_at(function)
    return PluginFailure(plugin, _reason(error), file, line)


def of_function(plugin: str, zh: str, en: str, function: object = None) -> PluginFailure:
    """A failure by what a function of a plugin says or returns."""
    return PluginFailure(plugin, Words(zh, en), *written_at(function))


def written_at(function: object) -> tuple[str | None, int | None]:
    """File and line of a function of a plugin, None for one of ours."""
    code = getattr(function, "__code__", None)
    if code is None or _is_ours(code.co_filename):
        return None, None
    return code.co_filename, code.co_firstlineno


def raised_at(error: BaseException) -> tuple[str | None, int | None]:
    """The last line of the plugin's own file or package on the way to an error; of a wrong syntax its place."""
    if isinstance(error, SyntaxError) and error.filename is not None:
        return error.filename, error.lineno
    frames = []
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if not _is_ours(file) and not file.startswith("<") and not _is_between(file):
            frames.append((file, trace.tb_lineno))
        trace = trace.tb_next
    if not frames:
        return None, None
    own = frames[0][0]
    if os.path.basename(own) == "__init__.py":
        own = os.path.dirname(own) + os.sep
    return [frame for frame in frames if frame[0].startswith(own)][-1]


def _from_here(path: str) -> str:
    if not os.path.isabs(path):
        return path
    below = os.path.relpath(path)
    return path if below.startswith(os.pardir) else below


def _is_ours(file: str) -> bool:
    return os.path.abspath(file).startswith(_OURS + os.sep)


def _is_between(file: str) -> bool:
    return os.path.basename(os.path.dirname(file)) in _BETWEEN


def _reason(error: BaseException) -> Words:
    """What an exception says; what ours say is said in both languages already."""
    said = " ".join(str(error).split())
    if isinstance(error, (GidrLintError, TypeError)) and " / " in said:
        zh, _, en = said.partition(" / ")
        return Words(zh, en)
    return Words(described(error), described(error))
