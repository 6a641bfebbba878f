"""What is told of a figure of the prose: the cell that it is read as, or why it is compared with none."""

from pathlib import Path

import pytest

from gidr_lint.assist.reading import ReadFigure, figures_at, uncompared
from gidr_lint.base.settings import Settings
from gidr_lint.base.spans import Span
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Analysis, Place
from gidr_lint.engine.linter import Linter
from gidr_lint.testing import Draft
from gidr_lint.testing.word import word

NEW = "“一、本年新收政府信息公开申请数量”行“总计”列"
CARRIED = "“二、上年结转政府信息公开申请数量”行“总计”列"


def lint(*sentences: str, **cells: str) -> Analysis:
    draft = Draft.clean()
    draft.sections["overview"] = (draft.sections["overview"][0], ["开展了各项工作。", *sentences])
    for name, value in cells.items():
        row, _, column = name.partition("__")
        draft.tables["applications"][row.replace("_", "-"), column.replace("_", "-")] = value
    return Linter(Settings()).lint(Source("a.md", draft.markdown().encode()))


def told(result: Analysis, words: str) -> list[ReadFigure]:
    """What is told of the place that « marks in words of the draft, or of all of them."""
    assert result.case is not None
    text = result.case.document.text
    before, mark, behind = words.partition("«")
    start = text.index(before + behind)
    if mark:
        start += len(before)
        return figures_at(result, Place(Span(start, start)))
    return figures_at(result, Place(Span(start, start + len(words))))


def one(result: Analysis, words: str) -> tuple[str, str]:
    (found,) = told(result, words)
    return found.words.zh, found.words.en


class TestWhatIsCompared:
    def test_a_figure_that_agrees_names_its_cell(self):
        zh, en = one(lint("本年新收政府信息公开申请30件。"), "申请«30件")
        assert zh == f"读作表三{NEW}（表中为30），相符。"
        assert en == (
            "Read as table 3, row 一、本年新收政府信息公开申请数量, column 总计 (30 there); it agrees."
        )

    def test_one_that_disagrees_says_how_far(self):
        zh, en = one(lint("本年新收政府信息公开申请33件，上年结转2件。"), "申请«33件")
        assert zh == f"读作表三{NEW}（表中为30），相差3。"
        assert en.endswith("column 总计 (30 there); 3 apart.")

    def test_of_several_readings_the_one_that_agrees_is_told(self):
        zh, _ = one(lint("全年收到政府信息公开申请32件。"), "申请«32件")
        assert zh == f"读作表三{NEW}＋{CARRIED}（表中为32），相符。"

    def test_or_all_of_them_where_none_does(self):
        zh, en = one(lint("全年收到政府信息公开申请35件。"), "申请«35件")
        assert zh.startswith(f"读作表三{NEW}（表中为30），或表三{NEW}＋{CARRIED}（表中为32），都对不上")
        assert "none of these fits" in en

    def test_a_note_says_why_it_is_no_more(self):
        zh, en = one(lint("因政府信息公开引起的行政复议5件。"), "复议«5件")
        assert "表四“行政复议·总计”（表中为3）" in zh
        assert zh.endswith("只作提示：没有别的数一同印证。")
        assert en.endswith("a note only: no other figure bears it out.")

    def test_a_group_of_rows(self):
        zh, en = one(lint("办结的申请中不予公开3件。"), "公开«3件")
        assert zh == "读作表三“（三）不予公开”各行“总计”列（表中为3），相符。"
        assert en.startswith("Read as table 3, the rows of （三）不予公开, column 总计 (3 there)")

    def test_a_column_of_applicants_and_a_column_of_the_second_table(self):
        result = lint("制发行政规范性文件4件。")
        assert "表二“行政规范性文件”行“本年制发件数”列" in one(result, "文件«4件")[0]

    def test_money_has_its_unit(self):
        zh, en = one(lint("全年行政事业性收费26.55万元。"), "收费«26.55万元")
        assert "“行政事业性收费”行“本年收费金额”列（表中为26.55万元），相符。" in zh
        assert "(26.55 万元 there); it agrees." in en

    def test_words_that_deny_are_told_too(self):
        zh, _ = one(lint("未发生因政府信息公开引起的行政复议案件。"), "«未发生")
        assert zh.startswith("读作表四“行政复议·总计”（表中为3），相差3")

    def test_a_blank_cell(self):
        zh, en = one(lint("本年新收政府信息公开申请30件。", new__total=""), "申请«30件")
        assert zh == f"读作表三{NEW}，没有核对：表里这一格没有填数。"
        assert en.endswith("column 总计; not compared: the cell has no figure.")


class TestWhatIsNot:
    @pytest.mark.parametrize(
        ("sentence", "place", "zh", "en"),
        [
            ("全年收到信访件35件。", "件«35件", "说的是别的事项", "it is about something else"),
            ("网上收到申请6件。", "申请«6件", "按申请渠道分，表里没有", "by channel, which no cell has"),
            ("2023年新收政府信息公开申请25件。", "申请«25件", "说的是上年", "it is about last year"),
            ("申请办结率98%。", "率«98%", "是比例或总体", "a rate, or the whole of it"),
            (
                "举办培训班4场。",
                "班«4场",
                "句子里没有表里要数的事项",
                "the sentence names nothing that the tables count",
            ),
            (
                "平均每件申请办理11个工作日。",
                "理«11个",
                "是平均数或最大最小数",
                "it is an average or an extreme",
            ),
        ],
    )
    def test_the_reason_is_told_in_both_languages(self, sentence, place, zh, en):
        (found,) = told(lint(sentence), place)
        assert (f"没有核对：{zh}。", f"Not compared: {en}.") == tuple(found.words)
        assert "uncompared" == found.state
        assert found.reason == (zh, en)

    def test_a_doubtful_one_that_disagrees_says_what_is_uncertain(self):
        (found,) = told(lint("本年新收鞊鞤申请35件，办结33件。"), "申请«35件")
        assert found.state == "uncompared"
        assert "没有作提示：" in found.words.zh
        assert "not told, it is uncertain: " in found.words.en

    def test_one_whose_rule_is_off(self):
        draft = Draft.clean()
        draft.sections["overview"][1].append("全年新收政府信息公开申请41件，上年结转2件。")
        settings = Settings(ignore=("N",))
        result = Linter(settings).lint(Source("a.md", draft.markdown().encode()))
        zh, en = one(result, "申请«41件")
        assert zh.endswith("相差11，没有作提示：这项规则没有启用。")
        assert en.endswith("11 apart; not told: the rule is off.")
        assert "新收政府信息公开申请41件" in uncompared(result)[0].quote
        assert result.coverage is not None
        assert result.coverage.claims["uncompared"] == len(uncompared(result))

    def test_without_the_table(self):
        draft = Draft.clean()
        text = draft.markdown()
        head, _, rest = text.partition("## 三、")
        text = head + "## 三、收到和处理政府信息公开申请情况\n\n## 四、" + rest.partition("## 四、")[2]
        result = Linter(Settings()).lint(Source("a.md", text.encode()))
        zh, en = one(result, "本年新收政府信息公开申请«30件")
        assert zh == f"读作表三{NEW}，没有核对：表格没有或没有识别。"
        assert en.endswith("not compared: the table is not there or not read.")


class TestPlaces:
    def test_a_line_has_all_its_figures_in_order(self):
        found = told(
            lint("2024年新收申请30件，较上年增长20%，其中网上6件。"),
            "2024年新收申请30件，较上年增长20%，其中网上6件",
        )
        assert [item.state for item in found] == ["agrees", "uncompared", "uncompared"]

    def test_no_figure_no_answer(self):
        assert told(lint("开展培训。"), "开展«培训") == []
        assert told(lint("2024年开展培训，不定期。"), "20«24年开展培训，不") == []

    def test_a_table_is_no_prose(self):
        result = lint("开展培训。")
        assert result.case is not None
        (cell,) = (c for c in result.case.cells() if str(c.target) == "applications.new.total")
        assert figures_at(result, Place(cell.location.span)) == []

    def test_what_is_no_report_has_none(self):
        result = Linter(Settings()).lint(Source("a.md", "# 说明\n\n收到申请3件。\n".encode()))
        assert figures_at(result, Place(Span(0, 99))) == []
        assert uncompared(result) == []

    def test_a_paragraph_of_a_word_file(self):
        draft = Draft.clean()
        result = Linter(Settings()).lint(Source("a.docx", word(draft)[0]))
        assert result.case is not None
        claim = result.case.claims[0]
        paragraph = claim.number.address.paragraph
        found = figures_at(result, Place(paragraph=paragraph))
        assert claim.number in [item.location for item in found]
        start = claim.number.address.start
        assert [claim.number] == [
            item.location for item in figures_at(result, Place(Span(start, start), paragraph))
        ]
        assert figures_at(result, Place(Span(0, 10**6))) == []


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).parents[2].glob("examples/*.md")), ids=lambda p: p.name
)
def test_as_many_are_listed_as_the_coverage_counts(path):
    result = Linter(Settings()).lint(Source(path.name, path.read_bytes()))
    assert result.coverage is not None
    assert result.coverage.claims["uncompared"] == len(uncompared(result))
