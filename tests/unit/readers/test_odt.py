"""ODT: what a person reads, with an address for every paragraph and cell."""

import pytest

from gidr_lint.base.errors import ReadError
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Heading, Table
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.formats.owner import Internal
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.odt import odt_archive, odt_package

LINTER = Linter(registry=Registry(installed=False))


def document(body, automatic="", **parts):
    return read(Source("draft.odt", odt_package(body, automatic, **parts)))


def texts(found):
    return [
        [[cell.text.string for cell in row.cells] for row in block.rows]
        if isinstance(block, Table)
        else block.text.string
        for block in found.blocks
    ]


def kinds(found):
    return [item.kind for item in found.facts["internal"]]


def p(inner="", style=""):
    return f"<text:p{f' text:style-name={style!r}' if style else ''}>{inner}</text:p>"


def cell(text="", spans="", inner=None):
    return f"<table:table-cell {spans}>{p(text) if inner is None else inner}</table:table-cell>"


def table(*rows):
    return (
        f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"
    )


COVERED = "<table:covered-table-cell/>"


# ---- whole reports --------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "sums"), [("2021", 42), ("2019", 40)])
def test_a_clean_report_holds_all_its_sums(form, sums):
    data, spots = Draft.clean(form).odt()
    result = LINTER.lint(Source("draft.odt", data))
    assert () == result.diagnostics
    assert "odt" == result.kind
    assert sums == result.coverage.identities["held"]
    for target, spot in spots.items():
        address = result.case.report.cells[target].location.address
        assert spot == (address.table + 1, address.row + 1, address.column + 1), target


def test_a_wrong_cell_is_one_finding_at_its_address():
    draft = Draft.clean()
    key = ("new", "total")
    draft.tables["applications"][key] = str(int(draft.tables["applications"][key]) + 1)
    data, spots = draft.odt()
    (diagnostic,) = LINTER.lint(Source("draft.odt", data)).diagnostics
    assert diagnostic.severity.label == "error"
    (spot,) = [
        place
        for target, place in spots.items()
        if (target.table, target.row, target.column) == ("applications", *key)
    ]
    address = diagnostic.location.address
    assert spot == (address.table + 1, address.row + 1, address.column + 1)


def test_as_word_and_as_odt_a_report_reads_alike():
    draft = Draft.clean()
    word, odt = read(Source("a.docx", draft.docx()[0])), read(Source("a.odt", draft.odt()[0]))
    assert texts(word) == texts(odt)
    assert [b.location for b in word.blocks] == [b.location for b in odt.blocks]
    assert dict(word.places) == dict(odt.places)


# ---- paragraphs -----------------------------------------------------------------------------


def test_paragraphs_are_counted_in_order_empty_ones_too_those_in_tables_not():
    found = document(
        p("甲")
        + p()
        + table(cell("1") + cell("2"))
        + p("乙")
        + "<text:section>"
        + p("丙")
        + "</text:section>"
    )
    places = [block.location.address for block in found.blocks]
    assert [0, None, 2, 3] == [place.paragraph for place in places]
    assert (0, 0, 0) == places[1][2:5]


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("\n  甲\n   乙\t丙 \n", "甲 乙 丙"),
        ("甲<text:s/>乙<text:s text:c='3'/>丙", "甲 乙   丙"),
        ("甲 <text:span> 乙</text:span> ", "甲 乙"),
        ("甲<text:tab/>乙", "甲\t乙"),
        ("甲<text:line-break/>乙", "甲\n乙"),
        ("甲<text:soft-page-break/>乙", "甲乙"),
        ("共<text:a xlink:href='http://192.0.2.1'>收到</text:a><text:page-number>3</text:page-number>件", "共收到3件"),
        ("<text:bookmark-start text:name='a'/>甲<text:bookmark-end text:name='a'/>", "甲"),
        ("<text:ruby><text:ruby-base>甲</text:ruby-base><text:ruby-text>jiǎ</text:ruby-text></text:ruby>乙", "甲乙"),
        ("甲<text:hidden-text text:is-hidden='true'>藏</text:hidden-text>乙", "甲乙"),
        ("甲<!-- x -->乙", "甲乙"),
    ],
)  # fmt: skip
def test_the_words_of_a_paragraph_are_those_shown(inner, shown):
    (block,) = document(p(inner)).blocks
    assert shown == block.text.string


def test_the_place_of_a_word_is_counted_in_what_is_shown():
    (block,) = document(p("  甲<text:s text:c='2'/><text:span>乙丙</text:span>")).blocks
    start = block.text.string.index("丙")
    address = block.text.location(start, start + 1).address
    assert (0, 4, 5) == (address.paragraph, address.start, address.end)


def test_headings_have_their_levels_and_a_title_is_one():
    body = p("年度报告", "P1") + '<text:h text:outline-level="2">总体情况</text:h>' + p("短句", "P2")
    automatic = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
        '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>'
    )
    found = document(body, automatic).blocks
    assert all(isinstance(block, Heading) for block in found)
    assert [(1, 1), (2, 2), (0, 2)] == [(block.markup, block.level) for block in found]


def test_a_table_of_contents_is_counted_and_not_read():
    contents = f"<text:table-of-content><text:index-body><text:index-title>{p('目录')}</text:index-title>{p('一、总体情况')}</text:index-body></text:table-of-content>"
    (block,) = document(contents + p("文。")).blocks
    assert ("文。", 2) == (block.text.string, block.location.address.paragraph)


# ---- numbers of lists -----------------------------------------------------------------------


def level(number, format, suffix="、", **more):
    extra = "".join(
        f' {name.replace("_", ":", 1).replace("_", "-")}="{value}"' for name, value in more.items()
    )
    return f'<text:list-level-style-number text:level="{number}" style:num-format="{format}" style:num-suffix="{suffix}"{extra}/>'


STYLE = f'<text:list-style style:name="L1">{level(1, "一, 二, 三, ...")}{level(2, "1", "）", style_num_prefix="（")}{level(3, "1", "", text_display_levels="2")}</text:list-style>'


def items(*inner, attributes='text:style-name="L1"'):
    return f"<text:list {attributes}>{''.join(f'<text:list-item>{item}</text:list-item>' for item in inner)}</text:list>"


def test_the_number_of_an_item_is_read_and_takes_no_place():
    found = document(items(p("总体情况"), p("主动公开")), STYLE).blocks
    assert ["一、总体情况", "二、主动公开"] == [block.text.string for block in found]
    assert [1, 2] == [block.mark.number for block in found]
    address = found[0].text.location(2, 4).address
    assert (0, 2) == (address.start, address.end)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (items(p("甲"), items(p("乙"), p("丙"), attributes=""), p("丁")), ["一、甲", "（1）乙", "（2）丙", "二、丁"]),
        (items(p("甲") + p("续")), ["一、甲", "续"]),
        (items(p("甲")) + p("文") + items(p("乙"), attributes='text:style-name="L1" text:continue-numbering="true"'), ["一、甲", "文", "二、乙"]),
        (items(p("甲")) + items(p("乙")), ["一、甲", "一、乙"]),
        (items(p("甲"), attributes='text:style-name="L1" xml:id="a"') + items(p("子")) + items(p("乙"), attributes='text:style-name="L1" text:continue-list="a"'), ["一、甲", "一、子", "二、乙"]),
        ('<text:list text:style-name="L1"><text:list-item text:start-value="5"><text:p>甲</text:p></text:list-item></text:list>', ["五、甲"]),
        ('<text:list text:style-name="L1"><text:list-header><text:p>头</text:p></text:list-header></text:list>', ["头"]),
        (items(p("甲"), attributes='text:style-name="none"'), ["甲"]),
        (items(p("甲"), items(items(p("深"), attributes=""), attributes="")), ["一、甲", "1.1 深"]),
    ],
)  # fmt: skip
def test_lists_count_as_they_are_drawn(body, shown):
    assert shown == texts(document(body, STYLE))


def test_a_list_may_say_how_its_number_is_put_together():
    style = f'<text:list-style style:name="L1">{level(1, "一", loext_num_list_format="第%1%部分、")}</text:list-style>'
    assert ["第一部分、总体情况"] == texts(document(items(p("总体情况")), style))


def test_headings_outside_lists_have_the_number_of_the_outline():
    outline = '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="一" style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    heads = "".join(
        f'<text:h text:outline-level="{n}">{t}</text:h>' for n, t in ((1, "甲"), (2, "细"), (1, "乙"))
    )
    bare = '<text:h text:outline-level="1" text:is-list-header="true">丙</text:h>'
    assert ["一、甲", "细", "二、乙", "丙"] == texts(document(heads + bare, common=outline))


# ---- tables ---------------------------------------------------------------------------------


def grid(found):
    (block,) = [block for block in found.blocks if isinstance(block, Table)]
    return [[cell.text.string for cell in row] for row in block.grid]


def test_merged_cells_cover_the_grid_and_keep_one_address():
    found = document(
        table(
            cell("甲", 'table:number-columns-spanned="2" table:number-rows-spanned="2"')
            + COVERED
            + cell("乙"),
            COVERED * 2 + cell("丙"),
            cell("1") + cell("2") + cell("3"),
        )
    )
    assert [["甲", "甲", "乙"], ["甲", "甲", "丙"], ["1", "2", "3"]] == grid(found)
    rows = found.blocks[0].rows
    assert [(0, 0), (0, 2), (1, 2), (2, 0), (2, 1), (2, 2)] == [
        cell.location.address[3:5] for row in rows for cell in row.cells
    ]


def test_covered_cells_may_be_left_out():
    found = document(
        table(
            cell("甲", 'table:number-columns-spanned="2" table:number-rows-spanned="2"') + cell("乙"),
            cell("丙"),
            cell("1") + cell("2") + cell("3"),
        )
    )
    assert [["甲", "甲", "乙"], ["甲", "甲", "丙"], ["1", "2", "3"]] == grid(found)
    assert [2, 2] == [row.cells[-1].location.address.column for row in found.blocks[0].rows[:2]]


def test_a_covered_cell_that_nothing_covers_is_blank():
    assert [["", "乙"], ["1", "2"]] == grid(document(table(COVERED + cell("乙"), cell("1") + cell("2"))))


def test_repeated_cells_and_rows_are_as_many():
    head = cell("甲") + cell("", 'table:number-columns-repeated="2"')
    row = cell("1", 'table:number-columns-repeated="3"')
    body = (
        f"<table:table><table:table-header-rows><table:table-row>{head}</table:table-row></table:table-header-rows>"
        f'<table:table-row table:number-rows-repeated="2">{row}</table:table-row></table:table>'
    )
    found = document(body)
    assert [["甲", "", ""], ["1"] * 3, ["1"] * 3] == grid(found)
    assert (2, 2) == found.blocks[0].rows[2].cells[2].location.address[3:5]


def test_paragraphs_and_list_items_of_a_cell_are_its_lines():
    inner = p("政府信息") + items(p("公开"))
    found = document(table(cell(inner=inner) + cell("")), STYLE)
    assert [["政府信息\n一、公开", ""]] == grid(found)
    assert "政府信息\n公开" == dict(found.places)[found.blocks[0].rows[0].cells[0].location.address]


def test_a_table_in_a_table_is_read_for_itself_and_counted_where_it_begins():
    inner = table(cell("内甲") + cell("1"))
    found = document(
        table(cell(inner=p("前") + inner + p("后")) + cell("旁")) + table(cell("外") + cell("2"))
    )
    assert ["前", [["内甲", "1"]], "后", "旁", [["外", "2"]]] == texts(found)
    assert [1, 2] == [block.location.address.table for block in found.blocks if isinstance(block, Table)]


def test_a_report_in_the_one_cell_of_a_frame_is_text():
    assert ["一、总体情况", "文。"] == texts(document(table(cell(inner=p("一、总体情况") + p("文。")))))


# ---- around the text ------------------------------------------------------------------------


def note(text, kind="footnote"):
    return f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation><text:note-body>{p(text)}</text:note-body></text:note>'


def test_footnotes_stand_behind_what_refers_to_them_and_endnotes_are_not_read():
    found = document(
        table(cell("5" + note("注乙")) + cell("6")) + p("文" + note("注甲") + note("尾", "endnote")) + p("末")
    )
    assert [[["5", "6"]], "注乙", "文", "注甲", "末"] == texts(found)
    assert [("footnotes", 0), ("footnotes", 1)] == [found.blocks[n].location.address[:2] for n in (1, 3)]


def test_a_text_box_stands_behind_its_paragraph_and_is_no_picture():
    box = f"<draw:frame><draw:text-box>{p('框')}</draw:text-box></draw:frame>"
    found = document(
        p("甲" + box) + p("乙") + f"<draw:g><draw:custom-shape>{p('形')}</draw:custom-shape></draw:g>"
    )
    assert ["甲", "框", "乙", "形"] == texts(found)
    assert [("textbox", 0), ("textbox", 1)] == [found.blocks[n].location.address[:2] for n in (1, 3)]
    assert () == found.facts["images"]


def test_pictures_are_noted_where_they_stand():
    picture = '<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
    sheet = '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/1"/></draw:frame>'
    assert (1, 3) == document(p("甲") + p(picture) + p("乙") + p(sheet)).facts["images"]


def test_headers_and_footers_are_not_read_as_in_word():
    master = f'<style:master-page style:name="Standard"><style:header>{p("页眉")}</style:header></style:master-page>'
    assert ["文"] == texts(document(p("文"), master=master))


CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="i"><text:insertion/></text:changed-region>'
    f'<text:changed-region xml:id="d"><text:deletion>{p("旧文")}</text:deletion></text:changed-region>'
    '<text:changed-region text:id="f"><text:format-change/></text:changed-region></text:tracked-changes>'
)


def test_insertions_are_read_and_deletions_not_and_both_are_noted():
    found = document(
        CHANGES
        + p('甲<text:change-start text:change-id="i"/>新')
        + p('文<text:change-end text:change-id="i"/>。')
        + p('乙<text:change text:change-id="d"/>')
        + p('<text:change-start text:change-id="f"/>丙<text:change-end text:change-id="f"/>')
    )
    assert ["甲新", "文。", "乙", "丙"] == texts(found)
    assert [("insertion", 0), ("insertion", 1), ("deletion", 2), ("format", 3)] == [
        (item.kind, item.location.address.paragraph) for item in found.facts["internal"]
    ]
    assert (1, 2) == found.facts["internal"][0].location.address[5:7]


def style(name, properties, family="text"):
    return f'<style:style style:name="{name}" style:family="{family}"><style:text-properties {properties}/></style:style>'


@pytest.mark.parametrize(
    ("properties", "noted", "shown"),
    [
        ('text:display="none"', ["hidden"], []),
        ('fo:background-color="#ffff00"', ["highlight"], ["甲"]),
        ('fo:background-color="transparent"', [], ["甲"]),
        ('fo:color="#ff0000"', ["red"], ["甲"]),
        ('fo:color="#000000"', [], ["甲"]),
    ],
)
@pytest.mark.parametrize("family", ["text", "paragraph"])
def test_what_is_not_for_the_public_is_noted(properties, noted, shown, family):
    body = p("<text:span text:style-name='T1'>甲</text:span>") if family == "text" else p("甲", "T1")
    found = document(p("一、总体情况") + body, style("T1", properties, family))
    assert noted == kinds(found)
    assert ["一、总体情况", *shown] == texts(found)


def test_a_hidden_section_is_counted_and_not_read():
    found = document(f'<text:section text:display="none">{p("藏")}</text:section>' + p("甲"))
    assert ["甲"] == texts(found)
    assert 1 == found.blocks[0].location.address.paragraph
    assert ["hidden"] == kinds(found)


def comment(text, name=""):
    named = f' office:name="{name}"' if name else ""
    return f"<office:annotation{named}><dc:creator>某</dc:creator><dc:date>2025-01-05</dc:date>{p(text)}</office:annotation>"


def test_comments_are_facts_and_those_that_are_directives_are_not():
    end = '<office:annotation-end office:name="{}"/>'
    found = document(
        p("甲")
        + p(comment("请核对") + "乙")
        + table(
            cell(inner=p(comment("gidr-lint-disable A301, N4 —— 台账如此", "b") + "5" + end.format("b")))
            + cell("6")
        )
        + p(comment("gidr-lint-disable-file D501 -- 另有说明") + "丙")
        + p(comment("gidr-lint-disable N4 -- 两段", "c") + "丁")
        + p("戊" + end.format("c"))
    )
    assert ["甲", "乙", [["5", "6"]], "丙", "丁", "戊"] == texts(found)
    assert [("comment", 1)] == [(i.kind, i.location.address.paragraph) for i in found.facts["internal"]]
    first, second, third = found.directives
    assert ("disable-line", ("A301", "N4"), "台账如此") == first[:3]
    assert (0, 0, 0) == first.covers[0][2:5]
    assert ("disable-file", ("D501",), "另有说明") == second[:3]
    assert [3, 4] == [address.paragraph for address in third.covers]
    assert ("comments", 1) == first.location.address[:2]
    assert all(isinstance(item, Internal) for item in found.facts["internal"])


def test_a_file_without_styles_is_read():
    with_styles = odt_package(p("文"))
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(with_styles)) as archive:
        content = archive.read("content.xml")
    assert ["文"] == texts(read(Source("a.odt", odt_archive({"content.xml": content}))))


def test_styles_that_are_based_on_each_other_end():
    circle = "".join(
        f'<style:style style:name="{a}" style:family="paragraph" style:parent-style-name="{b}"/>'
        for a, b in ("AB", "BA")
    )
    assert ["文"] == texts(document(p("文", "A"), common=circle))


def test_what_holds_no_text_is_a_read_error():
    with pytest.raises(ReadError):
        read(Source("a.odt", odt_archive({"content.xml": "<a/>"})))
