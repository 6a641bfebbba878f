"""Every example in a rule's documentation does what it says."""

import pytest

from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import documentation, run_examples

REGISTRY = Registry(installed=False)
RULES = [rule for rule in REGISTRY.rules if not rule.code.startswith("E0")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_run(rule):
    assert run_examples(rule, REGISTRY) >= 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_good_and_a_bad_example(rule):
    assert {example.good for example in documentation(rule).examples} == {True, False}


@pytest.mark.parametrize("rule", REGISTRY.rules, ids=lambda rule: rule.code)
def test_a_rule_is_documented_in_both_languages_with_its_source(rule):
    doc = documentation(rule)
    assert any("\u4e00" <= char <= "\u9fff" for char in doc.zh)
    assert doc.en.isprintable() and any(char.isascii() and char.isalpha() for char in doc.en)
    assert doc.why and doc.source
