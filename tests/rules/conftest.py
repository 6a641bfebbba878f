"""Linting of a clean report with a few lines changed, as in the examples of a rule."""

import pytest

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine import fix as fixes
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Example
from gidr_lint.testing.examples import patched

REGISTRY = Registry(installed=False)
# For offices that want more than is right: known short labels, tables without a figure.
OFF = tuple(rule.code for rule in REGISTRY.rules if rule.severity is Severity.OFF)


class Draft:
    """A draft under the preset `all`, less what is off by default: its text, what is found in it, and what the fixes make of it."""

    def __init__(self, text, stage="final", name="draft.md", ignore=()):
        self.text = text
        self.source = Source(name, text.encode())
        self.linter = Linter(
            Settings(extends=("gidr-lint:all",), stage=stage, ignore=(*OFF, *ignore)), REGISTRY
        )
        self.result = self.linter.lint(self.source)
        self.found = self.result.diagnostics

    @property
    def codes(self):
        return [diagnostic.code for diagnostic in self.found]

    @property
    def targets(self):
        return [str(diagnostic.target) for diagnostic in self.found]

    @property
    def severities(self):
        return [diagnostic.severity.label for diagnostic in self.found]

    @property
    def messages(self):
        return [diagnostic.message.text() for diagnostic in self.found]

    @property
    def places(self):
        return [self.text[slice(*diagnostic.location.span)] for diagnostic in self.found]

    def related(self, number=0):
        return {related.code for related in self.found[number].related if related.code}

    def fixed(self, *, unsafe=False):
        return fixes.fix(self.linter.lint(self.source), unsafe=unsafe).data.decode()


@pytest.fixture(scope="session")
def lint():
    """Lint the clean report of the newest form after the lines of an example, or a whole text."""

    def lint(*lines, text=None, **options):
        if text is None:
            made = patched(Example(True, "", lines, ()))
            return Draft(made.text, made.stage, **options)
        return Draft(text, **options)

    return lint
