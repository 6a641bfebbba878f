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
from typing import NamedTuple

from gidr_lint.api import (
    Case,
    Change,
    Finding,
    Message,
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


class Told(NamedTuple):
    """A change as it is told, with its sign: a number of cases, or a share in percent."""

    amount: Decimal
    is_share: bool
    tolerance: Decimal

    def of(self, now: Decimal, base: Decimal) -> Decimal:
        """The change from one count to another, as this one is told."""
        return (now - base) * 100 / base if self.is_share else now - base

    def fits(self, now: Decimal, base: Decimal) -> bool:
        """Whether the change leads from one count to another; from none there is no growth in percent."""
        return bool(base or not self.is_share) and abs(self.of(now, base) - self.amount) <= self.tolerance


@rule(code="N422", severity=Severity.WARNING, signs=("changes",))
def check(case: Case) -> Iterator[Finding]:
    items = {item.claim.number: item for item in case.weighed}
    previous = last_year(case)
    for change in case.changes:
        item = items.get(change.whole)
        if item is None or not item.verdict.agrees:
            continue
        bases = [Decimal(change.base)] if change.base is not None else _of_last_year(item, previous)
        told = _told(change)
        if not bases or (told.is_share and not any(bases)):
            continue
        if any(told.fits(now, base) for now in _counts(case, item) for base in bases):
            continue
        yield _finding(case, change, item, told, bases[0])


def _told(change: Change) -> Told:
    sign = -1 if change.down else 1
    if change.share is None:
        return Told(Decimal(change.gap or 0) * sign, False, Decimal(0))
    return Told(Decimal(change.share) * sign, True, _tolerance(change.share))


def _of_last_year(item: Weighed, previous: Case | None) -> list[Decimal]:
    """What was received last year by its own report: new, then with what was carried in."""
    new = known(previous, NEW) if previous is not None else None
    if previous is None or new is None or not new.figure.amount or item.claim.kind not in FRESH:
        return []
    first = Decimal(new.figure.amount)
    carried = known(previous, IN)
    return [first] if carried is None else [first, first + Decimal(carried.figure.amount or 0)]


def _counts(case: Case, item: Weighed) -> set[Decimal]:
    """This year's count in all its readings, and those told before it in the same sentence."""
    own = {Decimal(item.claim.value)} | {
        Decimal(total) for _, total in item.verdict.sums if total is not None
    }
    return own | {
        Decimal(other.claim.value)
        for other in case.weighed
        if other.claim.sentence == item.claim.sentence and other.verdict.agrees and other.claim.kind in COUNTS
    }


def _finding(case: Case, change: Change, item: Weighed, told: Told, base: Decimal) -> Finding:
    now = Decimal(item.claim.value)
    right = told.of(now, base)
    unit = "%" if told.is_share else item.claim.unit or "件"
    words = ("下降", "增长") if told.is_share else ("减少", "增加")
    last = last_year(case) if change.base is None else None
    new = known(last, NEW) if last is not None else None
    return Finding(
        change.number,
        MESSAGE(
            section=section_name(case.report, change.section),
            word=words[0 if change.down else 1],
            said=change.share if told.is_share else change.gap,
            unit=unit,
            said_en=f"{told.amount:+}{'%' if told.is_share else ''}",
            last=base,
            now=now,
            right=_right(right, unit),
            right_en=f"{right:+.1f}%" if told.is_share else f"{right:+}",
        ),
        target=item.claim.target,
        severity=None if change.base is not None else Severity.INFO,
        keys=(("growth", change.number), *(() if change.base is not None else (claim_key(item),))),
        related=()
        if last is None or new is None
        else (elsewhere(last, new, Words("上年报告的本年新收", "new in last year's report")),),
    )


def _right(right: Decimal, unit: str) -> str:
    if unit == "%":
        return f"{'增长' if right >= 0 else '下降'}{abs(right):.1f}%"
    return f"{'增加' if right >= 0 else '减少'}{abs(right)}{unit}"


def _tolerance(written: str) -> Decimal:
    """One of the last digit that is written: rounded or cut off; a tenth at least."""
    return max(Decimal("0.1"), Decimal(1).scaleb(-len(written.partition(".")[2])))
