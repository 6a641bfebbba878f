"""Plain text: bare headings, hard-wrapped pages, and the tables that Word and web pages leave."""

import pytest

from gidr_lint.document.source import Source
from gidr_lint.document.tree import Document, Heading, Table
from gidr_lint.formats import read


def parse(text: str) -> Document:
    return read(Source("draft.txt", text.encode(), "text"))


def cells(table: Table) -> list[list[str]]:
    return [[cell.text.string for cell in row.cells] for row in table.rows]


def test_tab_led_lines_are_cells_and_blank_lines_end_rows():
    document = parse("二、情况\n\t信息内容\n\t本年新\n制作数量\n\n\t规章\n\t0\n\n\t\n\t12\n\n\n三、后面\n")
    heading, table, after = document.blocks
    assert isinstance(heading, Heading) and isinstance(after, Heading)
    assert isinstance(table, Table) and table.shape == "tab"
    assert cells(table) == [["信息内容", "本年新制作数量"], ["规章", "0"], ["", "12"]]


def test_a_blank_tab_cell_is_placed_on_its_tab_and_filled_behind_it():
    document = parse("\t甲\n\t\n\n\t乙\n\t1\n")
    blank = document.blocks[0].rows[0].cells[1]
    assert document.text[blank.location.span.start : blank.location.span.end] == "\t"
    assert document.text[: blank.fill.span.start].endswith("\t")
    assert blank.fill.span.start == blank.fill.span.end


def test_paragraphs_indented_by_a_tab_are_no_table():
    document = parse(
        "\t2024年，我局认真贯彻落实有关要求，工作有序推进。\n\t下一步，将继续做好各项工作，不断提高水平。\n"
    )
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Paragraph"]


def test_tab_separated_lines_are_rows():
    document = parse("第二十条第（一）项\n信息内容\t制发\t废止\n规章\t0\t\n行政许可\t97\n")
    table = document.blocks[-1]
    assert isinstance(table, Table) and table.shape == "tabs"
    assert cells(table) == [["信息内容", "制发", "废止"], ["规章", "0", ""], ["行政许可", "97"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_blank_cell_at_the_end_of_a_line_is_placed_on_the_tab_before_it(end):
    text = f"规章\t3\t{end}行政许可\t4\t5{end}"
    [table] = parse(text).blocks
    blank = table.rows[0].cells[2]
    assert ("", (text.index(end) - 1, text.index(end))) == (blank.text.string, blank.location.span)
    assert (text.index(end), text.index(end)) == blank.fill.span


def test_web_pipe_text_has_rows_without_a_leading_pipe():
    (table,) = parse("信息内容 | 制发 | 废止 | 有效 |\n规章 | 0 | 0 | 1 |\n行政许可 | 97 | ||\n").blocks
    assert cells(table) == [
        ["信息内容", "制发", "废止", "有效"],
        ["规章", "0", "0", "1"],
        ["行政许可", "97", "", ""],
    ]
    assert table.shape == "pipe"


def test_pipe_text_with_one_cell_a_line_has_no_certain_rows():
    (table,) = parse("|\n规章 |\n0 |\n0 |\n|\n|\n行政许可 |\n97 |\n").blocks
    assert table.shape == "lines"


def test_a_hard_wrapped_page_is_joined_and_a_word_text_is_not():
    line = "全面落实各项决策部署，围绕中心工作，持续深化公开工作，充分发挥以公开促落实作用"
    wrapped = "\n".join([line] * 9 + ["到此为止。", "短行", "另一短行"])
    assert [len(block.text.string) > 300 for block in parse(wrapped).blocks] == [True, False, False]
    assert len(parse("第一段。\n第二段。\n第三段。\n").blocks) == 3


def test_hash_headings_of_converted_text_are_headings():
    document = parse("# 某县2024年报告\n\n## 一、总体情况\n正文\n")
    assert [(type(b).__name__, b.text.string) for b in document.blocks] == [
        ("Heading", "某县2024年报告"),
        ("Heading", "一、总体情况"),
        ("Paragraph", "正文"),
    ]


def test_rows_of_tabs_alone_are_rows_of_blank_cells():
    (table,) = parse("甲\t乙\t丙\n1\t2\t3\n\t\t\n").blocks
    assert [3, 3, 3] == [len(row.cells) for row in table.rows]


def test_borders_that_only_close_cells_leave_a_blank_one_first():
    (table,) = parse("甲 | 乙 | 丙 |\n | 2 | 3 |\n | | 4 |\n丁 | 5 | |\n").blocks
    assert [["甲", "乙", "丙"], ["", "2", "3"], ["", "", "4"], ["丁", "5", ""]] == [
        [cell.text.string for cell in row.cells] for row in table.rows
    ]


def test_cells_that_each_end_a_line_with_a_border_are_rows_where_borders_come_out_even():
    rows = ("规章 |\n0 |\n0 |\n|\n", "文件 |\n5 |\n12 |\n8 |\n", "许可 |\n7 | ||\n", "处罚 |\n|\n|\n3 |\n")
    text = "".join(f"|\n{row}" for row in rows)
    (table,) = parse(text).blocks
    assert [
        ["规章", "0", "0", ""],
        ["文件", "5", "12", "8"],
        ["许可", "7", "", ""],
        ["处罚", "", "", "3"],
    ] == [[cell.text.string for cell in row.cells] for row in table.rows]
    assert "12" == text[slice(*table.rows[1].cells[2].location.span)]
    (table,) = parse(text.replace("12 |\n", "")).blocks
    assert table.shape == "lines"


def test_a_wrapped_page_is_known_by_the_lines_that_end_inside_a_sentence():
    short = "本局全年按照要求梳理各栏目的内容，及时回应关切。"
    long = "本局全年按照要求梳理并更新各栏目的内容，及时回应群众关切，组织业务培训，并完善各项工作制度，按月检查。"
    lines = [line for _ in range(6) for line in (long[:30], long[30:], short)]
    blocks = parse("\n".join(lines) + "\n" + "\n".join(f"{n}" for n in range(40))).blocks
    assert [long, short] * 6 == [block.text.string for block in blocks[:12]]
