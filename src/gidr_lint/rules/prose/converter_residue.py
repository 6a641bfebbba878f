"""
正文里有Word书签、域代码、网页标签、盲文符号、成串问号等转换残留。

Something that a converter left behind stands in the text: a bookmark, a field code, a tag.

复制、转换文件时带出，删除后其余内容不变。成串的问号是编码没有认出的字或空格，全文只报一次，请与原文件核对。

Source: practice

Good: 没有残留
    全年公开政府信息126条。

Bad: 带出了书签
    «[bookmark: _GoBack]»全年公开政府信息126条。
    → 这里有转换残留“[bookmark: _GoBack]”

Bad: 编码没有认出的空格
    «????»全年公开政府信息126条。
    → 这里有转换残留“????”

Bad: 网页标签的残余
    «⠂ ⠼/span>»全年公开政府信息126条。
    → 这里有转换残留“⠂ ⠼/span>”
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Edit,
    Finding,
    Fix,
    Message,
    Pattern,
    Related,
    Severity,
    Words,
    excerpt,
    rule,
)

RESIDUE = Pattern(
    r"\[bookmark:[^\]\n]{0,60}\]|(?:HYPERLINK|PAGEREF|REF)\s{1,3}(?:\\l\s)?[\"“][^\"”\n]{0,160}[\"”]|_Toc\d{3,12}|\\\*\s?MERGEFORMAT"
    r"|[\u2801-\u28ff](?:\s?[\u2801-\u28ff]){0,20}(?:/?[a-z]{1,10}>)?|(?<![<\w])/(?:span|font|div|strong|p|td|tr|table|body|html)>"
    r"|</?(?:span|font|div|strong|td|tr|table|tbody|p|br|o:p|st1:[a-z]{1,20})(?:\s[^<>\n]{0,200})?/?>|&nbsp;?"
    r"|Error! (?:Reference|Bookmark)[^.\n]{0,60}\.?|错误！未(?:找到|定义)[^。\n]{0,20}。|mso-[a-z-]{3,40}",
    "[bookmark:", "HYPERLINK", "PAGEREF", "_Toc", "MERGEFORMAT", "Error!", "错误！", "mso-",
    *"⠁⠂⠄⠈⠐⠠⡀⢀⠼⠿", "span>", "font>", "div>", "strong>", "p>", "td>", "tr>", "table>", "tbody>", "body>", "html>", "br>", "br/>", "<span", "<font", "<div", "<p ", "<td", "<st1:", "&nbsp",
)  # fmt: skip
# What a converter makes of characters that it does not know.
UNKNOWN = Pattern(r"\?{4,200}", "????")
MESSAGE = Message(
    zh="这里有转换残留“{found}”",
    en="{found} was left behind by a converter",
    help_zh="删除即可，其余内容不变。",
    help_en="Delete it; the rest stays.",
)
LOST = Message(
    zh="这里有转换残留“{found}”",
    en="{found} was left behind by a converter",
    help_zh="成串的问号是编码没有认出的字或空格，请与原文件核对后补上或删除。{rest}",
    help_en="Question marks stand for characters or spaces that were not recognised: compare with the original. {rest}",
)
NO_REST = Words("", "")


@rule(
    code="P703",
    severity=Severity.WARNING,
    signs=tuple(f"text:{literal}" for literal in (*RESIDUE.literals, *UNKNOWN.literals)),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(RESIDUE):
        yield Finding(
            match.location(),
            MESSAGE(found=excerpt(match.string)),
            keys=(("place", passage.number, match.start),),
            fixes=(
                Fix(Words("删除残留", "Delete what was left behind"), (Edit(match.location(), ""),), "safe"),
            ),
        )
    # Text may be lost with them: there is nothing to delete, and one place stands for all.
    unknown = list(case.find(UNKNOWN))
    for _, match in unknown[:1]:
        yield Finding(
            match.location(),
            LOST(found=excerpt(match.string), rest=_rest(len(unknown) - 1)),
            keys=tuple(("place", place.number, other.start) for place, other in unknown),
            related=tuple(
                Related(other.location(), Words(other.string, other.string)) for _, other in unknown[1:]
            ),
        )


def _rest(others: int) -> Words:
    return Words(f"另有{others}处。", f"There are {others} more. ") if others else NO_REST
