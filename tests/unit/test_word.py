"""Word files through the linter: places in every output, directives, facts that rules report."""

import json

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style, concise, text
from gidr_lint.outputs import json as as_json
from gidr_lint.outputs._rows import rendered, row_of
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.word import package, word

LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))


def lint(draft, change=None):
    return LINTER.lint(Source("draft.docx", word(draft, change)[0]))


def codes(result):
    return [diagnostic.code for diagnostic in result.diagnostics]


@pytest.fixture
def faulty():
    draft = Draft.clean()
    draft.tables["disputes"]["cases", "direct-suit-upheld"] = "1件"
    draft.sections["overview"][1].append("全年公开政府信息XX条。")
    return draft


def entries(result):
    whole = json.loads(rendered(as_json, [result], Style()))
    return whole["files"][0]["diagnostics"]


def test_json_has_addresses_from_1_with_what_stands_there(faulty):
    found = {item["code"]: item for item in entries(lint(faulty))}
    assert [None, None] == [item["range"] for item in found.values()]
    cell = found["T215"]["address"]
    assert {"table": 3, "row": 4, "column": 6, "text": "1件"} == cell
    assert cell == found["T215"]["fixes"][0]["edits"][0]["address"]
    paragraph = found["P701"]["address"]
    assert {"start", "end", "paragraph", "text"} == paragraph.keys()
    assert (
        "XX" == paragraph["text"] == "全年公开政府信息XX条。"[paragraph["start"] - 1 : paragraph["end"] - 1]
    )


def test_a_file_that_is_not_read_stands_at_its_first_paragraph():
    (item,) = entries(LINTER.lint(Source("draft.docx", b"PK")))
    assert (None, {"paragraph": 1, "text": ""}) == (item["range"], item["address"])


def test_the_text_names_paragraph_and_cell_and_shows_what_stands_there(faulty):
    shown = text.piece(row_of(lint(faulty), Style()), Style())
    assert "draft.docx:表3 第4行第6列 " in shown
    assert "      | 1件\n      | ^^^\n" in shown
    number = next(line for line in shown.splitlines() if "P701" in line)
    assert number.startswith("draft.docx:第") and "段 错误 P701" in number
    assert "      | 全年公开政府信息XX条。\n      |                 ^^\n" in shown


def test_the_other_outputs_name_them_in_their_language(faulty):
    result = lint(faulty)
    assert "draft.docx:表3 第4行第6列: " in concise.piece(row_of(result, Style()), Style())
    assert "draft.docx:table 3 row 4 column 6: " in concise.piece(row_of(result, Style("en")), Style("en"))
    assert "draft.docx:table 3 row 4 column 6 " in text.piece(row_of(result, Style("en")), Style("en"))


def test_findings_stand_in_the_order_of_the_page(faulty):
    places = [diagnostic.location.address.place for diagnostic in lint(faulty).diagnostics]
    assert sorted(places) == places and len(places) == 2
    assert "paragraph" in entries(lint(faulty))[0]["address"]


# ---- directives -----------------------------------------------------------------------------


def commented(cell, said):
    """Puts a comment on the paragraph that begins with some words, or on a cell."""

    def change(document):
        if isinstance(cell, str):
            paragraph = next(p for p in document.paragraphs if p.text.startswith(cell))
        else:
            table, row, column = cell
            paragraph = document.tables[table].rows[row].cells[column].paragraphs[0]
        document.add_comment(runs=paragraph.runs, text=said, author="x", initials="x")

    return change


@pytest.mark.parametrize(
    ("place", "said", "left"),
    [
        ((2, 3, 5), "gidr-lint-disable T215 -- 台账如此", ["P701"]),
        ("全年公开", "gidr-lint-disable P701 -- 待定", ["T215"]),
        ("全年公开", "gidr-lint-disable T215 -- 不在这里", ["E009", "P701", "T215"]),
        ("全年公开", "gidr-lint-disable-file T2 -- 都不看", ["P701"]),
        ("全年公开", "gidr-lint-disable P701", ["E008", "T215"]),
        ("全年公开", "gidr-lint-disable -- 理由", ["E007", "P701", "T215"]),
        ("全年公开", "gidr-lint-disable P999 -- 理由", ["E006", "P701", "T215"]),
    ],
)
def test_a_comment_silences_what_it_says_on_its_paragraph_or_cell(faulty, place, said, left):
    assert left == sorted(codes(lint(faulty, commented(place, said))))


def test_a_wrong_directive_is_placed_at_its_comment(faulty):
    result = lint(faulty, commented("全年公开", "gidr-lint-disable P701"))
    (item,) = (item for item in entries(result) if item["code"] == "E008")
    assert {"part": "comments", "paragraph": 1, "text": "gidr-lint-disable P701"} == item["address"]
    assert "draft.docx:批注第1段" in concise.piece(row_of(result, Style()), Style())


# ---- what must go before publication ---------------------------------------------------------


def test_a_comment_that_is_no_directive_must_go():
    result = lint(Draft.clean(), commented("一、", "请核对"))
    assert ["W908"] == codes(result)
    assert "批注" in result.diagnostics[0].message.text()


def test_changes_are_one_finding_with_their_places():
    def change(document):
        from docx.oxml.parser import OxmlElement

        for paragraph in document.paragraphs[2:4]:
            inserted = OxmlElement("w:ins")
            paragraph.runs[0]._r.addprevious(inserted)
            inserted.append(paragraph.runs[0]._r)

    (diagnostic,) = lint(Draft.clean(), change).diagnostics
    assert ("W908", "文件里还有修订痕迹，共2处") == (diagnostic.code, diagnostic.message.text())
    assert 1 == len(diagnostic.related)


# ---- tables ---------------------------------------------------------------------------------


def test_a_table_pasted_as_a_picture_is_said_to_be_one():
    def change(document):
        table = document.tables[2]
        after = table._tbl.getnext()
        table._tbl.getparent().remove(table._tbl)
        from docx.oxml.parser import OxmlElement
        from docx.text.paragraph import Paragraph

        Paragraph(after, document).add_run()._r.append(OxmlElement("w:drawing"))

    draft = Draft.clean()
    draft.sections["disputes"] = (draft.sections["disputes"][0], ["本年情况如下。"])
    (diagnostic,) = lint(draft, change).diagnostics
    assert "T201" == diagnostic.code
    assert "图片" in diagnostic.message.help()


def test_without_a_picture_nothing_is_said_of_one():
    draft = Draft.clean()
    del draft.tables["disputes"]
    draft.sections["disputes"] = (draft.sections["disputes"][0], ["本年情况如下。"])
    (diagnostic,) = lint(draft).diagnostics
    assert "图片" not in diagnostic.message.help()


@pytest.mark.parametrize("repeated", [False, True])
def test_a_table_that_a_page_break_cut_in_two_is_one(repeated):
    def change(document):
        from copy import deepcopy

        table = document.tables[1]._tbl
        rows = list(table.tr_lst)
        second = deepcopy(table)
        for row in rows[15:]:
            table.remove(row)
        for row in list(second.tr_lst)[3 if repeated else 0 : 15]:
            second.remove(row)
        table.addnext(second)
        table.addnext(document.add_paragraph()._p)

    found = lint(Draft.clean(), change)
    assert [] == codes(found)
    assert {"held": 42} == {state: count for state, count in found.coverage.identities.items() if count}


def test_headings_that_word_numbers_are_the_six_sections():
    def change(document):
        from docx.oxml.parser import parse_xml

        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        root = document.part.numbering_part.element
        root.insert(
            0,
            parse_xml(
                f'<w:abstractNum {space} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
            ),
        )
        root.append(parse_xml(f'<w:num {space} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for paragraph in document.paragraphs:
            if paragraph.style.name == "Heading 1":
                run = paragraph.runs[0]
                run.text = run.text[2:]
                paragraph._p.get_or_add_pPr().append(
                    parse_xml(f'<w:numPr {space}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')
                )

    result = lint(Draft.clean(), change)
    assert [] == codes(result)
    assert [1, 2, 3, 4, 5, 6] == [part.number for part in result.case.report.parts]


def test_a_title_on_two_lines_is_underlined_where_it_is_wrong():
    body = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
        for line in (
            "青溪县水务局",
            "2024年政府信息公开工作年度报告",
            "一、总体情况",
            "统计期限为2023年1月1日至12月31日。",
        )
    )
    result = LINTER.lint(Source("draft.docx", package(body)))
    assert "青溪县水务局" == result.case.report.organisation
    assert "青溪县水务局2024年政府信息公开工作年度报告" == result.case.report.title.string
    assert 1 == result.case.report.title.location(6, 10).address.paragraph
    assert (0, 4) == result.case.report.title.location(6, 10).address[5:7]
