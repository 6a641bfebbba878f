"""The Word reader: what is not seen or struck out is not read, and what was changed or marked is told."""

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Heading, Table
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.word import package, word

BY = 'w:id="9" w:author="a" w:date="2022-01-10T09:00:00Z"'
FILL = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'
WHITE = '<w:color w:val="FFFFFF"/>'


def document(body, **parts):
    return read(Source("draft.docx", package(body, {f"{name}.xml": text for name, text in parts.items()})))


def r(text, marks=""):
    return f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}<w:t>{text}</w:t></w:r>"


def p(inner, properties=""):
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def tc(inner="", properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(inner)}</w:tc>"


def tbl(*rows, properties=""):
    lines = "".join(row if row.startswith("<w:tr") else f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl>{properties}{lines}</w:tbl>"


def styles(*items, defaults=""):
    head = f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>"
    return f"<w:styles>{head}{''.join(items)}</w:styles>"


def style(id, marks="", kind="character", more="", name=""):
    inner = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name or id}"/>{more}{inner}</w:style>'


def based(on):
    return f'<w:basedOn w:val="{on}"/>'


def in_style(id):
    return f'<w:rStyle w:val="{id}"/>'


def text(found):
    return "".join(block.text.string for block in found.blocks if not isinstance(block, Table))


def rows(found):
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    return [list(row.strings) for row in table.rows]


def kinds(found):
    return [item.kind for item in found.facts["internal"]]


SEEN, HIDDEN, STRUCK, RED, MARKED = ("30", []), ("0", ["hidden"]), ("0", ["struck"]), "red", "highlight"


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("<w:strike/>", STRUCK),
        ("<w:dstrike/>", STRUCK),
        ('<w:strike w:val="0"/><w:dstrike w:val="false"/>', SEEN),
        ('<w:strike/><w:dstrike w:val="0"/>', STRUCK),
        ("<w:vanish/>", HIDDEN),
        ('<w:vanish w:val="0"/>', SEEN),
        (WHITE, HIDDEN),
        ('<w:color w:val="fefefe"/>', HIDDEN),
        (WHITE + FILL.format("1F3864"), SEEN),
        (WHITE + '<w:highlight w:val="black"/>', ("30", [MARKED])),
        ('<w:color w:val="000000"/>', SEEN),
        ('<w:color w:val="FF0000"/>', ("30", [RED])),
        (FILL.format("FFFF00"), ("30", [MARKED])),
        (FILL.format("D9D9D9"), SEEN),
        (FILL.format("auto"), SEEN),
        ('<w:vertAlign w:val="baseline"/>', SEEN),
    ],
)
@pytest.mark.parametrize("in_cell", [False, True])
def test_words_are_read_as_they_look(marks, expected, in_cell):
    inner = r("3", marks) + r("0")
    found = document(p(r("一、总体情况")) + (tbl(tc(r("甲")) + tc(inner)) if in_cell else p(inner)))
    said = rows(found)[0][1] if in_cell else text(found).removeprefix("一、总体情况")
    assert expected == (said, kinds(found))


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (style("S", "<w:strike/>"), STRUCK),
        (style("S", "<w:vanish/>"), HIDDEN),
        (style("S", "", more=based("B")) + style("B", "<w:vanish/>"), HIDDEN),
        (style("S", '<w:vanish w:val="0"/>', more=based("B")) + style("B", "<w:vanish/>"), SEEN),
        (style("S", '<w:color w:val="FF0000"/>'), ("30", [RED])),
        (style("S", "", more=based("B")) + style("B", '<w:color w:val="C00000"/>'), ("30", [RED])),
        (style("S", "<w:b/>"), SEEN),
    ],
)
@pytest.mark.parametrize("in_cell", [False, True])
def test_a_style_of_words_counts_with_what_it_is_based_on(own, expected, in_cell):
    inner = r("3", in_style("S")) + r("0")
    body = p(r("一、总体情况")) + (tbl(tc(r("甲")) + tc(inner)) if in_cell else p(inner))
    found = document(body, styles=styles(own))
    said = rows(found)[0][1] if in_cell else text(found).removeprefix("一、总体情况")
    assert expected == (said, kinds(found))


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (styles(style("S", "<w:vanish/>", "paragraph")), ("", ["hidden"])),
        (styles(style("S", "<w:strike/>", "paragraph")), ("", ["struck"])),
        (styles(style("S", '<w:color w:val="FF0000"/>', "paragraph")), ("30", [RED])),
        (styles(style("S", "", "paragraph"), defaults='<w:color w:val="FF0000"/>'), ("30", [RED])),
        (styles(style("S", "", "paragraph"), defaults='<w:color w:val="auto"/>'), SEEN),
    ],
)
def test_a_style_of_paragraphs_counts_and_so_do_the_defaults(own, expected):
    found = document(
        p(r("一、总体情况"), '<w:outlineLvl w:val="0"/>') + p(r("30"), '<w:pStyle w:val="S"/>'), styles=own
    )
    said = text(found).removeprefix("一、总体情况")
    assert expected == (said, kinds(found)[len(kinds(found)) - len(expected[1]) :])


def test_the_style_of_paragraphs_that_name_none_counts():
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:color w:val="FF0000"/></w:rPr></w:style>'
    body = p(r("一、总体情况", '<w:color w:val="000000"/>')) + p(r("30")) + tbl(tc(r("甲")) + tc(r("5")))
    assert [RED] * 3 == kinds(document(body, styles=styles(normal)))


def test_a_heading_in_red_is_designed_so():
    red = '<w:color w:val="FF0000"/>'
    own = styles(style("H", red, "paragraph", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "heading 1"))
    found = document(p(r("一、总体情况"), '<w:pStyle w:val="H"/>') + p(r("30")), styles=own)
    assert [] == kinds(found)


def test_a_style_of_words_in_bold_makes_a_heading():
    found = document(p(r("总体情况", in_style("S"))), styles=styles(style("S", "<w:b/>")))
    assert isinstance(found.blocks[0], Heading)


# ---- what is behind white words ---------------------------------------------------------------


DARK = FILL.format("1F3864")
BANDED = style(
    "T",
    "",
    "table",
    f'<w:tblStylePr w:type="firstRow"><w:tcPr>{FILL.format("4472C4")}</w:tcPr></w:tblStylePr>',
)


@pytest.mark.parametrize(
    ("body", "own"),
    [
        (p(r("30", WHITE), DARK), ""),
        (tbl(tc(r("30", WHITE), DARK)), ""),
        (tbl(tc(r("30", WHITE)), properties='<w:tblPr><w:tblStyle w:val="T"/></w:tblPr>'), BANDED),
        (p(r("30", WHITE), '<w:pStyle w:val="D"/>'), style("D", "", "paragraph", f"<w:pPr>{DARK}</w:pPr>")),
        (p(r("30", WHITE) + "<w:r><w:drawing/></w:r>"), ""),
        # Of a shading that was not kept nobody knows where it is.
        (p(r("30", in_style("W"))) + p(r("5"), DARK), style("W", WHITE)),
    ],
)
def test_white_words_on_something_are_read(body, own):
    found = document(body, styles=styles(own))
    assert "30" in str(
        [block.text.string if not isinstance(block, Table) else rows(found) for block in found.blocks]
    )
    assert [] == kinds(found)


# ---- raised numbers ---------------------------------------------------------------------------


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (r("30") + r("1", RAISED), "30"),
        (r("30") + r("[1]", RAISED), "30"),
        (r("30") + r("①", RAISED) + r("件"), "30件"),
        (r("30") + r("1", '<w:vertAlign w:val="subscript"/>'), "30"),
        (r("30", RAISED), "30"),
        (r("3", RAISED) + r("0", RAISED), "30"),
        (r("1", RAISED) + r("按月统计"), "1按月统计"),
        (r("1") + r("st", RAISED), "1st"),
    ],
)
@pytest.mark.parametrize("in_cell", [False, True])
def test_a_raised_number_behind_others_is_that_of_a_note(inner, expected, in_cell):
    found = document(tbl(tc(r("甲")) + tc(inner)) if in_cell else p(inner))
    assert expected == (rows(found)[0][1] if in_cell else text(found))
    assert [] == kinds(found)


# ---- changes of rows, cells and looks ---------------------------------------------------------


CHANGE = "<w:{0} " + BY + "><w:{1}/></w:{0}>"


@pytest.mark.parametrize(
    ("row", "expected", "kind"),
    [
        (tc(r("甲")) + tc(r("55"), f"<w:cellDel {BY}/>") + tc(r("24")), ["甲", "24"], "deletion"),
        (tc(r("甲")) + tc(r("24"), f"<w:cellIns {BY}/>"), ["甲", "24"], "insertion"),
        (tc(r("甲")) + tc(r("24"), CHANGE.format("tcPrChange", "tcPr")), ["甲", "24"], "format"),
        (
            f"<w:tr><w:trPr><w:ins {BY}/></w:trPr>{tc(r('甲'))}{tc(r('24'))}</w:tr>",
            ["甲", "24"],
            "insertion",
        ),
        (
            f"<w:tr><w:trPr>{CHANGE.format('trPrChange', 'trPr')}</w:trPr>{tc(r('甲'))}{tc(r('24'))}</w:tr>",
            ["甲", "24"],
            "format",
        ),
    ],
)
def test_changes_of_a_table_are_read_as_accepted_and_told(row, expected, kind):
    found = document(tbl(tc(r("首")) + tc(r("1")), row))
    assert [["首", "1"], expected] == rows(found)
    assert [kind] == kinds(found)


def test_a_hidden_row_is_no_row_and_still_counts():
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr>{tc(r('内部'))}{tc(r('9'))}</w:tr>"
    shown = f'<w:tr><w:trPr><w:hidden w:val="0"/></w:trPr>{tc(r("乙"))}{tc(r("2"))}</w:tr>'
    found = document(tbl(tc(r("甲")) + tc(r("1")), hidden, shown))
    assert [["甲", "1"], ["乙", "2"]] == rows(found)
    assert ["hidden"] == kinds(found)
    assert 2 == found.blocks[0].rows[1].cells[0].text.address.row


def test_a_merge_that_was_changed_is_read_as_it_is_to_be():
    first = f'<w:cellMerge {BY} w:vMerge="rest"/>'
    second = f'<w:cellMerge {BY} w:vMerge="cont"/>'
    found = document(tbl(tc(r("甲"), first) + tc(r("1")), tc("", second) + tc(r("2"))))
    assert 2 == found.blocks[0].rows[0].cells[0].rowspan
    undone = f'<w:vMerge/><w:cellMerge {BY} w:vMergeOrig="cont"/>'
    found = document(tbl(tc(r("甲"), '<w:vMerge w:val="restart"/>'), tc(r("乙"), undone)))
    assert [["甲"], ["乙"]] == rows(found)


@pytest.mark.parametrize(
    "body",
    [
        tbl(tc(r("甲")), properties=f"<w:tblPr>{CHANGE.format('tblPrChange', 'tblPr')}</w:tblPr>"),
        p(r("甲"), f"<w:sectPr>{CHANGE.format('sectPrChange', 'sectPr')}</w:sectPr>"),
        p(r("甲")) + f"<w:sectPr>{CHANGE.format('sectPrChange', 'sectPr')}</w:sectPr>",
        p(r("甲"), f'<w:numPr><w:numId w:val="0"/><w:numberingChange {BY}/></w:numPr>'),
        p(r("甲"), f"<w:rPr>{CHANGE.format('rPrChange', 'rPr')}</w:rPr>"),
    ],
)
def test_changes_of_how_it_looks_are_told(body):
    assert ["format"] == kinds(document(body))


# ---- the whole report ---------------------------------------------------------------------------


LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))


def lint(change):
    return LINTER.lint(Source("draft.docx", word(Draft.clean(), change)[0])).diagnostics


def test_every_figure_written_anew_is_one_place_each():
    from docx.oxml.parser import OxmlElement

    def change(found):
        for table in found.tables:
            for element in table._tbl.iter():
                if element.tag.endswith("}r") and "".join(element.itertext()).isdecimal():
                    before, after = OxmlElement("w:del"), OxmlElement("w:ins")
                    element.addprevious(before)
                    element.addprevious(after)
                    gone = OxmlElement("w:r")
                    gone.append(OxmlElement("w:delText"))
                    before.append(gone)
                    after.append(element)
                    cells.append(element)

    cells = []
    (diagnostic,) = lint(change)
    assert ("W908", f"文件里还有修订痕迹，共{len(cells)}处") == (diagnostic.code, diagnostic.message.text())
    spots = [diagnostic.location, *(related.location for related in diagnostic.related)]
    assert len(cells) == len({spot.address.whole for spot in spots})
    # What is there now is underlined.
    assert all(spot.address.start is not None for spot in spots)


def test_a_figure_struck_out_before_the_right_one_is_no_sum_that_fails():
    def change(found):
        cell = found.tables[1].cell(3, 9).paragraphs[0]
        cell.runs[0].text = "28"
        cell.runs[0].font.strike = True
        cell.add_run("30")

    (diagnostic,) = lint(change)
    assert ("W908", "文件里还有带删除线的文字，共1处") == (diagnostic.code, diagnostic.message.text())
