"""
年度报告不写以后年度的事，计划除外。

A report speaks of no later year, except in plans.

写成以后年份的多半是笔误。“2025年将……”“下一步”“结转2025年”“到2035年”等可以写。

Source: practice

Good: 下一步计划
    @problems 2025年，我局将加强培训，继续做好信息公开工作。

Good: 预算和规划
    2025年度部门预算按时公开，“十五五”规划和2035年远景目标的解读材料已经发布。

Good: 发布日期
    本报告于2025年1月20日公布。

Good: 结转到下一年
    全年办结申请30件，2025年继续办理2件。

Good: 目标
    到2030年，数据全部公开，专栏建设全面完成。

Bad: 年份写错
    «2027年»，我局共收到群众留言12条。
    → 这里写的是2027年，而本报告为2024年度报告

Bad: 年份写错，句中有结转
    «2027年»，我局新收政府信息公开申请30件，上年结转2件，办结30件，结转下年度继续办理2件。
    → 这里写的是2027年，而本报告为2024年度报告
"""

from collections.abc import Iterator

from gidr_lint.api import Case, DateMention, Finding, Message, Pattern, Severity, rule, sentence

ALLOWED = (
    *(
        "将",
        "下一步",
        "下步",
        "计划",
        "规划",
        "预算",
        "目标",
        "拟",
        "打算",
        "力争",
        "确保",
        "结转",
        "远景",
        "十五五",
    ),
    *(
        "以前",
        "之前",
        "前完成",
        "底前",
        "年前",
        "年底",
        "展望",
        "未来",
        "今后",
        "继续",
        "到期",
        "公布",
        "发布",
        "编制",
        "截至",
    ),
    *(
        "起施行",
        "起实施",
        "有效期",
        "顺延",
        "转下",
        "转至",
        "转入",
        "新的一年",
        "工作要点",
        "重点",
        "思路",
        "进一步",
    ),
)
# Terms of the balance, which every year's sentence on applications has.
CARRIED = Pattern(
    r"(?:上年度?|去年|\d{4}年)结转|(?:无|没有)?(?:结转|转)(?:至|到|入)?下一?年度?(?:继续)?(?:办理|答复)?|无结转",
    "转",
)
DONE = (
    "共",
    "收到",
    "新收",
    "受理",
    "办结",
    "公开",
    "制发",
    "开展",
    "完成",
    "未发生",
    "未收到",
    "召开",
    "组织",
)
MESSAGE = Message(
    zh="这里写的是{found}年，而本报告为{year}年度报告",
    en="This says {found}, but this is the {year} report",
    help_zh="请核对年份；如是以后的计划，可写明“将”或移到第五部分。",
    help_en="Check the year; a plan may say so, or stand in section 五.",
)


@rule(code="D507", severity=Severity.WARNING, needs=("dates",), signs=("date:future",))
def check(case: Case) -> Iterator[Finding]:
    year = case.settled_year
    if year is None or any(item.year != year for item in case.report.evidence if item.origin != "file"):
        return
    for date in case.dates_of("fact"):
        if date.year is None or date.year <= year or date.year > year + 20:
            continue
        if _is_wrong(case, date, year):
            yield Finding(
                date.location,
                MESSAGE(found=date.year, year=year),
                keys=(("date", date.location),),
            )


def _is_wrong(case: Case, date: DateMention, year: int) -> bool:
    """Whether a sentence tells what was done, and nothing in it speaks of a plan."""
    string = case.report.passages[date.passage].text.string
    start, end = sentence(string, date.start, date.end)
    told = CARRIED.compiled.sub("", string[start:end])
    if any(word in told for word in ALLOWED):
        return False
    if string.endswith(("到", "至"), 0, date.start):
        return False  # 到2030年，完成…… is an aim
    if date.year == year + 1 and (date.month is not None or date.section == "problems"):
        return False  # what came after the year's end: the report itself, a decision, a plan
    return any(word in string[date.end : end] for word in DONE)
