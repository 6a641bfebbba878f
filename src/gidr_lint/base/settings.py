"""The settings in force for one file; `config.py` makes them of configuration and command line."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from gidr_lint.base.diagnostics import Language, Severity

DEFAULT_MAX_BYTES = 20 * 1024 * 1024


class RuleSetting(NamedTuple):
    """What the configuration says of one rule: a severity (None: the rule's own) and options."""

    severity: Severity | None = None
    options: Mapping[str, Any] = MappingProxyType({})


class Preset(NamedTuple):
    """
    A named selection of rules that is offered to `extends`; words as in the configuration. `takes` says of each
    rule (a `RuleRef` or `Rule`) whether it belongs to the preset besides those that `select` names.
    """

    name: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSetting] = MappingProxyType({})
    takes: Callable[[Any], bool] | None = None


class Settings(NamedTuple):
    """
    All that a `Linter` depends on. Codes, prefixes and names are as written; `rules` is keyed
    the same way. `select` None means the presets'. `history_previous` is the path of last year's
    report, with {year}, {year-1} and {name}. `max_bytes` bounds a file (E005).
    """

    extends: tuple[str, ...] = ("gidr-lint:recommended",)
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSetting] = MappingProxyType({})
    year: int | None = None
    year_origin: Literal["option", "config"] = "config"
    form: str = "auto"
    stage: Literal["draft", "final"] = "final"
    language: Language = "zh"
    plugins: tuple[str, ...] = ()
    organisation_name: str = ""
    organisation_region: str = ""
    organisation_kind: str = ""
    history_previous: str = ""
    max_bytes: int = DEFAULT_MAX_BYTES
