"""Web pages: tables and their spans, places, encodings, and the report among what a site puts around it."""

import random
import re

import pytest

from gidr_lint.base.errors import ReadError
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Table
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))
REPORT = "<h1>青溪县水务局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>{}</p><p>二、主动公开政府信息情况</p>"


def parse(text, encoding="utf-8"):
    return read(Source("page.html", text.encode(encoding)))


def strings(document):
    return [
        [[cell.text.string for cell in row.cells] for row in block.rows]
        if isinstance(block, Table)
        else block.text.string
        for block in document.blocks
    ]


def written(document, location):
    return document.text[slice(*location.span)]


def table_of(html):
    return next(block for block in parse(html).blocks if isinstance(block, Table))


def test_a_line_end_beside_chinese_is_no_space_and_every_character_leads_back():
    document = parse("<p>本年新收申请\n<b>2</b>9件，办\n  结&nbsp;<i>3</i> 件，见&#12298;附表&#12299;。</p>")
    text = document.blocks[0].text
    assert text.string == "本年新收申请29件，办结\xa03 件，见《附表》。"
    start = text.string.index("29")
    assert "2</b>9" == document.text[slice(*text.span(start, start + 2))]
    start = text.string.index("《")
    assert "&#12298;" == document.text[slice(*text.span(start, start + 1))]


@pytest.mark.parametrize(
    ("cell", "place", "fill"),
    [
        ("<td> 3 </td>", "3", "3"),
        ("<td><p><span>3</span></p></td>", "3", "3"),
        ("<td></td>", "<td>", ""),
        ("<td class=x>&nbsp;</td>", "<td class=x>", "&nbsp;"),
        ("<td><!-- 无 --></td>", "<td>", ""),
        ("<td><p>1<b>2</b></p></td>", "1<b>2", "1<b>2"),
    ],
)
def test_a_cell_stands_where_its_text_or_its_tag_stands(cell, place, fill):
    document = parse(f"<table><tr><td>甲</td>{cell}<td>乙</td></tr></table>")
    found = document.blocks[0].rows[0].cells[1]
    assert (place, fill) == (written(document, found.location), written(document, found.fill))


def test_merged_cells_are_spread_and_closing_tags_may_lack():
    table = table_of(
        "<table><tbody><tr><td rowspan=2>甲<td colspan='2'>乙<tr><TD COLSPAN=\"1\">丙<td>丁<tr><td>1<td>2<td>3</table>"
    )
    assert [["甲", "乙", "乙"], ["甲", "丙", "丁"], ["1", "2", "3"]] == [
        [cell.text.string for cell in row] for row in table.grid
    ]


@pytest.mark.parametrize("value", ["0", "-3", "x", "", "1000000", "9" * 5000])
def test_a_span_that_is_none_is_one_or_bounded(value):
    cell = table_of(f'<table><tr><td colspan="{value}">1</td><td>2</td></tr></table>').rows[0].cells[0]
    assert 1 <= cell.colspan <= 400


def test_a_table_that_lays_out_the_page_gives_way_to_what_it_holds():
    inner = "<table><tr><td>规章</td><td>3</td></tr></table>"
    page = f"<table><tr><td>菜单</td><td><p>一、总体情况</p>{inner}<p>完。</p></td></tr></table>"
    assert ["菜单", "一、总体情况", [["规章", "3"]], "完。"] == strings(parse(page))
    prose = "<p>全年工作平稳有序，各项任务按期完成。</p>" * 9
    page = f"<table><tr><td><p>一、总体情况</p>{prose}</td></tr></table>"
    assert ["Heading"] + ["Paragraph"] * 9 == [type(block).__name__ for block in parse(page).blocks]


def test_a_table_of_one_cell_in_a_cell_is_its_text():
    assert [["规章", "3"]] == [
        [cell.text.string for cell in row.cells]
        for row in table_of(
            "<table><tr><td>规章</td><td><table><tr><td>3</td></tr></table></td></tr></table>"
        ).rows
    ]


def test_text_that_stands_between_cells_is_above_the_table():
    assert ["表一", "散落", [["1", "2"]]] == strings(
        parse("<table><caption>表一</caption>散落<tr><td>1</td><td>2</td></tr></table>")
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display: none'>看不见<p>",
        "<div hidden><p>看不见</p><div>看不见</div></div>",
        "<script>document.write('<p>看不见</p>')</script>",
        "<style>p:after{content:'看不见'}</style>",
        "<!-- <p>看不见</p> -->",
        '<span style="mso-hide:all;DISPLAY:none">看不见</span>',
        "<select><option>看不见</option></select>",
        "<template><p>看不见</p></template>",
    ],
)
def test_what_is_not_shown_is_not_read(hidden):
    document = parse(f"<p>前面的话。</p>{hidden}<p>后面的话。</p>")
    assert "看不见" not in document.plain
    assert "前面的话" in document.plain
    assert "后面的话" in document.plain


def test_cells_and_rows_that_are_not_shown_move_no_other():
    table = table_of(
        "<table><tr><td>规章</td><td style='display:none'><p>9</p></td><td>3</td></tr>"
        "<tr style='display:none'><td>8</td><td>8</td></tr><tr><td>文件</td><td>4</td></tr></table>"
    )
    assert [["规章", "3"], ["文件", "4"]] == [[cell.text.string for cell in row.cells] for row in table.rows]


WORD = """<!--[if gte mso 9]><xml><w:View>看不见</w:View></xml><![endif]-->
<div class=WordSection1><p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>一、<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]><span lang=EN-US>总体</span>情况<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr style='height:20.0pt'><td width=90 rowspan=1><p class=MsoNormal><span>规章
</span><span lang=EN-US><o:p></o:p></span></p></td><td><p><span lang=EN-US>3<o:p></o:p></span></p></td></tr>
<![if !supportMisalignedColumns]><tr height=0><td width=90></td><td width=70></td></tr><![endif]></table></div>"""


def test_a_page_that_word_wrote():
    document = parse(WORD)
    assert ["一、\xa0\xa0 总体情况", [["规章", "3"]]] == strings(document)
    assert "总体情况" == document.blocks[0].title


def test_a_row_of_no_height_is_one_if_it_says_something():
    rows = "<tr height=0><td>甲</td><td>1</td></tr><tr style='height:0.5pt'><td></td><td></td></tr><tr height=0><td></td><td></td></tr>"
    assert [["甲", "1"], ["", ""]] == strings(parse(f"<table>{rows}</table>"))[0]


def test_an_aria_hidden_icon_or_a_style_that_hides_overflow_hides_no_text():
    page = parse(
        '<p aria-hidden="true">甲</p><p style="overflow:hidden">乙</p><p title="hidden">丙</p><p data-hidden=1>丁</p>'
    )
    assert ["甲", "乙", "丙", "丁"] == strings(page)


def test_preformatted_lines_are_lines():
    assert ["一、总体情况", "全年平稳。"] == strings(parse("<pre>\n一、总体情况\n全年平稳。\n</pre>"))


@pytest.mark.parametrize("stray", ["a < b", "3<5", "<", "< 3", "<a b='", '<p title="', "<!", "<!--"])
def test_a_stray_bracket_or_quote_ends_no_page(stray):
    document = parse(f"<p>前面。</p><p>后面。</p>{stray}")
    assert "后面。" in document.plain


def test_an_unclosed_quote_hides_only_its_own_tag():
    document = parse('<p>前。</p><a href="x>甲</a><p>中。</p><table><tr><td>1</td><td>2</td></tr></table>')
    assert "中。" in document.plain
    assert [["1", "2"]] in strings(document)


# Encodings.


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "utf-8", "iso-8859-1", "big5", "no-such"])
@pytest.mark.parametrize("written_in", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="{}">',
        '<META content="text/html; charset={}" http-equiv=Content-Type>',
        "<?xml encoding='{}'?>",
    ],
)
def test_a_page_is_read_as_it_is_written_whatever_it_declares(declared, written_in, head):
    page = head.format(declared) + REPORT.format("本局的情况。")
    assert "本局的情况。" in parse(page, written_in).plain


def test_a_page_in_big5_is_read_where_it_says_so():
    document = parse('<meta charset="big5"><p>政府資訊公開報告的情況</p>', "big5")
    assert "政府資訊公開報告的情況" in document.plain
    assert "big5hkscs" == document.encoding.name


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_fix_is_written_back_as_the_page_was(encoding, end):
    bom = b"\xff\xfe" if encoding == "utf-16-le" else b""
    draft = Draft.clean()
    draft.tables["proactive"]["licence", "decisions"] = "９７"
    page = draft.page(furniture=True, charset="gb2312")[0].replace("\n", end)
    fixed = fix(LINTER.lint(Source("a.html", bom + page.encode(encoding))))
    assert 1 == fixed.applied
    assert fixed.data == bom + page.replace("９７", "97").encode(encoding)


def test_a_fix_keeps_the_tags_inside_of_what_it_replaces():
    draft = Draft.clean()
    draft.tables["proactive"]["licence", "decisions"] = "９７"
    page = draft.page()[0].replace("９７", "<p><span>９</span><b>７</b>&nbsp;</p>")
    fixed = fix(LINTER.lint(Source("a.html", page.encode())))
    assert "<p><span>97</span><b></b>&nbsp;</p>" in fixed.data.decode()
    blank = Draft.clean()
    blank.tables["disputes"]["cases", "review-other"] = "-"
    page = blank.page()[0].replace("<td>-</td>", "<td><p>-</p></td>")
    assert "<td><p>0</p></td>" in fix(LINTER.lint(Source("a.html", page.encode())), unsafe=True).data.decode()


# The report among what a site puts around it.


@pytest.mark.parametrize("divisions", [True, False])
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_what_a_site_puts_around_a_report_is_no_part_of_it(form, divisions):
    draft = Draft.clean(form)
    alone, _ = draft.page(divisions=divisions)
    around, places = draft.page(furniture=True, divisions=divisions)
    document = parse(around)
    assert strings(parse(alone)) == strings(document)
    result = LINTER.lint(Source("a.html", around.encode()))
    assert () == result.diagnostics
    for target, place in places.items():
        assert place == tuple(result.case.cell(target).location.span)


DRAFT = Draft.clean()
TITLE = DRAFT.title
INNER = DRAFT.page(divisions=False)[0].partition("</h1>\n")[2].partition("</body>")[0]
OTHERS = "".join(f"<li>青溪县水务局{year}年政府信息公开工作年度报告</li>" for year in range(2019, 2026))
SIGNED = INNER.index("<p>青溪县水务局</p>")
PAGES = {
    "laid out by tables": f"<table><tr><td colspan=2><img src=b.jpg><a>首页</a> | <a>政务公开</a></td></tr><tr><td><ul><li>机构职能"
    f"</ul></td><td><table><tr><td align=center><b>{TITLE}</b></td></tr><tr><td>发布时间：2025-01-22　点击数：88</td></tr><tr><td>"
    f"{INNER}</td></tr><tr><td>附件：<a>报告.doc</a></td></tr></table></td></tr><tr><td colspan=2>主办：某局 某ICP备0号</td></tr></table>",
    "the site's name as its heading": f"<div><h1>某县人民政府</h1></div><div>您的位置：首页>信息公开>{TITLE}</div><div>{TITLE}</div>"
    f"<div>2025-01-22 10:00:00　来源：本局　[ 大 中 小 ] 打印</div><div>{INNER}</div><div><h3>相关信息</h3><ul>{OTHERS}</ul></div>",
    "lines and no paragraphs": f"<center><h2>{TITLE}</h2>[发布日期：2025-01-22] [浏览次数：12]</center><div>"
    + re.sub("<p>(.*?)</p>", r"　　\1<br/>", INNER)
    + "</div><div>【打印】【关闭】</div>",
    "no element around it": f"<p>首页</p><p>政务公开</p><h2>{TITLE}</h2><p>时间：2025-01-22</p>{INNER}<p>附件：{TITLE}.pdf</p>"
    "<p>分享到：微信 微博</p><p>上一篇：无</p><p>版权所有</p>",
    "signed outside": f"<div><div>{TITLE}</div><div>{INNER[:SIGNED]}</div><div>{INNER[SIGNED:]}</div></div><div>联系我们 | 网站地图</div>",
    "sections as headings": f"<main><header><h1>{TITLE}</h1><time>2025-01-22</time></header><article>"
    + re.sub("<p>([一二三四五六]、.*?)</p>", r"<h2>\1</h2>", INNER)
    + "</article><footer>某县</footer></main>",
    "a table of its particulars": f"<div><table><tr><td>索引号</td><td>000</td></tr><tr><td>名称</td><td>{TITLE}</td></tr></table>"
    f"<h1>{TITLE}</h1>{INNER}</div>",
    "a window that is not shown": f"<div style='display:none'><p>一、请登录</p><p>二、其他</p></div><div><h1>{TITLE}</h1>{INNER}</div>",
    "a list of others before it": f"<div><ul>{OTHERS}</ul></div><div><h1>{TITLE}</h1>{INNER}</div>",
    "a list of others behind it": f"<div><div>{TITLE}</div>{INNER}</div><div><ul>{OTHERS}</ul></div>",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_report_is_told_from_its_page(name):
    document = parse(PAGES[name])
    assert strings(parse(f"<h1>{TITLE}</h1>{INNER}")) == strings(document)
    assert () == LINTER.lint(Source("a.html", PAGES[name].encode())).diagnostics


@pytest.mark.parametrize("seed", range(6))
def test_a_page_says_the_same_as_markdown(seed):
    draft = Draft.random(random.Random(seed), "2021" if seed % 2 else "2019")
    cells = draft.tables["applications"]
    row, column = random.Random(seed).choice(sorted(cells))
    cells[row, column] = str(int(cells[row, column]) + 7)
    found = []
    for name, page in (
        ("a.md", draft.markdown()),
        ("a.html", draft.page()[0]),
        ("a.html", draft.page(furniture=True)[0]),
        ("a.html", draft.page(furniture=True, divisions=False)[0]),
    ):
        result = LINTER.lint(Source(name, page.encode()))
        found.append({(item.code, str(item.target)) for item in result.diagnostics})
        assert found[-1]
    assert 1 == len({frozenset(item) for item in found})


def test_sections_in_elements_of_their_own_are_one_report():
    sections = "".join(
        f"<div class=s><h2>{title}</h2><p>正文，内容完整。</p></div>"
        for title in ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")
    )
    page = f"<div><p>首页 > 公开</p></div><div><h1>某局2024年政府信息公开工作年度报告</h1><div>发布时间：2025-01-20</div><div>{sections}</div></div><div>版权所有</div>"
    assert [
        "某局2024年政府信息公开工作年度报告", "一、总体情况", "正文，内容完整。", "二、主动公开政府信息情况", "正文，内容完整。",
        "三、收到和处理政府信息公开申请情况", "正文，内容完整。",
    ] == strings(parse(page))  # fmt: skip


def test_the_title_may_stand_in_the_head_alone():
    page = "<title>某局2024年政府信息公开工作年度报告 - 某县人民政府</title><p>一、总体情况</p><p>好。</p><p>二、主动公开政府信息情况</p>"
    document = parse(page)
    assert "某局2024年政府信息公开工作年度报告" == strings(document)[0]
    assert "某局2024年政府信息公开工作年度报告" == written(document, document.blocks[0].location)


def test_a_signature_below_the_article_belongs_to_it_and_what_follows_does_not():
    page = "<div><div><p>一、总体情况</p><p>好。</p><p>二、其他需要报告的事项</p><p>无。</p></div><p>青溪县水务局</p><p>2025年1月20日</p><p>扫一扫在手机打开当前页</p></div>"
    assert ["无。", "青溪县水务局", "2025年1月20日"] == strings(parse(page))[-3:]


def test_a_list_of_reports_is_no_report():
    page = "".join(f"<li><a>某局{year}年政府信息公开工作年度报告</a></li>" for year in range(2019, 2025))
    assert not LINTER.lint(Source("a.html", f"<ul>{page}</ul>".encode())).is_report


def test_directives_in_comments_of_a_page():
    draft = Draft.clean()
    draft.tables["applications"]["new", "total"] = "99"
    page = draft.page()[0]
    assert LINTER.lint(Source("a.html", page.encode())).diagnostics
    where = page.index("<p>三、收到和处理")
    silent = page[:where] + "<!-- gidr-lint-disable-file A,N -- 数据待核 -->" + page[where:]
    result = LINTER.lint(Source("a.html", silent.encode()))
    assert (1, ()) == (min(result.suppressed, 1), result.diagnostics)
    inside = page.replace(
        ">99</td>", ">99<!-- gidr-lint-disable-line A303,A301,A302,N401 -- 数据待核 --></td>"
    )
    assert not [
        item for item in LINTER.lint(Source("a.html", inside.encode())).diagnostics if item.code[0] == "A"
    ]


def test_tables_nested_a_hundred_deep_are_refused():
    with pytest.raises(ReadError) as caught:
        parse("<table><tr><td>" * 101)
    assert caught.value.values["reason"].zh
