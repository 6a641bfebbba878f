"""The applications table is bound in full in every shape in which it is met (its own writers, no reader)."""

import random

import pytest

from gidr_lint.document.source import Source
from gidr_lint.forms.load import load_forms
from gidr_lint.forms.model import Form
from gidr_lint.readers import read
from gidr_lint.report.bind import bind
from gidr_lint.report.model import Report

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
