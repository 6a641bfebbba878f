"""
日期的“年”“月”“日”不能缺。

No 年, 月 or 日 is lost from a date.

复制、替换年份时容易丢字：20241月1日、2024年12年31日、12月31止。

Source: practice

Good: 完整的日期
    统计截止到2024年12月31日止，2024年1月至12月按月更新。

Good: 不是日期
    按月检查、按日更新，收到3月报表20份。

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
    r"|(?<!\d)(?:19|20)\d\d年(?:1[0-2]|0?[1-9])(?P<nomonth>年)(?:3[01]|[12]\d|0?[1-9])日"
    r"|(?<!\d)(?P<bare>(?:19|20)\d\d[ \u3000\xa0]{1,4}(?:1[0-2]|0?[1-9])[ \u3000\xa0]{1,4}(?:3[01]|[12]\d|0?[1-9])[ \u3000\xa0]{0,2}日)",
    "月", "年", "日",
)  # fmt: skip
MESSAGE = Message(
    zh="“{found}”少了“{lost}”字",
    en="{found} lacks its {lost}",
    help_zh="请补全日期；可能是复制、替换时丢了字。",
    help_en="Complete the date; the character may have been lost in copying or replacing.",
)


@rule(code="D504", severity=Severity.WARNING, signs=("date:broken",), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
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
        else:
            place, lost, text = match.start, "年、月", ""
        fixes: tuple[Fix, ...] = ()
        if text:
            edit = Edit(passage.text.location(place, place), text)
            fixes = (Fix(Words(f"补上“{lost}”", f"Add {lost}"), (edit,), "unsafe"),)
        elif match.group("nomonth"):
            edit = Edit(match.location("nomonth"), "月")
            fixes = (Fix(Words("改为“月”", "Change to 月"), (edit,), "unsafe"),)
        yield Finding(
            match.location(),
            MESSAGE(found=match.string, lost=lost),
            cause=(("date", match.location()), ("period", passage.number))
            if _is_period(passage.text.string)
            else (("date", match.location()),),
            fixes=fixes,
        )


def _is_period(string: str) -> bool:
    return "统计" in string and any(word in string for word in ("期限", "时限", "时间", "周期", "区间"))
