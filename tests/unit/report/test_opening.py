"""What stands above the first part: the title among lines of the page, other kinds of report, no title at all."""

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

LINTER = Linter(Settings(), Registry(installed=False))
TITLE = "青溪县水务局2024年政府信息公开工作年度报告"
NAMES = ("draft.md", "draft.txt")


def lint(text, name):
    return LINTER.lint(Source(name, text.encode() if isinstance(text, str) else text))


def under(top, name):
    """The clean report with other lines in the place of its title."""
    draft = Draft.clean()
    text = draft.markdown() if name.endswith(".md") else draft.text()
    return lint(top + "\n" + text.partition("\n")[2], name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "line",
    [
        "时间：2025年01月29日来源：县水务局",
        "时间：2023年01月29日",
        "发布时间：2025年1月3日 10:20   浏览次数：20",
        "日期：2025年1月9日 [字体：大 中 小] 打印",
        "信息来源：县水务局 发布日期：2025年1月9日",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_date_line_of_the_page_is_no_period_and_no_text(name, line, gap):
    result = under(TITLE + gap + line, name)
    assert () == result.diagnostics
    assert not [passage for passage in result.case.report.passages if passage.text.string.startswith(line)]


def test_the_date_line_of_the_page_is_none_in_word_and_html_either():
    draft = Draft.clean()
    draft.preamble.insert(0, "时间：2025年01月29日来源：县水务局")
    assert () == lint(draft.docx()[0], "draft.docx").diagnostics
    assert () == lint(draft.page()[0], "draft.html").diagnostics


def test_a_wrong_period_below_the_date_line_is_still_found():
    draft = Draft.clean()
    text = draft.text().replace("2024年1月1日至2024年12月31日", "2023年1月1日至2023年12月31日")
    top, _, rest = text.partition("\n")
    found = lint(f"{top}\n时间：2025年01月29日\n{rest}", "draft.txt").diagnostics
    assert ["D502"] == [diagnostic.code for diagnostic in found]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "line",
    [
        "首页->政务公开->年报->2023年->部门政府信息公开工作年度报告",
        "当前位置：首页 > 政务公开 > 2023年政府信息公开工作年度报告",
        "首页/政务公开/2023年政府信息公开工作年度报告",
        "组配分类：政府信息公开年度报告",
        "（图解）青溪县水务局2023年政府信息公开工作年度报告",
        "文字解读：青溪县水务局2023年政府信息公开工作年度报告",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lines_of_the_page_are_no_title_and_name_no_organ(name, line, gap):
    result = under(line + gap + TITLE, name)
    assert () == result.diagnostics
    assert (TITLE, 2024) == (result.case.report.title.string, result.case.year)
    assert "青溪县水务局" == result.case.report.organisation


@pytest.mark.parametrize("label", ["标题：", "信息名称:", "附件2："])
def test_a_label_before_the_title_is_no_part_of_the_organ(label):
    result = under(label + TITLE, "draft.txt")
    assert "青溪县水务局" == result.case.report.organisation


@pytest.mark.parametrize("name", NAMES)
def test_a_sentence_that_ends_in_the_word_report_is_no_title(name):
    sentence = "根据《政府信息公开条例》要求，结合本局政府信息公开工作实际，制定本报告："
    result = under(sentence, name)
    assert result.case.report.title is None
    assert ["S113"] == [diagnostic.code for diagnostic in result.diagnostics]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "title",
    [
        "青溪学院2023—2024学年信息公开年度报告",
        "青溪学院2023—2024学年\n信息公开年度报告",
        "青溪学院信息公开年度报告（2023-2024学年）",
        "文字解读：" + TITLE,
        "【图解】" + TITLE,
        f"《{TITLE}》解读",
        "一图读懂" + TITLE,
    ],
)
def test_a_school_year_and_an_explanation_are_no_such_report(name, title):
    result = under(title, name)
    assert not result.is_report
    assert ["E002"] == [diagnostic.code for diagnostic in result.diagnostics]


def test_the_report_of_an_education_bureau_may_speak_of_a_school_year():
    draft = Draft.clean()
    draft.preamble.append("2023—2024学年各校信息公开情况另行报告。")
    assert () == lint(draft.text(), "draft.txt").diagnostics


OPENINGS = [
    "根据《中华人民共和国政府信息公开条例》的规定，现公布青溪县水务局2024年政府信息公开工作年度报告。",
    "现将本局2024年度政府信息公开工作情况报告如下。",
    "依据《中华人民共和国政府信息公开条例》第五十条，编制本报告，数据统计期限为2024年1月1日至12月31日。",
]


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("below", [False, True])
def test_a_first_part_that_says_what_it_is_is_such_a_report(opening, below):
    lines = ["一、总体情况", opening] if below else [opening, "一、总体情况"]
    result = lint("\n".join((*lines, "（一）主动公开。2024年公开政府信息126条。")), "draft.txt")
    assert result.is_report
    assert {"S101", "S113"} == {diagnostic.code for diagnostic in result.diagnostics}


@pytest.mark.parametrize(
    "lines",
    [
        ["一、总体情况", "2024年，本局办理建议提案12件，全部按期答复。"],
        ["一、总体情况", "现将2024年政府信息公开工作年度报告编制工作有关事项通知如下。"],
        ["一、工作安排", OPENINGS[0]],
        ["现将法治政府建设年度报告公布如下。", "一、总体情况", "2024年，本局依法履职。"],
    ],
)
def test_other_files_with_a_part_on_the_general_situation_are_none(lines):
    assert not lint("\n".join(lines), "draft.txt").is_report


@pytest.mark.parametrize("name", NAMES)
def test_a_line_above_a_title_that_names_its_organ_is_no_organ(name):
    lines = ("正文", "2024年青溪县水务局政府信息公开工作", "年度报告")
    result = under(("\n" if name.endswith("txt") else "\n\n").join(lines), name)
    assert "青溪县水务局" == result.case.report.organisation
