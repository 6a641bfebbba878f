"""ODT: what is not seen or struck out is not read, and what is marked is told."""

import pytest

from gidr_lint.document.source import Source
from gidr_lint.document.tree import Paragraph, Table
from gidr_lint.formats import read
from gidr_lint.testing.odt import odt_package


def style(name, properties, family="text", more=""):
    return f'<style:style style:name="{name}" style:family="{family}" {more}><style:text-properties {properties}/></style:style>'


def document(body, automatic="", common=""):
    return read(Source("a.odt", odt_package(body, automatic, common)))


def kinds(found):
    return [item.kind for item in found.facts["internal"]]


LINE = 'style:text-line-through-style="solid"'
SEEN, HIDDEN, STRUCK = ("30", []), ("0", ["hidden"]), ("0", ["struck"])


@pytest.mark.parametrize(
    ("automatic", "common", "expected"),
    [
        (style("T", LINE), "", STRUCK),
        (style("T", 'style:text-line-through-style="none"'), "", SEEN),
        (style("T", "", more='style:parent-style-name="S"'), style("S", LINE), STRUCK),
        ("", style("T", 'text:display="none"'), HIDDEN),
        ("", style("T", 'fo:color="#ff0000"'), ("30", ["red"])),
        (
            style("T", 'fo:color="#000000"', more='style:parent-style-name="S"'),
            style("S", 'fo:color="#ff0000"'),
            SEEN,
        ),
        (style("T", 'fo:background-color="#ffff00"'), "", ("30", ["highlight"])),
        (style("T", 'fo:color="#ffffff"'), "", HIDDEN),
        (style("T", 'fo:color="#ffffff" fo:background-color="#000000"'), "", ("30", ["highlight"])),
        (style("T", 'fo:color="#ffffff"'), style("U", 'fo:background-color="#000000"'), SEEN),
    ],
)
def test_words_are_read_as_they_look(automatic, common, expected):
    body = '<text:h text:outline-level="1">一、总体情况</text:h><text:p><text:span text:style-name="T">3</text:span>0</text:p>'
    found = document(body, automatic, common)
    assert expected == (found.blocks[-1].text.string, kinds(found))


@pytest.mark.parametrize(
    ("position", "inner", "expected"),
    [
        ("super 58%", '30<text:span text:style-name="T">1</text:span>件', "30件"),
        ("33% 58%", '30<text:span text:style-name="T">①</text:span>', "30"),
        ("0% 100%", '30<text:span text:style-name="T">1</text:span>', "301"),
        ("super 58%", '<text:span text:style-name="T">30</text:span>', "30"),
    ],
)
def test_a_raised_number_behind_others_is_that_of_a_note(position, inner, expected):
    found = document(f"<text:p>{inner}</text:p>", style("T", f'style:text-position="{position}"'))
    assert expected == found.blocks[0].text.string


def test_headings_in_red_are_designed_so():
    common = style("Heading_20_1", 'fo:color="#ff0000"', "paragraph", 'style:default-outline-level="1"')
    body = '<text:h text:style-name="Heading_20_1" text:outline-level="1">一、总体情况</text:h><text:p>30</text:p>'
    assert [] == kinds(document(body, common=common))


def cell(words):
    return f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"


def test_a_hidden_row_is_no_row_and_still_counts():
    rows = "".join(
        f"<table:table-row {more}>{cell(label)}{cell(figure)}</table:table-row>"
        for more, label, figure in (
            ("", "甲", "1"),
            ('table:visibility="collapse" table:number-rows-repeated="2"', "内部", "9"),
            ("", "乙", "2"),
        )
    )
    found = document(f"<table:table>{rows}</table:table>")
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    assert [["甲", "1"], ["乙", "2"]] == [list(row.strings) for row in table.rows]
    assert 3 == table.rows[1].cells[0].text.address.row
    assert ["hidden"] == kinds(found)


def test_prose_in_a_table_is_prose():
    sentence = "（二）依申请公开。本年新收政府信息公开申请30件，上年结转2件，全部按时办结。"
    found = document(
        f"<table:table><table:table-row>{cell('')}{cell(sentence)}</table:table-row></table:table>"
    )
    assert isinstance(found.blocks[-1], Paragraph)
    assert (0, 0, 1) == tuple(found.blocks[-1].location.address)[2:5]


def test_cells_keep_what_nobody_sees_so_that_it_can_be_deleted():
    figure = cell("3\u200b0")
    found = document(f"<table:table><table:table-row>{cell('甲')}{figure}</table:table-row></table:table>")
    assert "3\u200b0" == found.blocks[0].rows[0].strings[1]
