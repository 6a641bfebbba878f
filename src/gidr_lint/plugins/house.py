"""
The plugin that is ours: it answers the hooks as any other does, and brings what the package holds. What is heavy
comes as a reference and is loaded on need.
"""

import os
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.settings import Preset
from gidr_lint.formats import FORMATS
from gidr_lint.formats.protocol import FormatRef
from gidr_lint.judging.rule import Rule, RuleRef

if TYPE_CHECKING:
    from gidr_lint.forms.model import Form

FAMILIES = "ESTANDXPLW"
_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_RULES = os.path.join(_PACKAGE, "rules")
_OUTPUTS = os.path.join(_PACKAGE, "outputs")
_REPORTERS = ("text", "concise", "github", "gitlab", "html", "json", "jsonl", "junit", "markdown", "sarif")


class ReporterRef(NamedTuple):
    """A reporter of ours by the name that `--format` takes; outputs are loaded one at a time."""

    name: str

    def load(self) -> Any:
        return import_module(f"gidr_lint.outputs.{self.name}")


def reporters() -> list[ReporterRef]:
    """The reporters of the outputs' folder, the one for people first; those of this version where it is no folder."""
    try:
        files = os.listdir(_OUTPUTS)
    except OSError:
        files = [f"{name}.py" for name in _REPORTERS]
    names = (name.removesuffix(".py") for name in files if name.endswith(".py") and name[0] != "_")
    return [ReporterRef(name) for name in sorted(names, key=lambda name: (name != "text", name))]


def _every(_: RuleRef | Rule) -> bool:
    return True


def _recommended(least: Severity, rule: RuleRef | Rule) -> bool:
    return rule.recommended and rule.severity >= least


def _official(rule: RuleRef | Rule) -> bool:
    return rule.severity > Severity.OFF and rule.official


PRESETS = (
    Preset("gidr-lint:recommended", takes=partial(_recommended, Severity.WARNING)),
    Preset("gidr-lint:strict", takes=partial(_recommended, Severity.INFO)),
    Preset("gidr-lint:all", takes=_every),
    Preset("gidr-lint:official-only", takes=_official),
)


class BuiltIn:
    """Our answers to the hooks."""

    def gidr_lint_rules(self) -> list[RuleRef]:
        return list(built_in_rules())

    def gidr_lint_forms(self) -> "list[Form]":
        from gidr_lint.forms.load import load_forms

        return list(load_forms())

    def gidr_lint_readers(self) -> list[FormatRef]:
        return list(FORMATS)

    def gidr_lint_reporters(self) -> list[ReporterRef]:
        return reporters()

    def gidr_lint_presets(self) -> list[Preset]:
        return list(PRESETS)


def built_in_rules(folder: str = _RULES, package: str = "gidr_lint.rules") -> Iterator[RuleRef]:
    """The rules of the index, and those whose file is in the folder but not yet in the index."""
    from gidr_lint.rules._index import INDEX

    files = set(rule_modules(folder, package))
    for ref in INDEX:
        if not files or ref.module in files:
            yield ref
    for module in sorted(files - {ref.module for ref in INDEX}):
        yield from rules_of(import_module(module))


def rule_modules(folder: str = _RULES, package: str = "gidr_lint.rules") -> Iterator[str]:
    """The modules of the family folders; none where the package is not a folder (a zip file)."""
    try:
        families = os.listdir(folder)
    except OSError:
        return
    for family in families:
        if family[0] in "_." or "." in family:
            continue
        for name in os.listdir(os.path.join(folder, family)):
            if name.endswith(".py") and name[0] != "_":
                yield f"{package}.{family}.{name[:-3]}"


def rules_of(module: ModuleType) -> list[RuleRef]:
    """References to the rules that a module defines."""
    return [
        value.ref
        for value in vars(module).values()
        if isinstance(value, Rule) and value.module == module.__name__
    ]
