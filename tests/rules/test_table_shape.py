"""Rows, columns and labels that are not where or what the official table has."""

import pytest

from gidr_lint.testing import Draft


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("[applications] note =",), "note:missing"),
        (("[applications] total.business = 见附件",), "sums:skipped"),
        (("[proactive] normative.issued = 40",), "less:in-force"),
        (("!form 2019", "[proactive] normative.newly-public = 40"), "less:public-total"),
        (("!form 2019", "[proactive] procurement.amount = 35"), "cell:bare-money"),
        (("[proactive] administrative-fee.fee = 10000",), "cell:large-fee"),
        (("@other-matters 收费380元。", "[proactive] administrative-fee.fee = 380"), "cell:large-fee"),
        (
            (
                "[applications] label denied-process = 7.属于行政执法案卷",
                "[applications] label denied-enforcement-file = 6.属于四类过程性信息",
            ),
            "row:order",
        ),
        (("@heading proactive = 三、收到和处理政府信息公开申请情况",), "table:elsewhere"),
    ],
)
def test_what_a_table_of_a_whole_draft_shows(lines, expected, lint):
    assert expected in lint(*lines).result.case.signs
    assert expected not in lint(*(line for line in lines if line.startswith("!"))).result.case.signs


def shaped(change, shape, kind="text", form="2021"):
    draft = Draft.clean(form)
    change(draft)
    return draft.write(kind, shape)[0]


def swap_labels(draft, first, second):
    table = draft.form.table("applications")
    labels = {row.id: row.label for row in table.blocks[0].rows}
    draft.labels["applications", first] = labels[second]
    draft.labels["applications", second] = labels[first]


@pytest.mark.parametrize("shape", ["pipe", "html"])
def test_a_row_in_the_wrong_place_is_named_once(lint, shape):
    text = shaped(lambda d: swap_labels(d, "denied-process", "rejected-repeat"), shape, "markdown")
    found = lint(text=text)
    assert ["T207"] == [code for code in found.codes if code == "T207"]


def test_loose_lines_have_no_order_of_their_own(lint):
    text = shaped(lambda d: swap_labels(d, "denied-process", "denied-query-matter"), "lines")
    assert "T207" not in lint(text=text, name="draft.txt").codes


@pytest.mark.parametrize("shape", ["pipe", "html"])
def test_a_repeated_row_is_one_finding_and_no_sum(lint, shape):
    def change(draft):
        draft.labels["applications", "rejected-publication"] = "2.重复申请"

    found = lint(text=shaped(change, shape, "markdown"))
    assert found.codes == ["T230"]
    assert found.targets == ["applications.rejected-repeat"]


def test_a_label_repeated_without_figures_is_where_a_page_ended(lint):
    text = shaped(lambda d: None, "pipe", "markdown")
    row = next(line for line in text.splitlines() if "2.重复申请" in line)
    cut = (
        "| "
        + " | ".join("" if cell.strip().isdecimal() else cell.strip() for cell in row.strip("| ").split("|"))
        + " |"
    )
    assert lint(text=text.replace(row, f"{row}\n{cut}")).codes == []


@pytest.mark.parametrize("line", ["@title 青溪县水务局政府信息公开工作年度报告", "!year 2019"])
def test_labels_of_both_eras_need_a_named_year(lint, line):
    heads = ("[proactive] header in-force = 对外公开总数量",)
    assert "T204" not in lint(line, *heads).codes


def test_weak_signs_of_the_other_era_do_not_decide(lint):
    assert "T204" not in lint("[proactive] header decisions = 处理决定数量").codes


def test_a_mixed_table_is_one_finding_and_lacks_no_row(lint):
    found = lint(
        "[proactive] header issued = 本年新制作数量",
        "[proactive] header repealed = 本年新公开数量",
        "[proactive] header in-force = 对外公开总数量",
        "[proactive] -row rules",
    )
    assert found.codes == ["T204"]


def test_a_table_whose_own_heading_is_missing_is_not_called_misplaced(lint):
    assert "T202" not in lint("@heading disputes = 四、工作要点").codes


@pytest.mark.parametrize("label", ["小计", "注：以上为本级数据", "单位：件"])
def test_rows_that_no_office_added(lint, label):
    text = shaped(lambda d: None, "pipe", "markdown")
    row = next(line for line in text.splitlines() if "（七）总计" in line)
    extra = row.replace("（七）总计", label)
    assert "T206" not in lint(text=text.replace(row, f"{extra}\n{row}")).codes


def test_a_row_of_ones_own(lint):
    text = shaped(lambda d: None, "pipe", "markdown")
    row = next(line for line in text.splitlines() if "5.要求行政机关确认" in line)
    extra = row.replace("5.要求行政机关确认或重新出具已获取信息", "6.无法联系申请人")
    found = lint(text=text.replace(row, f"{row}\n{extra}"))
    assert found.codes == ["T206"]
    assert found.places == ["6.无法联系申请人"]


def test_columns_that_change_places_with_their_figures_are_named_and_still_add_up(lint):
    def change(draft):
        draft.heads["applications", "research"] = "法律服务机构"
        draft.heads["applications", "legal-service"] = "科研机构"

    found = lint(text=shaped(change, "html", "markdown"))
    assert found.codes == ["T209"]
    assert found.result.coverage.identities["failed"] == 0


@pytest.mark.parametrize("part", ["review", "direct-suit"])
def test_columns_of_the_disputes_too(lint, part):
    def change(draft):
        draft.heads["disputes", f"{part}-corrected"] = "其他结果"
        draft.heads["disputes", f"{part}-other"] = "结果纠正"

    codes = lint(text=shaped(change, "html", "markdown")).codes
    assert "T209" in codes
    assert not {"A304", "A305"} & set(codes)


def test_a_second_table_is_no_row_that_is_there_twice(lint):
    text = shaped(lambda d: None, "pipe", "markdown")
    start = text.index("| （本列数据")
    end = text.index("## 四、")
    assert "T230" not in lint(text=text[:end] + text[start:end] + text[end:]).codes


def test_tables_at_the_end_are_an_annex(lint):
    text = shaped(lambda d: None, "pipe", "markdown")
    start, end = text.index("| （本列数据"), text.index("## 四、")
    first, last = text.index("| 行政复议"), text.index("## 五、")
    tables = text[start:end] + "\n以下为表四。\n\n" + text[first:last]
    moved = text.replace(text[start:end], "见附表。\n\n").replace(text[first:last], "见附表。\n\n")
    assert (
        "T202"
        not in lint(
            text=moved.replace("没有其他需要报告的事项。\n", "没有其他需要报告的事项。\n\n" + tables)
        ).codes
    )
