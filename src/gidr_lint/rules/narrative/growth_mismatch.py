"""
写“同比增长……%”的，应与两年的报告算出来的一致。

A growth in per cent is what both reports come to.

件数可以是新收，也可以含上年结转；允许相差0.1个百分点。上年为0的不算。

Source: derivable, growth is the change divided by last year's figure

Good: 与两年的报告一致
    收到政府信息公开申请30件，同比增长20%。
    !previous [applications] new.natural-person = 19, new.total = 25

Good: 比的是更早的年份
    收到政府信息公开申请30件，较2021年增长50%。
    !previous [applications] new.natural-person = 19, new.total = 25

Bad: 与两年的报告不一致
    收到政府信息公开申请30件，同比增长«50%»。
    !previous [applications] new.natural-person = 19, new.total = 25
    → 第一部分写同比增长50%，按2023年报告新收25件算为增长20.0%

Bad: 与写明的年份相比
    收到政府信息公开申请30件，较2023年的25件增长«25%»。
    !previous [applications] new.natural-person = 19, new.total = 25
    → 第一部分写同比增长25%，按2023年报告新收25件算为增长20.0%
"""

from collections.abc import Iterator
from decimal import Decimal

from gidr_lint.api import (
    Case,
    Finding,
    Location,
    Message,
    Pattern,
    Severity,
    Target,
    Weighed,
    Words,
    claim_key,
    elsewhere,
    known,
    last_year,
    rule,
    section_name,
)

MESSAGE = Message(
    zh="{section}写同比{word}{share}%，按{year}年报告新收{last}件算为{right}",
    en="{section} gives a change of {share}%; with {last} new in the report of {year} it is {right_en}",
    help_zh="请核对件数和比例。",
    help_en="Check the counts and the share.",
)
GROWTH = Pattern(
    r"[，,（(]?(?:申请量|申请数量|数量|总量|总数)?"
    r"(?:同比|[较比与](?:上一?年度?|去年|(?P<year>20\d\d)年度?)(?:同期)?(?:的?\d{1,5}件)?(?:相比)?[，,]?)"
    r"(?P<word>增长|增加|上升|下降|减少|降低)了?约?(?P<share>\d{1,4}(?:\.\d{1,2})?)[%％]",
    "同比",
    "较",
    "比",
)
DOWN = ("下降", "减少", "降低")
SECTION = "applications"
NEW = Target(SECTION, SECTION, "new", "total")
IN = Target(SECTION, SECTION, "carried-in", "total")


@rule(code="N422", severity=Severity.INFO, signs=("history",))
def check(case: Case) -> Iterator[Finding]:
    previous = last_year(case)
    new = known(previous, NEW) if previous is not None else None
    if previous is None or new is None or not new.figure.amount:
        return
    carried = known(previous, IN)
    last = Decimal(new.figure.amount)
    bases = {last, last + Decimal(carried.figure.amount or 0) if carried is not None else last}
    said = [
        i
        for i in case.weighed
        if i.claim.kind in ("new", "received") and i.claim.scope == "whole" and i.claim.exact
    ]
    for passage, match in case.find(GROWTH, ("paragraph",)):
        item = _before(case, said, passage.number, match.start)
        named = match.group("year")
        if item is None or (named and int(named) != previous.year):
            continue
        share = Decimal(match.group("share")) * (-1 if match.group("word") in DOWN else 1)
        nows = {Decimal(item.claim.value)} | {
            Decimal(total) for _, total in item.verdict.sums if total is not None
        }
        if any(
            abs((now - base) * 100 / base - share) <= _tolerance(match.group("share"))
            for now in nows
            for base in bases
        ):
            continue
        start, end = match.bounds("share")
        right = (Decimal(item.claim.value) - last) * 100 / last
        yield Finding(
            passage.text.location(start, end + 1),
            MESSAGE(
                section=section_name(case.report, passage.section),
                word=match.group("word"),
                share=match.group("share"),
                year=previous.year,
                last=last,
                right=f"{'增长' if right >= 0 else '下降'}{abs(right):.1f}%",
                right_en=f"{right:+.1f}%",
            ),
            target=item.claim.target,
            cause=(("growth", passage.number, start), claim_key(item)),
            related=(elsewhere(previous, new, Words("上年报告的本年新收", "new in last year's report")),),
        )


def _before(case: Case, said: list[Weighed], passage: int, start: int) -> Weighed | None:
    """The count that a change stands right behind."""
    own = _edges(case.report.passages[passage].text.location(start, start + 1))[0]
    for item in said:
        if item.claim.passage == passage and 0 <= own - _edges(item.claim.location)[1] <= 1:
            return item
    return None


def _edges(location: Location) -> tuple[int, int]:
    """Where a part of a passage begins and ends: in the source, in Word in its paragraph."""
    if location.span is not None:
        return location.span.start, location.span.end
    address = location.address
    return (address.start or 0, address.end or 0) if address is not None else (0, 0)


def _tolerance(written: str) -> Decimal:
    """A tenth, or half of the last digit that is written."""
    places = len(written.partition(".")[2])
    return max(Decimal("0.1"), Decimal(5).scaleb(-places - 1) + Decimal("0.01"))
