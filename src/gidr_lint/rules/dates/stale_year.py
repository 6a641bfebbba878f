"""
叙述本年情况的句子，年份应是报告年度。

A sentence about the year's work names the report year.

“2023年，我局……”留在2024年度报告里，多半是上年文本没有改。比较、结转、决算、文件名称和整改往年问题的句子
可以写上年，不在此列；拿不准的不提示。

Source: practice

Good: 上年度决算在本年公开
    2023年度部门决算按时公开。

Good: 与上年比较
    全年主动公开政府信息126条，较2023年增加20条。

Good: 两年并列
    2023年，我局共公开信息106条。2024年，我局共公开信息126条。

Good: 往年的公报、数据是公开的内容
    2023年全县水资源公报已在网站公开。2023年全县供水状况按月公布，共12期。

Good: 上年的申请结转到本年
    2023年结转的申请均已办结，2023年共收到申请12件，其中2件结转至2024年。

Good: 说的是上年报告指出的问题
    针对2023年度报告中提出的问题，本局已逐项整改。

Bad: 年份没有改
    «2023年»，本局共制发规范性文件3件。
    → 这里说的像是本年情况，年份却是2023年

Bad: 上年的数没有改，句中有结转
    «2023年»，本局新收政府信息公开申请30件，上年结转2件，办结30件，结转下年度继续办理2件。
    → 这里说的像是本年情况，年份却是2023年

Bad: 前面有“……方面”
    主动公开方面，«2023年»，本局通过网站公开信息126条。
    → 这里说的像是本年情况，年份却是2023年
"""

from collections.abc import Iterator

from gidr_lint.api import Case, DateMention, Finding, Message, Pattern, Severity, rule

ALLOWED = (
    *(
        "结转",
        "较",
        "比",
        "同期",
        "预算",
        "决算",
        "以来",
        "起",
        "《",
        "〔",
        "上年",
        "去年",
        "问题",
        "整改",
        "不足",
    ),
    *(
        "考核",
        "评议",
        "评估",
        "修订",
        "施行",
        "公布",
        "印发",
        "条例",
        "成立",
        "批准",
        "列入",
        "度部门",
        "分配结果",
        "公报",
        "年鉴",
        "名单",
        "荣获",
        "获评",
        "被评",
    ),
)
OWN = (
    "我局",
    "本局",
    "我县",
    "我市",
    "我区",
    "我镇",
    "我乡",
    "我委",
    "我办",
    "本机关",
    "本年",
    "本单位",
    "本办",
    "全年",
    "共",
    "全县",
    "全市",
    "全区",
    "全镇",
    "全乡",
    "我街道",
    "街道",
)
# What the year's work begins with where the organ goes without saying; then no other year may be near.
DONE = (
    *(
        "主动公开",
        "通过",
        "收到",
        "受理",
        "新收",
        "未收到",
        "未发生",
        "没有收到",
        "没有因",
        "未被",
        "因政府信息公开被",
    ),
    *("制发", "制定", "未制发", "办理", "办结"),
)
# How far around a sentence another year tells that years are compared.
NEAR = 150
WORK = (*DONE, "共", "累计", "发布", "公开", "认真", "积极", "严格", "坚持", "持续", "深入", "不断", "进一步", "全面", "切实", "按照", "围绕")  # fmt: skip
# What may stand before the year at the head of a sentence.
OPENINGS = ("方面，", "方面：", "情况：", "情况，")
# Terms of the balance, which every year's sentence on applications has.
CARRIED = Pattern(
    r"(?:上年度?|去年|\d{4}年)结转|(?:无|没有)?(?:结转|转)(?:至|到|入)?下一?年度?(?:继续)?(?:办理|答复)?|无结转",
    "转",
)
# What goes on for longer is no sentence.
LONGEST = 3000
MESSAGE = Message(
    zh="这里说的像是本年情况，年份却是{found}年",
    en="This seems to describe the report year but says {found}",
    help_zh="可能是上年文本未改。如指{year}年，请改；如确指上年，可加“上年”或在本行忽略。",
    help_en="Last year's text may have been left standing. Change it if {year} is meant; if {found} is meant, say so or suppress this line.",
)


@rule(code="D506", severity=Severity.WARNING, signs=("fact:earlier-year",))
def check(case: Case) -> Iterator[Finding]:
    if case.year is None:
        return
    # Where the period names the same year, it is one mistake, be it the title's or theirs.
    periods = {d.year for d in case.dates_of("period-start", "period-end")} - {case.year}
    for date in case.dates_of("fact"):
        if date.year is None or not case.year - 3 <= date.year < case.year or date.month is not None:
            continue
        if date.section not in ("overview", "proactive", "applications", "disputes", "other-matters", None):
            continue
        if _is_stale(case, date):
            yield Finding(
                date.location,
                MESSAGE(found=date.year, year=case.year),
                cause=(("date", date.location), ("year",))
                if date.year in periods
                else (("date", date.location),),
            )


def _is_stale(case: Case, date: DateMention) -> bool:
    """Whether the year stands at the head of a sentence that tells what was done, and nothing allows it."""
    string = case.report.passages[date.passage].text.string
    head = string[max(0, date.start - 8) : date.start].rstrip()
    if head and head[-1] not in "。；！？）)" and not head.endswith(OPENINGS):
        return False
    reach = min(date.end + LONGEST, len(string))
    ends = [end for end in (string.find(mark, date.end, reach) for mark in "。；") if end != -1]
    end = min(ends, default=reach)
    sentence = string[date.start : end]
    if string[end + 1 : end + 16].lstrip().startswith(str(case.year)):
        return False  # 2023年……。2024年……: the two are compared
    after = string[date.end : date.end + 1]
    if after not in ("，", ","):
        own = next((word for word in OWN if string.startswith(word, date.end)), None)
        # 2023年全县水质状况 is a thing published, 2023年全县共收到 the year's work.
        if own is None or not (own == "共" or string.startswith(WORK, date.end + len(own))):
            return False
    elif string.startswith(DONE, date.end + 1):
        bare = CARRIED.compiled.sub("", sentence)
        around = string[max(0, date.start - NEAR) : end + NEAR]
        return str(case.year) not in around and not any(word in bare for word in ALLOWED)
    rest = sentence[len(date.written) :]
    if not rest.startswith("结转"):
        rest = CARRIED.compiled.sub("", rest)
    if str(case.year) in rest or any(word in rest for word in ALLOWED):
        return False
    return any(word in rest[:24] for word in OWN)
