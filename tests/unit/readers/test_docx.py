"""The Word reader: what a person reads of each thing that Word can write, and where it stands."""

import pytest

from gidr_lint.base.errors import ReadError
from gidr_lint.base.location import Address
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Heading, Table
from gidr_lint.formats import read
from gidr_lint.testing.word import package


def document(body, **parts):
    return read(Source("draft.docx", package(body, {f"{name}.xml": text for name, text in parts.items()})))


def p(*runs, properties=""):
    inner = "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def marked(text, marks):
    return f"<w:r><w:rPr>{marks}</w:rPr><w:t>{text}</w:t></w:r>"


def tc(text="", properties="", inner=None):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if inner is None else inner}</w:tc>"


def tbl(*rows):
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def texts(found):
    return [block.text.string for block in found.blocks if not isinstance(block, Table)]


def table(found):
    (block,) = (block for block in found.blocks if isinstance(block, Table))
    return block


SPAN = '<w:gridSpan w:val="2"/>'
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_a_span_that_stands_in_no_cell_counts_for_none():
    found = document(
        f"<w:tbl>{SPAN}<w:tr>{ON}{tc('甲')}{tc('乙')}</w:tr><w:tr>{tc('1')}{tc('2')}</w:tr></w:tbl>"
    )
    assert [[("甲", 1), ("乙", 1)], [("1", 1), ("2", 1)]] == [
        [(cell.text.string, cell.colspan) for cell in row.cells] for row in table(found).rows
    ]


# ---- paragraphs -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (["甲", "乙"], "甲乙"),
        (["<w:ins><w:r><w:t>新</w:t></w:r></w:ins>", "文"], "新文"),
        (["<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "文"], "文"),
        (["<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo>"], "新"),
        (["<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>"], "链接"),
        (['<w:fldSimple w:instr="DATE"><w:r><w:t>2025年</w:t></w:r></w:fldSimple>'], "2025年"),
        (["<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>"], "控件"),
        (["<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"], "甲\t乙"),
        (["<w:r><w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t><w:noBreakHyphen/></w:r>"], "甲乙-"),
        (['<w:r><w:t>甲</w:t><w:br w:type="page"/><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r>'], "甲乙"),
        (['<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意</w:t></w:r>'], "☑同意"),
        (["<w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby></w:r>"], "音"),
        (["<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"], "x=1"),
        (['<w:bookmarkStart w:id="0" w:name="_GoBack"/>', "文", '<w:bookmarkEnd w:id="0"/>'], "文"),
        ([marked("藏", "<w:vanish/>"), "露"], "露"),
        ([marked("露", '<w:vanish w:val="0"/>')], "露"),
        (["<mc:AlternateContent><mc:Choice Requires='wps'><w:r><w:t>新</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback></mc:AlternateContent>"], "新"),
    ],
)  # fmt: skip
def test_a_paragraph_is_what_a_person_reads_of_it(runs, expected):
    assert [expected] == texts(document(p(*runs)))


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_of_a_field_the_result_is_read_and_not_the_instruction_with_the_fields_in_it():
    inner = (
        field("begin")
        + "<w:r><w:instrText> REF x </w:instrText></w:r>"
        + field("separate")
        + "<w:r><w:t>内</w:t></w:r>"
        + field("end")
    )
    runs = (
        field("begin"),
        "<w:r><w:instrText> IF </w:instrText></w:r>",
        inner,
        field("separate"),
        "30",
        field("end"),
        "件",
    )
    assert ["30件"] == texts(document(p(*runs)))


def test_a_field_that_is_never_finished_does_not_swallow_what_follows():
    assert ["文", "后文"] == texts(document(p("文", field("begin"), "指令") + p("后文")))


def test_a_soft_break_ends_a_line_and_no_paragraph():
    found = document(p("<w:r><w:t>青溪县水务局</w:t><w:br/><w:t>2025年1月8日</w:t></w:r>"))
    (block,) = found.blocks
    assert ["青溪县水务局", "2025年1月8日"] == [line.string for line in block.lines]
    assert "青溪县水务局\n2025年1月8日" == block.text.string
    assert Address(paragraph=0, start=7, end=16, place=0) == block.lines[1].location().address


def test_paragraphs_count_empty_ones_and_those_in_content_controls_but_no_cells():
    found = document(
        p("一")
        + p()
        + tbl([tc("格"), tc("子")])
        + f"<w:sdt><w:sdtContent>{p('二')}</w:sdtContent></w:sdt>"
        + p("三")
    )
    assert [0, 2, 3] == [b.location.address.paragraph for b in found.blocks if not isinstance(b, Table)]


def test_a_table_of_contents_is_no_text_but_counts():
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    found = document(
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('一、总体情况1')}</w:sdtContent></w:sdt>"
        + p("文")
    )
    assert ["文"] == texts(found)
    assert 1 == found.blocks[0].location.address.paragraph


def test_a_deleted_paragraph_end_joins_what_it_parted():
    gone = "<w:rPr><w:del/></w:rPr>"
    found = document(p("全年收到申请", properties=gone) + p("30件。") + p("完"))
    assert ["全年收到申请30件。", "完"] == texts(found)
    assert (1, 0, 2) == found.blocks[0].text.location(6, 8).address[1:2] + found.blocks[0].text.location(
        6, 8
    ).address[5:7]


def test_white_space_around_a_text_is_not_underlined():
    found = document(p("  文  "))
    assert ("文", 2, 3) == (found.blocks[0].text.string, *found.blocks[0].location.address[5:7])


# ---- headings and numbers --------------------------------------------------------------------

STYLES = """<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="标题甲"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ring"><w:name w:val="ring"/><w:basedOn w:val="ring2"/></w:style>
<w:style w:type="paragraph" w:styleId="ring2"><w:name w:val="ring2"/><w:basedOn w:val="ring"/></w:style>
<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="fat"><w:name w:val="fat"/><w:rPr><w:b/></w:rPr></w:style></w:styles>"""


def level(number, form, text, start=1, more=""):
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


NUMBERS = (
    '<w:numbering><w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "japaneseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%3.%4", 1, "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "●")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="77"/></w:num></w:numbering>'
)  # fmt: skip


def numbered(text, id=1, at=0):
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{id}"/></w:numPr>')


def style(text, id):
    return p(text, properties=f'<w:pStyle w:val="{id}"/>')


def test_numbers_that_word_draws_are_read():
    body = (
        numbered("甲") + numbered("子", at=1) + numbered("丑", at=1) + numbered("天", at=2) + numbered("乙")
        + numbered("寅", at=1) + numbered("点", id=2) + numbered("细", at=3) + numbered("丙", id=3) + numbered("丁")
        + numbered("无", id=0) + numbered("缺", id=4) + numbered("失", id=99)
    )  # fmt: skip
    assert [
        "一、甲", "（一）子", "（二）丑", "1. 天", "二、乙", "（一）寅", "点", "2.1.1 细", "三、丙", "四、丁", "无", "缺", "失",
    ] == texts(document(body, numbering=NUMBERS))  # fmt: skip


def test_a_number_before_nothing_heads_nothing_and_counts():
    assert ["一、甲", "三、丙"] == texts(
        document(numbered("甲") + numbered("") + numbered("丙"), numbering=NUMBERS)
    )


def test_a_paragraph_that_was_deleted_does_not_count():
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
    )
    assert ["一、甲", "二、丙"] == texts(document(numbered("甲") + gone + numbered("丙"), numbering=NUMBERS))


def test_a_drawn_number_makes_a_heading_and_takes_no_place_in_the_text():
    found = document(numbered("总体情况"), numbering=NUMBERS)
    (block,) = found.blocks
    assert isinstance(block, Heading)
    assert ("一、", 1, "总体情况") == (block.mark.style, block.mark.number, block.title)
    assert Address(paragraph=0) == block.location.address
    assert (0, 2) == block.text.location(2, 4).address[5:7]
    assert (0, 0) == block.text.location(0, 2).address[5:7]
    assert "总体情况" == found.written(block.location.address)


def test_styles_give_level_and_number_over_what_they_are_based_on():
    found = document(
        style("甲", "own") + style("乙", "1") + style("题", "a5") + style("文", "ring"),
        styles=STYLES,
        numbering=NUMBERS,
    )
    assert [("一、甲", 1), ("乙", 1), ("题", 1)] == [(b.text.string, b.markup) for b in found.blocks[:3]]
    assert not isinstance(found.blocks[3], Heading)


@pytest.mark.parametrize(
    ("paragraph", "is_heading"),
    [
        (p(marked("总体情况", "<w:b/>")), True),
        (style("总体情况", "fat"), True),
        (p(marked("总体情况", '<w:b w:val="0"/>')), False),
        (p(marked("总体", "<w:b/>"), "情况"), False),
        (p(marked("全年公开信息30条。", "<w:b/>")), False),
        (p(marked("联系电话：", "<w:b/>")), False),
    ],
)
def test_a_short_line_all_in_bold_is_a_heading(paragraph, is_heading):
    assert is_heading == isinstance(document(paragraph, styles=STYLES).blocks[0], Heading)


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (10, "chineseCounting", "十"), (21, "japaneseCounting", "二十一"), (105, "chineseCounting", "一百零五"),
        (12, "chineseLegalSimplified", "壹拾贰"), (12, "ideographDigital", "一二"), (3, "decimalEnclosedCircle", "③"),
        (3, "decimalFullWidth", "３"), (4, "lowerRoman", "iv"), (28, "upperLetter", "BB"), (7, "strange", "7"),
        (2, "ideographTraditional", "乙"), (3, "decimalZero", "03"), (10**9, "chineseCounting", str(10**9)),
    ],
)  # fmt: skip
def test_a_number_in_words_format(number, form, expected):
    from gidr_lint.formats.word.numbering import drawn

    assert expected == drawn(number, form)


# ---- tables ---------------------------------------------------------------------------------


def test_merged_cells_stand_once_with_their_spans_and_the_grid_has_them_everywhere():
    found = table(
        document(
            tbl(
                [tc("甲", SPAN + DOWN), tc("乙")],
                [tc("不显示", SPAN + ON), tc("丙")],
                [tc("丁"), tc("戊"), tc("己")],
            )
        )
    )
    assert [["甲", "乙"], ["丙"], ["丁", "戊", "己"]] == [
        [c.text.string for c in r.cells] for r in found.rows
    ]
    assert (2, 2) == (found.rows[0].cells[0].rowspan, found.rows[0].cells[0].colspan)
    assert ["甲", "甲", "丙"] == [cell.text.string for cell in found.grid[1]]
    assert (0, 1, 2) == found.rows[1].cells[0].location.address[2:5]


def test_a_merge_that_goes_on_from_nothing_is_a_cell():
    found = table(
        document(
            tbl(
                [tc("甲", ON), tc("乙", "<w:hMerge w:val='restart'/>"), tc("", "<w:hMerge/>")],
                [tc("丙"), tc("丁"), tc("戊")],
            )
        )
    )
    assert [("甲", 1), ("乙", 2)] == [(c.text.string, c.colspan) for c in found.rows[0].cells]


def test_columns_left_out_at_the_beginning_are_counted():
    row = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{tc("甲")}</w:tr>'
    found = table(document("<w:tbl>" + row + f"<w:tr>{tc('a')}{tc('b')}{tc('c')}</w:tr></w:tbl>"))
    assert [2, 0] == [row.cells[-1].location.address.column for row in found.rows][:1] + [
        found.rows[1].cells[0].location.address.column
    ]


def test_a_deleted_row_is_gone_and_still_counts():
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('旧')}{tc('1')}</w:tr>"
    document_ = document(
        f"<w:tbl><w:tr>{tc('甲')}{tc('2')}</w:tr>{gone}<w:tr>{tc('乙')}{tc('3')}</w:tr></w:tbl>"
    )
    found = table(document_)
    assert [("甲", 0), ("乙", 2)] == [
        (r.cells[0].text.string, r.cells[0].location.address.row) for r in found.rows
    ]
    assert ["deletion"] == [item.kind for item in document_.facts["internal"]]


def test_paragraphs_of_a_cell_are_its_lines():
    found = table(document(tbl([tc(inner=p("政府信息") + p("公开")), tc(inner=p()), tc(inner=p() + p())])))
    assert ["政府信息\n公开", "", ""] == [cell.text.string for cell in found.rows[0].cells]


def test_a_table_in_a_table_is_read_for_itself_and_counted_where_it_begins():
    inner = tbl([tc("内甲"), tc("1")])
    found = document(tbl([tc(inner=p("前") + inner + p("后")), tc("旁")]) + tbl([tc("外"), tc("2")]))
    assert ["前", "内甲", "后", "旁", "外"] == [
        block.rows[0].cells[0].text.string if isinstance(block, Table) else block.text.string
        for block in found.blocks
    ]
    assert [1, 2] == [block.location.address.table for block in found.blocks if isinstance(block, Table)]
    assert (0, 0, 0, 2, 3) == found.blocks[2].location.address[2:7]


def test_a_report_in_the_one_cell_of_a_frame_is_text():
    assert ["一、总体情况", "文。"] == texts(document(tbl([tc(inner=p("一、总体情况") + p("文。"))])))


def test_a_cell_with_white_space_alone_is_empty_and_one_with_some_around_is_placed_without():
    found = table(
        document(tbl([tc(inner='<w:p><w:r><w:t xml:space="preserve">  </w:t></w:r></w:p>'), tc(" 5")]))
    )
    assert ["", "5"] == [cell.text.string for cell in found.rows[0].cells]
    assert [(None, None), (1, 2)] == [cell.location.address[5:7] for cell in found.rows[0].cells]


# ---- around the text ------------------------------------------------------------------------

BOX = "<w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r>"


def test_a_text_box_stands_behind_its_paragraph():
    found = document(p("甲", BOX.format("框")) + p("乙"))
    assert ["甲", "框", "乙"] == texts(found)
    assert ("textbox", 0) == found.blocks[1].location.address[:2]
    assert () == found.facts["images"]


ART = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="{}"/></v:shape></w:pict></w:r>'


@pytest.mark.parametrize(
    "inside", [lambda art: p("甲", art) + p("乙"), lambda art: tbl([tc(inner=p("甲。", art))]) + p("乙")]
)
def test_the_words_of_a_word_art_stand_behind_its_paragraph(inside):
    found = document(inside(ART.format("艺术字")))
    said = [block.text.string for block in found.blocks if not isinstance(block, Table)]
    assert ["艺术字", "乙"] == said[-2:]
    assert [("textbox", 0)] == [place[:2] for place, words in found.places if words == "艺术字"]
    assert () == found.facts["images"]


def test_a_word_art_without_words_is_a_picture():
    assert (1,) == document(p("甲") + p(ART.format(""))).facts["images"]


def test_footnotes_stand_behind_what_refers_to_them_those_in_a_table_behind_the_table():
    notes = (
        '<w:footnotes><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>注甲</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>注乙</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    found = document(
        tbl([tc(inner=p("5", refer.format(2))), tc("6")]) + p("文", refer.format(1)) + p("末"),
        footnotes=notes,
    )
    assert ["5", "注乙", "文", "注甲", "末"] == [
        block.rows[0].cells[0].text.string if isinstance(block, Table) else block.text.string
        for block in found.blocks
    ]
    assert ("footnotes", 1) == found.blocks[1].location.address[:2]


def test_pictures_and_sheets_of_other_programs_are_noted_where_they_stand():
    found = document(p("甲") + p("<w:r><w:drawing/></w:r>") + p("乙") + p("<w:r><w:object/></w:r>"))
    assert (1, 3) == found.facts["images"]


def comments(*items):
    return (
        "<w:comments>"
        + "".join(
            f'<w:comment w:id="{n}"><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:comment>'
            for n, t in enumerate(items)
        )
        + "</w:comments>"
    )


def around(id, text):
    return f'<w:commentRangeStart w:id="{id}"/><w:r><w:t>{text}</w:t></w:r><w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>'


def test_comments_are_facts_and_those_that_are_directives_are_not():
    found = document(
        p("甲") + p(around(0, "乙")) + tbl([tc(inner=p(around(1, "5"))), tc("6")]) + p(around(2, "丙")),
        comments=comments(
            "请核对", "gidr-lint-disable A301, N4 —— 台账如此", "gidr-lint-disable-file D501 -- 另有说明"
        ),
    )
    assert [("comment", 1)] == [(i.kind, i.location.address.paragraph) for i in found.facts["internal"]]
    first, second = found.directives
    assert ("disable-line", ("A301", "N4"), "台账如此") == first[:3]
    assert (0, 0, 0) == first.covers[0][2:5]
    assert ("disable-file", ("D501",), "另有说明") == second[:3]
    assert ("comments", 1) == first.location.address[:2]


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (p("<w:ins><w:r><w:t>新</w:t></w:r></w:ins>"), ["insertion"]),
        (p("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"), ["deletion"]),
        (p(marked("黄", '<w:highlight w:val="yellow"/>')), ["highlight"]),
        (p(marked("白", '<w:highlight w:val="none"/>')), []),
        (p("一、总体情况") + p(marked("红", '<w:color w:val="FF0000"/>')), ["red"]),
        (p(marked("青溪县水务局文件", '<w:color w:val="FF0000"/>')) + p("一、总体情况"), []),
        (p(marked("青溪县水务局文件", '<w:b/><w:color w:val="FF0000"/>')) + p("一、总体情况"), []),
        (p("一、总体情况") + p(marked("黑", '<w:color w:val="000000"/>')), []),
        (p(marked("改", "<w:rPrChange><w:rPr/></w:rPrChange>")), ["format"]),
        (p("改", properties="<w:pPrChange><w:pPr/></w:pPrChange>"), ["format"]),
        (tbl([tc(inner=p(marked("改", "<w:rPrChange><w:rPr/></w:rPrChange>"))), tc()]), ["format"]),
        (p(marked("藏", "<w:vanish/>")), ["hidden"]),
        (p(marked(" ", '<w:highlight w:val="yellow"/>')), []),
    ],
)  # fmt: skip
def test_what_is_not_for_the_public_is_noted(body, kinds):
    assert kinds == [item.kind for item in document(body).facts["internal"]]


def test_an_embedded_file_is_not_passed_over():
    with pytest.raises(ReadError) as caught:
        document(p("文") + "<w:altChunk/>")
    assert "打开，另存为.docx" in str(vars(caught.value))


def test_strict_packages_are_read():
    data = package(p("文"))
    import io
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            text = old.read(info).decode()
            new.writestr(
                info,
                text.replace(
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            )
    assert ["文"] == texts(read(Source("draft.docx", target.getvalue())))


def test_what_looks_like_formatting_in_a_section_of_characters_is_text():
    assert ['甲<w:sz w:val="2"/>乙'] == texts(
        document('<w:p><w:r><w:t>甲<![CDATA[<w:sz w:val="2"/>]]>乙</w:t></w:r></w:p>')
    )


def test_formatting_of_no_account_changes_nothing():
    bare = document(p(marked("甲", "<w:b/>")) + tbl([tc("乙"), tc("1")]))
    looks = '<w:b/><w:sz w:val="2"/><w:rFonts w:ascii="a&gt;b" w:hint="eastAsia" /><w:lang/>'
    full = document(p(marked("甲", looks)) + tbl([tc("乙", '<w:tcW w:w="9"/>'), tc("1")]))
    assert repr(bare.blocks[0]) == repr(full.blocks[0])
    assert bare.places == full.places
