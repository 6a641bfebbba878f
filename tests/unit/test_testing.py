"""Drafts as data, their writers, and the examples of rules as tests."""

import random
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest

from gidr_lint.api import Finding, Message, rule
from gidr_lint.base.diagnostics import Severity, Target
from gidr_lint.base.errors import ConfigError
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.judging.documentation import Example
from gidr_lint.judging.rule import Rule, RuleRef
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft, ExampleError, check, documentation, run_examples
from gidr_lint.testing.examples import patched

REGISTRY = Registry(installed=False)
LINTER = Linter(Settings(extends=("gidr-lint:all",)), REGISTRY)
FORMS = ["2019", "2021"]
SHAPES = [
    ("markdown", "pipe", "blank"),
    ("markdown", "pipe", "repeat"),
    ("markdown", "pipe", "leaf"),
    ("markdown", "html", "blank"),
    ("markdown", "lines", "blank"),
    ("markdown", "spaced", "blank"),
    ("markdown", "cells", "blank"),
    ("text", "cells", "repeat"),
    ("text", "cells", "leaf"),
    ("text", "tab", "blank"),
    ("text", "tabs", "blank"),
    ("text", "tabs", "leaf"),
    ("text", "pipe", "blank"),
    ("text", "pipes", "blank"),
    ("text", "pipes", "repeat"),
    ("text", "pipes", "leaf"),
    ("text", "lines", "blank"),
    ("text", "spaced", "blank"),
]


def figures(draft):
    """Every figure by target."""
    found = {}
    for table in draft.form.tables:
        for (row, column), text in draft.tables[table.id].items():
            found[Target(table.section, table.id, row, column)] = text
    return found


def broken(draft):
    """The sums that do not hold, the plausible ones included."""
    amounts = {target: text for target, text in figures(draft).items()}
    found = []
    for instance in draft.form.instances:
        left, right = (sum(int(amounts[t]) for t in side) for side in (instance.left, instance.right))
        if not (left == right if instance.identity.op == "=" else left <= right):
            found.append((instance.identity.id, instance.line))
    return found


def example(*body, good=False, messages=()):
    return Example(good, "说明", body, messages)


@pytest.mark.parametrize("form", FORMS)
class TestCleanDraft:
    def test_every_sum_holds(self, form):
        assert [] == broken(Draft.clean(form))

    def test_every_cell_of_the_form_is_filled(self, form):
        draft = Draft.clean(form)
        expected = {target for table in draft.form.tables for target in table.targets()}
        assert expected == set(figures(draft))
        assert "" not in figures(draft).values()

    def test_the_prose_repeats_the_tables(self, form):
        text = Draft.clean(form).markdown()
        for words in (
            "新收政府信息公开申请30件",
            "上年结转2件",
            "办结30件",
            "结转下年度继续办理2件",
            "行政复议3件",
            "行政诉讼1件",
        ):
            assert words in text

    def test_all_six_sections_and_five_subtopics_stand_in_it(self, form):
        draft = Draft.clean(form)
        text = draft.markdown()
        assert [f"## {section.heading}" for section in draft.form.sections] == re.findall("## .*", text)
        for words in draft.form.section("overview").subtopics:
            assert f"）{words}。" in text

    def test_it_names_its_notice_period_and_a_date_in_january(self, form):
        draft = Draft.clean(form)
        text = draft.markdown()
        assert draft.form.notice in text
        assert f"{draft.year}年1月1日至{draft.year}年12月31日" in text
        assert f"{draft.year + 1}年1月20日" == draft.signature[-1]

    def test_a_year_of_its_own(self, form):
        text = Draft.clean(form, 2030).markdown()
        assert {"2030", "2031"} == set(re.findall(r"(?<!〔)\b(20\d\d)年", text))

    def test_nothing_is_found_in_it(self, form):
        result = LINTER.lint(Source("draft.md", Draft.clean(form).markdown().encode()))
        assert () == tuple(result.diagnostics)


@pytest.mark.parametrize("form", FORMS)
class TestRandomDraft:
    def test_every_sum_holds(self, form):
        for seed in range(40):
            assert [] == broken(Draft.random(random.Random(seed), form))

    def test_the_same_seed_gives_the_same_report(self, form):
        first, again, other = (Draft.random(random.Random(seed), form).markdown() for seed in (1, 1, 2))
        assert first == again
        assert first != other

    def test_the_prose_repeats_the_tables(self, form):
        draft = Draft.random(random.Random(3), form)
        assert f"新收政府信息公开申请{draft.amount('applications', 'new')}件" in draft.markdown()
        assert f"不予公开{draft.amount('applications', 'denied')}件" in draft.markdown()

    def test_without_prose_no_sentence_gives_a_number_of_cases(self, form):
        draft = Draft.random(random.Random(3), form, prose=False)
        prose = "".join(text for _, paragraphs in draft.sections.values() for text in paragraphs)
        assert [] == re.findall(r"\d+件", prose)

    def test_nothing_is_found_in_it(self, form):
        for seed in range(15):
            draft = Draft.random(random.Random(seed), form)
            result = LINTER.lint(Source("draft.md", draft.markdown().encode()))
            assert [] == [(seed, d.code, d.message.text()) for d in result.diagnostics]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("kind", "shape", "flatten"), SHAPES)
class TestWriters:
    def test_a_place_holds_the_text_of_its_cell(self, form, kind, shape, flatten):
        draft = Draft.random(random.Random(9), form)
        text, places = draft.write(kind, shape, flatten)
        assert figures(draft) == {target: text[start:end] for target, (start, end) in places.items()}

    def test_what_was_written_is_read_back_where_it_stands(self, form, kind, shape, flatten):
        draft = Draft.random(random.Random(9), form)
        text, places = draft.write(kind, shape, flatten)
        result = LINTER.lint(Source("draft", text.encode(), kind))
        assert [] == [d.message.text() for d in result.diagnostics]
        read = {target: tuple(cell.location.span) for target, cell in result.case.report.cells.items()}
        assert places == read


def table(text, heading):
    start = text.index(heading)
    return text[start:].split("\n\n")[1]


class TestShapes:
    def test_pipe_table_blanks_what_a_merged_cell_covers(self):
        lines = table(Draft.clean().markdown(), "## 三、").splitlines()
        assert ["|", "---", "---"] == re.findall(r"^\||---", lines[1])[:3]
        assert {10} == {line.count("|") - 1 for line in lines}
        assert "|  |  | 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |" in lines

    def test_pipe_table_repeats_merged_labels(self):
        lines = table(Draft.clean().markdown(flatten="repeat"), "## 三、").splitlines()
        row = (
            "| 三、本年度办理结果 | （三）不予公开 | 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
        )
        assert row in lines

    def test_pipe_table_leaves_the_group_labels_out(self):
        lines = table(Draft.clean().markdown(flatten="leaf"), "## 三、").splitlines()
        assert (
            "| 情形 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |" == lines[0]
        )
        assert "| 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |" in lines
        assert 27 == len(lines)

    def test_html_has_the_spans_of_the_form(self):
        text = Draft.clean().markdown("html")
        assert '<td colspan="3" rowspan="3">（本列数据的勾稽关系为' in text
        assert '<td rowspan="22">三、本年度办理结果</td><td colspan="2">（一）予以公开</td>' in text
        assert '<td rowspan="8">（三）不予公开</td>' in text
        assert '<td colspan="5">行政复议</td><td colspan="10">行政诉讼</td>' in text
        assert '<td rowspan="20">三、本年度办理结果</td>' in Draft.clean("2019").markdown("html")

    def test_tab_led_cells_have_an_empty_cell_for_each_merge_from_above(self):
        text = Draft.clean().text("tab")
        assert "\n\t\n\t\n\t2.其他法律行政法规禁止公开\n\t0\n" in text
        heads = text[text.index("\t（本列数据") :].split("\n\n")[:3]
        assert [2, 4, 8] == [len(head.splitlines()) for head in heads]

    def test_web_pipes_have_no_delimiter_row_and_no_leading_pipe(self):
        text = Draft.clean().text("pipes")
        assert "---" not in text
        assert "\n行政许可 | 97 |  |  |\n" in text

    def test_cells_end_their_lines_with_a_pipe(self):
        assert "\n|\n行政许可 |\n97 |\n |\n |\n" in Draft.clean().text("cells")

    def test_lines_hold_one_cell_each(self):
        assert "\n行政许可\n97\n第二十条第（六）项\n" in Draft.clean().text("lines")
        assert "\n行政许可\n\n97\n\n第二十条第（六）项\n\n" in Draft.clean().text("spaced")

    def test_other_words_are_refused(self):
        with pytest.raises(ValueError, match="no such shape: pipez; there are pipe, "):
            Draft.clean().markdown("pipez")
        with pytest.raises(ValueError, match="no such flattening: leaves; there are blank, repeat, leaf"):
            Draft.clean().markdown(flatten="leaves")


class TestDocumentation:
    TEXT = """
    中文一句。

    The same in English
    over two lines.

    Why, in a paragraph.

    And another.

    Source: 《条例》第五十条，
        and more

    Good: 没有问题
        一段话。

    Bad: 有问题
        @title «题目»
        [applications] new.total = 3

        → 第一条消息
        → 第二条消息
    """

    def read(self, monkeypatch, text):
        monkeypatch.setitem(sys.modules, "a_rule", SimpleNamespace(__doc__=text))
        ref = RuleRef("QX101", "a-rule", Severity.WARNING, "a_rule")
        return documentation(Rule(ref, lambda case: (), {}))

    def test_pieces(self, monkeypatch):
        doc = self.read(monkeypatch, self.TEXT)
        assert "中文一句。" == doc.zh
        assert "The same in English over two lines." == doc.en
        assert "Why, in a paragraph.\n\nAnd another." == doc.why
        assert "《条例》第五十条， and more" == doc.source

    def test_examples(self, monkeypatch):
        doc = self.read(monkeypatch, self.TEXT)
        assert (
            Example(True, "没有问题", ("一段话。",), ()),
            Example(
                False,
                "有问题",
                ("@title «题目»", "[applications] new.total = 3"),
                ("第一条消息", "第二条消息"),
            ),
        ) == doc.examples

    def test_without_a_source_it_is_refused(self, monkeypatch):
        with pytest.raises(ValueError, match="a_rule: .*the docstring needs"):
            self.read(monkeypatch, "中文。\n\nEnglish.\n")


class TestPatches:
    def text(self, *body):
        return patched(example(*body)).text

    def test_plain_text_is_a_paragraph_of_the_first_section(self):
        text = self.text("新的一段。")
        assert text.index("（五）监督保障") < text.index("新的一段。") < text.index("## 二、")

    def test_a_paragraph_of_another_section(self):
        text = self.text("@problems 新的一段。")
        assert text.index("## 五、") < text.index("新的一段。") < text.index("## 六、")

    @pytest.mark.parametrize(
        ("line", "there", "gone"),
        [
            ("@title 另一个题目", "# 另一个题目\n", "# 青溪县"),
            ("@preamble 又一段前言。", "又一段前言。\n\n## 一、", None),
            ("@no-preamble", "报告\n\n## 一、", "统计期限"),
            ("@signature 2025年2月1日", "青溪县水务局\n\n2025年2月1日\n", "2025年1月20日"),
            ("@heading problems = 五、问题", "\n## 五、问题\n", "五、存在的主要问题"),
            ("@drop problems", "| 0 | 0 |\n\n## 六、", "存在的主要问题"),
            ("@empty problems", "改进情况\n\n## 六、", "一是政策解读"),
            ("@only problems 只有一段。", "改进情况\n\n只有一段。\n\n## 六、", "一是政策解读"),
            ("@after other-matters 七、工作思路", "\n## 七、工作思路\n", None),
            ("[applications] -row denied-process", "| 1 |\n|  |  | 7.属于行政执法案卷", "四类过程性信息"),
            ("[applications] -column legal-service", "| 社会公益组织 | 其他 |", "法律服务机构"),
            ("[proactive] -table", "情况\n\n## 三、", "第二十条"),
            ("[applications] label denied-process = 6.属于四类过程信息", "| 6.属于四类过程信息 |", "过程性"),
            ("[proactive] header issued = 本年制发数量", "| 本年制发数量 |", "本年制发件数"),
            ("[applications] new.total = 3, granted.natural-person = 25个", "| 25个 |", "| 30 |\n| 二、"),
            ("[disputes] review-total = 7", "| 1 | 1 | 0 | 1 | 7 |", "| 1 | 1 | 0 | 1 | 3 |"),
            ('[disputes] review-total = ""', "| 1 | 1 | 0 | 1 |  |", "| 1 | 1 | 0 | 1 | 3 |"),
            ("[disputes] all = 无", "| 无 | 无 | 无 |", "| 1 | 1 | 0 | 1 | 3 |"),
            ("!form 2019", "国办公开办函〔2019〕60号", "2024"),
            ("!year 2022", "2022年1月1日至2022年12月31日", "2024"),
            ("!front year = 2023", "---\nyear: 2023\n---\n\n# ", None),
        ],
    )  # fmt: skip
    def test_a_line_changes_the_report(self, line, there, gone):
        text = self.text(line)
        assert there not in self.text()
        assert there in text
        assert gone is None or (gone in self.text() and gone not in text)

    def test_a_row_of_disputes_goes_without_saying(self):
        assert self.text("[disputes] cases.review-total = 7") == self.text("[disputes] review-total = 7")

    def test_sections_change_places(self):
        text = self.text("@swap problems other-matters")
        assert text.index("## 六、") < text.index("## 五、")

    def test_totals_are_worked_out_again_only_if_asked(self):
        assert "| 11 | 2 | 0 | 1 | 0 | 0 | 15 |" not in self.text("[applications] granted.other-entity = 4")
        settled = self.text("[applications] granted.other-entity = 4", "!consistent")
        assert "| 11 | 2 | 0 | 1 | 0 | 4 | 18 |" in settled

    def test_options_and_stage_are_kept_for_the_linter(self):
        made = patched(example('!option deadline = "01-31"', "!option most = 3", "!stage draft"))
        assert {"deadline": "01-31", "most": 3} == made.options
        assert "draft" == made.stage

    @pytest.mark.parametrize(
        "line",
        [
            "文字里有«这几个字»。",
            "@title «某局»报告",
            "@heading problems = «五、问题»",
            "[applications] new.total = «3»",
            "[applications] label denied-process = «6.属于四类过程信息»",
        ],
    )
    def test_the_marked_span_is_that_of_the_text_without_the_marks(self, line):
        made = patched(example(line))
        assert re.search("«(.*)»", line)[1] == made.text[slice(*made.span)]
        assert "«" not in made.text and "»" not in made.text

    def test_without_a_mark_there_is_no_span(self):
        assert patched(example("没有标记。")).span is None

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("!from 2019", "no such setting: !from; did you mean !form?"),
            ("!previous", "“!previous”应写成“!previous @problems 文字”这样 / !previous: write it like !previous @problems 文字"),
            ("!beside", "“!beside”应写成“!beside S104”这样 / !beside: write it like !beside S104"),
            ("!option percent 5", "“!option percent 5”应写成“!option percent = 5”这样 / !option percent 5: write it like !option percent = 5"),
            ("!option words = 甲", '“!option words = 甲”的值按TOML写：5、true、"文字"、["甲", "乙"] / !option words = 甲: the value is written as in TOML: 5, true, "text", ["a", "b"]'),
            ("!year next", "“!year next”应写成“!year 2023”这样 / !year next: write it like !year 2023"),
            ("!consistent all", "“!consistent all”应写成“!consistent”这样 / !consistent all: write it like !consistent"),
            ("!previous !sam", "no such setting: !sam; did you mean !same?"),
            ("!previous !year", "“!year”应写成“!previous !year 2023”这样 / !year: write it like !previous !year 2023"),
            ("@swap problems", "“@swap problems”应写成“@swap problems other-matters”这样 / @swap problems: write it like @swap problems other-matters"),
            *(
                (
                    f"[applications] {written}",
                    f"“[applications] {written}”应写成“[applications] new.total = 3, granted.total = 2”这样 / "
                    f"[applications] {written}: write it like [applications] new.total = 3, granted.total = 2",
                )
                for written in ("new.total = 3; granted.total = 2", "new.total = 3,granted.total = 2", "new.total = 3；granted.total=2")
            ),
            ("!stage drafts", "no such stage: drafts; did you mean draft?"),
            ("@problem 文字", "no such word: @problem; did you mean @problems?"),
            ("@drop problem", "no such section: problem; did you mean problems?"),
            ("@heading x = 七、", "no such section: x"),
            ("[application] new.total = 3", "no such table: application; did you mean applications?"),
            ("[applications] new.totals = 3", "no such cell: new.totals; did you mean new.total?"),
            ("[applications] new.total", "no such cell: new.total; did you mean new.total?"),
            ("[disputes] review-totals = 3", "no such cell: review-totals; did you mean review-total?"),
            ("[applications] -row denied-proces", "no such row: denied-proces; did you mean denied-process?"),
            ("[applications] -column totals", "no such column: totals; did you mean total?"),
            ("[applications] label denied-proces = x", "no such row: denied-proces; did you mean denied-process?"),
            ("[proactive] header issue = x", "no such column: issue; did you mean issued?"),
            ("一个«标记", "一个例子用«»只标一处（第一条提示的） / an example marks one span, that of the first message, by « and »"),
            ("«一个»和«两个»标记", "一个例子用«»只标一处（第一条提示的） / an example marks one span, that of the first message, by « and »"),
        ],
    )  # fmt: skip
    def test_a_line_that_says_nothing_known_is_refused(self, line, message):
        with pytest.raises(ValueError) as caught:
            patched(example(line))
        assert message == str(caught.value)


class TestRunExamples:
    """On the rule for words that mean zero, whose documentation is replaced."""

    HEAD = "中文。\n\nEnglish.\n\nWhy.\n\nSource: practice\n\n"
    BAD = "Bad: 写成了文字\n    [applications] denied-process.research = «无»\n"

    @pytest.fixture
    def run(self, monkeypatch):
        rule = REGISTRY.find("T218").load()

        def run(examples):
            monkeypatch.setattr(sys.modules[rule.module], "__doc__", self.HEAD + examples)
            return run_examples(rule, REGISTRY)

        return run

    def test_how_many_ran(self, run):
        assert 2 == run("Good: 没有问题\n    一切正常。\n\n" + self.BAD)

    def test_a_bad_example_in_which_nothing_is_found(self, run):
        with pytest.raises(ExampleError, match=r"^T218 Bad: 没事: expected 1 T218, found \[\]"):
            run("Bad: 没事\n    一切正常。\n")

    def test_a_bad_example_with_another_finding_besides(self, run):
        with pytest.raises(ExampleError, match="expected 1 T218, found .*'T216 error "):
            run(self.BAD + "    [applications] new.research = 见附件\n")

    def test_a_good_example_in_which_something_is_found(self, run):
        with pytest.raises(ExampleError, match="^T218 Good: 写成了文字: expected nothing, found .*T218"):
            run(self.BAD.replace("Bad", "Good"))

    def test_another_span(self, run):
        with pytest.raises(ExampleError, match="underlines '无', not '6.属于四类过程性信息'"):
            run(
                "Bad: 别处\n    [applications] denied-process.research = 无\n    [applications] label denied-process = «6.属于四类过程性信息»\n"
            )

    def test_another_message(self, run):
        with pytest.raises(ExampleError, match=r"(?s)T218 Bad: 写成了文字: says.*not.*不是这句"):
            run(self.BAD + "    → 不是这句\n")


def test_a_check_loads_nothing_of_this():
    script = (
        "import sys; from gidr_lint.engine.linter import Linter; from gidr_lint.document.source import Source;"
        f"Linter().lint(Source('draft.md', {Draft.clean().markdown()!r}.encode()));"
        "print([name for name in sys.modules if name.startswith('gidr_lint.testing')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "[]" == done.stdout.strip()


class TestOwnRules:
    """Rules of a plugin, tested by whoever writes them: each alone, whatever the others say."""

    @pytest.fixture
    def make(self, monkeypatch):
        def make(code, words, doc, **given):
            def check(case):
                if not any(words in passage.text.string for passage in case.passages(section="overview")):
                    yield Finding(case.top.after, Message(zh=f"没有写{words}", en=f"No {words}")())

            check.__module__ = name = f"rules_of_{code.lower()}"
            monkeypatch.setitem(sys.modules, name, SimpleNamespace(__doc__=doc))
            return rule(code=code, severity=Severity.WARNING, **given)(check)

        return make

    DOC = "中文。\n\nEnglish.\n\nSource: practice\n\nGood: 写了\n    已写{0}。\n\nBad: 没写\n    没有别的。\n    → 没有写{0}\n"

    def test_two_rules_that_want_something_do_not_stand_in_each_others_way(self, make):
        first, second = (
            make(code, words, self.DOC.format(words)) for code, words in (("QX101", "甲"), ("QX102", "乙"))
        )
        assert (2, 2) == (run_examples(first), run_examples(second))
        both = Registry(installed=False, rules=(first, second))
        with pytest.raises(ExampleError, match="QX101 Good: 写了: expected nothing, found .*QX102"):
            run_examples(first, both)

    def test_a_good_example_may_name_what_ours_say_beside_it(self, make):
        good = (
            "Good: 有一个部分\n    {0}@after other-matters 七、甲的情况\n    @after other-matters 已完成。\n"
        )
        doc = self.DOC.format("主动公开").replace("Good: 写了\n    已写主动公开。\n", good)
        doc = doc.partition("Bad:")[0]
        spared = make("QX101", "主动公开", doc.format("!beside S104\n    "))
        assert (1, 1) == (run_examples(spared), run_examples(spared, with_core=True))
        loud = make("QX102", "主动公开", doc.format(""))
        assert 1 == run_examples(loud)
        with pytest.raises(ExampleError, match="expected nothing, found .*S104"):
            run_examples(loud, with_core=True)

    def test_what_ours_say_beside_a_bad_example_is_not_expected_of_a_rule_alone(self, make):
        doc = self.DOC.format("甲").replace(
            "没有别的。", "!beside T216\n    [applications] new.total = 见附件"
        )
        found = make("QX101", "甲", doc)
        assert 2 == run_examples(found)

    def test_without_an_example_nothing_was_tested(self, make):
        with pytest.raises(ExampleError, match="QX101: .*its docstring has no example"):
            run_examples(make("QX101", "甲", self.DOC.partition("Good:")[0]))

    def test_a_line_that_says_nothing_known_is_told_with_rule_and_example(self, make):
        doc = self.DOC.format("甲").replace("没有别的。", "@problem 文字")
        with pytest.raises(
            ExampleError, match="^QX101 Bad: 没写: no such word: @problem; did you mean @problems"
        ):
            run_examples(make("QX101", "甲", doc))

    def test_a_function_that_is_no_rule_is_said_to_be_none(self):
        for ask in (run_examples, lambda function: check(Draft.clean(), rule=function)):
            with pytest.raises(TypeError, match="this is no rule: a rule is a function with @rule"):
                ask(lambda case: ())

    def test_an_option_that_an_example_has_wrong_is_told_with_rule_and_example(self, make):
        doc = self.DOC.format("甲").replace("没有别的。", "!option leats = 5")
        with pytest.raises(ExampleError, match="^QX101 Bad: 没写: rules.QX101.leats: .*no such option"):
            run_examples(make("QX101", "甲", doc))

    @pytest.mark.parametrize(
        ("doc", "said"),
        [
            ("中文。\n\nSource: practice\n\nGood: 好\n    好。\n", "^QX101: rules_of_qx101: .*needs a Chinese line"),
            ("中文。\n\nEnglish.\n\nSource: practice\n\nGood: 好\n    [applications] -table\n    [applications] note = x\n", "^QX101 Good: 好: "),
        ],
    )  # fmt: skip
    def test_whatever_is_wrong_with_an_example_is_an_error_of_examples(self, make, doc, said):
        with pytest.raises(ExampleError, match=said):
            run_examples(make("QX101", "甲", doc))

    def test_letters_of_ours_are_refused(self, make):
        with pytest.raises(ExampleError, match="two or more capital letters"):
            run_examples(make("Q101", "甲", self.DOC.format("甲")))

    def test_a_rule_that_raises_fails_its_examples_with_what_it_raised(self, make):
        found = make("QX101", "甲", self.DOC.format("甲"))

        def broken(case):
            yield from case.passages("problems")

        found.check = broken
        with pytest.raises(ExampleError, match='E004 .*请写section="problems"'):
            run_examples(found)

    def test_a_rule_of_several_in_a_file_has_its_documentation_in_its_function(self):
        def check(case):
            """
            甲。

            A.

            Source: practice
            """
            return ()

        assert "甲。" == documentation(rule(code="QX101", severity=Severity.WARNING)(check)).zh


class TestCheck:
    """What a test asks of a draft."""

    RULE = REGISTRY.find("T215").load()

    def draft(self):
        draft = Draft.clean()
        draft.tables["applications"]["new", "total"] = "30件"
        return draft

    def test_what_is_found_said_underlined_and_fixed(self):
        found = check(self.draft(), rule=self.RULE)
        assert (("T215",), ("30件",)) == (found.codes, found.underlined)
        assert "30件" in found.messages[0]
        assert Draft.clean().markdown() == found.fixed()

    def test_a_rule_is_checked_alone_or_among_ours(self):
        draft = self.draft()
        draft.tables["applications"]["carried-in", "total"] = "见附件"
        assert ("T215",) == check(draft, rule=self.RULE).codes
        assert {"T215", "T216"} <= set(check(draft, rule=self.RULE, with_core=True).codes)

    def test_without_a_rule_it_is_what_the_command_says(self):
        assert () == check(Draft.clean()).codes
        assert ("T215",) == check(self.draft()).codes

    def test_a_text_may_be_of_any_kind(self):
        found = check(self.draft().text("tab"), rule=self.RULE, kind="text")
        assert ("T215",) == found.codes
        assert ("E001",) == check(b"PK\x03\x04", rule=self.RULE, kind="word").codes

    def test_a_place_in_a_word_file_is_underlined_too(self):
        source = Source("draft.docx", self.draft().docx()[0], "word")
        assert ("30件",) == check(source, rule=self.RULE).underlined

    def test_a_gap_underlines_nothing(self):
        draft = Draft.clean()
        del draft.sections["problems"]
        found = check(draft, rule=REGISTRY.find("S101").load())
        assert (("S101",), ("",)) == (found.codes, found.underlined)

    def test_an_option_is_checked_as_in_a_configuration(self):
        with pytest.raises(ConfigError, match="no such option"):
            check(Draft.clean(), rule=self.RULE, options={"x": 1})
        with pytest.raises(ValueError, match="give rule="):
            check(Draft.clean(), options={"x": 1})

    def test_last_years_report_may_be_given(self):
        past = Draft.clean(year=2023)
        past.tables["applications"]["carried-out", "total"] = "9"
        found = check(Draft.clean(), rule=REGISTRY.find("X601").load(), previous=past)
        assert ("X601",) == found.codes
