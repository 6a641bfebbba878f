"""
正文不应照抄上年的报告。

The prose is not last year's over again.

内容雷同的报告会被通报。数字不同也算雷同；引用法规文件的句子、标题和表格不比较，正文少于300字的不比较。

Source: 国办公开办函〔2021〕30号, which names 内容雷同

Good: 今年另有内容
    @only problems 今年的主要问题是热线与网站答复口径不够统一，个别栏目的分类过细，群众查找不便，线下查阅点的设备也较为陈旧，有的已经停用。
    @only overview 全年围绕河湖治理、农村供水两项工作公开信息，栏目由七个合并为四个，答复文书改用新的样式，并逐件由法制机构审核，群众来电明显减少。
    !previous 今年新设了窗口。

Bad: 照抄上年
    @problems 个别栏目的内容分类不够细，群众查找不便；线下查阅点的设备较为陈旧。今后将合并重复的栏目，更换查阅点的设备，并请群众代表试用；每季度汇总一次意见，逐条答复，答复情况在公开栏张贴。
    !previous @problems 个别栏目的内容分类不够细，群众查找不便；线下查阅点的设备较为陈旧。今后将合并重复的栏目，更换查阅点的设备，并请群众代表试用；每季度汇总一次意见，逐条答复，答复情况在公开栏张贴。
    → 正文与2023年报告雷同：100%的文字相同
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, last_year, option, rule

MESSAGE = Message(
    zh="正文与{year}年报告雷同：{share}%的文字相同",
    en="The text is that of {year} over again: {share}% of it is the same",
    help_zh="请按本年度的情况重写，尤其是存在的主要问题及改进情况。",
    help_en="Write it anew for this year, the problems and their correction above all.",
)
SHARE = option(
    0.9,
    "除数字以外，相同的文字占多少才提示。|The share of the text that must be the same, digits aside.",
    (0, 1),
)
LEAST = option(300, "至少有多少字才比较。|The least number of characters that are compared.", (0, 1_000_000))
DIGITS = str.maketrans("", "", "0123456789０１２３４５６７８９〇一二三四五六七八九十 \u3000")


@rule(
    code="X606",
    severity=Severity.WARNING,
    needs=("form",),
    signs=("history",),
    options={"share": SHARE, "least": LEAST},
)
def check(case: Case, share: float, least: int) -> Iterator[Finding]:
    previous = last_year(case)
    if previous is None:
        return
    now, then = _sentences(case), _sentences(previous)
    length = sum(map(len, now))
    if length < least or sum(map(len, then)) < least:
        return
    old = set(then)
    same = sum(len(sentence) for sentence in now if sentence in old)
    if same / max(length, sum(map(len, then))) < share:
        return
    yield Finding(
        case.top,
        MESSAGE(year=previous.year, share=f"{100 * same / length:.0f}"),
        keys=(("copied", "text"),),
    )


def _sentences(case: Case) -> list[str]:
    """The sentences of the prose without digits, those that quote laws and notices left out."""
    found = []
    for passage in case.passages("paragraph"):
        for sentence in passage.text.string.replace("；", "。").split("。"):
            if "《" not in sentence and "〔" not in sentence and len(sentence) > 1:
                found.append(sentence.translate(DIGITS))
    return found
