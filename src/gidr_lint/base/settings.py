"""The settings in force for one file; `config.py` makes them of configuration and command line."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from gidr_lint.base.diagnostics import Language, Severity

DEFAULT_MAX_BYTES = 20 * 1024 * 1024


class RuleSetting(NamedTuple):
    """What the configuration says of one rule: a severity (None: the rule's own) and options."""

    severity: Severity | None = None
    options: Mapping[str, Any] = MappingProxyType({})


class Preset(NamedTuple):
    """A named selection of rules that a plugin offers to `extends`; words as in the configuration."""

    name: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSetting] = MappingProxyType({})


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
