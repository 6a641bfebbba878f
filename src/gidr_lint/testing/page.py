"""A `Draft` as a web page, alone or with what a site puts around an article."""

from html import escape
from typing import TYPE_CHECKING

from gidr_lint.testing.shapes import Writer

if TYPE_CHECKING:
    from gidr_lint.testing.draft import Draft, Places

_ABOVE = """<div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政府信息公开</a></li>
<li><a href="/zn">政府信息公开指南</a></li><li><a href="/sq">依申请公开</a></li></ul>
<form action="/search"><input type="hidden" name="site" value="1"><input name="q"><button>搜索</button></form></div>
<table class="menu"><tr><td><ul><li>一、法定主动公开内容</li><li>政府信息公开工作年度报告</li></ul></td></tr></table>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; 政府信息公开年报</div>
<table class="head"><tr><td>索引号：</td><td>000014349/2025-00017</td><td>发布机构：</td><td>{organ}</td></tr>
<tr><td>成文日期：</td><td>{next}-01-20</td><td>浏览次数：</td><td>1024</td></tr></table>
"""
_BELOW_TITLE = """<div class="info"><span>发布时间：{next}-01-22 09:30</span> <span>来源：{organ}</span>
<span>浏览次数：<script>document.write(355)</script>355次</span> <span>字号：【<a>大</a> <a>中</a> <a>小</a>】</span></div>
"""
_BELOW = """<div class="files"><p>附件：</p><p><a href="a.docx">{title}.docx</a></p></div>
<div class="share">分享到：<a>微信</a><a>微博</a></div><p>【打印本页】 【关闭窗口】</p>
<div class="near"><p>上一篇：<a href="1">{before}年政府信息公开工作年度报告</a></p><p>下一篇：没有了</p></div>
<div class="links"><h3>友情链接</h3><ul><li><a href="x">某某市人民政府</a></li><li><a href="y">某某省人民政府</a></li></ul></div>
<div class="foot"><p>版权所有：{organ}　主办：{organ}</p><p>地址：某路1号　联系电话：0000-6100001</p></div>
"""


def write_page(draft: "Draft", *, furniture: bool, divisions: bool, charset: str) -> tuple[str, "Places"]:
    """The page and where each cell's text stands in it."""
    writer = Writer(draft, "html", "blank")
    words = {
        "organ": escape(draft.organisation),
        "title": escape(draft.title),
        "next": draft.year + 1,
        "before": draft.year - 1,
    }

    def line(tag: str, text: str) -> None:
        writer.put(f"<{tag}>{escape(text, quote=False)}</{tag}>\n")

    window = f"{escape(draft.title)}_某某网" if furniture else escape(draft.title)
    writer.put(
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>{window}</title></head>\n<body>\n'
    )
    if furniture:
        writer.put(_ABOVE.format(**words))
    if divisions:
        writer.put('<div class="article">\n')
    if draft.title:
        line("h1", draft.title)
    if furniture:
        writer.put(_BELOW_TITLE.format(**words))
    if divisions:
        writer.put('<div id="zoom">\n')
    for paragraph in draft.preamble:
        line("p", paragraph)
    for id, (heading, paragraphs) in draft.sections.items():
        line("p", heading)
        for paragraph in paragraphs:
            line("p", paragraph)
        for table in draft.tables_under(id):
            writer.table(table)
        for extra in draft.after.get(id, []):
            line("p", extra)
    for signed in draft.signature:
        line("p", signed)
    if divisions:
        writer.put("</div></div>\n")
    if furniture:
        writer.put(_BELOW.format(**words))
    writer.put("</body></html>\n")
    return writer.string(), writer.places
