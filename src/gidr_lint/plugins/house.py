"""The plugin that is ours: it answers the hooks as any other does, and brings what the package holds."""

import os
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from gidr_lint.judging.rule import Rule, RuleRef

FAMILIES = "ESTANDXPLW"
_RULES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "rules")


class BuiltIn:
    """The plugin that brings our own rules, as references that load on need."""

    def gidr_lint_rules(self) -> list[RuleRef]:
        return list(built_in_rules())


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
