"""Tables of a local form beside rows, columns and tables that are none of its own: nothing true is called wrong."""

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

REGISTRY = Registry(installed=False)
FORM = """
id = "city"
extends = "2021"
name = "市格式"
[[tables]]
id = "training"
section = "overview"
name = "附表一"
layout = "matrix"
[[tables.blocks]]
id = "training"
columns = [{ id = "count", label = "本年数量" }, { id = "people", label = "培训人次" }]
rows = [{ id = "inside", label = "内部培训" }, { id = "online", label = "线上培训", variants = ["网上培训"] }]
[[identities]]
id = "training.people"
name = "数量不多于人次"
source = "市通知"
kind = "official"
table = "training"
per = "row"
left = ["count"]
op = "≤"
right = ["people"]
"""
TOTALS = """
[[identities]]
id = "training.all"
name = "合计"
source = "市通知"
kind = "official"
table = "training"
per = "column"
left = ["all"]
op = "="
right = ["inside", "online"]
"""
WITH_TOTAL = FORM.replace('variants = ["网上培训"] }]', '}, { id = "all", label = "合计" }]') + TOTALS
HEAD = ["类别", "本年数量", "培训人次"]
INSIDE, ONLINE = ["内部培训", "2", "30"], ["线上培训", "3", "60"]


def pipe(*rows):
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]) + "\n"


@pytest.fixture
def lint(tmp_path):
    def run(*tables, form=FORM):
        path = tmp_path / "city.toml"
        path.write_text(form, "utf-8")
        text = Draft.clean().markdown().replace("## 二、", "\n".join(tables) + "\n## 二、")
        return Linter(Settings(form=str(path)), REGISTRY).lint(Source("draft.md", text.encode(), "markdown"))

    return run


def told(result):
    return [f"{d.code} {d.message.text()}" for d in result.diagnostics]


def fixes(result):
    return [fix for d in result.diagnostics for fix in d.fixes]


def amounts(result):
    return [
        c.figure.amount and int(c.figure.amount)
        for t, c in result.case.report.cells.items()
        if t.table == "training"
    ]


def state(result):
    return result.coverage.tables["training"]


class TestNearLabels:
    def test_a_row_of_another_name_is_said_to_be_none_of_the_table_and_nothing_is_rewritten(self, lint):
        result = lint(pipe(HEAD, INSIDE, ["线下培训", "3", "60"]))
        assert ["T206 附表一的“线下培训”不是附表一的行"] == told(result)
        (found,) = result.diagnostics
        assert "附表一: 线下培训 is no row of 附表一" == found.message.text("en")
        assert "本地的格式文件" in found.message.help()
        assert [] == fixes(result)

    def test_a_column_of_last_year_is_not_this_years(self, lint):
        result = lint(
            pipe(["类别", "上年数量", "培训人次"], ["内部培训", "99", "30"], ["线上培训", "99", "60"])
        )
        assert ["E003"] == [d.code for d in result.diagnostics]
        assert [] == fixes(result)

    def test_a_column_of_last_year_beside_this_years_changes_nothing(self, lint):
        head = ["类别", "上年数量", "本年数量", "培训人次"]
        result = lint(pipe(head, ["内部培训", "99", "2", "30"], ["线上培训", "99", "3", "60"]))
        assert [] == told(result)
        assert [2, 30, 3, 60] == amounts(result)

    def test_two_rows_of_which_one_is_not_in_the_form_are_no_row_that_stands_twice(self, lint):
        result = lint(pipe(HEAD, INSIDE, ["外部培训", "3", "60"], ONLINE))
        assert ["T206 附表一的“外部培训”不是附表一的行"] == told(result)

    @pytest.mark.parametrize(
        "label", ["网上培训", "2.线上培训", "线上 培训", "（二）线上培训", "线上培训（次）"]
    )
    def test_a_variant_a_number_a_blank_and_a_unit_are_no_other_name(self, lint, label):
        result = lint(pipe(HEAD, INSIDE, [label, "3", "60"]))
        assert [] == told(result)
        assert [2, 30, 3, 60] == amounts(result)


class TestForeignTables:
    @pytest.mark.parametrize(
        "other",
        [
            pipe(["指标", "本年数量"], ["公开信息", "200"], ["政策解读", "12"]),
            pipe(["指标", "本年数量", "培训人次"], ["公开信息", "200", "1"], ["政策解读", "12", "1"]),
            pipe(["项目", "场次", "备注"], ["内部培训", "5", "无"], ["线上培训", "5", "无"]),
        ],
    )
    def test_one_label_or_one_side_of_the_labels_is_not_enough(self, lint, other):
        result = lint(other)
        assert "absent" == state(result)
        assert ["T201"] == [d.code for d in result.diagnostics]
        own = pipe(HEAD, INSIDE, ONLINE)
        for tables in ((other, "如下：\n", own), (own, "如下：\n", other)):
            result = lint(*tables)
            assert [] == told(result)
            assert [2, 30, 3, 60] == amounts(result)

    def test_half_of_the_rows_is_enough(self, lint):
        result = lint(pipe(HEAD, INSIDE))
        assert ["T205 附表一缺少“线上培训”一行"] == told(result)

    def test_a_part_cut_off_by_a_page_belongs_to_it(self, lint):
        assert [2, 30, 3, 60] == amounts(lint(pipe(HEAD, INSIDE), "\n", pipe(HEAD, ONLINE)))


class TestSumsBesideWhatIsUnknown:
    def test_totals_that_may_count_a_row_which_the_form_lacks_are_not_checked(self, lint):
        rows = [HEAD, INSIDE, ONLINE, ["其他培训", "1", "1"], ["合计", "6", "91"]]
        result = lint(pipe(*rows), form=WITH_TOTAL)
        assert ["T206 附表一的“其他培训”不是附表一的行"] == told(result)
        assert 2 == result.coverage.identities["skipped"]

    def test_without_such_a_row_they_are(self, lint):
        result = lint(pipe(HEAD, INSIDE, ONLINE, ["合计", "6", "91"]), form=WITH_TOTAL)
        assert {"A315"} == {d.code for d in result.diagnostics}

    def test_what_is_no_total_is_checked_all_the_same(self, lint):
        result = lint(pipe(HEAD, INSIDE, ["线上培训", "70", "60"], ["其他培训", "1", "1"]))
        assert {"A315", "T206"} == {d.code for d in result.diagnostics}

    def test_totals_over_columns_that_the_form_lacks_are_not_checked(self, lint):
        form = FORM.replace(
            '"people", label = "培训人次" }',
            '"people", label = "培训人次" }, { id = "sum", label = "全部数量" }',
        )
        form += (
            TOTALS.replace('"column"', '"row"')
            .replace('["all"]', '["sum"]')
            .replace('"inside", "online"', '"count", "people"')
        )
        head = ["类别", "本年数量", "培训人次", "旁听人次", "全部数量"]
        wide = pipe(head, ["内部培训", "2", "30", "1", "33"], ["线上培训", "3", "60", "1", "64"])
        assert [] == told(lint(wide, form=form))
        less = pipe([*HEAD, "全部数量"], [*INSIDE, "33"], [*ONLINE, "64"])
        assert {"A315"} == {d.code for d in lint(less, form=form).diagnostics}


def test_a_blank_is_not_taken_for_nought_where_something_must_not_be_more(lint):
    form = FORM.replace(
        'variants = ["网上培训"] }]', '}, { id = "a", label = "专题讲座" }, { id = "b", label = "外出学习" }]'
    )
    blank = pipe(
        HEAD, ["内部培训", "2", ""], ["线上培训", "3", "60"], ["专题讲座", "4", "9"], ["外出学习", "", ""]
    )
    result = lint(blank, form=form)
    assert "A315" not in [d.code for d in result.diagnostics]
    assert (0, 2) == (result.coverage.identities["doubted"], result.coverage.identities["skipped"])


class TestMoney:
    def form(self, unit):
        money = 'label = "培训人次", value = "money"' + (f', unit = "{unit}"' if unit else "")
        return FORM.replace('label = "培训人次"', money)

    def test_a_column_without_a_unit_has_none_to_convert_to(self, lint):
        result = lint(pipe(HEAD, ["内部培训", "1", "2万元"], ["线上培训", "1", "3000元"]), form=self.form(""))
        assert [] == told(result)
        assert [1, None, 1, None] == amounts(result)

    def test_amounts_are_converted_to_the_unit_of_the_column(self, lint):
        result = lint(
            pipe(HEAD, ["内部培训", "1", "2万元"], ["线上培训", "1", "3000元"]), form=self.form("元")
        )
        assert [1, 20000, 1, 3000] == amounts(result)
        assert [True, False] == ["折合20000元" in words for words in told(result)]
        assert ["20000", "3000"] == [fix.edits[0].text for fix in fixes(result)]


class TestSecondTables:
    @pytest.mark.parametrize("caption", ["上年：", "去年培训情况如下："])
    @pytest.mark.parametrize("is_first", [True, False])
    def test_last_years_table_is_no_second_one_of_this_year(self, lint, caption, is_first):
        last = caption + "\n\n" + pipe(HEAD, ["内部培训", "1", "10"], ["线上培训", "70", "20"])
        now = "本年：\n\n" + pipe(HEAD, INSIDE, ONLINE)
        result = lint(*((last, now) if is_first else (now, last)))
        assert [] == told(result)
        assert [2, 30, 3, 60] == amounts(result)

    def test_tables_of_each_half_of_the_year_are_no_rows_that_stand_twice(self, lint):
        result = lint("上半年：\n", pipe(HEAD, INSIDE, ONLINE), "下半年：\n", pipe(HEAD, INSIDE, ONLINE))
        assert not {"T230", "A315"} & {d.code for d in result.diagnostics}

    def test_nor_are_the_blocks_of_one_table(self, lint):
        half = [INSIDE, ONLINE]
        result = lint(pipe(HEAD, ["上半年", "", ""], *half, ["下半年", "", ""], *half))
        assert not {"T230", "A315", "T206"} & {d.code for d in result.diagnostics}

    def test_a_row_copied_below_itself_stands_twice(self, lint):
        result = lint(pipe(HEAD, INSIDE, INSIDE, ONLINE))
        assert ["T230 附表一的“内部培训”出现了两次"] == told(result)
