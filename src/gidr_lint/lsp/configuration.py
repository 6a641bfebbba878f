"""Under which settings a document is checked: its configuration file's, and what the editor asks for."""

import logging
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from gidr_lint.base.errors import ConfigError, nearest
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Inputs

if TYPE_CHECKING:
    from gidr_lint.base.diagnostics import Words
    from gidr_lint.engine.analysis import Analysis
    from gidr_lint.forms.model import Form
    from gidr_lint.judging.case import Case
    from gidr_lint.workspace.config import Project

log = logging.getLogger(__name__)

# The editors' name for our settings: `gidrLint.stage` and so on.
SECTION = "gidrLint"
_WORDS = {"stage": ("draft", "final"), "language": ("zh", "en")}
_AUTO = "auto"


class Wishes(NamedTuple):
    """
    What the editor asks for. An empty `stage` or `language` leaves it to the configuration; the
    stage is then `draft` where that says nothing. `trusted`: local plugins may run. `history`: last
    year's report is looked for.
    """

    stage: str = ""
    language: str = ""
    trusted: bool = False
    history: bool = True


def read_wishes(initial: object, settings: object) -> tuple[Wishes, tuple[str, ...]]:
    """
    Wishes from what the client began with (`initializationOptions`) and its settings, which count
    more; and what is wrong in them, a sentence each.

    Trust is taken from the former only: settings may lie in the workspace itself.
    """
    begun = initial if isinstance(initial, Mapping) else {}
    given = settings if isinstance(settings, Mapping) else {}
    words: dict[str, str] = {}
    history = True
    mistakes: list[str] = []
    for source in (begun, given):
        for key, known in _WORDS.items():
            value = source.get(key)
            if value in known:
                words[key] = value
            elif value == _AUTO:
                words.pop(key, None)
            elif value is not None:
                choices = (_AUTO, *known)
                near = nearest(str(value), choices)
                hint = f"；是不是{near}？ / did you mean {near}?" if near else ""
                mistakes.append(
                    f"{SECTION}.{key}: 应为{'、'.join(choices)}之一，不是{value} / expected one of them{hint}"
                )
        value = source.get("history")
        if isinstance(value, bool):
            history = value
        elif value is not None:
            mistakes.append(f"{SECTION}.history: 应为true或false，不是{value} / expected true or false")
    return Wishes(**words, trusted=begun.get("trusted") is True, history=history), tuple(mistakes)


class Lints(Protocol):
    """The part of `gidr_lint.engine.linter.Linter` that the server needs."""

    forms: "tuple[Form, ...]"
    max_bytes: int
    editor_seconds: float

    @property
    def plugins_failed(self) -> "tuple[Words, ...]": ...

    def analyse(self, inputs: Inputs) -> "Analysis": ...

    def past(self, source: Source) -> "Case | None": ...


class Prepared(NamedTuple):
    """What one document is checked with."""

    settings: Settings
    linter: Lints


def linter_for(settings: Settings, trusted: bool) -> Lints:
    """A linter under settings. Raises ConfigError and PluginError as `Linter` does."""
    from gidr_lint.engine.linter import Linter
    from gidr_lint.plugins.registry import Registry

    return Linter(settings, Registry(plugins=settings.plugins, trusted=trusted))


class Configurations:
    """
    Configuration files as they were last read, and a linter for each that differs.

    Used by one thread only. `make` makes a linter; its second argument is whether local plugins
    may run.
    """

    def __init__(self, make: Callable[[Settings, bool], Lints] = linter_for) -> None:
        self._make = make
        self._projects: dict[Wishes, Project] = {}
        self._linters: dict[tuple[str, bool], Lints] = {}

    def anew(self) -> "Configurations":
        """Others made the same way, which share nothing with these."""
        return Configurations(self._make)

    def warm(self) -> None:
        """Import what a first lint needs, before there is anything to lint."""
        try:
            text = "# 政府信息公开工作年度报告\n\n## 一、总体情况\n".encode()
            self._linter(Settings(stage="draft"), False).analyse(Inputs(Source("", text, "markdown")))
        except Exception:
            log.exception("could not get ready")

    def look_again(self) -> None:
        """Read configuration files anew from now on."""
        self._projects.clear()

    def forget(self) -> None:
        """As `look_again`, for forms and plugins too."""
        self._projects.clear()
        self._linters.clear()

    def prepare(self, path: str, wishes: Wishes) -> Prepared | None:
        """
        What a document is checked with, None where its configuration excludes it. A path that is
        not absolute is no file's, and no configuration is looked for.

        Raises:
            ConfigError: The configuration cannot be used.
            PluginError: A plugin that it names cannot be.
        """
        project = self._projects.get(wishes)
        if project is None:
            from gidr_lint.workspace.config import Project

            given = {"stage": wishes.stage, "language": wishes.language}
            project = Project(given={key: value for key, value in given.items() if value})
            self._projects[wishes] = project
        if not os.path.isabs(path):
            from gidr_lint.workspace.config import Project

            project = Project(isolated=True, given=project.given)
        resolved = project.resolve(path)
        if resolved.is_excluded:
            return None
        settings = resolved.settings
        if "stage" not in resolved.origins:
            settings = settings._replace(stage="draft")
        try:
            return Prepared(settings, self._linter(settings, wishes.trusted))
        except ConfigError as error:
            raise resolved.located(error) from error

    def _linter(self, settings: Settings, trusted: bool) -> Lints:
        key = (repr(settings), trusted)
        if key not in self._linters:
            self._linters[key] = self._make(settings, trusted)
        return self._linters[key]
