"""
打算以后做的事，年份应在报告年度之后。

What is planned lies after the report year.

2024年度报告在2025年初公布，第五部分说的下一步是2025年的事。“2024年，我局将进一步……”是上年文本没有改。“将公开工作纳入考核”的
“将”是“把”，不在此列。

Source: practice

Good: 下一年的打算
    @problems 2025年，我局将进一步加强培训。

Good: 已经做了的
    @problems 2024年，我局将公开工作纳入年度考核，将重点栏目作为检查内容。

Bad: 打算的年份没有改
    @problems 下一步，主要做好三件事。«2024年»，我局将进一步加强培训。
    → 这里说的是打算，年份却是2024年
"""

from collections.abc import Iterator

from gidr_lint.api import Case, DateMention, Finding, Message, Pattern, Severity, rule

PLAN = Pattern(
    r"\A度?[，,]?[^，。；：]{0,16}?(?:将(?:继续|进一步|不断|持续|着力|着重|加大|加强|加快|严格|认真|深入|努力|大力|从以下|从以上|坚持|积极|切实"
    r"|围绕|推进|完善|强化|提升|提高|健全|做好|抓好|采取|探索|优化|规范|深化|紧紧|立足|重点(?:做好|抓好|从|围绕|在|推进)|按照|结合)"
    r"|计划(?:从|进一步|开展|加强)|力争|打算|拟从|拟进一步)",
    "将",
    "计划",
    "力争",
    "打算",
    "拟",
)
# 将 for 把: what is done with a thing stands behind it. A plan that is over is none.
DONE = ("纳入", "列入", "列为", "作为", "融入", "列进", "相结合", "有机结合", "挂钩", "已", "印发", "要求")
MESSAGE = Message(
    zh="这里说的是打算，年份却是{found}年",
    en="This is a plan, but the year is {found}",
    help_zh="{year}年度报告里的打算应是以后的事，可能是上年文本未改；如已经做了，请写成已做的事。",
    help_en="The plans of a {year} report lie after that year; last year's text may have been left standing. If it was done, say so.",
)


@rule(
    code="D518",
    severity=Severity.WARNING, needs=("dates",),
    signs=("text:局将", "text:关将", "text:府将", "text:位将", "text:会将", "text:道将", "text:镇将", "text:乡将", "text:办将", "text:委将",
           "text:厅将", "text:心将", "text:年将", "text:，将", "text:区将", "text:县将", "text:市将", "text:院将", "text:们将", "text:度将",
           "text:力争", "text:打算", "text:计划", "text:拟从", "text:拟进一步"),
)  # fmt: skip
def check(case: Case) -> Iterator[Finding]:
    year = case.settled_year
    if year is None:
        return
    for date in case.dates_of("fact"):
        if date.year is None or not year - 3 < date.year <= year or date.month is not None:
            continue
        if date.section is not None and _is_plan(case, date):
            yield Finding(date.location, MESSAGE(found=date.year, year=year), keys=(("date", date.location),))


def _is_plan(case: Case, date: DateMention) -> bool:
    """Whether a sentence begins with the year and tells what will be done in it."""
    string = case.report.passages[date.passage].text.string
    before = string[: date.start].rstrip()
    if before and before[-1] not in "。；：）)":
        return False
    rest = string[date.end : date.end + 200]
    match = PLAN.match(rest)
    if match is None:
        return False
    clause = min((end for end in map(rest.find, "。；") if end != -1), default=len(rest))
    return not any(word in rest[match.end() : clause] for word in DONE)
