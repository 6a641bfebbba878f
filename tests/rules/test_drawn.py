"""The examples of rules as people read them: rows, paragraphs and marks, in nobody's private language."""

import re

import pytest

from gidr_lint.cli import _examples
from gidr_lint.cli._sources import source_zh
from gidr_lint.judging.documentation import Example, documentation
from gidr_lint.outputs.text import width
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.drawn import Rows, Said, Told, drawn

REGISTRY = Registry(installed=False)
RULES = [ref.load() for ref in REGISTRY.rules]
EXAMPLES = [(rule, example) for rule in RULES for example in documentation(rule).examples]


def example(*body, good=False):
    return Example(good, "", body, ())


@pytest.mark.parametrize(("rule", "given"), EXAMPLES, ids=lambda item: getattr(item, "code", ""))
def test_every_example_is_drawn_with_its_mark_and_without_its_language(rule, given):
    parts = drawn(given)
    assert parts
    assert any("«" in line for line in given.body) == ("«" in repr(parts))
    lines = list(_examples.lines(rule, given, REGISTRY, "zh", 80))
    assert not any(
        line.strip().startswith(("!", "@", "[applications]", "[disputes]", "[proactive]")) for line in lines
    )
    assert ("▸" in "".join(lines)) == ("«" in "".join(given.body))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_is_told_in_english_is_told_in_chinese(rule):
    doc = documentation(rule)
    if doc.why:
        assert any(sum(char >= "\u2e80" for char in part) * 4 > len(part) for part in doc.why.split("\n\n"))
    assert not re.search("[a-z]{3}", source_zh(doc.source))
    for option in rule.options.values():
        zh, _, en = option.help.partition("|")
        assert zh and en and not zh.isascii()


class TestWhatIsDrawn:
    def test_a_changed_cell_stands_in_its_row_under_the_header(self):
        (rows,) = drawn(example("[applications] carried-in.natural-person = «4»"))
        assert isinstance(rows, Rows)
        assert ("表三", "二、上年结转政府信息公开申请数量") == (rows.name.zh, rows.rows[0][0])
        assert "«4»" == rows.rows[0][rows.heads.index("自然人")]

    def test_of_a_wide_table_only_the_groups_that_differ(self):
        (rows,) = drawn(example("[disputes] review-total = «9»"))
        assert "表四·行政复议" == rows.name.zh
        assert ("总计", "«9»") == (rows.heads[-1], rows.rows[0][-1])

    def test_of_many_rows_the_marked_one_is_among_those_shown(self):
        (rows,) = drawn(example('[applications] zeros = ""', "[applications] carried-out.total = «x»"))
        assert any("«x»" in row for row in rows.rows)
        assert rows.more > 0

    def test_a_good_example_shows_what_it_names_though_it_is_as_it_should_be(self):
        (rows,) = drawn(example("[applications] new.total = 30", good=True))
        assert "30" == rows.rows[0][-1]

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("@drop other-matters", "没有“六、其他需要报告的事项”这一部分"),
            ("@empty problems", "没有文字"),
            ("[applications] -table", "没有表三"),
            ("[applications] -row total", "没有“（七）总计”行"),
            ("[applications] -column legal-service", "没有“法律服务机构”列"),
            ("@signature", "没有落款日期"),
            ("!stage draft", "起草阶段"),
            ("!identity 办结不多于新收 = official applications column: total ≤ new", "关系：办结不多于新收"),
        ],
    )
    def test_what_is_not_there_is_told(self, line, said):
        assert any(isinstance(part, Told) and said in part.words.zh for part in drawn(example(line)))

    def test_a_paragraph_stands_under_the_heading_of_its_section(self):
        (said,) = drawn(example("@problems 一是«宣传»不够。"))
        assert isinstance(said, Said)
        assert ("五、存在的主要问题及改进情况", ("一是«宣传»不够。",)) == (said.where.zh, said.paragraphs)

    def test_last_year_is_named_as_such(self):
        parts = drawn(example("!previous [applications] carried-out.total = 3"))
        assert ["上年报告表三"] == [part.name.zh for part in parts if isinstance(part, Rows)]


def test_an_example_in_words_of_a_plugin_is_shown_as_it_is():
    rule = REGISTRY.find("A301").load()
    lines = list(_examples.lines(rule, example("[nosuch] a.b = 1"), REGISTRY, "zh", 80))
    assert "    [nosuch] a.b = 1" in lines


@pytest.mark.parametrize("room", [80, 100])
def test_no_line_is_wider_than_the_terminal(room):
    for rule, given in EXAMPLES[::7]:
        for line in _examples.lines(rule, given, REGISTRY, "zh", room):
            assert width(line) <= room, (rule.code, line)
