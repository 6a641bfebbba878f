"""The official forms hold what is printed: ids, counts, spans, units, and the sums that follow."""

from collections import Counter
from pathlib import Path

import pytest

from gidr_lint.base.diagnostics import Target
from gidr_lint.forms import _built
from gidr_lint.forms.load import BUILT_IN, load_form, load_forms

FORMS = {form.id: form for form in load_forms()}
COLUMNS = [
    "natural-person",
    "business",
    "research",
    "public-interest",
    "legal-service",
    "other-entity",
    "total",
]
DENIED = [
    "denied-state-secret", "denied-law-forbids", "denied-security-stability", "denied-third-party",
    "denied-internal-affairs", "denied-process", "denied-enforcement-file", "denied-query-matter",
]  # fmt: skip
UNABLE = ["unable-not-held", "unable-must-create", "unable-unclear"]
REJECTED = [
    "rejected-petition", "rejected-repeat", "rejected-publication", "rejected-excessive", "rejected-reissue",
]  # fmt: skip
OTHER = {"2019": ["other-handling"], "2021": ["other-no-correction", "other-no-payment", "other-misc"]}
RESULTS = ["upheld", "corrected", "other", "pending"]
PARTS = ["review", "direct-suit", "after-review-suit"]
PROACTIVE = {
    "2019": {
        "art20-1": (["rules", "normative"], ["made", "newly-public", "public-total"]),
        "art20-5": (["licence", "other-service"], ["previous-items", "change", "decisions"]),
        "art20-6": (["penalty", "coercion"], ["previous-items", "change", "decisions"]),
        "art20-8": (["administrative-fee"], ["previous-items", "change"]),
        "art20-9": (["procurement"], ["projects", "amount"]),
    },
    "2021": {
        "art20-1": (["rules", "normative"], ["issued", "repealed", "in-force"]),
        "art20-5": (["licence"], ["decisions"]),
        "art20-6": (["penalty", "coercion"], ["decisions"]),
        "art20-8": (["administrative-fee"], ["fee"]),
    },
}


def table(era, id):
    found = FORMS[era].table(id)
    assert found is not None
    return found


def ids(parts):
    return [part.id for part in parts]


def test_the_forms_come_oldest_first():
    assert ["2019", "2021"] == [form.id for form in load_forms()] == list(BUILT_IN)


@pytest.mark.parametrize(
    ("year", "era"), [(2018, None), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021")]
)
def test_one_form_covers_a_year(year, era):
    assert [era] * bool(era) == [form.id for form in load_forms() if form.covers(year)]


@pytest.mark.parametrize(
    ("era", "number"), [("2019", "国办公开办函〔2019〕60号"), ("2021", "国办公开办函〔2021〕30号")]
)
def test_a_form_names_its_notice_and_title(era, number):
    form = FORMS[era]
    assert number == form.notice
    assert number in form.source
    assert form.notice_title in form.source


@pytest.mark.parametrize("era", FORMS)
class TestBothEras:
    def test_six_sections_with_their_headings(self, era):
        assert [
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
            "五、存在的主要问题及改进情况",
            "六、其他需要报告的事项",
        ] == [section.heading for section in FORMS[era].sections]

    def test_the_first_section_has_five_subtopics(self, era):
        overview = FORMS[era].section("overview")
        assert (
            "主动公开",
            "依申请公开",
            "政府信息管理",
            "政府信息公开平台建设",
            "监督保障",
        ) == overview.subtopics
        assert "平台建设" in overview.subtopic_variants

    def test_the_wording_of_the_regulation_is_right_and_an_old_title_is_loose(self, era):
        form = FORMS[era]
        assert "因政府信息公开工作被申请行政复议、提起行政诉讼情况" in form.section("disputes").variants
        assert "政府信息公开工作存在的主要问题及改进情况" in form.section("problems").variants
        assert ("概述", "基本情况") == form.section("overview").loose
        assert "依申请公开情况" in form.section("applications").loose

    def test_no_wording_is_right_in_one_place_and_loose_or_right_in_another(self, era):
        wordings = [text for s in FORMS[era].sections for text in (s.title, *s.variants, *s.loose)]
        assert [] == [text for text, count in Counter(wordings).items() if count > 1]

    def test_sections_two_to_four_hold_the_tables(self, era):
        assert ["proactive", "applications", "disputes"] == ids(FORMS[era].tables)
        assert [None, "proactive", "applications", "disputes", None, None] == [
            s.table for s in FORMS[era].sections
        ]
        assert ["表二", "表三", "表四"] == [t.name for t in FORMS[era].tables]

    def test_blocks_of_the_proactive_table(self, era):
        found = {b.id: (ids(b.rows), ids(b.columns)) for b in table(era, "proactive").blocks}
        assert PROACTIVE[era] == found

    def test_blocks_fill_four_columns_but_where_the_form_has_three(self, era):
        widths = {b.id: 1 + sum(c.colspan for c in b.columns) for b in table(era, "proactive").blocks}
        assert {4} == set(widths.values())

    def test_bands_are_named_after_their_items(self, era):
        for block in table(era, "proactive").blocks:
            number = {"1": "一", "5": "五", "6": "六", "8": "八", "9": "九"}[block.id[-1]]
            assert f"第二十条第（{number}）项" == block.band
            assert f"第二十条（{number}）项" in block.band_variants

    def test_rows_of_the_applications_table_in_printed_order(self, era):
        expected = ["new", "carried-in", "granted", "partly-granted", *DENIED, *UNABLE, *REJECTED]
        expected += [*OTHER[era], "total", "carried-out"]
        assert expected == ids(table(era, "applications").blocks[0].rows)

    def test_columns_of_the_applications_table(self, era):
        assert COLUMNS == ids(table(era, "applications").blocks[0].columns)
        assert 3 == table(era, "applications").label_columns

    def test_groups_of_the_applications_table(self, era):
        found = table(era, "applications")
        rows = {group.id: (group.label, list(group.members)) for group in found.row_groups}
        assert {
            "denied": ("（三）不予公开", DENIED),
            "unable": ("（四）无法提供", UNABLE),
            "rejected": ("（五）不予处理", REJECTED),
            "other": ("（六）其他处理", OTHER[era]),
        } == rows
        assert {"organisations": COLUMNS[1:6]} == {g.id: list(g.members) for g in found.column_groups}

    def test_the_note_printed_in_the_header(self, era):
        found = table(era, "applications")
        assert "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）" == found.note
        assert ("申请人情况", "法人或其他组织") == found.headers

    def test_a_row_of_a_group_has_the_group_in_its_path(self, era):
        found = table(era, "applications")
        for group in found.row_groups:
            for member in group.members:
                row = found.row(member)
                assert group.label in row.path
                assert row.label == row.path[-1]

    def test_columns_of_the_disputes_table(self, era):
        found = table(era, "disputes")
        expected = [f"{part}-{result}" for part in PARTS for result in (*RESULTS, "total")]
        assert expected == ids(found.blocks[0].columns)
        assert ["cases"] == ids(found.blocks[0].rows)
        assert ("行政诉讼", "复议后起诉", "尚未审结") == found.column(
            "cases", "after-review-suit-pending"
        ).path

    def test_groups_of_the_disputes_table(self, era):
        groups = {g.id: list(g.members) for g in table(era, "disputes").column_groups}
        assert [*PARTS, "suits"] == list(groups)
        assert ["direct-suit-total", "after-review-suit-total"] == groups["suits"]

    def test_ids_are_unique(self, era):
        for found in FORMS[era].tables:
            targets = list(found.targets())
            assert len(targets) == len(set(targets))
        names = [identity.id for identity in FORMS[era].identities]
        assert len(names) == len(set(names))

    def test_every_identity_says_where_it_is_from(self, era):
        assert [] == [i.id for i in FORMS[era].identities if not i.source or not i.name]

    def test_only_the_printed_note_is_official(self, era):
        assert ["applications.balance"] == [i.id for i in FORMS[era].identities if i.kind == "official"]

    def test_instances_name_cells_of_the_form(self, era):
        form = FORMS[era]
        known = {target for found in form.tables for target in found.targets()}
        assert set() == {cell for instance in form.instances for cell in instance.cells} - known

    def test_what_the_total_adds_up_is_every_outcome_once(self, era):
        [total] = [i for i in FORMS[era].identities if i.id == "applications.outcome-total"]
        assert ["granted", "partly-granted", *DENIED, *UNABLE, *REJECTED, *OTHER[era]] == list(total.right)

    def test_last_years_report_is_needed_by_no_instance(self, era):
        needing = {
            i.id for i in FORMS[era].identities if any(t.startswith("previous.") for t in (*i.left, *i.right))
        }
        assert {"applications.carry-over", "disputes.pending-carried"} < needing
        assert set() == needing & {instance.identity.id for instance in FORMS[era].instances}


@pytest.mark.parametrize(
    ("era", "id", "cells"),
    [
        ("2019", "proactive", 22), ("2019", "applications", 161), ("2019", "disputes", 15),
        ("2021", "proactive", 10), ("2021", "applications", 175), ("2021", "disputes", 15),
    ],
)  # fmt: skip
def test_number_of_value_cells(era, id, cells):
    assert cells == len(list(table(era, id).targets()))


@pytest.mark.parametrize(("era", "total", "rows"), [("2019", 40, 23), ("2021", 42, 25)])
def test_number_of_official_and_derivable_instances(era, total, rows):
    counted = Counter(i.identity.id for i in FORMS[era].instances if i.identity.kind != "plausibility")
    assert {
        "applications.balance": 7,
        "applications.outcome-total": 7,
        "applications.applicant-total": rows,
        "disputes.review-total": 1,
        "disputes.direct-suit-total": 1,
        "disputes.after-review-suit-total": 1,
    } == counted
    assert total == sum(counted.values())


def test_the_balance_of_a_column_in_cells():
    instance = next(i for i in FORMS["2021"].instances if i.line == "business")
    cell = Target("applications", "applications", "new", "business")
    assert (cell, cell._replace(row="carried-in")) == instance.left
    assert (cell._replace(row="total"), cell._replace(row="carried-out")) == instance.right


def test_an_identity_is_repeated_over_each_block_that_has_its_terms():
    found = [i.line for i in FORMS["2019"].instances if i.identity.id == "proactive.items-not-negative"]
    assert ["licence", "other-service", "penalty", "coercion", "administrative-fee"] == found


def test_value_types_and_units():
    fee = table("2021", "proactive").column("administrative-fee", "fee")
    assert ("money", "万元", False) == (fee.value, fee.unit, fee.unit_in_cell)
    change = table("2019", "proactive").column("licence", "change")
    assert ("signed", "项", False) == (change.value, change.unit, change.unit_in_cell)
    amount = table("2019", "proactive").column("procurement", "amount")
    assert ("money", "", True) == (amount.value, amount.unit, amount.unit_in_cell)
    assert {"件"} == {column.unit for column in table("2021", "applications").blocks[0].columns}


@pytest.mark.parametrize(
    ("era", "row", "wording"),
    [
        ("2019", "normative", "行政规范性文件"),
        ("2021", "normative", "规范性文件"),
        ("2021", "other-no-correction", "1.逾期不补正"),
        ("2021", "other-no-payment", "2.逾期不缴费"),
        ("2021", "total", "（七）合计"),
    ],
)
def test_wordings_that_people_write_are_variants(era, row, wording):
    assert (
        wording
        in next(r for t in FORMS[era].tables for b in t.blocks for r in b.rows if r.id == row).variants
    )


@pytest.mark.parametrize("era", FORMS)
def test_no_wording_of_a_row_or_column_is_another_ones(era):
    for one in FORMS[era].tables:
        for block in one.blocks:
            for parts in (block.rows, block.columns):
                seen = {}
                for part in parts:
                    for words in {part.label, *part.variants}:
                        assert seen.setdefault((part.path[:-1], words), part.id) == part.id, words


def test_members_of_groups_of_rows_and_columns():
    target = Target("applications", "applications", "unable", "organisations")
    assert 15 == len(FORMS["2021"].members(target))
    assert "（四）无法提供" == FORMS["2021"].row_label(target)
    single = Target("applications", "applications", "new", "total")
    assert (single,) == FORMS["2021"].members(single)


def test_the_two_eras_differ_where_the_state_changed_them_and_nowhere_else():
    old, new = FORMS["2019"], FORMS["2021"]
    assert old.sections == new.sections
    assert old.table("disputes") == new.table("disputes")
    assert old.table("applications").blocks[0].columns == new.table("applications").blocks[0].columns
    rows = [set(ids(form.table("applications").blocks[0].rows)) for form in (old, new)]
    assert {"other-handling", *OTHER["2021"]} == rows[0] ^ rows[1]


def test_signs_of_an_era_are_wordings_of_that_era_alone():
    signs = {era: {s for t in f.tables for b in t.blocks for s in b.signs} for era, f in FORMS.items()}
    assert {"对外公开总数量", "上一年项目数量", "本年增/减", "政府集中采购"} == signs["2019"]
    assert set() == signs["2019"] & signs["2021"]


@pytest.mark.parametrize("era", BUILT_IN)
def test_the_built_form_is_the_file(era):
    read = load_form(Path(_built.__file__).with_name(f"{era}.toml"))
    built = FORMS[era]
    for name in (
        "id",
        "name",
        "source",
        "notice",
        "notice_title",
        "years",
        "sections",
        "tables",
        "identities",
    ):
        assert getattr(read, name) == getattr(built, name)
