"""
写“占……%”的，应与件数算出来的一致。

A share is what the counts come to.

分母可以是新收、新收加上年结转、办结，或本段写过的总数，与其中一个相符即可，允许四舍五入。超过100%的一定有误。

Source: derivable, a share is a part divided by its whole

Good: 占办结数的比例
    办结政府信息公开申请30件，其中予以公开14件，占46.7%。

Good: 四舍五入到整数
    办结政府信息公开申请30件，其中予以公开14件，占47%。

Good: 说的是别的事
    全年更新栏目14个，占90%。

Bad: 比例不符
    办结政府信息公开申请30件，其中予以公开14件，占«40%»。
    → 第一部分写“予以公开14件”占40%，按新收、办结等都算不出这个比例，按办结30件算为46.7%
"""

from collections.abc import Iterator, Mapping
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
    rule,
    section_name,
)

MESSAGE = Message(
    zh="{section}写“{quote}”占{share}%，按新收、办结等都算不出这个比例，按办结{base}件算为{right}%",
    en="{section} gives {share}% for {quote}; no total gives that share; of {base} settled it is {right}%",
    help_zh="请核对件数和比例。",
    help_en="Check the count and the share.",
)
SHARE = Pattern(
    r"[，,（(]?占(?:比|总数|总量|全部|办结|申请|总数的|总量的|比为|比约?为){0,2}的?(?P<share>\d{1,3}(?:\.\d{1,2})?)[%％]",
    "占",
)
PARTS = frozenset(
    ("granted", "partly-granted", "granted-or-partly", "denied", "unable", "rejected", "other", "natural-person",
     "organisations", "business")
)  # fmt: skip
ROWS = ("new", "carried-in", "total")


@rule(code="N421", severity=Severity.INFO, signs=("text:%", "text:％"))
def check(case: Case) -> Iterator[Finding]:
    cells = [case.cell(Target("applications", "applications", row, "total")) for row in ROWS]
    amounts = [cell.figure.amount if cell is not None else None for cell in cells]
    if any(amount is None for amount in amounts):
        return
    new, carried, total = (Decimal(amount or 0) for amount in amounts)
    places = {item.claim.number: item for item in case.weighed if item.claim.kind in PARTS}
    for passage, match in case.find(SHARE, ("paragraph",)):
        item = _before(case, passage.number, match.start, places)
        if item is None or total == 0:
            continue
        share = Decimal(match.group("share"))
        bases = {new, new + carried, total} | {
            Decimal(other.claim.value) for other in case.weighed if other.claim.passage == passage.number
        }
        part = Decimal(item.claim.value)
        if any(base and abs(part * 100 / base - share) <= _tolerance(match.group("share")) for base in bases):
            continue
        start, end = match.bounds("share")
        yield Finding(
            passage.text.location(start, end + 1),
            MESSAGE(
                section=section_name(case.report, passage.section),
                quote=item.claim.quote.removeprefix("其中"),
                share=match.group("share"),
                base=total,
                right=f"{part * 100 / total:.1f}",
            ),
            target=item.claim.target,
            cause=(("share", passage.number, start),),
        )


def _before(case: Case, passage: int, start: int, places: Mapping[Location, Weighed]) -> Weighed | None:
    """The claim whose figure the share stands right behind."""
    own = _edges(case.report.passages[passage].text.location(start, start + 1))[0]
    for item in places.values():
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
    """Half of the last digit, and a little more for who rounds twice."""
    places = len(written.partition(".")[2])
    return max(Decimal("0.1"), Decimal(5).scaleb(-places - 1) + Decimal("0.01"))
