"""
上年报告写了下一步措施的，本年第五部分应说到落实情况。

What last year's report promised is taken up in section five.

第五部分的标题是“存在的主要问题及改进情况”，读者会拿上年写的下一步打算来对照。只看有没有提到：写“针对上年指出的问题”
“去年提出的……已完成”“改进情况”都算。没有上年报告的不核对。

Source: 《中华人民共和国政府信息公开条例》第五十条；practice

Good: 说到了上年的问题
    @only problems 针对上年报告指出的解读形式单一问题，本年推出图文解读12件。不足：栏目更新不及时。改进措施：明确专人，按月检查。
    !previous @only problems 不足：解读形式单一。下一步将丰富解读形式。

Good: 上年没有写打算
    @only problems 不足：栏目更新不及时。改进措施：明确专人，按月检查，每季通报一次。
    !previous @only problems 不足：解读形式单一。改进措施：推出图文解读。

Bad: 没有说到
    @only problems «不足：栏目更新不及时。改进措施：明确专人，按月检查，每季通报一次。»
    !previous @only problems 不足：解读形式单一。下一步将丰富解读形式，推出图文解读。
    → 2023年报告第五部分写了“下一步将丰富解读形式，推出图文解读”，本年没有提到落实情况
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, last_year, rule

MESSAGE = Message(
    zh="{year}年报告第五部分写了“{promise}”，本年没有提到落实情况",
    en="Section 五 of the report of {year} says {promise}; this year's does not come back to it",
    help_zh="请写一两句上年所列措施的落实情况。",
    help_en="Say in a sentence or two what came of it.",
)
AHEAD = ("下一步", "下步", "今后", "下阶段", "下一阶段", "明年", "下一年度", "下一年")
# What takes the promise up, or the problems that it answered.
TAKEN_UP = (
    *("上年", "去年", "上一年", "改进情况", "整改情况", "整改", "落实情况", "已完成", "得到解决", "得到改善", "有所改善"),
    *("针对", "持续改进", "较好解决", "已解决", "改进成效", "逐步解决"),
)  # fmt: skip
LONGEST = 40
SECTION = "problems"


@rule(code="X614", severity=Severity.INFO, needs=("form",), signs=("history",))
def check(case: Case) -> Iterator[Finding]:
    previous = last_year(case)
    words = case.report.prose(SECTION)
    if previous is None or not words or case.year is None:
        return
    if any(word in words for word in (*TAKEN_UP, f"{case.year - 1}年")):
        return
    promise = _promise(previous.report.prose(SECTION))
    paragraph = next(
        (p for p in case.report.passages if p.section == SECTION and p.kind == "paragraph"), None
    )
    if promise and paragraph is not None:
        yield Finding(
            paragraph.text.location(),
            MESSAGE(year=case.year - 1, promise=promise),
            target=Target(SECTION),
            keys=(("thin", SECTION),),
        )


def _promise(words: str) -> str:
    """The sentence on what comes next, empty where there is none."""
    for sentence in words.replace("\n", "。").split("。"):
        start = min((sentence.find(word) for word in AHEAD if word in sentence), default=-1)
        if start != -1:
            said = sentence[start:].strip()
            return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"
    return ""
