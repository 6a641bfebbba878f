"""Markdown: blocks, inline text that leads back to the source, and tables no library reads."""

import pytest

from gidr_lint.document.source import Source
from gidr_lint.document.tree import Document, Heading, Paragraph, Table
from gidr_lint.formats import read


def parse(text: str, encoding: str = "utf-8") -> Document:
    return read(Source("draft.md", text.encode(encoding), "markdown"))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text.string for cell in row.cells] for row in table.rows]


def assert_leads_back(document: Document) -> None:
    """Every character of every text stands in the source where its span says."""
    texts = []
    for block in document.blocks:
        if isinstance(block, Table):
            texts += [cell.text for row in block.rows for cell in row.cells]
        else:
            texts.append(block.text)
    for text in texts:
        for place, char in enumerate(text.string):
            span = text.span(place, place + 1)
            assert span is not None
            written = document.text[span.start : span.end]
            assert written == char or written.startswith("&") or not char.strip(), (
                text.string,
                place,
                written,
            )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_leads_back_to_the_source_to_the_character(newline, encoding):
    draft = (
        "# 某县**水利局**2024年\n\n第一行 *强调*&nbsp;与&amp;符号\n第二行`代码`[链接](http://a.b)𠮷\n\n"
        "| 甲 | **１２** |\n|---|---|\n| 3&nbsp; |  |\n"
    ).replace("\n", newline)
    document = parse(draft, encoding)
    assert [type(block).__name__ for block in document.blocks] == ["Heading", "Paragraph", "Table"]
    assert document.blocks[0].text.string == "某县水利局2024年"
    assert document.blocks[1].text.string == "第一行 强调\u00a0与&符号第二行代码链接𠮷"
    assert cells(document.blocks[2]) == [["甲", "１２"], ["3", ""]]
    assert_leads_back(document)


def test_wrapped_lines_join_without_a_space_between_chinese_and_with_one_between_words():
    document = parse("政府信息\n公开 one\ntwo\n")
    assert [block.text.string for block in document.blocks] == ["政府信息公开 onetwo"] or [
        block.text.string for block in document.blocks
    ] == ["政府信息公开 one two"]
    assert document.blocks[0].text.string == "政府信息公开 one two"


def test_bare_headings_inside_a_paragraph_are_split_off():
    document = parse(
        "一、总体情况\n（一）主动公开。正文在后。\n普通一行\n二、主动公开政府信息情况\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    found = [
        (type(block).__name__, getattr(block, "text", None) and block.text.string)
        for block in document.blocks
    ]
    assert found == [
        ("Heading", "一、总体情况"),
        ("Heading", "（一）主动公开。"),
        ("Paragraph", "正文在后。普通一行"),
        ("Heading", "二、主动公开政府信息情况"),
        ("Table", None),
    ]
    assert [block.level for block in document.blocks if isinstance(block, Heading)] == [2, 3, 2]
    assert document.blocks[1].run_in


def test_a_line_without_a_pipe_right_after_a_table_is_no_row_of_it():
    document = parse("| a | b |\n|---|---|\n| 1 | 2 |\n注：以上为全年数据。\n")
    (table,) = tables(document)
    assert cells(table) == [["a", "b"], ["1", "2"]]
    assert document.blocks[-1].text.string == "注：以上为全年数据。"


def test_cells_beyond_the_headers_number_are_kept_and_empty_ones_too():
    (table,) = tables(parse("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n|| 4 |\n"))
    assert cells(table) == [["a", "b"], ["1", "2", "3"], ["", "4"]]


def test_a_delimiter_row_of_another_width_still_makes_a_table():
    (table,) = tables(parse("| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n"))
    assert cells(table) == [["a", "b", "c"], ["1", "2", "3"]]


def test_full_width_indent_before_the_pipe_is_no_matter():
    (table,) = tables(parse("　　| a | b |\n　　|---|---|\n　　| 1 | 2 |\n"))
    assert cells(table) == [["a", "b"], ["1", "2"]]


def test_an_empty_cell_is_placed_between_its_borders_or_on_the_closing_one():
    document = parse("| a | b | c |\n|---|---|---|\n| 1 |   || \n")
    row = tables(document)[0].rows[1]
    blank, nothing = row.cells[1], row.cells[2]
    assert document.text[blank.location.span.start : blank.location.span.end] == "   "
    assert document.text[nothing.location.span.start : nothing.location.span.end] == "|"
    assert nothing.fill.span.start == nothing.fill.span.end


def test_an_escaped_pipe_is_text():
    (table,) = tables(parse("| a \\| b | c |\n|---|---|\n| 1 | 2 |\n"))
    assert cells(table)[0] == ["a | b", "c"]


def test_an_html_table_with_a_blank_line_and_spans_is_one_table():
    document = parse(
        '前文\n\n<table>\n<tr><td rowspan="2">本年<br>新收</td><td>1</td></tr>\n\n'
        "<tr><td><p>2</p></td></tr>\n</table>\n\n后文\n"
    )
    (table,) = tables(document)
    assert cells(table) == [["本年新收", "1"], ["2"]]
    assert [[cell.text.string for cell in row] for row in table.grid] == [
        ["本年新收", "1"],
        ["本年新收", "2"],
    ]
    assert [block.text.string for block in document.blocks if isinstance(block, Paragraph)] == [
        "前文",
        "后文",
    ]
    assert_leads_back(document)


def test_an_html_table_that_is_never_closed_ends_before_the_next_section():
    document = parse("<table><tr><td>1</td></tr>\n\n## 四、其他\n\n正文\n")
    assert [type(block).__name__ for block in document.blocks] == ["Table", "Heading", "Paragraph"]


def test_front_matter_is_read_and_is_no_text():
    document = parse("---\nyear: 2024\norganisation: '某县水利局'\n---\n# 标题\n")
    assert {"year": "2024", "organisation": "某县水利局"} == document.front
    assert [block.text.string for block in document.blocks] == ["标题"]


def test_pipes_in_fenced_code_are_no_table():
    document = parse("```\n| a | b |\n| 1 | 2 |\n```\n")
    assert tables(document) == []
    assert document.blocks[0].kind == "code"


def test_four_spaces_before_a_paragraph_are_an_indent_not_code():
    document = parse("    一、总体情况\n\n    2024年，我局工作正常。\n")
    assert [type(block).__name__ for block in document.blocks] == ["Heading", "Paragraph"]
    assert document.blocks[1].kind == "paragraph"


def test_directives_are_found_and_are_no_text():
    document = parse(
        "<!-- gidr-lint-disable-next-line A301, T2 -- 已核对 -->\n\n正文<!-- gidr-lint-disable-line S1 -->在此\n"
    )
    assert [(d.action, d.codes, d.reason) for d in document.directives] == [
        ("disable-next-line", ("A301", "T2"), "已核对"),
        ("disable-line", ("S1",), ""),
    ]
    assert [block.text.string for block in document.blocks] == ["正文在此"]


def test_a_comment_in_a_cell_is_no_part_of_its_text():
    (table,) = tables(parse("| a | b |\n|---|---|\n| 1 <!-- gidr-lint-disable-line A301 -- 理由 --> | 2 |\n"))
    assert cells(table)[1] == ["1", "2"]


def test_an_ordered_list_keeps_its_numbers_and_a_bullet_list_does_not():
    document = parse("1. 第一项内容，较长的一句话。\n2. 第二项\n\n- 第三项\n")
    assert [block.text.string for block in document.blocks] == [
        "1.第一项内容，较长的一句话。",
        "2.第二项",
        "第三项",
    ]


def test_a_table_cut_in_the_middle_of_a_row_keeps_what_is_there():
    (table,) = tables(parse("| a | b | c |\n|---|---|---|\n| 1 | 2"))
    assert cells(table)[1] == ["1", "2"]


def test_tables_that_abut_are_told_apart_by_their_delimiter_rows():
    found = tables(parse("| a | b |\n|---|---|\n| 1 | 2 |\n| c | d |\n|---|---|\n| 3 | 4 |\n"))
    assert [cells(table) for table in found] == [[["a", "b"], ["1", "2"]], [["c", "d"], ["3", "4"]]]


@pytest.mark.parametrize(
    ("source", "string"),
    [
        ("**（一）主动公开。**全年公开126条", "（一）主动公开。"),
        ("申请**件", "申请**件"),
        ("申请****件", "申请****件"),
    ],
)
def test_asterisks_that_mark_nothing_are_no_text_where_they_pair(source, string):
    block = parse(f"{source}\n").blocks[0]
    assert block.text.string == string
    assert source[slice(*block.location.span)] in (string, source)
