"""The applications table is bound in full in every shape in which it is met (its own writers, no reader)."""

import random

import pytest

from gidr_lint.document.source import Source
from gidr_lint.formats import read
from gidr_lint.forms.load import load_forms
from gidr_lint.forms.model import Form
from gidr_lint.report.bind import bind
from gidr_lint.report.model import Report
from gidr_lint.testing import Draft

FORMS = load_forms()
ERAS = {form.id: form for form in FORMS}
NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
HEADS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
MODES = ["blank", "keep", "repeat", "leaf", "two"]
Values = dict[tuple[str, str], int]
Lines = list[list[str]]


def figures(form: Form) -> Values:
    rng = random.Random(form.id)
    block = form.table("applications").blocks[0]
    return {(row.id, column.id): rng.randint(0, 3000) for row in block.rows for column in block.columns}


def body(form: Form, values: Values, mode: str) -> Lines:
    """Rows of the table; `mode` says how merged labels were flattened."""
    block = form.table("applications").blocks[0]
    lines: Lines = []
    previous: tuple[str, ...] = ()
    for row in block.rows:
        path = list(row.path)
        if mode == "leaf":
            labels = [path[-1]]
        elif mode == "two":
            labels = [path[0] if len(path) == 1 else path[1], path[2] if len(path) == 3 else ""]
        else:
            fill = path[-1] if mode == "repeat" else ""
            labels = path + [fill] * (3 - len(path))
        if mode == "blank":
            whole = tuple(labels)
            labels = [
                label if label != old else ""
                for label, old in zip(labels, previous or ("",) * 3, strict=True)
            ]
            previous = whole
        lines.append(labels + [str(values[row.id, column.id]) for column in block.columns])
    return lines


def head(mode: str) -> Lines:
    if mode == "leaf":
        return [["项目", *HEADS]]
    if mode == "two":
        return [["申请情况", "情形", *HEADS]]
    if mode == "repeat":
        return [
            [NOTE] * 3 + ["申请人情况"] * 7,
            [NOTE] * 3 + ["自然人"] + ["法人或其他组织"] * 5 + ["总计"],
            [NOTE] * 3 + HEADS,
        ]
    return [
        [NOTE, "", "", "申请人情况", *[""] * 6],
        ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"],
        ["", "", "", "", *HEADS[1:6], ""],
    ]


def pipes(lines: Lines, *, delimiter: bool = True, leading: bool = True) -> str:
    written = [("| " if leading else "") + " | ".join(line) + " |" for line in lines]
    if delimiter:
        written.insert(1, "|" + "---|" * len(lines[0]))
    return "\n".join(written)


def tabs(lines: Lines) -> str:
    return "\n".join("\t".join(line) for line in lines)


def bound(form: Form, table: str, kind: str) -> Report:
    marks = "## " if kind == "markdown" else ""
    draft = f"{marks}三、收到和处理政府信息公开申请情况\n\n{table}\n\n{marks}四、政府信息公开行政复议、行政诉讼情况\n"
    document = read(Source("draft", draft.encode(), kind))
    return bind(document, FORMS, year=2020 if form.id == "2019" else 2022)


def read_back(report: Report) -> dict[tuple[str, str], int]:
    return {
        (target.row, target.column): cell.figure.amount
        for target, cell in report.cells.items()
        if target.table == "applications"
    }


def assert_bound(form: Form, values: Values, table: str, kind: str = "markdown") -> None:
    report = bound(form, table, kind)
    assert report.tables["applications"].state == "bound"
    assert values == read_back(report)


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("mode", MODES)
class TestFlattenedMerges:
    def test_pipe_table(self, era, mode):
        form = ERAS[era]
        assert_bound(form, figures(form), pipes(head(mode) + body(form, figures(form), mode)))

    def test_web_pipe_text_without_delimiter(self, era, mode):
        form = ERAS[era]
        table = pipes(head(mode) + body(form, figures(form), mode), delimiter=False, leading=False)
        assert_bound(form, figures(form), table)
        assert_bound(form, figures(form), table, "text")

    def test_tab_separated_rows(self, era, mode):
        form = ERAS[era]
        assert_bound(form, figures(form), tabs(head(mode) + body(form, figures(form), mode)), "text")

    def test_without_a_header(self, era, mode):
        form = ERAS[era]
        assert_bound(form, figures(form), pipes(body(form, figures(form), mode)))

    def test_blank_columns_behind_the_last(self, era, mode):
        form = ERAS[era]
        lines = [line + ["", ""] for line in head(mode) + body(form, figures(form), mode)]
        assert_bound(form, figures(form), pipes(lines))


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("mode", ["keep", "repeat", "two"])
def test_rows_in_any_order(era, mode):
    form = ERAS[era]
    lines = body(form, figures(form), mode)
    random.Random(1).shuffle(lines)
    assert_bound(form, figures(form), pipes(head(mode) + lines))


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("again", [True, False])
def test_a_table_split_over_two_pages(era, again):
    form = ERAS[era]
    lines = body(form, figures(form), "blank")
    table = (
        pipes(head("blank") + lines[:12])
        + "\n\n- 3 -\n\n"
        + pipes((head("blank") if again else []) + lines[12:])
    )
    assert_bound(form, figures(form), table)


@pytest.mark.parametrize("era", ERAS)
def test_a_header_whose_words_are_split_over_two_rows(era):
    form = ERAS[era]
    split = head("blank")[:2] + [
        ["", "", "", "", "商业", "科研", "社会公益", "法律服务", "其他", ""],
        ["", "", "", "", "企业", "机构", "组织", "机构", "", ""],
    ]
    assert_bound(form, figures(form), pipes(split + body(form, figures(form), "blank")))


def loose_lines(form: Form, values: Values, *, broken: bool) -> list[str]:
    """One cell a line, group labels once, long labels broken within a word."""
    block = form.table("applications").blocks[0]
    lines = [NOTE, "申请人情况", "自然人", "法人或其他组织", "总计", *HEADS[1:6]]
    previous: tuple[str, ...] = ()
    for row in block.rows:
        labels = [
            label
            for depth, label in enumerate(row.path)
            if depth == len(row.path) - 1 or row.path[: depth + 1] != previous[: depth + 1]
        ]
        previous = row.path
        for label in labels:
            lines += [label[:12], label[12:]] if broken and len(label) > 12 else [label]
        lines += [str(values[row.id, column.id]) for column in block.columns]
    return lines


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("kind", ["text", "markdown"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("broken", [False, True])
def test_one_cell_per_line(era, kind, gap, broken):
    form = ERAS[era]
    assert_bound(form, figures(form), gap.join(loose_lines(form, figures(form), broken=broken)), kind)


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_pipe_text_with_one_cell_per_line(era, kind):
    form = ERAS[era]
    values = figures(form)
    block = form.table("applications").blocks[0]
    lines = []
    for row in block.rows:
        lines += ["|", f"{row.path[-1]} |", *(f"{values[row.id, column.id]} |" for column in block.columns)]
    assert_bound(form, values, "\n".join(lines), kind)


@pytest.mark.parametrize("era", ERAS)
def test_tab_led_cells(era):
    form = ERAS[era]
    values = figures(form)
    block = form.table("applications").blocks[0]
    rows = [[NOTE, "申请人情况"], ["", "自然人", "法人或其他组织", "总计"], ["", "", *HEADS[1:6], ""]]
    previous: tuple[str, ...] = ()
    for row in block.rows:
        labels = ["" if row.path[: d + 1] == previous[: d + 1] else label for d, label in enumerate(row.path)]
        previous = row.path
        rows.append(labels + [str(values[row.id, column.id]) for column in block.columns])
    assert_bound(form, values, "\n\n".join("\n".join("\t" + cell for cell in row) for row in rows), "text")


@pytest.mark.parametrize("era", ERAS)
def test_a_line_fewer_than_seven_values_is_unreadable_not_guessed(era):
    form = ERAS[era]
    lines = loose_lines(form, figures(form), broken=False)
    place = lines.index("2.重复申请")
    del lines[place + 3]
    report = bound(form, "\n".join(lines), "text")
    assert report.tables["applications"].state == "unreadable"
    assert read_back(report) == {}


@pytest.mark.parametrize("era", ERAS)
def test_a_row_that_is_not_there_is_missing_and_the_others_stay(era):
    form = ERAS[era]
    lines = body(form, figures(form), "blank")
    del lines[8]
    report = bound(form, pipes(head("blank") + lines), "markdown")
    assert report.tables["applications"].blocks[0].missing_rows == ("denied-internal-affairs",)
    assert len(read_back(report)) == len(figures(form)) - 7


@pytest.mark.parametrize("era", ERAS)
def test_a_column_that_is_not_there_is_missing_and_the_others_stay_in_place(era):
    form = ERAS[era]
    lines = [line[:7] + line[8:] for line in head("blank") + body(form, figures(form), "blank")]
    report = bound(form, pipes(lines), "markdown")
    assert report.tables["applications"].blocks[0].missing_columns == ("legal-service",)
    assert {k: v for k, v in figures(form).items() if k[1] != "legal-service"} == read_back(report)


@pytest.mark.parametrize("era", ERAS)
def test_a_short_row_is_not_summed_for_its_figures_may_stand_in_other_columns(era):
    form = ERAS[era]
    lines = body(form, figures(form), "blank")
    lines[5] = lines[5][:-1]
    report = bound(form, pipes(head("blank") + lines), "markdown")
    states = [
        (cell.figure.state, cell.figure.amount)
        for target, cell in report.cells.items()
        if target.row == "denied-law-forbids"
    ]
    assert [("number", None)] * 6 + [("absent", None)] == states


def joined(form: Form, values: Values, glue: str, wrong: dict[str, str] | None = None) -> Lines:
    """One label column, into which group and row were run together."""
    lines = []
    for row in form.table("applications").blocks[0].rows:
        label = glue.join((wrong or {}).get(part, part) for part in row.path)
        columns = form.table("applications").blocks[0].columns
        lines.append([label, *(str(values[row.id, column.id]) for column in columns)])
    return [["申请情况", *HEADS], *lines]


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("glue", ["", " ", "<br>"])
def test_labels_run_together_in_one_cell(era, glue):
    form = ERAS[era]
    assert_bound(form, figures(form), pipes(joined(form, figures(form), glue)))


@pytest.mark.parametrize("era", ERAS)
def test_a_slip_in_labels_run_together_is_no_missing_row(era):
    form = ERAS[era]
    slip = {"5.属于三类内部事务信息": "5.属于三类内容事务信息"}
    assert_bound(form, figures(form), pipes(joined(form, figures(form), "", slip)))


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("space", [" ", "\u3000", "  "])
@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_label_and_figures_of_a_row_on_one_line(era, space, kind):
    form = ERAS[era]
    gap = "\n\n" if len(space) == 2 else "\n"
    lines = joined(form, figures(form), " ")
    assert_bound(form, figures(form), gap.join(space.join(line) for line in lines), kind)


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("size", [4, 5, 7, 9])
def test_labels_broken_anywhere(era, size):
    form = ERAS[era]
    lines = []
    for line in loose_lines(form, figures(form), broken=False):
        lines += [line] if line.isdigit() else [line[at : at + size] for at in range(0, len(line), size)]
    report = bound(form, "\n".join(lines), "text")
    assert report.tables["applications"].state == "bound"
    assert read_back(report) == figures(form)
    assert not [label for label in report.tables["applications"].blocks[0].labels if label.distance]


@pytest.mark.parametrize("era", ERAS)
def test_figures_below_unknown_labels_are_an_unreadable_table_not_a_missing_one(era):
    lines = [str(number % 7) for number in range(160)]
    assert bound(ERAS[era], "\n".join(lines), "text").tables["applications"].state == "unreadable"


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("cut", [7, 9])
@pytest.mark.parametrize("shape", [tabs, pipes])
def test_without_a_column_a_continuation_without_header_moves_no_figure(era, cut, shape):
    form = ERAS[era]
    lines = [line[:cut] + line[cut + 1 :] for line in head("blank") + body(form, figures(form), "blank")]
    kind = "text" if shape is tabs else "markdown"
    for table in (shape(lines[:15]) + "\n\n第3页\n\n" + shape(lines[15:]), shape(lines[3:])):
        bound_right = read_back(bound(form, table, kind)).items()
        assert [cell for cell, value in bound_right if value not in (None, figures(form)[cell])] == []


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("denied-internal-affairs", "属于内部管理信息"),
        ("rejected-petition", "属信访、举报类"),
        ("total", "本年总计"),
    ],
)
def test_a_row_under_another_name_for_the_same_is_not_missing_and_not_summed(era, row, name):
    form = ERAS[era]
    lines = body(form, figures(form), "leaf")
    place = [r.id for r in form.table("applications").blocks[0].rows].index(row)
    lines[place][0] = name
    report = bound(form, pipes(head("leaf") + lines), "markdown")
    assert report.tables["applications"].blocks[0].missing_rows == ()
    assert report.tables["applications"].blocks[0].unknown_rows == ()
    found = read_back(report)
    assert {found[key] for key in found if key[0] == row} == {None}
    assert {k: v for k, v in figures(form).items() if k[0] != row} == {
        k: v for k, v in found.items() if k[0] != row
    }


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("row", ["denied-internal-affairs", "granted", "total", "carried-in", "carried-out"])
def test_a_row_of_quite_another_name_is_none_of_the_form(era, row):
    form = ERAS[era]
    lines = body(form, figures(form), "leaf")
    place = [r.id for r in form.table("applications").blocks[0].rows].index(row)
    lines[place][0] = "其余各类"
    report = bound(form, pipes(head("leaf") + lines), "markdown")
    assert report.tables["applications"].blocks[0].missing_rows == (row,)
    assert [text.string for text in report.tables["applications"].blocks[0].unknown_rows] == ["其余各类"]
    found = read_back(report)
    assert {k: v for k, v in figures(form).items() if k[0] != row} == {
        k: v for k, v in found.items() if k[0] != row
    }


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize(
    ("row", "slip"),
    [
        ("denied-state-secret", "属于国家密秘"),
        ("rejected-repeat", "重复申诉"),
        ("unable-not-held", "本机关不掌控相关信息"),
    ],
)
def test_a_slip_in_a_short_label_is_told_by_its_place(era, row, slip):
    form = ERAS[era]
    lines = body(form, figures(form), "leaf")
    place = [r.id for r in form.table("applications").blocks[0].rows].index(row)
    lines[place][0] = slip
    report = bound(form, pipes(head("leaf") + lines), "markdown")
    found = read_back(report)
    assert figures(form) == found or row == "unable-not-held"
    (label,) = [label for label in report.tables["applications"].blocks[0].labels if label.id == row]
    assert label.distance == (0 if row == "unable-not-held" else 2 if "密秘" in slip else 1)


@pytest.mark.parametrize("era", ERAS)
def test_a_subtotal_takes_no_place_of_a_missing_row(era):
    form = ERAS[era]
    lines = body(form, figures(form), "leaf")
    place = [r.id for r in form.table("applications").blocks[0].rows].index("rejected-reissue")
    lines[place][0] = "小计"
    report = bound(form, pipes(head("leaf") + lines), "markdown")
    assert report.tables["applications"].blocks[0].missing_rows == ("rejected-reissue",)


@pytest.mark.parametrize("era", ERAS)
def test_a_blank_row_without_the_white_space_at_its_end_is_blank_not_missing(era):
    form = ERAS[era]
    lines = body(form, figures(form), "blank")
    lines[8][3:] = []
    report = bound(form, tabs(head("blank") + lines), "text")
    assert report.tables["applications"].blocks[0].missing_rows == ()
    states = [c.figure.state for t, c in report.cells.items() if t.row == "denied-internal-affairs"]
    assert states == ["absent"] * 7


OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
PARTS = ["行政复议", "未经复议直接起诉", "复议后起诉"]


def disputes(table: str, kind: str) -> Report:
    marks = "## " if kind == "markdown" else ""
    draft = (
        f"{marks}四、政府信息公开行政复议、行政诉讼情况\n\n{table}\n\n{marks}五、存在的主要问题及改进情况\n"
    )
    return bind(read(Source("draft", draft.encode(), kind)), FORMS, year=2022)


def test_disputes_with_labels_broken_over_two_lines():
    broken = "结果 结果 其他 尚未 总计\n维持 纠正 结果 审结\n"
    table = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n" + broken * 3 + " ".join(map(str, range(1, 16)))
    report = disputes(table, "text")
    assert list(range(1, 16)) == [cell.figure.amount for cell in report.cells.values()]


def test_disputes_with_unknown_labels_are_unreadable_not_missing():
    table = "\n".join(map(str, range(1, 16)))
    assert disputes(table, "text").tables["disputes"].state == "unreadable"


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (2, 1, 0)])
def test_disputes_a_part_a_row(order):
    lines = [["类别", *OUTCOMES]]
    lines += [[PARTS[part], *map(str, range(part * 5 + 1, part * 5 + 6))] for part in order]
    report = disputes(pipes(lines), "markdown")
    found = {target.column: cell.figure.amount for target, cell in report.cells.items()}
    columns = FORMS[-1].table("disputes").blocks[0].columns
    assert found == {column.id: number for number, column in enumerate(columns, 1)}


def test_disputes_whose_named_part_stands_in_anothers_place_are_unreadable():
    rows = [[PARTS[2], *OUTCOMES], ["件数", *OUTCOMES], ["件数", *OUTCOMES]]
    tables = [pipes([row, ["", *map(str, range(5))]]) for row in rows]
    assert disputes("\n\n".join(tables), "markdown").tables["disputes"].state == "unreadable"


def proactive(table: str, kind: str) -> Report:
    marks = "## " if kind == "markdown" else ""
    draft = f"{marks}二、主动公开政府信息情况\n\n{table}\n\n{marks}三、收到和处理政府信息公开申请情况\n"
    return bind(read(Source("draft", draft.encode(), kind)), FORMS, year=2022)


PROACTIVE = [
    "第二十条第（一）项", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数",
    "规章", "1", "2", "3", "行政规范性文件", "4", "5", "6",
    "第二十条第（五）项", "信息内容", "本年处理决定数量", "行政许可", "7",
    "第二十条第（六）项", "信息内容", "本年处理决定数量", "行政处罚", "8", "行政强制", "9",
    "第二十条第（八）项", "信息内容", "本年收费金额（单位：万元）", "行政事业性收费", "10",
]  # fmt: skip


def test_proactive_labels_broken_over_lines_are_no_slips():
    lines = [line[at : at + 5] for line in PROACTIVE for at in range(0, len(line), 5)]
    report = proactive("\n".join(lines), "text")
    assert list(range(1, 11)) == [cell.figure.amount for cell in report.cells.values()]
    assert not [sign for block in report.tables["proactive"].blocks for sign in block.signs if sign.distance]


def test_proactive_loose_row_that_lacks_a_figure_leaves_its_block_in_doubt():
    report = proactive("\n".join(line for line in PROACTIVE if line != "5"), "text")
    assert report.tables["proactive"].state == "partial"
    assert {target.row for target in report.cells} == {"licence", "penalty", "coercion", "administrative-fee"}


def consistent(form: Form) -> Values:
    """Figures of which the sums hold."""
    cells = Draft.random(random.Random(form.id), form.id).tables["applications"]
    return {key: int(text) for key, text in cells.items()}


def detached(form: Form, values: Values, *, every: int = 3) -> Lines:
    """The rows with every third label gone: it stands in a paragraph somewhere, in pieces."""
    lines = body(form, values, "leaf")
    for place in range(every, len(lines) - 1, every):
        del lines[place][0]
    return lines


def one_row_tables(lines: Lines) -> str:
    label = "（三）不\n予公开\n5.属于三类内部事务信\n息"
    return f"\n{label}\n\n".join(pipes([line]) for line in lines)


@pytest.mark.parametrize("era", ERAS)
def test_rows_whose_labels_are_detached_are_read_by_their_order(era):
    form = ERAS[era]
    assert_bound(form, consistent(form), one_row_tables(detached(form, consistent(form))))


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("harm", ["sum", "place", "count", "few"])
def test_rows_whose_labels_are_detached_are_unreadable_where_any_doubt_is_left(era, harm):
    form = ERAS[era]
    lines = detached(form, consistent(form), every=1 if harm == "few" else 3)
    if harm == "sum":
        lines[0][1] = str(int(lines[0][1]) + 1)
    elif harm == "place":
        lines[4], lines[5] = lines[5], lines[4]
    elif harm == "count":
        del lines[3]
    report = bound(form, one_row_tables(lines), "markdown")
    assert report.tables["applications"].state == "unreadable"
    assert read_back(report) == {}


def wrong(report: Report, values: Values) -> list[tuple[str, str]]:
    return [cell for cell, amount in read_back(report).items() if amount not in (None, values[cell])]


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("mode", ["blank", "leaf"])
@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("behind", [0, 1])
def test_a_cell_that_is_lost_moves_no_figure_of_its_row(era, mode, header, behind):
    form = ERAS[era]
    for place in (0, 3, -1):
        lines = [line + [""] * behind for line in body(form, figures(form), mode)]
        del lines[place][-5 - behind]
        above = head(mode) if header else []
        report = bound(form, pipes([line + [""] * behind for line in above] + lines), "markdown")
        assert wrong(report, figures(form)) == []


@pytest.mark.parametrize("era", ERAS)
def test_a_cell_that_is_lost_among_cells_of_a_line_each_moves_no_figure(era):
    form = ERAS[era]
    values = figures(form)
    lines = []
    for row in form.table("applications").blocks[0].rows:
        cells = [str(values[row.id, column.id]) for column in form.table("applications").blocks[0].columns]
        if row.id == "rejected-repeat":
            del cells[2]
        lines += ["|", *[" |"] * (row.id != "new"), f"{row.path[-1]} |", *(f"{cell} |" for cell in cells)]
    assert wrong(bound(form, "\n".join(lines), "text"), values) == []


def test_a_cell_that_is_lost_of_the_disputes_leaves_them_unreadable():
    lines = [
        ["行政复议", "", "", "", "", "行政诉讼", *[""] * 10],
        [*OUTCOMES * 3, ""],
        [*map(str, range(15)), ""],
    ]
    del lines[2][7]
    report = disputes(pipes(lines), "markdown")
    assert report.tables["disputes"].state == "unreadable"


@pytest.mark.parametrize("table", ["| 类别 | {} |\n|{}\n| 件数 | {} |", "{0} |\n|\n{2} |"])
def test_a_cell_that_is_lost_of_labelled_or_loose_disputes_leaves_them_unreadable(table):
    glue = " | " if table.startswith("| ") else " |\n"
    parts = glue.join(f"{part}{outcome}" for part in PARTS for outcome in OUTCOMES)
    numbers = glue.join(map(str, range(14)))
    report = disputes(table.format(parts, "---|" * 16, numbers), "markdown")
    assert report.tables["disputes"].state == "unreadable"
