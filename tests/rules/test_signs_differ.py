"""A sign is never missing where there is a finding: with all rules asked nothing more is found."""

import sys
from pathlib import Path

import pytest
from gidr_lint_dev.sampling import FULL, sample

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import documentation
from gidr_lint.testing.examples import patched

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "bench"))
from blind import Round  # noqa: E402
from gidr_lint_dev.rounds import FOLDER  # noqa: E402

REGISTRY = Registry(installed=False)
SETTINGS = Settings(extends=("gidr-lint:all",))
LINTER = Linter(SETTINGS, REGISTRY)


class Everything:
    """Wants every rule whatever the signs are."""

    def codes(self, signs, document):
        return LINTER.enabled.keys()


ASKED = Linter(SETTINGS, REGISTRY)
ASKED.rules.wanted = Everything()


def found(linter, text, previous):
    last = None if previous is None else Source("last.md", previous.encode(), "markdown")
    diagnostics = linter.lint(Source("draft.md", text.encode(), "markdown"), previous=last).diagnostics
    return [(d.code, d.location, d.message.text()) for d in diagnostics]


@pytest.mark.parametrize("rule", [r for r in REGISTRY.rules if r.code[0] != "E"], ids=lambda rule: rule.code)
def test_of_an_example(rule):
    # In a good one there is hardly anything to miss.
    for example in documentation(rule).examples:
        if example.good and not FULL:
            continue
        made = patched(example)
        assert found(LINTER, made.text, made.previous) == found(ASKED, made.text, made.previous), (
            example.title
        )


@pytest.mark.parametrize(
    "folder", sorted(path for path in FOLDER.iterdir() if path.is_dir()), ids=lambda f: f.name
)
def test_of_a_report_by_another_hand(folder):
    drafts = Round(folder, lambda name: name.endswith(("-sound", "-f01", "-f07"))).drafts
    for name in sample(drafts, 4):
        assert found(LINTER, drafts[name], None) == found(ASKED, drafts[name], None), name
