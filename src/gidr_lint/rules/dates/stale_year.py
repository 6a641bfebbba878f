"""
叙述本年情况的句子，年份应是报告年度。

A sentence about the year's work names the report year.

“2023年，我局……”留在2024年度报告里，多半是上年文本没有改。看的是这句话说什么：说做了什么、收到几件、没有发生什么的提示；
比较、结转、决算、文件名称、整改往年问题和特意说上年数字的句子可以写上年，不在此列；拿不准的不提示。

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

Good: 说到上年的数，是为了说变化
    2023年度我局接到来信43封，及至本年度，这一数字已攀升至71封。

Good: 上年的数字特意留着
    2023年全年接到的是7封来信，居民越来越会用这个渠道了。

Good: 上年的数是拿来比的
    本年新收申请9件，办结9件。2023年新收7件，本年多2件。2023年办结7件，增长较快。

Good: 件数与本年的表格不同，是上年的数
    全年收到政府信息公开申请30件，多为规划方面。2023年，我局收到政府信息公开申请81件，办结79件。

Good: 先说上年再比较
    2023年度我局新收政府信息公开申请25件，办结24件；与之相比，2024年多收5件。

Good: 上年没有办完的
    2023年底没办完、转过来的2封来信均已回复。

Bad: 年份没有改
    «2023年»，本局共制发规范性文件3件。
    → 这里说的像是本年情况，年份却是2023年

Bad: 上年的数没有改，句中有结转
    «2023年»，本局新收政府信息公开申请30件，上年结转2件，办结30件，结转下年度继续办理2件。
    → 这里说的像是本年情况，年份却是2023年

Bad: 否认的句子
    «2023年度»未收到政府信息公开申请。
    → 这里说的像是本年情况，年份却是2023年

Bad: 前面有“……方面”
    主动公开方面，«2023年»，本局通过网站公开信息126条。
    → 这里说的像是本年情况，年份却是2023年

Bad: 主语是单位的名称，句中有同比
    «2023年»，青溪县水务局严格落实《条例》，主动公开图文3527条，同比增长19.2%。
    → 这里说的像是本年情况，年份却是2023年

Bad: 年份后面就是动词
    «2023年»通过微信公众号推送图文52条。
    → 这里说的像是本年情况，年份却是2023年

Bad: 年份在单位后面
    本局«2023年»主动公开图文3527条。
    → 这里说的像是本年情况，年份却是2023年
"""

from collections.abc import Iterator

from gidr_lint.api import Case, DateMention, Finding, Message, Pattern, Severity, may_be_one, rule

ALLOWED = (
    *(
        "结转",
        "较",
        "比",
        "同期",
        "预算",
        "决算",
        "以来",
        "年起",
        "月起",
        "日起",
        "起施行",
        "起实施",
        "起执行",
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
# How the author calls itself.
SELF = Pattern(
    r"\A(?:[本我](?:局|关|厅|委|办|院|中心|街道|镇|乡|县|市|区|州|省|部门|单位|机关|馆|队|行|处|所|会|校|行政区域)|全(?:局|厅|委|院|县|市|区|镇|乡|州|省|系统))(?:机关|本级)?",
    "本",
    "我",
    "全",
)
# Growth within the year that is told, and words that hold a sign of comparison.
GROWTH = Pattern(
    r"同比|环比|(?:较|比|与)(?:上一?年度?|去年)(?:同期|相比)?|占比|比例|比重|百分比|评比|提起|引起|起诉|发起|起草",
    "比", "较", "起", "与",
)  # fmt: skip
# That a year's figure is told on purpose: it is held against this year's, or its work went on.
COMPARED = Pattern(
    r"及至|到了|至本年|到本年|而本年|今年|那时|彼时|当时|越来越|攀升|增至|增加到|[上下]升?降?[到至](?=\d)|升至|降至|减少到|的是|持平|翻了?[番倍]"
    r"|[本今当]年[度，]?(?:[则又已]|比之)?(?:这|多|少|增|减|升|降|为|是|上升|下降|新收|收到)"
    r"|此后|其后|随后|后来|延续|遗留|[没未]办完|转过来|转来的|移交|跨年|多了|少了",
    "至", "到", "年", "时", "越来越", "攀升", "的是", "持平", "翻", "后", "延续", "遗留", "办完", "转", "移交", "跨年", "了",
)  # fmt: skip
# How the first sentence of a report goes on; what it names need not be of the year.
STRIVES = (
    *("认真", "深入", "严格", "坚持", "全面", "扎实", "积极", "切实", "持续", "紧紧", "高度重视", "按照", "根据", "围绕"),
    *("贯彻", "落实", "始终", "不断", "进一步", "大力", "着力", "以"),
)  # fmt: skip
# What right behind a year makes it another time, or a thing of that year.
BEHIND = ("底", "末", "初", "起", "前", "后", "以", "之", "至", "到", "结转", "的", "终")
# What allows a year as that of a document is what the author did where it is the verb.
ISSUED = ("公布", "印发")
# Who else may have done it.
OTHERS = ("全国", "国务院", "国家", "中央", "党中央", "中共", "上级", "省", "市委", "市政府", "县委", "县政府", "区委", "区政府")  # fmt: skip
# What is told twice side by side, once with last year, is told to compare.
ACTS = ("新收", "收到", "受理", "办结", "主动公开", "制发")
NOUNS = ("申请", "信息", "复议", "诉讼", "规范性文件", "培训", "处理费", "来信", "文件")
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
    *("因政府信息公开", "没有", "无", "被申请", "被提起", "累计", "接到", "发生", "引发"),
)
DENIED = (
    "未收到",
    "未发生",
    "没有收到",
    "没有发生",
    "没有因",
    "没有收取",
    "未收取",
    "未制发",
    "未被",
    "未产生",
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


@rule(code="D506", severity=Severity.WARNING, needs=("dates",), signs=("fact:earlier-year",))
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
                keys=(("date", date.location), ("year",))
                if date.year in periods
                else (("date", date.location),),
            )


def _is_stale(case: Case, date: DateMention) -> bool:
    """Whether a sentence tells what was done in that year, and nothing allows it."""
    string = case.report.passages[date.passage].text.string
    before = string[max(0, date.start - 40) : date.start].rstrip()
    head = before[max(map(before.rfind, "。；！？）)")) + 1 :]
    for opening in OPENINGS:
        head = head.rpartition(opening)[2]
    leads = bool(head)
    if leads and _without_subject(case, head):
        return False
    reach = min(date.end + LONGEST, len(string))
    ends = [end for end in (string.find(mark, date.end, reach) for mark in "。；") if end != -1]
    end = min(ends, default=reach)
    said = string[date.start + len(date.written) : end]
    following = string[end + 1 : end + 16].lstrip()
    if following.startswith(str(case.year)) or "相比" in following:
        return False  # 2023年……。2024年……: the two are compared
    if said.startswith(BEHIND) or COMPARED.search(said) or _is_told_beside(case, string, date, end):
        return False
    around = string[max(0, date.start - NEAR) : end + NEAR]
    is_near = str(case.year) in around
    evidence = _evidence(case, date, end)
    if evidence is not None:
        return evidence
    what = said.lstrip("，, ")
    act = _without_subject(case, what)
    named = len(act) < len(what)
    if (named or leads) and act.startswith(STRIVES) and str(case.year) not in said:
        return not any(word in said for word in ("以来", "年起"))
    bare = GROWTH.compiled.sub("", CARRIED.compiled.sub("", said))
    if named and act.startswith(ISSUED):
        bare = bare.replace(act[:2], "", 1)
    if str(case.year) in bare or any(word in bare for word in ALLOWED):
        return False
    if what.startswith(DENIED) or act.startswith(DENIED):
        return not is_near
    if leads:
        return _does(act, WORK)
    if len(what) == len(said):  # no comma: a thing of that year may be named
        own = next((word for word in OWN if said.startswith(word)), None)
        # 2023年全县水质状况 is a thing published, 2023年全县共收到 the year's work.
        if own is not None and (own == "共" or _does(said[len(own) :], WORK)):
            return True
        if named:
            return _does(act, WORK)
        return not is_near and _does(said, DONE) and _counts(case, date, end)
    if what.startswith(DONE):
        return not is_near
    return named or (not what.startswith(OTHERS) and any(word in said[:24] for word in OWN))


def _evidence(case: Case, date: DateMention, end: int) -> bool | None:
    """
    What the figures of the sentence tell: True where all are this year's, so that only the year is wrong;
    False where one is not and the section gives this year's besides; None where they tell nothing.
    """
    text = case.report.passages[date.passage].text
    first, last = text.location(date.start, date.end).order, text.location(end - 1, end).order
    items = [i for i in case.uncompared if i.as_own is not None and first <= i.number.order <= last]
    if len(items) > 1 and all(item.as_own for item in items):
        return True
    given = {i.claim.target for i in case.weighed if i.verdict.agrees and i.claim.section == date.section}
    return False if any(not item.as_own and item.target in given for item in items) else None


def _does(words: str, verbs: tuple[str, ...]) -> bool:
    """Whether a clause begins with one of the verbs; 办理的 names what was handled."""
    verb = next((word for word in verbs if words.startswith(word)), None)
    return verb is not None and not words.startswith("的", len(verb))


def _without_subject(case: Case, words: str) -> str:
    """A clause without the author's name at its head; the clause itself where another, or none, stands there."""
    match = SELF.match(words)
    if match is not None:
        return words[match.end() :]
    organ = case.report.organisation or ""
    start = words[:30]
    place = start.find(organ[-1:], 1) if organ else -1
    while place != -1:
        name = start[: place + 1]
        if all("\u4e00" <= char <= "\u9fff" for char in name) and may_be_one(name, organ):
            return words[place + 1 :]
        place = start.find(organ[-1:], place + 1)
    return words


def _is_told_beside(case: Case, string: str, date: DateMention, end: int) -> bool:
    """Whether the sentence before or behind tells the same thing of this year."""
    start = max(string.rfind(mark, 0, date.start) for mark in "。；") + 1
    previous = string[max(map(string[: max(start - 1, 0)].rfind, "。；")) + 1 : start]
    ends = [place for place in (string.find(mark, end + 1) for mark in "。；") if place != -1]
    following = string[end + 1 : min(ends, default=len(string))]
    said = string[date.start : end]
    if str(date.year) not in previous and any(map(str.isdecimal, previous)):
        if any(act in previous and act in said for act in ACTS):
            return True
    return any(
        (str(case.year) in other or "今年" in other or "本年" in other)
        and any(map(str.isdecimal, other.replace(str(case.year), "")))
        and any(noun in other and noun in said for noun in NOUNS)
        for other in (previous, following)
    )


def _counts(case: Case, date: DateMention, end: int) -> bool:
    """Whether the sentence counts something."""
    passage = case.report.passages[date.passage]
    return any(date.end <= quantity.start < end for quantity in case.quantities(passage))
