"""Rules of family T: what must stay silent, one finding for one mistake, and what the fixes write."""

import pytest

from gidr_lint.forms.load import load_forms
from gidr_lint.testing import Draft

FORMS = {form.id: form for form in load_forms()}
PERIOD = "@preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。本报告所列数据的统计期限为{0}年1月1日至{0}年12月31日。"
OLD_IN_2024 = ("!form 2019", "!year 2024", "@no-preamble", PERIOD.format(2024))
NEW_IN_2020 = ("!form 2021", "!year 2020", "@no-preamble", PERIOD.format(2020))


def rows_of(form):
    return [(table.id, row) for table in form.tables for block in table.blocks for row in block.rows]


def columns_of(form):
    return [(table.id, column) for table in form.tables for block in table.blocks for column in block.columns]


# ---- T201


@pytest.mark.parametrize(
    ("table", "name"), [("proactive", "表二"), ("applications", "表三"), ("disputes", "表四")]
)
def test_each_missing_table_is_one_finding_at_its_heading(lint, table, name):
    draft = lint(f"[{table}] -table")
    assert ["T201"] == draft.codes
    assert [table] == draft.targets
    assert name in draft.messages[0]
    heading = FORMS["2021"].section(table).heading
    assert draft.text[: draft.found[0].location.span.end].endswith(heading)


def test_a_picture_in_the_section_is_named_as_the_table_that_may_be_meant(lint):
    draft = lint("[disputes] -table", "@only disputes ![表](table.png)")
    assert ["T201"] == draft.codes
    assert "图片" in draft.found[0].message.help()


def test_a_table_in_the_neighbouring_section_is_not_missing(lint):
    report = Draft.clean().markdown()
    start = report.index("| 行政复议 |")
    end = report.index("## 五、")
    table = report[start:end]
    moved = report[:start] + report[end:]
    heading = moved.index("## 四、")
    assert "T201" not in lint(text=moved[:heading] + table + moved[heading:]).codes


def test_an_unreadable_table_is_not_missing_and_says_nothing_else(lint):
    made = Draft.clean()
    made.tables["applications"] = dict.fromkeys(made.tables["applications"], "")
    assert ["E003"] == lint(text=made.text("lines"), name="draft.txt").codes


# ---- T203


@pytest.mark.parametrize("lines", [OLD_IN_2024, NEW_IN_2020], ids=["old in 2024", "new in 2020"])
def test_tables_of_the_other_form_are_one_finding(lint, lines):
    draft = lint(*lines)
    assert ["T203"] == draft.codes
    assert "T205" not in draft.codes


@pytest.mark.parametrize("lines", [OLD_IN_2024, NEW_IN_2020], ids=["old in 2024", "new in 2020"])
def test_a_year_that_another_source_contradicts_makes_no_table_wrong(lint, lines):
    draft = lint(*lines, "!front year = 2022" if lines is NEW_IN_2020 else "!front year = 2019")
    assert not {"T203", "T205"} & set(draft.codes)


def test_a_year_that_only_a_sentence_names_makes_no_table_wrong(lint):
    assert "T203" not in lint(*OLD_IN_2024, "@title 政府信息公开工作年度报告").codes


def test_a_year_that_only_the_file_name_contradicts_is_still_the_year(lint):
    assert "T203" in lint(*OLD_IN_2024, name="draft-2020.md").codes


def test_rows_missing_in_a_table_of_the_other_form_are_no_second_finding(lint):
    draft = lint(*OLD_IN_2024, "[proactive] -row coercion", "[applications] -row denied-process")
    assert ["T203"] == draft.codes


def test_the_label_without_its_adjective_is_no_sign_of_a_form(lint):
    assert [] == lint("[proactive] label normative = 规范性文件").codes
    assert [] == lint("!form 2019", "[proactive] label normative = 行政规范性文件").codes


def test_applications_of_the_other_form_alone_are_one_finding(lint):
    new, old = Draft.clean("2021", 2024).markdown(), Draft.clean("2019", 2024).markdown()

    def bounds(text):
        return text.index("| （本列"), text.index("## 四、")

    (start, end), (first, last) = bounds(new), bounds(old)
    draft = lint(text=new[:start] + old[first:last] + new[end:])
    assert ["T203"] == draft.codes
    assert ["applications"] == draft.targets


def test_a_row_missing_in_a_table_of_both_forms_is_found(lint):
    mixed = Draft.clean().markdown()
    for new, old in (
        ("本年制发件数", "本年新制作数量"),
        ("本年废止件数", "本年新公开数量"),
        ("现行有效件数", "对外公开总数量"),
        ("| 行政强制 | 0 |  |  |\n", ""),
    ):
        mixed = mixed.replace(new, old)
    draft = lint(text=mixed)
    assert ["T204", "T205"] == draft.codes
    assert ["proactive", "proactive.coercion"] == draft.targets


# ---- T205, T208


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_missing_row_is_one_finding_that_names_it(lint, form):
    rows = [(table, row) for table, row in rows_of(FORMS[form]) if table != "disputes"]
    for table, row in rows:
        draft = lint(f"!form {form}", f"[{table}] -row {row.id}")
        assert (["T205"], [f"{table}.{row.id}"]) == (draft.codes, draft.targets)


def test_neighbouring_missing_rows_are_one_finding_and_others_another(lint):
    draft = lint("[applications] -row denied-law-forbids denied-security-stability rejected-repeat")
    assert ["T205", "T205"] == draft.codes
    assert ["applications.denied-law-forbids", "applications.rejected-repeat"] == draft.targets


def test_a_missing_row_stands_behind_the_row_before_it(lint):
    draft = lint("[applications] -row denied-law-forbids")
    before = draft.text[: draft.found[0].location.span.end].splitlines()[-1]
    assert "1.属于国家秘密" in before


def test_a_missing_band_is_one_finding(lint):
    report = Draft.clean().markdown()
    start, end = report.index("| 第二十条第（五）项"), report.index("| 第二十条第（八）项")
    draft = lint(text=report[:start] + report[end:])
    assert ["T205"] == draft.codes
    assert ["proactive.licence"] == draft.targets
    assert "“行政许可”、“行政处罚”、“行政强制”" in draft.found[0].message.help()


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ("other-no-correction", "1.逾期不补正"),
        ("other-no-payment", "2.逾期不缴费"),
        ("other-misc", "其他"),
        ("denied-law-forbids", "其他法律行政法规禁止公开"),
        ("new", "本年新收政府信息公开申请数量"),
        ("partly-granted", "（二）部分公开"),
        ("denied-security-stability", "3.危及三安全一稳定"),
    ],
)
def test_a_shortened_label_is_neither_missing_nor_a_slip(lint, row, label):
    assert [] == lint(f"[applications] label {row} = {label}").codes


def test_the_older_form_has_one_row_of_other_handling(lint):
    assert [] == lint("!form 2019", "[applications] new.total = 30").codes


def test_a_row_that_is_not_among_loose_lines_is_not_called_missing(lint):
    made = Draft.clean()
    made.dropped.add(("proactive", "row:coercion"))
    assert ["E003"] == lint(text=made.text("lines"), name="draft.txt").codes


@pytest.mark.parametrize("shape", ["lines", "spaced"])
@pytest.mark.parametrize(
    ("cells", "row", "found"),
    [
        ({("carried-in", "research"): ""}, "二、上年结转政府信息公开申请数量", 6),
        ({("granted", "business"): "2l"}, "（一）予以公开", 1),
        ({("granted", "natural-person"): "1l"}, "（一）予以公开", 6),
        ({("other-misc", "total"): "", ("carried-out", "total"): ""}, "3.其他", 6),
        ({("unable-unclear", "business"): "0 0"}, "3.补正后申请内容仍不明确", 8),
    ],
)
def test_the_first_row_of_loose_lines_that_does_not_fit_is_named(lint, shape, cells, row, found):
    made = Draft.clean()
    made.tables["applications"].update(cells)
    text = made.text(shape)
    draft = lint(text=text if shape == "spaced" else text.replace("0 0", "0\n\n0"), name="draft.txt")
    assert ["E003"] == draft.codes
    assert f"（“{row}”行应有7个数，认出{found}个）" in draft.messages[0]
    (related,) = draft.found[0].related
    assert draft.text[slice(*related.location.span)].startswith(row[:6])


def test_where_no_row_is_known_to_be_the_first_that_does_not_fit_none_is_named(lint):
    made = Draft.clean()
    made.labels["applications", "granted"] = "同意的"
    draft = lint(text=made.text("lines"), name="draft.txt")
    assert ["E003"] == draft.codes
    assert "行标题与数据对不上" in draft.messages[0]
    assert () == draft.found[0].related


def test_a_row_of_another_name_says_how_many_sums_need_it(lint):
    draft = lint(
        "[applications] label denied-process = 6.属于内部过程的信息",
        "[applications] denied-process.natural-person = 1000",
        "@only overview 各项工作正常开展。",
    )
    assert (["E003"], ["info"], ["applications.denied-process"]) == (
        draft.codes,
        draft.severities,
        draft.targets,
    )
    assert ["6.属于内部过程的信息"] == draft.places
    assert "用到这一行的8处合计没有核对" in draft.messages[0]
    assert "官方表格里这一行是“6.属于四类过程性信息”" in draft.found[0].message.help()
    assert "so 8 sums that need it were not checked" in draft.found[0].message.text("en")


def test_a_slip_of_a_row_is_summed_and_not_told_as_unchecked(lint):
    assert "E003" not in lint("[applications] label carried-out = 四、结转下年度继续办里").codes


def test_a_row_with_a_figure_too_many_says_that_its_sums_were_not_checked(lint):
    row = "| 四、结转下年度继续办理 |  |  | 1 | 0 | 0 | 0 | 1 | 0 | 2 |"
    text = Draft.clean().markdown()
    assert row in text
    lines = text.replace(row, "| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 1 | 0 | 2 | 3 | 4 |")
    draft = lint(text=lines)
    found = [item for item in draft.found if item.code == "E003"]
    assert ["info"] == [item.severity.label for item in found]
    assert "行的数与各列对不上" in found[0].message.text()


@pytest.mark.parametrize("stage", ["draft", "final"])
def test_a_row_that_stands_twice_or_is_short_has_no_second_finding(lint, stage):
    row = "| 二、上年结转政府信息公开申请数量 |  |  | 2 | 0 | 0 | 0 | 0 | 0 | 2 |"
    text = Draft.clean().markdown()
    assert row in text
    assert "E003" not in lint(text=text.replace(row, f"{row}\n{row}"), stage=stage).codes
    assert "E003" not in lint(text=text.replace(row, row[:-12]), stage=stage).codes


def test_a_short_row_is_not_summed_and_its_end_is_missing(lint):
    row = "| 二、上年结转政府信息公开申请数量 |  |  | 2 | 0 | 0 | 0 | 0 |"
    draft = lint(text=Draft.clean().markdown().replace(f"{row} 0 | 2 |", row))
    assert ["T213"] == draft.codes
    assert "有2个数据格缺失" in draft.messages[0]


@pytest.mark.parametrize("column", [column.id for _, column in columns_of(FORMS["2021"])[-22:-15]])
def test_every_missing_column_of_applications_is_one_finding(lint, column):
    draft = lint(f"[applications] -column {column}")
    assert ["T208"] == draft.codes
    assert [f"applications.{column}"] == draft.targets


def test_a_finding_about_a_whole_table_underlines_its_first_words_only(lint):
    assert ["行政复议"] == lint("[disputes] -column review-pending").places
    assert ["行政复议"] == lint('[disputes] all = ""').places


# ---- T210


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_no_known_variant_of_a_label_is_a_slip(lint, form):
    for table, row in rows_of(FORMS[form]):
        for variant in row.variants:
            assert [] == lint(f"!form {form}", f"[{table}] label {row.id} = {variant}").codes
    for table, column in columns_of(FORMS[form]):
        if table != "disputes":
            for variant in column.variants:
                assert [] == lint(f"!form {form}", f"[{table}] header {column.id} = {variant}").codes


@pytest.mark.parametrize(
    "label",
    ["6. 属于四类过程性信息", "6、属于四类过程性信息", "属于四类 过程性信息", "６．属于四类过程性信息"],
)
def test_spacing_and_width_are_no_slips(lint, label):
    assert [] == lint(f"[applications] label denied-process = {label}").codes


@pytest.mark.parametrize(
    ("label", "fixed"),
    [
        ("6.属于四类过程性性信息", "6.属于四类过程性信息"),
        ("属于四类过程信息", "属于四类过程性信息"),
        ("6.属于四类过程性信自", "6.属于四类过程性信息"),
    ],
)
def test_a_slip_is_mended_and_an_ordinal_is_not_added(lint, label, fixed):
    draft = lint(f"[applications] label denied-process = {label}")
    assert ["T210"] == draft.codes
    assert [label] == draft.places
    assert f"| {fixed} | 2 |" in draft.fixed()


def test_a_slip_in_a_head_that_two_blocks_share_is_one_finding_a_place(lint):
    draft = lint("[proactive] header decisions = 本年处理决订数量")
    assert ["T210", "T210"] == draft.codes
    assert [] == lint(text=draft.fixed()).codes


# ---- T213, T217


def test_one_blank_cell_is_its_target_and_several_are_the_tables(lint):
    assert ["applications.new.business"] == lint('[applications] new.business = ""').targets
    draft = lint('[applications] new.business = "", new.total = ""')
    assert (["T213"], ["applications"]) == (draft.codes, draft.targets)


def test_blanks_of_two_tables_are_two_findings(lint):
    draft = lint('[applications] new.business = ""', '[proactive] licence.decisions = ""')
    assert ["T213", "T213"] == draft.codes


def test_the_blanks_right_of_a_single_value_are_a_merged_cell(lint):
    assert [] == lint("[proactive] licence.decisions = 97").codes


def test_blank_cells_are_a_note_in_a_draft(lint):
    assert ["info"] == lint("!stage draft", '[proactive] licence.decisions = ""').severities


def test_all_blanks_of_a_table_are_filled_when_asked(lint):
    draft = lint('[proactive] licence.decisions = "", rules.issued = "", rules.repealed = ""')
    assert draft.text == draft.fixed()
    fixed = draft.fixed(unsafe=True)
    assert [] == lint(text=fixed).codes
    assert "| 规章 |0|0| 0 |" in fixed


@pytest.mark.parametrize(("table", "count"), [("proactive", 10), ("applications", 175), ("disputes", 15)])
def test_a_blank_table_is_one_finding(lint, table, count):
    draft = lint(f'[{table}] all = ""')
    assert ["T217"] == draft.codes
    assert f"{count}个" in draft.messages[0]
    assert ["T213"] == lint(f'[{table}] all = ""', ignore=("T217",)).codes


@pytest.mark.parametrize("shape", ["tab", "tabs", "pipe"])
def test_a_blank_table_is_one_finding_in_plain_text(lint, shape):
    made = Draft.clean()
    made.tables["applications"] = dict.fromkeys(made.tables["applications"], "")
    assert ["T217"] == lint(text=made.text(shape), name="draft.txt").codes


# ---- T214, T216, T218, T219, T220, T222, T223, T232


@pytest.mark.parametrize("dash", ["/", "／", "-", "－", "—", "——", "–"])
def test_a_dash_of_any_kind_is_one_finding(lint, dash):
    draft = lint(f"[proactive] penalty.decisions = {dash}")
    assert ["T214"] == draft.codes
    assert [dash] == draft.places


def test_dashes_in_the_row_of_rules_are_a_note(lint):
    draft = lint("[proactive] rules.issued = /, rules.repealed = /, rules.in-force = /")
    assert (["T214"], ["info"]) == (draft.codes, draft.severities)


def test_dashes_of_one_row_are_one_finding(lint):
    draft = lint("[disputes] all = /", "@only disputes 无。")
    assert ["T214"] == draft.codes
    assert "本行还有14格" in draft.found[0].message.help()


@pytest.mark.parametrize(("table", "count"), [("proactive", 10), ("applications", 175)])
def test_dashes_all_over_a_table_are_one_finding(lint, table, count):
    draft = lint(f"[{table}] all = /")
    assert (["T214"], ["warning"], [table]) == (draft.codes, draft.severities, draft.targets)
    assert f"有{count}个数据格" in draft.messages[0]


def test_a_dash_becomes_zero_only_when_asked(lint):
    draft = lint("[proactive] coercion.decisions = /")
    assert draft.text == draft.fixed()
    assert "| 行政强制 | 0 |" in draft.fixed(unsafe=True)


@pytest.mark.parametrize("text", ["详见附件", "12/3", "12 3", "1-3", "97%", "约97"])
def test_what_is_no_number_is_one_finding(lint, text):
    assert ["T216"] == lint(f"[proactive] licence.decisions = {text}").codes


@pytest.mark.parametrize("text", ["XX", "××", "……", "？", "待补充", "XX件", "【】"])
def test_a_placeholder_is_one_finding(lint, text):
    assert ["T223"] == lint(f"[proactive] licence.decisions = {text}").codes


@pytest.mark.parametrize("word", ["无", "零", "〇"])
def test_a_word_for_zero_is_zero_and_written_so(lint, word):
    draft = lint(f"[proactive] coercion.decisions = {word}")
    assert ["T218"] == draft.codes
    assert "| 行政强制 | 0 |" in draft.fixed()


@pytest.mark.parametrize("text", ["-1", "+3", "0", "－2"])
def test_a_change_may_have_a_sign(lint, text):
    assert [] == lint("!form 2019", f"[proactive] licence.change = {text}").codes


def test_a_change_in_words_is_a_note(lint):
    draft = lint("!form 2019", "[proactive] licence.change = 增2")
    assert (["T227"], ["info"]) == (draft.codes, draft.severities)


@pytest.mark.parametrize("text", ["-3", "－3", "-3件"])
def test_a_negative_count_is_one_finding(lint, text):
    assert ["T219"] == lint(f"[proactive] licence.decisions = {text}").codes


def test_a_fraction_of_nothing_is_a_note_and_of_something_an_error(lint):
    assert ["info"] == lint("[proactive] licence.decisions = 97.0").severities
    draft = lint("[proactive] licence.decisions = 97.5")
    assert (["T220"], ["error"]) == (draft.codes, draft.severities)


def test_money_may_have_a_fraction(lint):
    assert [] == lint("[proactive] administrative-fee.fee = 282.1").codes


@pytest.mark.parametrize(("text", "fixed"), [("９７", "97"), ("9７", "97"), ("１，２０４", "1204")])
def test_full_width_digits_are_written_half_width(lint, text, fixed):
    draft = lint(f"[proactive] licence.decisions = {text}")
    assert ["T221" if "，" in text else "T222"] == draft.codes
    assert f"| 行政许可 | {fixed} |" in draft.fixed()


def test_a_number_with_an_explanation_is_that_number(lint):
    draft = lint("[applications] new.total = 30（含网上申请）")
    assert ["T232"] == draft.codes


# ---- T215, T224


@pytest.mark.parametrize("unit", ["件", "个", "项", "条", "宗"])
def test_a_unit_of_a_count_is_taken_off(lint, unit):
    draft = lint(f"[proactive] licence.decisions = 97{unit}")
    assert ["T215"] == draft.codes
    assert [] == lint(text=draft.fixed()).codes
    assert "| 行政许可 | 97 |" in draft.fixed()


@pytest.mark.parametrize("amount", ["35.2万元", "352000元", "56742.1644万元"])
def test_an_amount_of_procurement_carries_its_unit(lint, amount):
    assert [] == lint("!form 2019", f"[proactive] procurement.amount = {amount}").codes


def test_the_unit_of_the_header_is_taken_off_an_amount(lint):
    draft = lint("[proactive] administrative-fee.fee = 12.5万元")
    assert ["T215"] == draft.codes
    assert "| 行政事业性收费 | 12.5 |" in draft.fixed()


@pytest.mark.parametrize(
    ("written", "converted"),
    [("125000元", "12.5"), ("200000元", "20"), ("30元", "0.003"), ("2亿元", "20000"), ("80千元", "8")],
)
def test_another_unit_of_money_is_converted_when_asked(lint, written, converted):
    draft = lint(f"[proactive] administrative-fee.fee = {written}")
    assert ["T215"] == draft.codes
    assert draft.text == draft.fixed()
    assert f"| 行政事业性收费 | {converted} |" in draft.fixed(unsafe=True)


@pytest.mark.parametrize("cell", ["licence.decisions = 97万元", "administrative-fee.fee = 26个"])
def test_a_unit_of_another_kind_is_never_just_taken_off(lint, cell):
    draft = lint(f"[proactive] {cell}")
    assert ["T215"] == draft.codes
    assert () == draft.found[0].fixes


def test_a_unit_in_full_width_is_one_finding_and_one_fix(lint):
    draft = lint("[proactive] licence.decisions = ９７件")
    assert ["T215"] == draft.codes
    assert [] == lint(text=draft.fixed()).codes


def test_a_dash_behind_residue_is_told_with_it_and_found_after_it_is_gone(lint):
    draft = lint("!form 2019", "[proactive] licence.change = [bookmark: _GoBack]－")
    assert ["T224"] == draft.codes
    assert "只剩“－”" in draft.found[0].message.help("zh")
    assert "a dash (－) is left behind it" in draft.found[0].message.help("en")
    assert ["T227"] == lint(text=draft.fixed()).codes


def test_a_dash_beside_residue_in_its_row_is_a_finding_of_its_own(lint):
    draft = lint("!form 2019", "[proactive] licence.change = [bookmark: _GoBack]－, licence.decisions = －")
    assert ["T224", "T214"] == draft.codes


@pytest.mark.parametrize("residue", ["[bookmark: _Hlk1]", "\u200b", "\u2060", "{=SUM(A1)}"])
def test_residue_is_taken_out_and_the_number_stays(lint, residue):
    draft = lint(f"[proactive] licence.decisions = {residue}97")
    assert ["T224"] == draft.codes
    assert "| 行政许可 | 97 |" in draft.fixed()


def test_what_stands_beside_residue_counts(lint):
    assert ["T224"] == lint("[applications] new.total = [bookmark: _Hlk1]30").codes


@pytest.mark.parametrize("language", ["zh", "en"])
def test_messages_name_the_cell_and_begin_like_sentences(lint, language):
    draft = lint("[applications] total.business = 3件")
    expected = {
        "zh": "表三“（七）总计”行“商业企业”列填的是“3件”，数据格只填数字3",
        "en": "Table 3, row （七）总计, column 商业企业 says 3件; enter only 3",
    }
    assert expected[language] == draft.found[0].message.text(language)


# ---- labels and shapes


def test_a_comma_in_the_ordinal_of_a_label_is_no_slip(lint):
    text = (
        Draft.clean()
        .markdown()
        .replace("| 一、本年新收", "| 一,本年新收")
        .replace("| 四、结转", "| 四，结转")
    )
    assert [] == lint(text=text).codes


@pytest.mark.parametrize("table", ["proactive", "applications"])
@pytest.mark.parametrize(("form", "year"), [("2019", 2023), ("2021", 2020)])
def test_a_table_of_the_other_era_in_loose_lines_is_of_the_wrong_era(lint, table, form, year):
    own = next(id for id in FORMS if id != form)
    made, other = Draft.clean(own, year), Draft.clean(form, year)
    text, strange = made.text("lines"), other.text("lines")
    heading = FORMS[own].section(table).heading
    start = text.index(heading) + len(heading)
    began = strange.index(heading) + len(heading)
    ended = strange.index("\n" + ("三、收到" if table == "proactive" else "四、政府"), began)
    end = text.index("\n" + ("三、收到" if table == "proactive" else "四、政府"), start)
    assert ["T203"] == lint(text=text[:start] + strange[began:ended] + text[end:], name="draft.txt").codes


@pytest.mark.parametrize("shape", ["pipe", "html", "tab"])
def test_a_table_all_blank_is_so_in_every_shape_with_cells(lint, shape):
    made = Draft.clean()
    made.tables["applications"] = dict.fromkeys(made.tables["applications"], "")
    made.sections["overview"] = (made.sections["overview"][0], ["全年工作有序开展。"])
    text, name = (made.text("tab"), "draft.txt") if shape == "tab" else (made.markdown(shape), "draft.md")
    assert ["T217"] == lint(text=text, name=name).codes


@pytest.mark.parametrize("hidden", ["\u200b", "\u200b\ufeff", "\x1a"])
def test_a_cell_that_holds_nothing_but_what_nobody_sees_is_blank_at_once(lint, hidden):
    draft = lint(f"[applications] granted.natural-person = {hidden}")
    assert ["T213"] == draft.codes
