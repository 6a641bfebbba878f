"""The city's rules, run as its users run them: installed, through the entry point."""

from gidr_lint_example_city import contact_line, local_section

from gidr_lint.base.settings import RuleSetting, Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft, documentation, run_examples
from gidr_lint.testing.examples import patched


def codes(text, settings=Settings()):
    result = Linter(settings, Registry()).lint(Source("draft.md", text.encode(), "markdown"))
    return [diagnostic.code for diagnostic in result.diagnostics]


def test_the_installed_plugin_is_found_by_its_entry_point():
    registry = Registry()
    assert registry.find("EC101").module == "gidr_lint_example_city.contact_line"
    assert registry.find("local-section").code == "EC102"


def test_without_plugins_its_rules_are_not_there():
    assert Registry(installed=False).find("EC101") is None


def test_the_examples_of_the_contact_line_run():
    assert run_examples(contact_line.check, Registry()) == 2


def test_a_clean_report_has_a_contact_line():
    assert codes(Draft.clean().markdown()) == []


def test_the_option_names_what_the_number_may_be_called():
    settings = Settings(rules={"EC101": RuleSetting(options={"words": ["服务热线"]})})
    assert codes(Draft.clean().markdown(), settings) == ["EC101"]


def test_the_local_section_is_off_until_it_is_asked_for():
    good, bad = documentation(local_section.check).examples
    on = Settings(
        rules={
            "EC102": RuleSetting(contact_line.Severity.WARNING),
            "S104": RuleSetting(contact_line.Severity.OFF),
        }
    )
    assert codes(patched(bad).text) == []
    assert codes(patched(bad).text, on) == ["EC102"]
    assert codes(patched(good).text, on) == []


def test_a_rule_that_raises_becomes_one_finding_and_the_rest_goes_on(monkeypatch):
    def broken(case, words):
        raise ZeroDivisionError("the city's rule is broken")

    monkeypatch.setattr(contact_line.check, "check", broken)
    draft = Draft.clean()
    draft.tables["proactive"]["licence", "decisions"] = "97件"
    assert codes(draft.markdown()) == ["E004", "T215"]


def test_a_prefix_of_family_e_does_not_name_the_citys_codes():
    settings = Settings(select=("E",))
    draft = Draft.clean()
    draft.preamble = []
    assert codes(draft.markdown(), settings) == []
