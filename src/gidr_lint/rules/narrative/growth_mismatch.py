"""
写“增加……件”“同比增长……%”的，应与两年的件数算出来的一致。

A change, in cases or per cent, is what the two counts come to.

上年的件数写在同一句里的，就按这句话算；没有写的，按上年的报告算。件数可以是新收，也可以含上年结转。比例四舍五入、舍去尾数
都可以；“约”“近”“三成”不算。件数本身与表格不符的，另有提示，这里不再说。

Source: derivable, growth is the change divided by last year's figure

Good: 与两年的报告一致
    收到政府信息公开申请30件，同比增长20%。
    !previous [applications] new.natural-person = 19, new.total = 25

Good: 与句中写的一致
    收到政府信息公开申请30件，比2023年的25件增加5件，增长20%。

Good: 比的是更早的年份
    收到政府信息公开申请30件，较2021年增长50%。
    !previous [applications] new.natural-person = 19, new.total = 25

Good: 说的是前面那个数
    全年收到政府信息公开申请30件，上年结转2件，应办32件；2023年收到25件，增加5件。

Good: 约数
    收到政府信息公开申请30件，比上年的24件增长约30%。

Good: 别的比率
    收到政府信息公开申请30件，上年为25件，办结率同比提高5个百分点。

Bad: 与两年的报告不一致
    收到政府信息公开申请30件，同比增长«50%»。
    !previous [applications] new.natural-person = 19, new.total = 25
    → 第一部分写增长50%，由25件到30件应为增长20.0%

Bad: 与写明的件数不一致
    收到政府信息公开申请30件，较2023年的25件增长«25%»。
    → 第一部分写增长25%，由25件到30件应为增长20.0%

Bad: 相差的件数不对
    收到政府信息公开申请30件，比上年25件增加«15»件。
    → 第一部分写增加15件，由25件到30件应为增加5件
"""

from collections.abc import Iterator
from decimal import Decimal

from gidr_lint.api import (
    Case,
    Finding,
    Message,
    Severity,
    Target,
    Words,
    claim_key,
    elsewhere,
    known,
    last_year,
    rule,
    section_name,
)

MESSAGE = Message(
    zh="{section}写{word}{said}{unit}，由{last}件到{now}件应为{right}",
    en="{section} gives a change of {said_en}; from {last} to {now} it is {right_en}",
    help_zh="请核对两年的件数和增减。",
    help_en="Check both counts and the change.",
)
SECTION = "applications"
NEW = Target(SECTION, SECTION, "new", "total")
IN = Target(SECTION, SECTION, "carried-in", "total")
FRESH = ("new", "received")
COUNTS = (*FRESH, "handled", "processed")


@rule(code="N422", severity=Severity.WARNING, signs=("changes",))
def check(case: Case) -> Iterator[Finding]:
    items = {item.claim.number: item for item in case.weighed}
    previous = last_year(case)
    new = known(previous, NEW) if previous is not None else None
    carried = known(previous, IN) if previous is not None else None
    for change in case.changes:
        item = items.get(change.whole)
        if item is None or not item.verdict.agrees:
            continue
        now = Decimal(item.claim.value)
        told = change.base is not None
        if told:
            bases = {Decimal(change.base or 0)}
        elif new is None or not new.figure.amount or item.claim.kind not in FRESH:
            continue
        else:
            first = Decimal(new.figure.amount)
            bases = {first, first + Decimal(carried.figure.amount or 0) if carried is not None else first}
        nows = {now} | {Decimal(total) for _, total in item.verdict.sums if total is not None}
        nows |= {  # it may be told of a count before the last
            Decimal(other.claim.value)
            for other in case.weighed
            if other.claim.sentence == item.claim.sentence
            and other.verdict.agrees
            and other.claim.kind in COUNTS
        }
        sign = -1 if change.down else 1
        if change.share is None:
            gap = Decimal(change.gap or 0) * sign
            fits = any(one - base == gap for one in nows for base in bases)
        else:
            share, least = Decimal(change.share) * sign, _tolerance(change.share)
            fits = any(
                abs((one - base) * 100 / base - share) <= least for one in nows for base in bases if base
            )
            if not any(bases):
                continue  # from none there is no growth
        if fits:
            continue
        base = min(bases) if told else first
        right = now - base if change.share is None else (now - base) * 100 / base
        unit = item.claim.unit or "件"
        word = "减少" if change.down else "增加"
        if change.share is not None:
            word = "下降" if change.down else "增长"
        yield Finding(
            change.number,
            MESSAGE(
                section=section_name(case.report, change.section),
                word=word,
                said=change.gap if change.share is None else change.share,
                unit=unit if change.share is None else "%",
                said_en=f"{gap:+}" if change.share is None else f"{share:+}%",
                last=base,
                now=now,
                right=_right(right, unit if change.share is None else "%"),
                right_en=f"{right:+}" if change.share is None else f"{right:+.1f}%",
            ),
            target=item.claim.target,
            severity=None if told else Severity.INFO,
            keys=(("growth", change.number), *(() if told else (claim_key(item),))),
            related=()
            if told or previous is None or new is None
            else (elsewhere(previous, new, Words("上年报告的本年新收", "new in last year's report")),),
        )


def _right(right: Decimal, unit: str) -> str:
    if unit == "%":
        return f"{'增长' if right >= 0 else '下降'}{abs(right):.1f}%"
    return f"{'增加' if right >= 0 else '减少'}{abs(right)}{unit}"


def _tolerance(written: str) -> Decimal:
    """One of the last digit that is written: rounded or cut off; a tenth at least."""
    return max(Decimal("0.1"), Decimal(1).scaleb(-len(written.partition(".")[2])))
