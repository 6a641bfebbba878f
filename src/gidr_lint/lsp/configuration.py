"""Under which settings a document is checked: its configuration file's, and what the editor asks for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from gidr_lint.document.source import Source
from gidr_lint.errors import nearest
from gidr_lint.settings import Settings

if TYPE_CHECKING:
    import datetime

    from gidr_lint.diagnostics import Result

# The editors' name for our settings: `gidrLint.stage` and so on.
SECTION = "gidrLint"
_WORDS = {"stage": ("draft", "final"), "language": ("zh", "en")}
_AUTO = "auto"


class Wishes(NamedTuple):
    """
    What the editor asks for. An empty `stage` or `language` leaves it to the configuration; the
    stage is then `draft` where that says nothing. `trusted`: local plugins may run.
    """

    stage: str = ""
    language: str = ""
    trusted: bool = False


def read_wishes(initial: object, settings: object) -> tuple[Wishes, tuple[str, ...]]:
    """
    Wishes from what the client began with (`initializationOptions`) and its settings, which count
    more; and what is wrong in them, a sentence each.

    Trust is taken from the former only: settings may lie in the workspace itself.
    """
    begun = initial if isinstance(initial, Mapping) else {}
    given = settings if isinstance(settings, Mapping) else {}
    words: dict[str, str] = {}
    mistakes: list[str] = []
    for source in (begun, given):
        for key, known in _WORDS.items():
            value = source.get(key)
            if value in known:
                words[key] = value
            elif value == _AUTO:
                words.pop(key, None)
            elif value is not None:
                near = nearest(str(value), (_AUTO, *known))
                hint = f"; did you mean {near}?" if near else f"; it is {_AUTO}, {' or '.join(known)}"
                mistakes.append(f"{SECTION}.{key}: {value!r} is no {key}{hint}")
    return Wishes(**words, trusted=begun.get("trusted") is True), tuple(mistakes)


class Lints(Protocol):
    """The part of `gidr_lint.linter.Linter` that the server needs."""

    def lint(self, source: Source, *, today: "datetime.date | None" = None) -> "Result": ...


def settings_for(path: str, wishes: Wishes) -> Settings | None:
    """
    The settings for a path under the editor's wishes, None where its configuration excludes it.

    Raises:
        ConfigError: The configuration cannot be used.
    """
    stage: Any = wishes.stage or "draft"
    language: Any = wishes.language or "zh"
    return Settings(stage=stage, language=language)


def linter_for(settings: Settings, trusted: bool) -> Lints:
    """A linter under settings. Raises ConfigError and PluginError as `Linter` does."""
    from gidr_lint.linter import Linter
    from gidr_lint.plugins import Registry

    return Linter(settings, Registry(plugins=settings.plugins, trusted=trusted))
