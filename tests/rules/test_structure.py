"""Rules of family S: what must stay silent, and one finding for one mistake."""

import pytest

from gidr_lint.forms.load import load_forms
from gidr_lint.testing import Draft
from gidr_lint.testing.examples import patch

FORM = load_forms()[-1]
WORDINGS = [(section.id, text) for section in FORM.sections for text in (section.title, *section.variants)]
NUMERALS = "一二三四五六"


def heading(id, title, number=None):
    ordinal = FORM.section(id).ordinal if number is None else number
    return f"@heading {id} = {NUMERALS[ordinal - 1]}、{title}"


# ---- S101, S102


@pytest.mark.parametrize(("id", "title"), WORDINGS)
def test_every_official_wording_of_a_heading_is_accepted(lint, id, title):
    assert [] == lint(heading(id, title)).codes


@pytest.mark.parametrize(
    "title", ["存在的问题和整改措施", "政府信息公开工作存在的问题与改进情况", "主要问题及下步改进措施"]
)
def test_the_fifth_section_is_known_by_its_words(lint, title):
    assert [] == lint(heading("problems", title)).codes


@pytest.mark.parametrize(
    ("id", "title"),
    [
        *(
            ("overview", title)
            for title in (
                *(
                    "总体情况概述",
                    "工作总体情况",
                    "2024年总体情况",
                    "总体公开情况",
                    "工作概述",
                    "总体工作概况",
                ),
                *("政府信息公开工作的基本情况", "2024年度政务公开工作整体情况", "本年度工作综述"),
            )
        ),
        *(
            ("problems", title)
            for title in ("存在的问题", "存在的不足", "问题与不足", "存在问题及下一步打算")
        ),
        *(("other-matters", title) for title in ("其他", "其它事项", "其他有关情况", "其他需要说明的事项")),
    ],
)
def test_a_section_under_another_name_is_there_and_may_be_renamed(lint, id, title):
    draft = lint(heading(id, title))
    assert ["S106"] == draft.codes
    assert FORM.section(id).heading in draft.fixed(unsafe=True)


@pytest.mark.parametrize("title", ["机构概况", "政府信息公开工作情况", "基本工作", "平台建设基本情况"])
def test_what_is_no_name_of_section_one_is_one_mistake(lint, title):
    draft = lint(heading("overview", title))
    assert ["S101"] == draft.codes
    assert {"S104"} == draft.related()


@pytest.mark.parametrize("title", ["人大代表建议和群众反映问题办理情况", "其他工作开展情况"])
def test_words_that_only_occur_in_a_heading_name_no_section(lint, title):
    assert ["S104"] == lint(f"@after other-matters 七、{title}", "@after other-matters 已办结。").codes


def test_the_text_under_another_name_is_that_of_the_section(lint):
    draft = lint(heading("overview", "工作概述"), "2024年新收政府信息公开申请45件。")
    assert {"N401", "S106"} == set(draft.codes)


def test_a_section_with_a_wrong_ordinal_is_not_missing(lint):
    assert ["S103"] == lint(heading("problems", "存在的主要问题及改进情况", 4)).codes


@pytest.mark.parametrize("section", FORM.sections, ids=lambda section: section.id)
def test_each_missing_section_is_one_finding_whatever_it_held(lint, section):
    draft = lint(f"@drop {section.id}")
    assert ["S101"] == draft.codes
    assert [f"section:{section.id}"] == draft.targets
    assert section.heading in draft.messages[0]


def test_a_missing_section_stands_at_the_end_of_the_heading_before_it(lint):
    draft = lint("@drop problems")
    start, end = draft.found[0].location.span
    assert start == end
    assert draft.text[:end].endswith("四、政府信息公开行政复议、行政诉讼情况")


def test_a_missing_first_section_stands_at_the_heading_behind_it(lint):
    draft = lint("@drop overview")
    assert draft.text[: draft.found[0].location.span.end].endswith("二、主动公开政府信息情况")


def test_a_skipped_ordinal_is_the_missing_section_and_no_more(lint):
    assert ["S101"] == lint("@drop disputes").codes


def test_ordinals_that_close_the_gap_of_a_missing_section_are_no_finding(lint):
    closed = (
        heading("problems", "存在的主要问题及改进情况", 4),
        heading("other-matters", "其他需要报告的事项", 5),
    )
    assert ["S101"] == lint("@drop disputes", *closed).codes


@pytest.mark.parametrize(
    ("dropped", "severity"),
    [(("other-matters",), "info"), (("disputes",), "error"), (("problems", "other-matters"), "info")],
)
def test_in_a_draft_only_what_may_still_come_is_a_note(lint, dropped, severity):
    draft = lint("!stage draft", *(f"@drop {id}" for id in dropped))
    assert {severity} == set(draft.severities)


def test_the_last_section_is_added_with_the_word_for_nothing(lint):
    fixed = lint("@drop other-matters").fixed(unsafe=True)
    assert "\n\n## 六、其他需要报告的事项\n\n无。\n\n" in fixed
    assert [] == lint(text=fixed).codes


@pytest.mark.parametrize("id", ["overview", "problems"])
def test_another_section_is_added_in_its_place_and_left_to_be_written(lint, id):
    fixed = lint(f"@drop {id}").fixed(unsafe=True)
    assert ["S107"] == lint(text=fixed).codes


def test_no_section_is_added_without_being_asked(lint):
    draft = lint("@drop other-matters")
    assert draft.text == draft.fixed()


def test_plain_text_gets_a_heading_without_markup(lint):
    made = Draft.clean()
    del made.sections["other-matters"]
    fixed = lint(text=made.text("tab"), name="draft.txt").fixed(unsafe=True)
    assert "\n六、其他需要报告的事项\n无。\n" in fixed


def test_sections_are_the_same_in_every_form_so_no_year_is_needed(lint):
    draft = lint(text="一、总体情况\n\n正常。\n\n五、存在的主要问题及改进情况\n\n无。\n")
    assert ["S101"] * 4 == [code for code in draft.codes if code == "S101"]
    assert draft.result.case.form is None


def test_a_report_from_before_the_form_has_no_sections_to_miss(lint):
    assert not [code for code in lint("!year 2018", "@drop problems").codes if code[0] in "ST"]


def test_sections_in_another_order_are_one_finding_though_their_ordinals_moved_along(lint):
    draft = lint("@swap proactive applications")
    assert ["S102"] == draft.codes
    assert {"S103"} == draft.related()


def test_sections_in_another_order_with_running_ordinals_are_one_finding(lint):
    draft = lint(
        "@swap proactive applications",
        heading("applications", "收到和处理政府信息公开申请情况", 2),
        heading("proactive", "主动公开政府信息情况", 3),
    )
    assert ["S102"] == draft.codes


# ---- S103


def test_one_wrong_ordinal_is_renumbered(lint):
    draft = lint(heading("disputes", "政府信息公开行政复议、行政诉讼情况", 3))
    assert ["S103"] == draft.codes
    assert [] == lint(text=draft.fixed()).codes


def test_exchanged_ordinals_are_one_finding_without_a_fix(lint):
    draft = lint(
        heading("applications", "收到和处理政府信息公开申请情况", 4),
        heading("disputes", "政府信息公开行政复议、行政诉讼情况", 3),
    )
    assert ["S103"] == draft.codes
    assert () == draft.found[0].fixes


def test_one_heading_without_an_ordinal_among_numbered_ones_is_told(lint):
    draft = lint("@heading proactive = 主动公开政府信息情况")
    assert ["S103"] == draft.codes
    assert ["二、"] == [edit.text for fix in draft.found[0].fixes for edit in fix.edits]


def test_headings_without_ordinals_take_their_places(lint):
    assert (
        []
        == lint(
            "@heading proactive = 主动公开政府信息情况", "@heading problems = 存在的主要问题及改进情况"
        ).codes
    )


def test_an_extra_section_with_a_number_of_its_own_shifts_nothing(lint):
    draft = lint(
        "@after problems 六、下一步工作打算",
        "@after problems 继续做好工作。",
        "@heading other-matters = 七、其他需要报告的事项",
    )
    assert ["S104"] == draft.codes


def test_an_extra_section_that_takes_anothers_number_is_one_finding(lint):
    lines = ("@after problems 六、下一步工作打算", "@after problems 继续做好工作。")
    draft = lint(*lines)
    assert ["S104"] == draft.codes
    assert {"S103"} == draft.related()
    assert ["S103"] == lint(*lines, ignore=("S104",)).codes


def test_numbers_that_begin_again_behind_an_annex_line_are_no_sections(lint):
    draft = lint(
        "@after other-matters 附件：申请流程说明",
        "@after other-matters 一、申请的提出",
        "@after other-matters 申请人填写申请表。",
        "@after other-matters 二、申请的受理",
        "@after other-matters 收到后登记。",
    )
    assert [] == draft.codes


def test_a_prose_part_before_an_annex_of_tables_is_made_of_topics_of_the_first_section(lint):
    report = Draft.clean().markdown()
    first = report.index("## 一、总体情况")
    second = report.index("## 二、")
    prose = (
        "## 一、主动公开\n\n主动公开政府信息126条。\n\n## 二、依申请公开\n\n规范办理。\n\n"
        "## 三、存在的主要问题及改进情况\n\n一是解读不够；二是更新不及时。\n\n"
    )
    annex = report[second:]
    for number, old in enumerate("二三四五六"):
        annex = annex.replace(f"## {old}、", f"## {'一二三四五'[number]}、")
    linted = lint(text=report[:first] + prose + annex)
    assert ["S101"] == linted.codes
    assert ["section:overview"] == linted.targets


# ---- S104, S105, S107


@pytest.mark.parametrize("line", ["附件：申请流程图", "附表", "附件1 申请表", "青溪县水务局办公室"])
def test_annexes_and_signatures_are_no_sections(lint, line):
    assert [] == lint(f"@after other-matters {line}").codes


@pytest.mark.parametrize("title", ["主动公开情况", "依申请公开情况", "平台建设情况", "监督保障情况"])
def test_a_topic_of_the_first_section_as_a_section_is_extra_not_a_repetition(lint, title):
    draft = lint(f"@after other-matters 七、{title}", "@after other-matters 有关工作正常开展。")
    assert ["S104"] == draft.codes


@pytest.mark.parametrize(
    ("title", "target"),
    [
        ("存在问题及措施", "section:problems"),
        ("行政复议及行政诉讼", "section:disputes"),
        ("其他需要报告的事项", "section:other-matters"),
    ],
)
def test_a_second_section_of_the_same_meaning_is_a_repetition(lint, title, target):
    draft = lint(f"@after other-matters 七、{title}", "@after other-matters 有关工作正常开展。")
    assert ["S105"] == draft.codes
    assert [target] == draft.targets


def test_the_section_with_the_table_is_the_one_that_is_repeated(lint):
    draft = lint("@after overview 二、行政复议和行政诉讼情况", "@after overview 详见第四部分。")
    assert ["S105"] == draft.codes
    assert draft.messages[0].startswith("“二、行政复议和行政诉讼情况”与“四、")


def test_an_empty_repeated_section_is_one_finding(lint):
    draft = lint("@after other-matters 七、存在问题及措施")
    assert ["S105"] == draft.codes
    assert {"S107"} == draft.related()


def test_a_table_of_contents_repeats_nothing(lint):
    contents = [f"@preamble {section.heading}" for section in FORM.sections]
    assert [] == lint(*contents).codes


@pytest.mark.parametrize("body", ["无", "无。", "![说明](notes.png)", "（一）解读形式不够丰富"])
def test_a_word_a_picture_or_a_subheading_is_a_body(lint, body):
    assert "S107" not in lint(f"@only other-matters {body}").codes


def test_a_run_in_heading_has_its_body_on_the_same_line(lint):
    made = Draft.clean()
    made.sections["other-matters"] = ("六、其他需要报告的事项。无。", [])
    assert [] == lint(text=made.text("tab"), name="draft.txt").codes


def test_an_empty_section_without_its_table_is_one_finding(lint):
    draft = lint("@empty disputes", "[disputes] -table")
    assert ["T201"] == draft.codes
    assert {"S107"} == draft.related()


# ---- S116


def test_two_titles_of_the_old_outline_are_two_extra_sections(lint):
    draft = lint(
        "@after other-matters 七、收费及减免情况",
        "@after other-matters 没有收费。",
        "@after other-matters 八、咨询处理情况",
        "@after other-matters 按时答复。",
    )
    assert ["S104", "S104"] == draft.codes


def test_the_old_outline_is_one_finding(lint):
    draft = lint(
        "@drop problems",
        "@drop other-matters",
        "@after disputes 五、收费及减免情况",
        "@after disputes 没有收费。",
        "@after disputes 六、咨询处理情况",
        "@after disputes 按时答复。",
        "@after disputes 七、机构建设和人员培训情况",
        "@after disputes 开展培训。",
    )
    assert ["S116"] == draft.codes
    assert {"S101", "S104"} == draft.related()


# ---- S117


@pytest.mark.parametrize(
    "text",
    [
        "一是加强培训；二是完善制度;三是强化监督；四是畅通渠道。",
        "一是加强培训二是完善制度；三是强化监督。",
        "一是加强培训：一是办班；二是自学。二是完善制度。三是强化监督。",
        "一是加强培训；二要完善制度；三是强化监督。",
        "说一是一，说二是二。",
        "一是解读不够；二是更新不及时。下一步，一是加强解读；二是按月检查；三是加强培训。",
        "第一，加强培训；二是完善制度。",
        "做好三个方面工作：一是加强培训；二是完善制度。同时，强化监督。",
        "做好三个方面工作：一是加强培训；二是完善制度；第三，强化监督。",
        "做好三方面工作：一是加强培训；二是完善制度；三是强化监督。",
        "围绕三个方面重点，扎实推进：一是加强培训；二是完善制度。",
    ],
)
def test_lists_that_are_in_order(lint, text):
    assert [] == lint(f"@only problems {text}", ignore=("S108", "P706")).codes


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("一是加强培训；二是完善制度；四是强化监督。", "四是"),
        ("一是加强培训；三是完善制度；四是强化监督。", "三是"),
        ("一是加强培训；二是完善制度；二是强化监督。", "二是"),
        ("做好两个方面工作：一是加强培训；二是完善制度；三是强化监督。", "两个方面"),
        ("存在3个方面的问题：一是解读不够；二是更新不及时。", "3个方面"),
    ],
)
def test_lists_that_jump_repeat_or_miscount_are_one_finding_each(lint, text, place):
    draft = lint(f"@only problems {text}", ignore=("S108",))
    assert ["S117"] == draft.codes
    assert [place] == draft.places


def test_a_list_goes_on_in_the_next_paragraphs(lint):
    lines = ("@only problems 一是加强培训。", "@problems 二是完善制度。", "@problems 三是强化监督。")
    assert [] == lint(*lines, ignore=("S108",)).codes
    assert ["S117"] == lint(*lines[:1], *lines[2:], ignore=("S108",)).codes


def test_a_subheading_begins_a_new_list(lint):
    draft = lint(
        "@only problems （一）存在的主要问题",
        "@problems 一是解读不够；二是更新不及时。",
        "@problems （二）改进情况",
        "@problems 三是另有安排。",
    )
    assert [] == draft.codes


@pytest.mark.parametrize(
    "label", ["三、本年", "三、本年度办理结果 （一）予以公开 0（含上年结转） 0 0 0 0 0 0"]
)
def test_a_piece_of_a_row_label_is_no_section(lint, label):
    assert "S104" not in lint(f"@after applications {label}").codes


def restyled(kind, style):
    """A clean report whose six headings are written as `style` has them."""
    report = Draft.clean().markdown() if kind == "md" else Draft.clean().text()
    for section in FORM.sections:
        old = ("## " if kind == "md" else "") + section.heading
        report = report.replace(old, style.format(n=NUMERALS[section.ordinal - 1], title=section.title), 1)
    return report


@pytest.mark.parametrize(
    "style",
    [
        "## （{n}）{title}", "## 第{n}部分 {title}", "## 第{n}部分：{title}", "**{n}、**{title}",
        "## {n}、{title} {{#part .unnumbered}}", "## \u200b{n}、{title}",
    ],
)  # fmt: skip
def test_the_six_sections_are_known_in_any_style_of_heading(lint, style):
    assert [] == lint(text=restyled("md", style)).codes


@pytest.mark.parametrize("style", ["（{n}）{title}", "第{n}部分 {title}", "\u200b{n}、{title}"])
def test_the_six_sections_are_known_in_any_style_of_bare_heading(lint, style):
    assert [] == lint(text=restyled("txt", style), name="draft.txt").codes


@pytest.mark.parametrize("name", ["draft.md", "draft.txt"])
@pytest.mark.parametrize("end", ["", "；"])
@pytest.mark.parametrize("inside", [False, True])
def test_a_list_of_the_six_parts_in_the_preamble_is_no_run_of_sections(lint, name, end, inside):
    report = Draft.clean().markdown() if name == "draft.md" else Draft.clean().text()
    mark = "## " if name == "draft.md" else ""
    first = report.index(mark + FORM.sections[0].heading)
    place = report.index("\n", first) + 1 if inside else first
    listed = f"{end}\n\n".join(section.heading for section in FORM.sections) + ("。" if end else "")
    text = report[:place] + f"\n本报告由以下六个部分组成：\n\n{listed}\n\n" + report[place:]
    assert [] == lint(text=text, name=name).codes


@pytest.mark.parametrize("id", ["applications", "disputes"])
def test_tables_that_run_together_without_a_heading_between_are_not_missing(lint, id):
    made = Draft.clean()
    made.sections["disputes"] = (made.sections["disputes"][0], [])
    text = made.text().replace(FORM.section(id).heading + "\n", "", 1)
    assert ["S101"] == lint(text=text, name="draft.txt").codes


# ---- Lines that are numbered like a section and are none


def test_a_list_in_a_section_that_is_numbered_like_the_sections_is_none(lint):
    draft = Draft.clean("2021")
    heading, _ = draft.sections["overview"]
    points = ["一、主动公开。公开信息三十条。", "二、依申请公开。渠道畅通。", "三、平台建设。专栏按月更新。"]
    draft.sections["overview"] = heading, points
    draft.sections["other-matters"] = (
        draft.sections["other-matters"][0],
        ["一、收费情况：无。", "二、建议提案：无。"],
    )
    linted = lint(text=draft.markdown(), ignore=("S109", "S112"))
    assert ["S110", "S110"] == linted.codes
    assert all(f"（{point[0]}）{point[2:6]}" in linted.fixed() for point in points)


def test_a_list_in_one_paragraph_is_none(lint):
    draft = Draft.clean("2021")
    heading, _ = draft.sections["other-matters"]
    points = "一、没有收取信息处理费。二、答复人大代表建议12件，全部满意。三、没有其他事项。"
    draft.sections["other-matters"] = heading, [points]
    for text, name in ((draft.markdown(), "draft.md"), (draft.text(), "draft.txt")):
        assert [] == [code for code in lint(text=text, name=name).codes if code in ("S104", "S107", "S111")]


def pointed(numerals="一二三四五", *lines):
    """A draft whose first part has its topics numbered like the parts."""
    draft = Draft.clean("2021")
    patch(draft, list(lines))
    heading, topics = draft.sections["overview"]
    topics = [f"{numeral}、{topic[3:]}" for numeral, topic in zip(numerals, topics, strict=True)]
    draft.sections["overview"] = heading, topics
    return draft


@pytest.mark.parametrize("kind", ["md", "txt"])
class TestPoints:
    """Points of a section that are numbered like the sections: one finding for one mistake among them."""

    def lint(self, lint, draft, kind):
        text = draft.markdown() if kind == "md" else draft.text()
        return lint(text=text, name=f"draft.{kind}", ignore=("S109", "S112", "S108"))

    def test_in_order_they_are_on_the_wrong_level(self, lint, kind):
        linted = self.lint(lint, pointed(), kind)
        assert ["S110"] == linted.codes
        assert "（三）政府信息管理" in linted.fixed()

    @pytest.mark.parametrize("numerals", ["一二三三四", "一二四五六", "一二二三四"])
    def test_a_slip_in_their_numbers_is_one(self, lint, kind, numerals):
        linted = self.lint(lint, pointed(numerals), kind)
        assert ["S111"] == linted.codes
        assert {"S110"} == linted.related()

    @pytest.mark.parametrize("number", "三五七")
    def test_a_wrong_ordinal_of_a_section_is_that_section_s(self, lint, kind, number):
        heading = f"@heading disputes = {number}、政府信息公开行政复议、行政诉讼情况"
        linted = self.lint(lint, pointed("一二三四五", heading), kind)
        assert {"S110", "S103"} == set(linted.codes)
        assert f"{number}、政府信息公开行政复议、行政诉讼情况" in linted.places

    @pytest.mark.parametrize(
        "line",
        [
            "@heading problems = 七、存在的主要问题及改进情况",
            "@drop other-matters",
            "@drop applications",
            "[disputes] -table",
        ],
    )
    def test_points_of_the_fifth_section_repeat_no_section(self, lint, kind, line):
        draft = Draft.clean("2021")
        patch(draft, [line])
        heading, _ = draft.sections["problems"]
        body = [
            "一、存在问题。解读形式不够丰富，更新不够及时。",
            "二、改进情况。增加图文解读，按月检查栏目。",
        ]
        draft.sections["problems"] = heading, body
        linted = self.lint(lint, draft, kind)
        assert 2 == len(linted.codes)
        assert "S110" in linted.codes

    def test_a_bookmark_before_an_ordinal_hides_it_not(self, lint, kind):
        draft = pointed()
        heading, topics = draft.sections["overview"]
        draft.sections["overview"] = heading, ["[bookmark: _Toc12]" + topics[0], *topics[1:]]
        heading, problems = draft.sections["problems"]
        draft.sections["problems"] = "[bookmark: _Toc13]" + heading, problems
        assert {"P703", "S110"} == set(self.lint(lint, draft, kind).codes)

    def test_a_copied_paragraph_is_one_mistake_whatever_its_number(self, lint, kind):
        draft = Draft.clean("2021")
        heading, topics = draft.sections["overview"]
        topics[2] += "公开前逐条核对依据、内容和格式，做到先审查、后公开，确保公开的信息准确、及时、规范。"
        draft.sections["overview"] = heading, [*topics[:3], *topics[2:]]
        linted = self.lint(lint, draft, kind)
        assert ["P723"] == linted.codes
        assert {"S111"} == linted.related()


@pytest.mark.parametrize(
    "points",
    [["一、编制说明：依据有关规定编制。"], ["一、本报告由青溪县水务局编制。", "二、报告可在网站查阅。"]],
    ids=len,
)
def test_numbered_points_of_the_preamble_are_no_sections(lint, points):
    draft = Draft.clean("2021")
    draft.preamble += points
    assert [] == lint(text=draft.markdown(), ignore=("S109", "S112")).codes


def test_two_numerals_in_a_sentence_are_no_ordinal(lint):
    draft = Draft.clean("2021")
    draft.sections["overview"][1].insert(1, "一、二季度集中公示抽检信息，三、四季度开展回访。")
    assert [] == lint(text=draft.markdown(), ignore=("S109", "S112")).codes


def test_a_further_section_numbered_on_is_still_found(lint):
    draft = Draft.clean("2021")
    draft.after["overview"] = ["二、组织领导", "全年召开专题会议两次。"]
    assert ["S104"] == lint(text=draft.markdown(), ignore=("S109", "S112")).codes
    draft.after["overview"] = ["一、组织领导", "全年召开专题会议两次。"]
    assert "S104" in lint(text=draft.markdown(), ignore=("S109", "S112")).codes


@pytest.mark.parametrize("said", ["无其他需要报告的事项", "2024年没有收取费用", "无相关情况"])
def test_the_text_of_the_last_section_without_a_stop_is_no_signature(lint, said):
    draft = Draft.clean("2021")
    draft.sections["other-matters"] = draft.sections["other-matters"][0], [said]
    assert "S107" not in lint(text=draft.text("saved"), name="a.txt").codes


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (
            "目前本局公开工作不存在突出问题，今后将继续抓好栏目更新，组织培训，推出图文解读，方便群众了解。",
            "S118",
        ),
        (
            "经自查，本局未发现明显问题。下一步将继续抓好栏目更新，组织培训，推出图文解读，方便群众了解。",
            "S118",
        ),
        ("暂无。", "S108"),
        (
            "公开工作的差距：一是栏目更新不够及时，内容有待丰富；二是解读形式单一，还需进一步完善，群众反映看不懂。",
            "S108",
        ),
        (
            "下一步，将继续加大公开力度，优化栏目设置，推出图文解读，组织好业务培训，让群众看得到、看得懂。",
            "S108",
        ),
    ],
)
def test_section_five_without_problems_or_measures_is_a_note(lint, line, code):
    draft = lint(f"@only problems {line}")
    assert [(code, "info")] == list(zip(draft.codes, draft.severities))


@pytest.mark.parametrize(
    "line",
    [
        "公开工作没有大的问题，但栏目更新还不及时。改进措施：明确专人，按月检查，推出图文解读，组织培训。",
        "栏目更新不及时，兼职人员业务不熟。配备信息员2名，每周报送，邀请法律顾问参与答复审核，全年授课2次。",
        "解读原创性不强，转发的多。针对上述不足，编写问答手册，组织宣讲4场，覆盖群众260人。",
        "上年度指出的问题不存在整改不到位的情况。今年栏目更新滞后；按月检查，推出图文解读，组织业务培训2次。",
    ],
)
def test_section_five_with_both_in_any_words_is_silent(lint, line):
    assert [] == lint(f"@only problems {line}").codes
