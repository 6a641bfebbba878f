"""
日期的“年”“月”“日”不能缺。

No 年, 月 or 日 is lost from a date.

复制、替换年份时容易丢字：20241月1日、2024年12年31日、12月31止，或者只剩一串数字：20241231日。年份整个丢了的，句首就剩下
“年主动公开……”。

Source: practice

Good: 完整的日期
    统计截止到2024年12月31日止，2024年1月至12月按月更新。

Good: 不是日期
    按月检查、按日更新，收到3月报表20份。

Good: 句首的“年”是别的词
    年内培训2次。年度考核合格。年初制定方案，年均更新300次。年共享数据一批。

Good: 一个日期段
    2024年5月20至22日，本局开展宣传活动；全年365日不间断提供查询。

Bad: 丢了“年”
    相关信息自«20241月1日»起公开。
    → “20241月1日”少了“年”字

Bad: 丢了“日”
    相关信息公开至«12月31止»。
    → “12月31止”少了“日”字

Bad: “月”写成“年”
    相关信息公开至«2024年12年31日»。
    → “2024年12年31日”少了“月”字

Bad: 句末丢了“日”
    平台于«2024年5月20»。
    → “2024年5月20”少了“日”字

Bad: 丢了“月”
    «2024年520日»，本局召开了专题会议。
    → “2024年520日”少了“月”字

Bad: 只剩数字
    平台自«202461日»起使用，至20241130日改版。
    → “202461日”少了“年”“月”
    → “20241130日”少了“年”“月”

Bad: 年份丢了
    «年»主动公开各类图文23篇。
    → 句首的“年”前面少了年份
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Pattern, Severity, Words, rule

DATE = Pattern(
    r"(?<!\d)(?P<noyear>(?:19|20)\d\d)(?P<month>1[0-2]|0?[1-9])月(?:\d{1,2}日)?"
    r"|(?<!\d)(?:(?:19|20)\d\d年)?(?:1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])(?P<noday>止)"
    r"|(?<!\d)(?:19|20)\d\d年(?:1[0-2]|0?[1-9])月(?P<open>3[01]|[12]\d|0?[1-9])(?!\d)"
    r"(?=[起，。；）]|至(?!\d{1,2}日)|\Z|(?![日号至到余多几个件条次人项家万亿份篇名场期止])[\u4e00-\u9fff])"
    r"|[至到](?:1[0-2]|0?[1-9])月(?P<until>3[01]|[12]\d|0?[1-9])(?!\d)(?=[。；）]|\Z)"
    r"|(?<!\d)(?:19|20)\d\d年(?P<run>(?:1[0-2]|[1-9])(?:3[01]|[12]\d|[1-9]))日(?!历|内|均|以|左)"
    r"|(?<!\d)(?P<digits>(?:19|20)\d\d年\d{5,8}|(?:19|20)\d\d(?:1[0-2]|0?[1-9])\d{1,6})日(?!元)"
    r"|(?<!\d)(?:19|20)\d\d年(?:1[0-2]|0?[1-9])(?P<nomonth>年)(?:3[01]|[12]\d|0?[1-9])日"
    r"|(?<!\d)(?P<bare>(?:19|20)\d\d[ \u3000\xa0]{1,4}(?:1[0-2]|0?[1-9])[ \u3000\xa0]{1,4}(?:3[01]|[12]\d|0?[1-9])[ \u3000\xa0]{0,2}日)",
    "月", "年", "日",
)  # fmt: skip
# What follows the year at the head of a sentence, and is no word with 年.
HEADLESS = Pattern(
    r"(?P<year>年)(?=，|主动公开|收到|新收|未收到|未发生|受理|共(?![享同建治产有识性])|我[局县市区镇乡委办厅院]|本[局级机单]|全[局县市区镇乡])",
    "年",
)
STOPS = "。；！？）)："
MESSAGE = Message(
    zh="“{found}”少了“{lost}”字",
    en="{found} lacks its {lost}",
    help_zh="请补全日期；可能是复制、替换时丢了字。",
    help_en="Complete the date; the character may have been lost in copying or replacing.",
)

RUN = Message(
    zh="“{found}”少了“年”“月”",
    en="{found} lacks its 年 and 月",
    help_zh="请补全日期；可能是复制、转换时丢了字。",
    help_en="Complete the date; characters may have been lost in copying or converting.",
)
YEAR = Message(
    zh="句首的“年”前面少了年份",
    en="The year is missing in front of 年 at the head of this sentence",
    help_zh="请补上年份；可能是复制、替换时丢了数字。",
    help_en="Add the year; the digits may have been lost in copying or replacing.",
)


@rule(
    code="D504",
    severity=Severity.WARNING,
    needs=("dates",),
    outranks=("D502", "D503", "D505", "D515"),
    signs=("date:broken",),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    periods: dict[int, bool] = {}
    for passage, match in case.find(DATE):
        if passage.kind == "signature" and match.group("bare"):
            continue  # set apart by spaces there, and judged as a date of issue
        if match.group("noyear"):
            place, lost, text = match.bounds("noyear")[1], "年", "年"
        elif match.group("noday"):
            place, lost, text = match.bounds("noday")[0], "日", "日"
        elif match.group("open") or match.group("until"):
            place, lost, text = match.end, "日", "日"
        elif match.group("run"):
            place, lost, text = match.start, "月", ""
        elif match.group("nomonth"):
            place, lost, text = match.bounds("nomonth")[0], "月", ""
        elif match.group("digits"):
            place, lost, text = match.start, "", ""
        else:
            place, lost, text = match.start, "年、月", ""
        fixes: tuple[Fix, ...] = ()
        if text:
            edit = Edit(passage.text.location(place, place), text)
            fixes = (Fix(Words(f"补上“{lost}”", f"Add {lost}"), (edit,), "unsafe"),)
        elif match.group("nomonth"):
            edit = Edit(match.location("nomonth"), "月")
            fixes = (Fix(Words("改为“月”", "Change to 月"), (edit,), "unsafe"),)
        if passage.number not in periods:
            periods[passage.number] = _is_period(passage.text.string)
        yield Finding(
            match.location(),
            MESSAGE(found=match.string, lost=lost) if lost else RUN(found=match.string),
            # A period with a broken date is not found at all: that is no mistake of its own.
            keys=(("date", match.location()), ("period", passage.number), ("period",))
            if periods[passage.number]
            else (("date", match.location()),),
            fixes=fixes,
        )
    yield from _headless(case)


def _headless(case: Case) -> Iterator[Finding]:
    """Sentences that begin with 年, the digits before it lost."""
    before = ""
    for passage in case.passages():
        string = passage.text.string
        for match in HEADLESS.find(passage.text) if passage.kind in ("paragraph", "preamble") else ():
            head = string[: match.start].rstrip() or before
            if not string[: match.start].strip() and head[-1:].isdecimal():
                continue  # the year ends the line above
            if head and string[: match.start].strip() and head[-1] not in STOPS:
                continue
            place = match.location("year")
            yield Finding(place, YEAR(), keys=(("date", place),))
        before = string.rstrip()


def _is_period(string: str) -> bool:
    return "统计" in string and any(
        word in string for word in ("期限", "时限", "时间", "周期", "区间", "统计自", "统计从")
    )
