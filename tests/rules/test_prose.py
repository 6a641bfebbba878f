"""Rules about wording: sentences that must stay silent, and slips in forms other than the examples'."""

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.judging.looks.prose import has_doubled_word
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft as Report

PREAMBLE = (
    "@preamble 依照《中华人民共和国政府信息公开条例》编制，统计期限为2024年1月1日至2024年12月31日，"
    "电子版可在网站下载，联系电话：0000-6100000。{}"
)


@pytest.mark.parametrize(
    "line",
    [
        "水务局局长带队开展面对面对接，逐条逐条核对，的确了解情况，进行了了解。",
        "做好政务公开公开栏和信息公开公开目录的维护，是是非非自有公论。",
        "截至2024年12月31日，栏目全部更新；报名截止时间为6月30日。",
        "上级领导实实在在在一线解决问题，推进一部分事项，流转结果已经公示。",
        "共公开信息5万条，其中政策类2万条、服务类3万条。",
        "提前行政指导，提前公开，不申请不公开。",
        "版本号为10.1.2，网址为https://www.qingxi.example.cn:8443/a,b。",
        "按照《关于印发〈公开办法〉的通知》执行，落实《条例》《办法》。",
        "收到回信，做到“件件有着落、事事有回音”……群众满意——这是目标。",
        "1）加强培训；2）完善制度。",
        "2025年，将继续加强培训；2025年1月10日召开年度总结会。",
        "按照国办发〔2024〕8号、〔2023〕12号文件执行。",
        "依法保护国家秘密、商业秘密，做好保密审查，机密文件按规定管理。",
        "严格执行20个工作日的答复时限，对第三方征求意见的15个工作日另行计算。",
        "未收取检索费、复制费、邮寄费。",
        "《条例》由国务院令第492号公布，国务院令第711号修订。",
        "打造示范样本，制作模型3个，填写申请表格方便快捷。",
    ],
)
def test_what_is_right_stays_silent(lint, line):
    assert [] == lint(line).codes


@pytest.mark.parametrize(
    ("code", "line", "place"),
    [
        ("D504", "公开至2024年12月31止。", "2024年12月31止"),
        ("D504", "自202412月1日起公开。", "202412月1日"),
        ("D507", "2029年，本局共收到来信3封。", "2029年"),
        ("D513", "二○二四年，成效明显。", "二○二四年"),
        ("D513", "２０２４年，成效明显。", "２０２４年"),
        ("P702", "（请根据本单位情况填写）", "（请根据本单位情况填写）"),
        ("P702", "该部分以表格形式报告。", "该部分以表格形式报告。"),
        ("P705", "按照国办公开办函202130号执行。", "国办公开办函202130号"),
        ("P707", "收到来信3封、，均已回复。", "、，"),
        ("P707", "收到来信3封，均已回复。。", "。。"),
        ("P709", "现将年度报告报告如下，来信已回复。", "报告报告"),
        ("P710", "信息公公开渠道畅通。", "信息公公开"),
        ("P711", "落实“三审三校制度。", "“"),
        ("P711", "落实三审三校）制度。", "）"),
        ("P711", "落实《条例的要求。", "《"),
        ("P715", "在网站下载( )，方便群众。", "( )"),
        ("P724", "在http://10.1.2.3/下载。", "10.1.2.3"),
        ("L802", "《政府信息公开条例》（国令第492号）规定明确。", "第492号"),
        ("W907", "内部资料，不得外传", "内部资料，不得外传"),
    ],
)
def test_a_slip_is_one_finding_at_its_place(lint, code, line, place):
    draft = lint(line)
    assert (code, place) == (draft.codes[0], draft.places[0])


def test_a_quotation_over_two_paragraphs_is_whole(lint):
    assert [] == lint("会议指出：“要坚持公开为常态。", "不公开为例外，做到应公开尽公开。”").codes


def test_many_half_width_marks_are_one_finding_with_one_fix(lint):
    draft = lint("全年培训,参加,学习,讨论,交流,提高。")
    assert ["P706"] == draft.codes
    assert "全年培训，参加，学习，讨论，交流，提高。" in draft.fixed()


def test_a_date_of_issue_after_the_end_of_march_is_late_for_a_government_only_then(lint):
    title = "@title 青溪县人民政府2024年政府信息公开工作年度报告"
    signer = "@signer 青溪县人民政府"
    assert [] == lint(title, signer, "@signature 2025年3月20日").codes
    assert ["D510"] == lint(title, signer, "@signature 2025年4月2日").codes
    town = "@title 青溪县桃源镇人民政府2024年政府信息公开工作年度报告"
    assert [] == lint(town, "@signer 青溪县桃源镇人民政府", "@signature 2025年4月2日").codes


@pytest.mark.parametrize("size", range(2, 7))
def test_a_word_that_stands_twice_is_a_sign_wherever_it_stands(size):
    word = "甲乙丙丁戊己"[:size]
    for lead in range(5):
        assert has_doubled_word("文" * (lead % 2) + "字" * (lead // 4) + word + word)


def test_the_prose_of_a_clean_report_shows_no_doubled_word():
    assert not any(
        has_doubled_word(line) for line in Report.clean().markdown().splitlines() if "|" not in line
    )


# ---- P702, P703


def test_question_marks_before_an_ordinal_are_residue_and_hide_no_section(lint):
    draft = lint("@heading overview = ????一、总体情况", "????全年培训2次。", "????????")
    assert ["P703"] == draft.codes
    assert ["????"] == draft.places


@pytest.mark.parametrize("note", ["（黑体三号）", "（宋体、加粗，小四号字）", "（仿宋_GB2312 16磅，居中）"])
def test_a_note_on_the_type_of_a_heading_is_left_from_a_template(lint, note):
    draft = lint(f"@heading problems = 五、存在的主要问题及改进情况{note}")
    assert ["P702"] == draft.codes
    assert [note] == draft.places


@pytest.mark.parametrize(
    "line", ["上年度转结的来信均已回复。", "3封来信转结至下年办理。", "转结下一年度续办的来信3封。"]
)
def test_a_variant_in_use_is_a_note(lint, line):
    draft = lint(line)
    assert [("P710", "info")] == list(zip(draft.codes, draft.severities, strict=True))


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("〔2021〕3号", "〔2021〕30号"),
        ("〔2021〕03号", "〔2021〕30号"),
        ("〔2021〕300号", "〔2021〕30号"),
        ("〔2021〕号", "〔2021〕30号"),
        ("〔202〕30号", "〔2021〕30号"),
        ("〔20213号", "〔2021〕30号"),
        ("〔2019〕6号", "〔2021〕30号"),
    ],
)
def test_a_slip_in_the_number_of_the_notice_is_told_once(lint, number, right):
    draft = lint("@no-preamble", PREAMBLE.format(f"编报依据为国办公开办函{number}。"))
    assert [f"通知文号“国办公开办函{number}”不对，应为{right}"] == draft.messages
    assert f"国办公开办函{right}" in draft.fixed(unsafe=True)


@pytest.mark.parametrize("number", ["〔2021〕31号", "〔2022〕30号", "〔2021〕8号"])
def test_the_title_of_the_notice_has_one_number(lint, number):
    title = "《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
    draft = lint("@no-preamble", PREAMBLE.format(f"编报依据为{title}（国办公开办函{number}）。"))
    assert [("L803", f"国办公开办函{number}")] == list(zip(draft.codes, draft.places, strict=True))


@pytest.mark.parametrize(
    "line",
    [
        "平台按国办公开办函〔2019〕61号要求设置栏目。",
        "网站检查办法见国办公开办函〔2021〕3号。",
        "按照《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）、国办公开办函〔2022〕7号执行。",
        "@preamble 《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）以后改为国办公开办函〔2021〕30号。",
    ],
)
def test_another_notice_of_the_same_office_is_none_of_the_two(lint, line):
    assert [] == lint(line).codes


def test_half_a_bracket_lost_from_the_number_is_told_once(lint):
    draft = lint("@no-preamble", PREAMBLE.format("编报依据为国办公开办函〔202130号。"))
    assert ["P705"] == draft.codes


@pytest.mark.parametrize(
    ("line", "safety"),
    [("字号：大 中 小 打印", "safe"), ("字号【大 小】根据《条例》，编制本报告。", "unsafe")],
)
def test_words_of_a_page_are_taken_out_of_a_sentence_only_when_asked_to(line, safety):
    linter = Linter(Settings(select=("P716",)), Registry(installed=False))
    report = Report.clean()
    report.preamble.append(line)
    [found] = linter.lint(Source("draft.md", report.markdown().encode())).diagnostics
    assert [safety] == [fix.safety for fix in found.fixes]


@pytest.mark.parametrize(
    ("line", "safety"),
    [("截至12</td>31日。", "unsafe"), ("截至12月</td>31日。", "safe"), ("</td>31日。", "safe")],
)
def test_residue_between_two_figures_is_deleted_only_when_asked_to(line, safety):
    linter = Linter(Settings(select=("P703",)), Registry(installed=False))
    found = linter.lint(Source("draft.txt", (Report.clean().text() + line).encode())).diagnostics
    assert [[safety]] == [[fix.safety for fix in diagnostic.fixes] for diagnostic in found]
