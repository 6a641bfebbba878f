"""Office files: tables that only lay out the page, headings in tables, and what a paragraph's characters look like."""

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Heading, Paragraph, Table
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.formats.layout import is_text
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.word import package, word

LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))
FIVE = ["（一）主动公开", "2024年，本局通过县政府门户网站主动公开政府信息126条。"]


def document(body):
    return read(Source("draft.docx", package(body)))


def p(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tbl(*rows):
    cells = ("".join(f"<w:tc><w:tcPr/>{p(text)}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in cells)}</w:tbl>"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["", "（一）主动公开。本局通过县政府门户网站主动公开政府信息126条。"]], True),
        ([FIVE, ["（二）依申请公开", "本年新收政府信息公开申请30件，全部按时办结。"]], True),
        ([["1", "公开不够主动的问题", "已制定目录，按月更新，逐项对照检查。"]], True),
        ([["", "青溪县水务局2024年政府信息公开工作年度报告", ""]], True),
        ([["", "青溪县水务局", ""], ["", "2024年政府信息公开工作年度报告", ""]], True),
        ([["", "青溪县水务局\n2025年1月20日"]], True),
        ([["", "青溪县水务局"], ["", "2025年1月20日"]], True),
        ([["规章", ""], ["行政规范性文件", ""]], False),
        ([["青溪县水务局", "2024年政府信息公开工作年度报告"]], True),
        ([["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "0", "0", "0"]], False),
        ([["行政许可", "97"]], False),
        ([["培训场次", "2"], ["说明", "全年开展业务培训，各股室均派人参加，考核合格。"]], False),
        ([["行政处罚", ""], ["行政强制", ""]], False),
        ([["其他需要报告的事项", "无"]], False),
        ([], False),
    ],
)
def test_a_table_of_text_is_told_from_one_of_figures(rows, expected):
    assert expected == is_text(rows)


def test_the_cells_of_such_a_table_are_paragraphs_at_their_own_addresses():
    found = document(p("一、总体情况") + tbl(FIVE, ["", "（二）依申请公开。本年新收政府信息公开申请30件。"]))
    said = [(block.text.string, block.location.address) for block in found.blocks]
    assert FIVE == [text for text, _ in said[1:3]]
    assert [(0, 0, 0), (0, 0, 1)] == [(place.table, place.row, place.column) for _, place in said[1:3]]
    heading, paragraph = found.blocks[3:]
    assert isinstance(heading, Heading) and isinstance(paragraph, Paragraph)
    place = paragraph.text.location(4, 6).address
    assert (1, 1) == (place.row, place.column)
    assert "政府" == found.written(place)


def written(element):
    return "".join(child.text or "" for child in element.iter() if child.tag.endswith("}t"))


def in_cells(draft, row):
    """The report as Word and as ODT, the paragraphs of its first section in a table."""

    def change(found):
        from docx.oxml.parser import parse_xml

        heading = next(q for q in found.paragraphs if q.text.startswith("一、"))._p
        lines = []
        while (following := heading.getnext()).tag.endswith("}p") and "二、主动" not in "".join(
            following.itertext()
        ):
            lines.append(written(following))
            following.getparent().remove(following)
        inner = tbl(*map(row, lines)).replace(
            "<w:tbl>", '<w:tbl xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">', 1
        )
        heading.addnext(parse_xml(inner))

    return LINTER.lint(Source("draft.docx", word(draft, change)[0]))


@pytest.mark.parametrize(
    "row",
    [
        lambda line: ["", line],
        lambda line: [line],
        lambda line: [line[: line.find("。")], line[line.find("。") + 1 :]],
    ],
    ids=["indented", "alone", "headed"],
)
def test_prose_in_a_table_is_compared_as_any_other(row):
    draft = Draft.clean()
    clean = in_cells(draft, row)
    assert () == clean.diagnostics
    plain = LINTER.lint(Source("draft.docx", word(draft)[0]))
    assert plain.coverage.claims == clean.coverage.claims
    for number, paragraph in enumerate(draft.sections["overview"][1]):
        draft.sections["overview"][1][number] = paragraph.replace("予以公开14件", "予以公开15件")
    (diagnostic,) = in_cells(draft, row).diagnostics
    assert "N405" == diagnostic.code
    assert (0, 1) == (diagnostic.location.address.table, diagnostic.location.address.row)


@pytest.mark.parametrize(
    "rows", [[["", "{}", ""]], [["", "{}"]], [["{0[0]}", "{0[1]}"]], [["", "{0[0]}"], ["", "{0[1]}"]]]
)
def test_a_title_in_a_table_is_the_title(rows):
    def change(found):
        from docx.oxml.parser import parse_xml

        title = found.paragraphs[0]._p
        whole = written(title)
        parts = whole.partition("2024年")
        named = [
            [cell.format(whole if cell == "{}" else (parts[0], parts[1] + parts[2])) for cell in row]
            for row in rows
        ]
        inner = tbl(*named).replace(
            "<w:tbl>", '<w:tbl xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">', 1
        )
        title.addprevious(parse_xml(inner))
        title.getparent().remove(title)

    result = LINTER.lint(Source("draft.docx", word(Draft.clean(), change)[0]))
    assert () == result.diagnostics
    assert (2024, "青溪县水务局") == (result.case.report.year, result.case.report.organisation)


def test_three_tables_in_one_with_the_headings_between_are_three():
    def change(found):
        body = found.element.body
        first, *others = (table._tbl for table in found.tables)
        for table, mark in zip(others, ("三、", "四、"), strict=True):
            heading = next(q for q in found.paragraphs if q.text.startswith(mark))._p
            text = written(heading)
            from docx.oxml.parser import parse_xml

            row = tbl([text]).partition("<w:tbl>")[2].removesuffix("</w:tbl>")
            spanned = row.replace("<w:tcPr/>", '<w:tcPr><w:gridSpan w:val="4"/></w:tcPr>').replace(
                "<w:tr>", '<w:tr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">', 1
            )
            first.append(parse_xml(spanned))
            for line in list(table):
                if line.tag.endswith("}tr"):
                    first.append(line)
            body.remove(heading)
            body.remove(table)

    result = LINTER.lint(Source("draft.docx", word(Draft.clean(), change)[0]))
    assert () == result.diagnostics
    assert (42, 15) == (result.coverage.identities["held"], result.coverage.claims["agreed"])


def test_a_paragraph_in_the_style_of_a_heading_is_prose_where_it_is_one():
    sentence = (
        "本年新收政府信息公开申请30件，上年结转2件，办结30件，结转下年度继续办理2件，都在法定期限内答复。"
    )
    styled = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>{sentence}</w:t></w:r></w:p>'
    (block,) = document(styled).blocks
    assert isinstance(block, Paragraph)


def test_what_nobody_sees_is_not_in_the_text_and_the_place_is_right():
    found = document(p("截至2024年⼗⼆⽉31⽇，收到申请\u200b3\u200b0件。"))
    (block,) = found.blocks
    assert "截至2024年十二月31日，收到申请30件。" == block.text.string
    start = block.text.string.index("30件")
    place = block.text.location(start, start + 2).address
    assert "3\u200b0" == found.written(place)


def test_cells_keep_what_nobody_sees_so_that_it_can_be_deleted():
    plain = tbl(["甲", "3\u200b0"])
    for body in (plain, plain.replace("<w:t>甲", "<w:tab/><w:t>甲")):
        found = document(body)
        assert isinstance(found.blocks[0], Table)
        assert "3\u200b0" == found.blocks[0].rows[0].strings[1]


def test_a_title_on_three_lines_names_the_organ():
    draft = Draft.clean()
    organ, year, rest = draft.title.partition("2024年")
    draft.title = organ
    draft.preamble[:0] = ["2024年政府信息公开工作", "年 度 报 告"]
    result = LINTER.lint(Source("draft.docx", word(draft, styled=False)[0]))
    assert () == result.diagnostics
    assert organ == result.case.report.organisation


def test_what_floats_in_a_cell_that_lays_out_the_page_stands_behind_its_paragraph():
    box = f"<w:r><w:drawing><w:txbxContent>{tbl(['甲', '1'])}{p('框内')}</w:txbxContent></w:drawing></w:r>"
    inner = f"{p('一、前')}<w:p><w:r><w:t>有框。</w:t></w:r>{box}</w:p>{p('二、后')}"
    found = document(f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>")
    said = [block if isinstance(block, Table) else block.text.string for block in found.blocks]
    assert ["一、前", "有框。"] == said[:2] and isinstance(said[2], Table) and ["框内", "二、后"] == said[3:]


def test_the_number_of_a_document_is_no_part_of_the_title():
    draft = Draft.clean()
    organ, year, rest = draft.title.partition("2024年")
    draft.title = "青水字〔2025〕3号"
    draft.preamble.insert(0, year + rest)
    result = LINTER.lint(Source("draft.docx", word(draft, styled=False)[0]))
    assert (2024, []) == (result.case.report.year, [d.code for d in result.diagnostics if d.code[0] == "D"])
