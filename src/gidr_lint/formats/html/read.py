"""
Web pages: the report on them, without what the site has put around it.

Where the report stands is told by the structure of the page and by the official headings: the
innermost element that holds all of them. What a site writes about a page, above and below the
report, goes by its words.
"""

import re
from collections.abc import Sequence

from gidr_lint.base.stopping import look
from gidr_lint.document.headings import mark_of
from gidr_lint.document.pattern import Pattern
from gidr_lint.document.source import Encoding, Source
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Block, Document
from gidr_lint.formats.decoding import decode
from gidr_lint.formats.html.walk import Grid, Lines, Page, Piece, blocks_of, read_page

_FURNITURE = frozenset(("nav", "aside", "footer"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?([A-Za-z0-9_-]{1,20})""", re.IGNORECASE)
_HEAD = 4096
_TRADITIONAL = ("的", "政府", "公開", "報告", "情況")

_SECTIONS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "行政复议、行政诉讼情况",
    "主要问题及改进情况",
    "需要报告的事项",
)
_SIGNS = ("信息内容", "第二十条", "申请人情况", "自然人", "结果维持", "行政复议")
_MOST_SECTIONS = 6
_TABLES = 3
_LEAST = 2
_HEADING = 60

_ABOUT = Pattern(
    r"[\s\[【（(·•|]{0,8}(?:发布(?:时间|日期|机构|单位|者)|发文(?:时间|日期|机关)|成文(?:时间|日期)|生成(?:时间|日期)|公开(?:时间|日期|方式|范围)"
    r"|更新(?:时间|日期)|信息(?:来源|类别|分类|索引)|来\s{0,4}源|索\s{0,2}引\s{0,2}号|文\s{0,4}号|主题(?:词|分类)|组配分类|体裁分类|公文种类|有\s{0,2}效\s{0,2}性"
    r"|浏览(?:次数|量|数)?|点击(?:次数|量|数|率)?|阅读(?:次数|量|数)?|访问(?:次数|量|数)?|作\s{0,4}者|编\s{0,4}辑|责任编辑|责\s{0,2}编|审\s{0,2}核|信息员|供稿"
    r"|字\s{0,2}体|字\s{0,2}号|分享到?|打印|视力保护色?|当前位置|您?现?在?的?位置|时\s{0,4}间|日\s{0,4}期)\s{0,4}[：:]"
)
_TAIL = Pattern(
    r"[\s\[【（(·•|<>《»]{0,8}(?:上一篇|下一篇|上一条|下一条|相关(?:链接|文章|信息|阅读|附件|新闻|内容|稿件|解读)|友情链接|扫一扫|分享(?:到|至|本页)"
    r"|打印(?:本页|此页|本文)|关闭(?:本页|此页|窗口)|返回(?:顶部|首页|列表)|版权所有|网站(?:地图|声明|标识码|支持)|主办(?:单位)?[：:]|承办(?:单位)?[：:]|技术支持"
    r"|联系我们|关于我们|责任编辑|[^ ]{0,3}ICP备|[^ ]{0,3}公网安备|政府网站标识码|本站点|建议使用|无障碍|用手机)"
)
_ATTACHMENT = Pattern(
    r"\s{0,8}(?:附件(?:下载)?\s{0,4}\d{0,2}\s{0,4}[：:]?|相关附件\s{0,4}[：:]?)[^。]{0,120}\.(?:docx?|pdf|xlsx?|wps|zip|rar|ofd)[^。]{0,40}"
)
_FILE = Pattern(r"[^。]{0,120}\.(?:docx?|pdf|xlsx?|wps|zip|rar|ofd)\s{0,4}")
_CRUMBS = Pattern(
    r"(?:您?现?在?的?当?前?位置\s{0,4}[：:])?\s{0,4}(?:网站)?首\s{0,2}页\s{0,4}(?:[>＞»›/\\|-]|$|\s)"
)
_TOOLS = frozenset(
    [
        "大",
        "中",
        "小",
        "打印",
        "打印本页",
        "打印此页",
        "关闭",
        "关闭本页",
        "关闭窗口",
        "收藏",
        "收藏本页",
        "分享",
        "分享到",
        "保存",
        "下载",
        "返回",
        "返回顶部",
        "上一篇",
        "下一篇",
        "纠错",
        "我要纠错",
        "繁体",
        "简体",
        "繁體",
        "登录",
        "注册",
        "微信",
        "微博",
        "QQ",
        "QQ空间",
        "新浪微博",
        "朗读",
        "语音播报",
        "首页",
        "网站首页",
        "字号",
        "字体",
        "扫一扫在手机打开当前页",
        "T",
        "A",
        "A+",
        "A-",
        "默认",
        "特大",
        "正常",
        "朋友圈",
        "复制链接",
        "无障碍",
        "无障碍阅读",
        "长者模式",
        "长者版",
        "附件",
        "附件下载",
        "相关附件",
        "附件：",
        "附件下载：",
    ]
)
_TOOL_EDGES = re.compile(r"[\s\[\]【】（）()|｜/·、,，:：<>《》]+")
_TITLE = Pattern(r".{0,60}信息公开.{0,40}报告(?:[（(].{0,20}[）)])?", "信息公开")
_DATE = Pattern(r"[（(]?(?:\d{4}|[二〇零○0一二三四五六七八九]{4})\s?年\s?.{1,3}\s?月\s?.{1,3}\s?日[）)]?")
_SITE = re.compile(r"\s{0,4}(?:[_|｜–—]|\s-|-\s|-{1,4}(?=[^-]))\s{0,4}")
_PROSE = 25
_SIGNER = 30


def read(source: Source) -> Document:
    """Read a web page; raises ReadError (E001) where it cannot be decoded or is too deep."""
    text, encoding = decode_page(source.data)
    page = read_page(text, 0, len(text), without=_FURNITURE)
    pieces, images = report_of(page)
    blocks: list[Block] = [block for piece in pieces for block in blocks_of(piece)]
    if "gidr-lint-" in text:
        from gidr_lint.formats.directives import directives

        found = tuple(directives(text))
    else:
        found = ()
    return Document(
        source, "html", text, tuple(blocks), encoding=encoding, directives=found, facts={"images": images}
    )


def decode_page(data: bytes) -> tuple[str, Encoding]:
    """
    The text of a page. UTF-8 is never met by chance, so that it outweighs what the page declares;
    what it declares counts only where its bytes bear it out.
    """
    declared = _DECLARED.search(data[:_HEAD])
    if declared is not None and declared[1].lower().startswith(b"big5") and b"\0" not in data[:_HEAD]:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                text = data.decode("big5hkscs")
            except UnicodeDecodeError:
                text = ""
            if any(word in text for word in _TRADITIONAL):
                return text, Encoding("big5hkscs")
    return decode(data)


# Where the report is.


def report_of(page: Page) -> tuple[list[Piece], tuple[int, ...]]:
    """The pieces of the report, its title first, and where pictures stand among them."""
    pieces = page.pieces
    signs = [_sign(piece) for piece in pieces]
    region = _region(page, signs)
    if region is None:
        found = [piece for piece in pieces if not _is_about(piece) and not _is_tail(piece)]
        if len({_string(piece) for piece in found if _is_title(piece)}) > 1:
            # A list of reports is none.
            found = [piece for piece in found if not _is_title(piece)]
        return found, tuple(place for place, _ in page.images)
    inside = [False] * len(page.parents)
    for home, parent in enumerate(page.parents):
        inside[home] = home == region or (home > 0 and inside[parent])
    own = [number for number, piece in enumerate(pieces) if inside[piece.home]]
    anchors = _anchors(pieces, signs, [number for number in own if signs[number]])
    lead = _lead(page, own, anchors[0])
    body = [number for number in own if anchors[0] <= number <= anchors[-1]]
    rest = _rest(pieces, own, anchors[-1])
    found = [pieces[number] for number in (*lead, *body, *rest)]
    if not any(_is_title(pieces[number]) for number in lead):
        title = _from_head(page.title)
        if title is not None:
            found.insert(0, Lines([title], 1, 0))
    return found, tuple(place for place, home in page.images if inside[home])


def _string(piece: Piece) -> str:
    return "".join(line.string for line in piece.lines) if isinstance(piece, Lines) else ""


def _sign(piece: Piece) -> int:
    """Which official part a piece begins, a bit each: six headings and any of the tables; 0 for none."""
    if isinstance(piece, Grid):
        words = "".join(cell.text.string for row in piece.table.rows[:8] for cell in row.cells)
        return 1 << 10 if any(sign in words for sign in _SIGNS) else 0
    line = piece.lines[0].string
    if len(line) > _HEADING:
        line = line.partition("。")[0]
        if len(line) > _HEADING:
            return 0
    mark = mark_of(line)
    if mark is not None:
        return 1 << mark.number if mark.style == "一、" and mark.number <= _MOST_SECTIONS else 0
    return next((1 << number for number, title in enumerate(_SECTIONS, 1) if line.endswith(title)), 0)


def _region(page: Page, signs: Sequence[int]) -> int | None:
    """The innermost element that holds most of the official parts; None where there are hardly any."""
    count = len(page.parents)
    bits = [0] * count
    tables = [0] * count
    depth = [0] * count
    for piece, sign in zip(page.pieces, signs, strict=True):
        look()
        if sign == 1 << 10:
            tables[piece.home] += 1
        else:
            bits[piece.home] |= sign
    for home in range(count - 1, 0, -1):
        parent = page.parents[home]
        bits[parent] |= bits[home]
        tables[parent] += tables[home]
    for home in range(1, count):
        depth[home] = depth[page.parents[home]] + 1
    scores = [bits[home].bit_count() + min(tables[home], _TABLES) for home in range(count)]
    best = max(scores)
    if best < _LEAST:
        return None
    return max((home for home in range(count) if scores[home] == best), key=lambda home: depth[home])


def _anchors(pieces: Sequence[Piece], signs: Sequence[int], found: list[int]) -> list[int]:
    """The headings and tables of the report: behind its title where all parts come (again) behind it."""
    everything = 0
    for number in found:
        everything |= signs[number]
    among = set(found)
    behind = 0
    kept: list[int] = []
    for number in range(found[-1], -1, -1):
        if behind == everything and kept and _is_title(pieces[number]):
            return kept[::-1]
        if signs[number] and number in among:
            kept.append(number)
            behind |= signs[number]
    return found


def _lead(page: Page, own: Sequence[int], anchor: int) -> list[int]:
    """The title and what stands between it and the first heading, less what the site says of the page."""
    pieces = page.pieces
    titles = [
        number for number in range(anchor) if _is_title(pieces[number]) and not _is_about(pieces[number])
    ]
    # The site's own list of links may name this report and others; a heading is no link, and the last is next.
    headed = [number for number in titles if pieces[number].markup]  # type: ignore[union-attr]
    dated = [number for number in titles if any(map(str.isdigit, _string(pieces[number])))]
    best = (headed or [number for number in titles if number in own] or dated or titles)[-1:]
    title = best[0] if best else -1
    within = set(own)
    found: list[int] = []
    if title > 0 and _string(pieces[title])[:4].isdigit() and _is_organ(pieces[title - 1]):
        found.append(title - 1)
    for number in range(title if title >= 0 else own[0], anchor):
        piece = pieces[number]
        if number == title:
            found.append(number)
        elif not isinstance(piece, Lines) or _is_about(piece) or _is_tail(piece) or _is_title(piece):
            continue
        elif number in within or (len(_string(piece)) >= _PROSE and "。" in _string(piece)):
            found.append(number)
    return found


def _rest(pieces: Sequence[Piece], own: Sequence[int], anchor: int) -> list[int]:
    """What follows the last heading or table: its text and the signature, up to where the site goes on."""
    found: list[int] = []
    for number in (number for number in own if number > anchor):
        piece = pieces[number]
        if _is_tail(piece):
            return found
        if not _is_about(piece):
            found.append(number)
    last = own[-1]
    for stop in range(last + 1, min(last + 4, len(pieces))):
        if _is_tail(pieces[stop]) or _is_about(pieces[stop]) or not _is_organ(pieces[stop]):
            break
        if _DATE.fullmatch(_string(pieces[stop])):
            found.extend(range(last + 1, stop + 1))
            break
    return found


def _is_title(piece: Piece) -> bool:
    string = _string(piece)
    return isinstance(piece, Lines) and len(string) <= 80 and _TITLE.fullmatch(string) is not None


def _is_organ(piece: Piece) -> bool:
    string = _string(piece)
    return (
        4 <= len(string) <= _SIGNER
        and not any(stop in string for stop in "。，：；>")
        and not _is_title(piece)
    )


def _is_about(piece: Piece) -> bool:
    """Whether a line says something about the page: where it is, when it came, how to print it."""
    if isinstance(piece, Grid):
        return False
    string = _string(piece)
    if len(string) > 120:
        return False
    if (
        _ABOUT.match(string)
        or _CRUMBS.match(string)
        or _ATTACHMENT.fullmatch(string)
        or _FILE.fullmatch(string)
    ):
        return "。" not in string
    words = [word for word in _TOOL_EDGES.split(string) if word]
    return all(word in _TOOLS or word.isdecimal() for word in words) and any(word in _TOOLS for word in words)


def _is_tail(piece: Piece) -> bool:
    """Whether the site goes on here behind a report."""
    return isinstance(piece, Lines) and len(_string(piece)) <= 160 and _TAIL.match(_string(piece)) is not None


def _from_head(title: Text | None) -> Text | None:
    """The report's title from that of the window, without the site's name."""
    if title is None:
        return None
    place = 0
    for match in (*_SITE.finditer(title.string), None):
        end = len(title.string) if match is None else match.start()
        part = title.part(place, end).strip()
        if part.string and _TITLE.fullmatch(part.string):
            return part
        place = end if match is None else match.end()
    return None


__all__ = ["decode_page", "read", "report_of"]
