"""The city's rules, tested with what every plugin may use: `gidr_lint.api` and `gidr_lint.testing`."""

import pytest
from gidr_lint_example_city import contact_line, gidr_lint_rules, local_section

from gidr_lint.testing import Draft, check, run_examples


@pytest.mark.parametrize("rule", gidr_lint_rules(), ids=lambda rule: rule.code)
def test_the_examples_run(rule):
    assert run_examples(rule) == 2


@pytest.mark.parametrize("rule", gidr_lint_rules(), ids=lambda rule: rule.code)
def test_the_examples_run_among_the_rules_of_the_national_form(rule):
    assert run_examples(rule, with_core=True) == 2


def test_installed_it_is_on_without_more():
    draft = Draft.clean()
    assert check(draft).codes == ()
    draft.preamble = ["根据《中华人民共和国政府信息公开条例》编制。统计期限为2024年1月1日至12月31日。"]
    assert "EC101" in check(draft).codes


def test_the_option_names_what_the_number_may_be_called():
    found = check(Draft.clean(), rule=contact_line.check, options={"words": ["服务热线"]})
    assert found.codes == ("EC101",)
    assert found.messages == ("报告开头没有咨询电话",)
    assert found.diagnostics[0].message.help() == "请在第一部分之前写明服务热线。"


def test_the_citys_part_is_off_until_it_is_asked_for():
    assert check(Draft.clean()).codes == ()
    assert check(Draft.clean(), rule=local_section.check).codes == ("EC102",)


def test_what_another_rule_says_of_the_citys_part_is_not_in_the_way():
    draft = Draft.clean()
    draft.after["other-matters"] = ["## 七、政务公开标准化建设情况", "标准化建设按计划完成。"]
    assert check(draft, rule=local_section.check).codes == ()
    assert check(draft, rule=local_section.check, with_core=True).codes == ("S104",)
