"""
网页上的导航、字号、打印等文字不是报告的内容。

Navigation, font size and print links of a web page are no part of the report.

从网页复制时带出。默认关闭，因为从网页下载来检查的文件都有。

Source: practice

Good: 没有网页文字
    全年公开政府信息126条，打印宣传册200份。

Bad: 带出了网页文字
    @preamble «字号：大 中 小 打印»
    → 这里带出了网页上的文字“字号：大 中 小 打印”
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Edit,
    Finding,
    Fix,
    Match,
    Message,
    Pattern,
    Severity,
    Words,
    rule,
)

FURNITURE = Pattern(
    r"(?:当前|您的|您现在的|您所在的)位置[：:][^\n]{0,80}|[【\[]?字号[：:]?\s?[【\[]?\s?大[\s中小打印关闭收藏分享返回本页窗口【】\[\]|/]{0,20}|\A(?:打印|关闭)(?:本页|窗口|页面)?\Z|打印本页|关闭窗口"
    r"|(?:点击|浏览|阅读|访问)(?:次数|数|率|量)[：:]\s?\d{0,9}|责任编辑[：:][^\n]{0,20}|分享到[：:]?[^\n]{0,20}|扫一扫在手机打开[^\n]{0,20}",
    "位置", "字号", "打印", "关闭", "次数", "数：", "数:", "率：", "量：", "责任编辑", "分享到", "扫一扫",
)  # fmt: skip
BRACKETS = ("【】", "[]", "［］", "（）", "()")
MESSAGE = Message(
    zh="这里带出了网页上的文字“{found}”",
    en="This came from a web page: {found}",
    help_zh="不是报告的内容，请删去。",
    help_en="It is no part of the report; delete it.",
)


@rule(
    code="P716",
    severity=Severity.OFF,
    signs=("text:位置：", "text:位置:", "text:字号", "text:打印", "text:关闭", "text:次数", "text:点击", "text:浏览",
           "text:阅读", "text:访问", "text:责任编辑", "text:分享到", "text:扫一扫"),
    fixable="safe",
)  # fmt: skip
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(FURNITURE):
        # What stands beside it, or was taken along with it, may be the report's own words.
        start, end = _whole(passage.text.string, match)
        alone = passage.text.string[start:end].strip() == passage.text.string.strip()
        edit = Edit(passage.text.location(start, end), "")
        fix = Fix(Words("删去", "Delete it"), (edit,), "safe" if alone else "unsafe")
        yield Finding(
            match.location(),
            MESSAGE(found=match.string.strip()),
            keys=(("place", passage.number, match.start),),
            fixes=(fix,),
        )


def _whole(string: str, match: Match) -> tuple[int, int]:
    """The words with the brackets that they stand in."""
    around = string[max(match.start - 1, 0) : match.start] + string[match.end : match.end + 1]
    return (match.start - 1, match.end + 1) if around in BRACKETS else (match.start, match.end)
