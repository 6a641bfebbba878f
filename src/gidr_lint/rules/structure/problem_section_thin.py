"""
第五部分要写出问题和改进的做法。

Section five names problems and what is done about them.

条例第五十条要求写存在的主要问题及改进情况；写“无”或一两句话，等于没有写。

Source: 《中华人民共和国政府信息公开条例》第五十条

Good: 有问题有措施
    @only problems 存在的问题：政策解读形式单一，部分栏目更新不及时。改进措施：增加图文解读，明确专人按月检查栏目更新情况。

Bad: 写“无”
    @only problems 无。
    → 第五部分只有2个字，没有写出问题和改进的做法
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, Words, option, rule

PROBLEMS = (
    "问题",
    "不足",
    "不够",
    "不强",
    "不高",
    "不到位",
    "不及时",
    "薄弱",
    "差距",
    "欠缺",
    "有待",
    "不",
    "短板",
    "单一",
    "滞后",
)
MEASURES = (
    "改进",
    "整改",
    "措施",
    "加强",
    "完善",
    "下一步",
    "提高",
    "提升",
    "强化",
    "健全",
    "增加",
    "继续",
    "进一步",
    "规范",
    "优化",
    "加大",
)
MESSAGE = Message(
    zh="第五部分只有{count}个字，没有写出{missing}",
    en="Section 五 has {count} characters and names no {missing}",
    help_zh="请写出一两个具体问题和已经或将要采取的措施。",
    help_en="Name a problem or two and what was or will be done.",
)
BOTH = Words("问题和改进的做法", "problem and no measure")
PROBLEM = Words("存在的问题", "problem")
MEASURE = Words("改进的做法", "measure")


@rule(
    code="S108",
    severity=Severity.INFO,
    signs=("problems:thin",),
    options={"least": option(30, "Characters, white space apart, below which the section is thin.")},
)
def check(case: Case, least: int) -> Iterator[Finding]:
    part = case.report.section("problems")
    words = "".join(case.report.prose("problems").split())
    if part is None or not words:
        return  # empty-section speaks
    problem, measure = (any(hint in words for hint in hints) for hints in (PROBLEMS, MEASURES))
    if len(words) >= least and problem and measure:
        return
    missing = BOTH if problem == measure else MEASURE if problem else PROBLEM
    yield Finding(
        part.heading.location,
        MESSAGE(count=len(words), missing=missing),
        target=Target("problems"),
        cause=(("thin", "problems"),),
    )
