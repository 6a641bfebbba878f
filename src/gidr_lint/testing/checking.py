"""A draft checked as a test wants it: which codes, what they say, what is underlined, what the fixes make of it."""

import datetime
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from gidr_lint.base.diagnostics import Diagnostic
from gidr_lint.base.settings import RuleSetting, Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Analysis
from gidr_lint.engine.linter import Linter
from gidr_lint.judging.rule import Rule
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.examples import loaded

Given = Draft | Source | str | bytes


class Checked(NamedTuple):
    """What was found in a draft, in the order of the places."""

    analysis: Analysis

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(self.analysis.diagnostics)

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of each finding."""
        return tuple(item.code for item in self.diagnostics)

    @property
    def messages(self) -> tuple[str, ...]:
        """What each finding says, in Chinese."""
        return tuple(item.message.text() for item in self.diagnostics)

    @property
    def underlined(self) -> tuple[str, ...]:
        """The text at the place of each finding, empty where it is a gap."""
        return tuple(self._at(item) for item in self.diagnostics)

    def _at(self, item: Diagnostic) -> str:
        case, place = self.analysis.case, item.location
        if case is None:
            return ""
        if place.span is not None:
            return case.document.text[slice(*place.span)]
        return "" if place.address is None else case.document.written(place.address)

    def fixed(self, *, unsafe: bool = False) -> str:
        """
        The text once the safe fixes are made, the others too if `unsafe`. Raises FixError for a kind of file that
        cannot be written, UnicodeDecodeError for one whose bytes are no text.
        """
        from gidr_lint.engine.fix import fix

        return fix(self.analysis, unsafe=unsafe).data.decode()


def check(
    draft: Given,
    *,
    rule: Rule | None = None,
    options: Mapping[str, Any] | None = None,
    previous: Given | None = None,
    kind: str = "markdown",
    stage: Literal["draft", "final"] = "final",
    form: str = "auto",
    today: datetime.date | None = None,
    with_core: bool = False,
) -> Checked:
    """
    Check a draft, or a text of a `kind`, as `gidr-lint check` would without a configuration.

    Args:
        rule: this rule alone, on whatever its severity is, with the rules of family E; all that are installed and
            recommended without it.
        options: those of the rule.
        previous: last year's report.
        form: the id of a form, or the path of a local one.
        with_core: the rule among ours that are recommended.

    Raises:
        ConfigError: An option or the form means nothing.
        PluginError: The rule clashes with one of ours.
        TypeError: What is given as a rule is none.
        ValueError: Options without a rule.
    """
    if rule is None and options:
        raise ValueError("options are those of a rule: give rule=")
    settings = Settings(stage=stage, form=form)
    registry = Registry()
    if rule is not None:
        rule = loaded(rule)
        registry = Registry(installed=False)
        if registry.find(rule.code) is None:
            registry = Registry(installed=False, rules=(rule,))
        for failure in registry.failed:
            raise failure.error()
        rules = {rule.code: RuleSetting(None, dict(options))} if options else {}
        settings = settings._replace(rules=rules)
        if with_core:
            settings = settings._replace(extend_select=(rule.code,))
        else:
            settings = settings._replace(extends=(), select=(rule.code,))
    last = None if previous is None else _source(previous, "last", kind)
    return Checked(Linter(settings, registry).lint(_source(draft, "draft", kind), previous=last, today=today))


def _source(given: Given, name: str, kind: str) -> Source:
    if isinstance(given, Source):
        return given
    if isinstance(given, Draft):
        return Source(f"{name}.md", given.markdown().encode(), "markdown")
    return Source(name, given.encode() if isinstance(given, str) else given, kind)
