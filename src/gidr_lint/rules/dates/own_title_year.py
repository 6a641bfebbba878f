"""
开头、页眉、页脚提到本报告的名称时，年份应是报告年度。

Where the preamble, a header or a footer names the report itself, it names the report year.

“现将青溪县水务局2023年政府信息公开工作年度报告公布如下”留在2024年度报告里，是上年文本没有改。通知的名称、上年报告提出的
问题不在此列。

Source: practice

Good: 年份与标题一致
    @preamble 现将青溪县水务局2024年政府信息公开工作年度报告公布如下。

Good: 说的是上年报告和通知
    @preamble 按照关于2023年度政府信息公开工作年度报告编制工作的通知，对2023年政府信息公开工作年度报告中提出的问题逐项整改。

Bad: 年份没有改
    @preamble 现将青溪县水务局«2023年»政府信息公开工作年度报告公布如下。
    → 开头提到的本报告是2023年度的，而标题为2024年度报告
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Match, Message, Pattern, Severity, Words, rule

OWN = Pattern(
    r"(?:(?P<before>[^，。；：\d\s]{0,40})(?P<year>20\d\d)年(?:度)?的?[\u4e00-\u9fff]{0,16}?信息公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:报告|年报)"
    r"|(?P<lead>[^，。；：\d\s]{0,40})信息公开(?:工作)?(?P<late>20\d\d)年度?(?:工作)?(?:报告|年报))",
    "报告",
    "年报",
)
# What makes a name of this kind that of a notice, or of last year's report.
OTHERS = (
    "上一篇",
    "下一篇",
    "相关",
    "关于",
    "通知",
    "做好",
    "上年",
    "去年",
    "往年",
    "针对",
    "对照",
    "历年",
    "较",
    "继",
    "至",
)
BEHIND = (
    "编制",
    "的编",
    "格式",
    "有关",
    "中",
    "》中",
    "提",
    "反馈",
    "问题",
    "整改",
    "》的通知",
    "的通知",
    "填报",
    "报送",
    "工作的",
)
INTRODUCED = ("现将", "公布", "发布", "编制", "制作", "撰写", "编写", "形成", "公开", "《", "现就", "特")
# A header or footer names nothing but the report that it stands on.
REPORT = Pattern(
    r"(?P<year>20\d\d)\s?年?(?:度|年度)?[^，。；：\d]{0,24}(?:报告|年报)|(?:报告|年报)[（(](?P<late>20\d\d)\s?年?度?[）)]",
    "报告",
    "年报",
)
_PARTS = {"header": Words("页眉", "header"), "footer": Words("页脚", "footer")}
ELSEWHERE = ("通知", "上年", "去年", "上一年", "〔")
IN_MARGIN = Message(
    zh="{part}写的是{found}年度报告，而标题为{year}年度报告",
    en="The {part} names the report for {found}, the title that for {year}",
    help_zh="{part}可能是沿用了上年文件，请一并修改。",
    help_en="It may come from last year's file: change it, too.",
)
MESSAGE = Message(
    zh="开头提到的本报告是{found}年度的，而标题为{year}年度报告",
    en="The preamble calls this the report for {found}, the title for {year}",
    help_zh="可能是沿用了上年文本，请改年份，并看看其他年份。",
    help_en="The text may come from last year's file: change the year and look at the others.",
)


@rule(
    code="D516",
    severity=Severity.WARNING,
    needs=("dates",),
    signs=("preamble:other-year", "margins"),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    named = {i.year for i in case.report.evidence if i.origin in ("option", "front", "config", "title")}
    if len(named) != 1:
        return
    year = named.pop()
    periods = {date.year for date in case.dates_of("period-start", "period-end")} - {year, None}
    for passage in case.passages("preamble"):
        for match in OWN.find(passage.text):
            group = "year" if match.group("year") else "late"
            found = int(match.group(group))
            if found == year or not _is_own(passage.text.string, match):
                continue
            start, end = match.bounds(group)
            place = passage.text.location(start, end + 1)
            fix = Fix(
                Words(f"年份改为{year}", f"Change the year to {year}"),
                (Edit(match.location(group), str(year)),),
                "unsafe",
            )
            # Where the period names this year, too, the title may be wrong: one mistake.
            yield Finding(
                place,
                MESSAGE(found=found, year=year),
                keys=(("own-name",), ("date", place), *((("year",),) if found in periods else ())),
                fixes=(fix,),
            )
    yield from _in_margins(case, year)


def _in_margins(case: Case, year: int) -> Iterator[Finding]:
    """A header or footer that names the report for another year."""
    for passage in case.margins:
        part = _PARTS.get(passage.text.address.part) if passage.text.address is not None else None
        match = REPORT.first(passage.text)
        if part is None or match is None:
            continue
        group = "year" if match.group("year") else "late"
        if int(match.group(group)) != year and not any(word in passage.text.string for word in ELSEWHERE):
            yield Finding(
                match.location(group),
                IN_MARGIN(part=part, found=match.group(group), year=year),
                keys=(("margin", passage.number),),
            )


def _is_own(string: str, match: Match) -> bool:
    """Whether the name is introduced as that of the report at hand."""
    before = match.group("before") or match.group("lead") or ""
    if any(word in before for word in OTHERS) or string.startswith(BEHIND, match.end):
        return False
    return any(word in before for word in INTRODUCED) or not string[: match.start].strip("《")
