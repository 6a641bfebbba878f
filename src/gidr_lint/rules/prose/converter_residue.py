"""
正文里有Word书签、域代码、网页标签、盲文符号、成串问号等转换残留，或没有结果的域。

Something that a converter left behind stands in the text: a bookmark, a field code, a tag; or a field without a result.

复制、转换文件时带出，删除后其余内容不变。交叉引用、目录、公式没有结果的，Word显示“错误!未找到引用源。”“!语法错误”一类的字。成串的问号是编码没有认出的字或空格，全文只报一次，请与原文件核对。

Source: practice

Good: 没有残留
    全年公开政府信息126条。

Bad: 带出了书签
    «[bookmark: _GoBack]»全年公开政府信息126条。
    → 这里有转换残留“[bookmark: _GoBack]”

Bad: 交叉引用没有找到
    全年公开政府信息126条（见«错误!未找到引用源。»）。
    → 这里的域没有结果，显示的是“错误!未找到引用源。”

Bad: 公式没有算出来
    全年公开政府信息«!语法错误»。
    → 这里的域没有结果，显示的是“!语法错误”

Good: 说到错误
    对错误！信息不准确的，及时更正。

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
    r"|mso-[a-z-]{3,40}",
    "[bookmark:", "HYPERLINK", "PAGEREF", "_Toc", "MERGEFORMAT", "mso-",
    *"⠁⠂⠄⠈⠐⠠⡀⢀⠼⠿", "span>", "font>", "div>", "strong>", "p>", "td>", "tr>", "table>", "tbody>", "body>", "html>", "br>", "br/>", "<span", "<font", "<div", "<p ", "<td", "<st1:", "&nbsp",
)  # fmt: skip
# What stands where a field of Word or LibreOffice has no result: a reference, a table of contents, a sum.
FIELD = Pattern(
    r"错误[!！]\s?(?:未|找不到|文档中没有|不能识别|不是有效|无效|链接|超链接|主文档|使用[“\"]|没有|无法)[^。\n]{1,60}+。?"
    r"|[!！](?:语法错误|表达式错误|除数为零|被零除|零作除数|缺少运算符|未定义书签|公式不在表格中|数字太大|表达式意外结束)"
    r"|Error!\s[A-Z][^.\n]{2,80}+\.?|Error: Reference source not found|错误[：:]\s?(?:未找到引用源|引用源未找到|没有找到引用源|未找到参考源)"
    r"|!(?:Syntax Error|Zero Divide|Missing Operator|Undefined Bookmark|The Formula Not In Table|Is Not In Table|Number Too Large|Unexpected End of Expression)"
    r"|未找到(?:目录|图表目录|图形|索引|引文目录)项目?(?:表)?。|No table of (?:contents|figures|authorities) entries found\.|No index entries found\.",
    "错误!", "错误！", "错误：", "错误:", "!语", "！语", "!表", "！表", "!除", "！除", "!被零", "！被零", "!零作", "！零作", "!缺少", "！缺少", "!未定",
    "！未定", "!公式", "！公式", "!数字太", "！数字太", "Error!", "Error:", "!Syntax", "!Zero", "!Missing", "!Undefined", "!The", "!Is", "!Number",
    "!Unexpected", "未找到目", "未找到图", "未找到索", "未找到引文", "No table", "No index",
)  # fmt: skip
# What a converter makes of characters that it does not know.
UNKNOWN = Pattern(r"\?{4,200}", "????")
MESSAGE = Message(
    zh="这里有转换残留“{found}”",
    en="{found} was left behind by a converter",
    help_zh="删除即可，其余内容不变。",
    help_en="Delete it; the rest stays.",
)
NO_RESULT = Message(
    zh="这里的域没有结果，显示的是“{found}”",
    en="A field has no result here and shows {found}",
    help_zh="请在Word里更新域，或重新插入引用；不需要的删除。",
    help_en="Update the field in Word or insert the reference again; delete it where it is not needed.",
)
LOST = Message(
    zh="这里有转换残留“{found}”",
    en="{found} was left behind by a converter",
    help_zh="成串的问号是编码没有认出的字或空格，请与原文件核对后补上或删除。{rest}",
    help_en="Question marks stand for characters or spaces that were not recognised: compare with the original. {rest}",
)
NO_REST = Words("", "")
# A date in whose middle it stood, and a count that a field had not filled in.
UNCOVERS = ("D504", "N424")


@rule(
    code="P703",
    severity=Severity.WARNING,
    signs=tuple(f"text:{literal}" for literal in (*RESIDUE.literals, *FIELD.literals, *UNKNOWN.literals)),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(RESIDUE, margins=True):
        text = passage.text.string
        # 12</td>31日: without it two figures would be one.
        joins = (
            text[max(match.start - 1, 0) : match.start].isdigit()
            and text[match.end : match.end + 1].isdigit()
        )
        yield Finding(
            match.location(),
            MESSAGE(found=excerpt(match.string)),
            keys=(("place", passage.number, match.start),),
            fixes=(
                Fix(
                    Words("删除残留", "Delete what was left behind"),
                    (Edit(match.location(), ""),),
                    "unsafe" if joins else "safe",
                    UNCOVERS,
                ),
            ),
        )
    for passage, match in case.find(FIELD, margins=True):
        yield Finding(
            match.location(),
            NO_RESULT(found=excerpt(match.string)),
            # Its own mark is half-width, and with the stop that it ends with the sentence has two.
            keys=tuple(
                ("place", passage.number, place)
                for place in {match.start, match.start + max(match.string.find("!"), 0), match.end - 1}
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
