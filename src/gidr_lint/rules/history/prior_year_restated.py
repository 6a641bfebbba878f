"""
正文提到的上年件数，应与上年报告一致。

What the text says of last year is what last year's report says.

只核对“上年（去年、某年）收到申请多少件”这样的说法；新收，或新收加上年结转，与其中一个相符即可。

Source: derivable, one figure has one value

Good: 与上年报告一致
    上年收到政府信息公开申请30件。
    !previous [applications] new.total = 30

Bad: 与上年报告不一致
    上年收到政府信息公开申请«12»件。
    !previous [applications] new.total = 30
    → 第一部分写上年收到12件，2023年报告新收30件
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Message,
    Pattern,
    Severity,
    Target,
    Words,
    elsewhere,
    known,
    last_year,
    rule,
    section_name,
)

MESSAGE = Message(
    zh="{section}写上年收到{found}件，{year}年报告新收{expected}件",
    en="{section} says {found} were received last year; the report of {year} has {expected} new ones",
    help_zh="请核对是哪一处有误。",
    help_en="Check which of them is wrong.",
)
RESTATED = Pattern(
    r"(?:上年度?|去年|上一年度?|(?<!\d)(?P<year>20\d\d)年度?)(?:全年|共|累计|我局|本局){0,2}(?:新收|收到|受理|接收)到?"
    r"(?:政府信息公开|依申请公开|信息公开|申请|数量|共|的|了|各类){0,5}+(?P<number>\d{1,7})(?:件|宗|份)(?=[，。；、）])",
    "收到",
    "新收",
    "受理",
    "接收",
)
SECTION = "applications"
NEW = Target(SECTION, SECTION, "new", "total")
IN = Target(SECTION, SECTION, "carried-in", "total")


@rule(code="X611", severity=Severity.INFO, needs=("form",), signs=("history",))
def check(case: Case) -> Iterator[Finding]:
    previous = last_year(case)
    new = known(previous, NEW) if previous is not None else None
    if previous is None or new is None:
        return
    carried = known(previous, IN)
    amount = int(new.figure.amount or 0)
    readings = {amount, amount + int(carried.figure.amount or 0) if carried is not None else amount}
    for passage, match in case.find(RESTATED, ("paragraph",)):
        if "申请" not in match.string or match.group("year") not in ("", str(previous.year)):
            continue
        if int(match.group("number")) in readings:
            continue
        place = match.location("number")
        yield Finding(
            place,
            MESSAGE(
                section=section_name(case.report, passage.section),
                found=match.group("number"),
                year=previous.year,
                expected=amount,
            ),
            keys=(("claim", place),),
            related=(elsewhere(previous, new, Words("上年报告的本年新收", "new in last year's report")),),
        )
