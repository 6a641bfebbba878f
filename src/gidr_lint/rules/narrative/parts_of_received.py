"""
按渠道、按单位分列的件数，各项之和应与总数相符。

A count by channel or by office adds up to the whole.

表格不分渠道和单位，这些数只能同正文里的总数核对。一件申请可能从两个渠道提出，所以略有出入时只作提示；
某一项比总数还多的，一定有一处写错。

Source: derivable, the parts of one count

Good: 各渠道之和相符
    全年收到政府信息公开申请30件，其中网上申请21件，信函申请9件。

Good: 各渠道之和含上年结转
    全年新收政府信息公开申请30件，上年结转2件。从申请渠道看，网上申请23件，信函申请9件。

Good: 只举其中几项
    全年收到政府信息公开申请30件，其中网上申请11件，信函申请5件。

Bad: 各渠道之和略有出入
    全年收到政府信息公开申请30件，其中网上申请«21件，信函申请10件»。
    → 第一部分写30件，按渠道分列的21＋10＝31件

Bad: 各复议机关受理的件数之和不符
    @only disputes 因政府信息公开被申请行政复议3件（省水利厅受理«1件、市政府受理3件»）。
    → 第四部分写3件，按单位分列的1＋3＝4件

Bad: 一项比总数还多
    全年收到政府信息公开申请30件，其中网上申请«41»件，信函申请9件。
    → 第一部分按渠道分列的41件，比总数30件还多
"""

from collections.abc import Iterator
from decimal import Decimal

from gidr_lint.api import Case, Finding, Message, Severity, Words, rule, section_name

BY = {
    "channels": Words("渠道", "channel"),
    "offices": Words("单位", "office"),
}
SUM = Message(
    zh="{section}写{whole}{unit}，按{by}分列的{sum}＝{total}{unit}",
    en="{section} says {whole}{unit}, but by {by} it adds up to {total}{unit} ({sum_en})",
    help_zh="请核对总数和各项；一件申请从两处提出的，可不改。",
    help_en="Check the whole and its parts; where one request came in twice it may stay.",
)
MORE = Message(
    zh="{section}按{by}分列的{part}{unit}，比总数{whole}{unit}还多",
    en="{section} gives {part}{unit} by {by}, more than the whole of {whole}{unit}",
    help_zh="请核对这一项和总数。",
    help_en="Check this part and the whole.",
)
# A list that is off by more than a tenth is not complete.
MOST_OFF = 10


@rule(code="N428", severity=Severity.WARNING, signs=("lists",))
def check(case: Case) -> Iterator[Finding]:
    carried = {item.claim.value for item in case.weighed if item.claim.kind == "carried-in"}
    told = {item.claim.number: item.verdict for item in case.weighed}
    for listing in case.lists:
        verdict = told.get(listing.whole.number)
        if verdict is None or not verdict.agrees:
            continue  # the whole may be the mistake, or no whole
        whole, unit, by = Decimal(listing.amount), listing.unit, BY[listing.family]
        section = section_name(case.report, listing.whole.section)
        amounts = [Decimal(amount) for _, amount in listing.parts]
        total = sum(amounts)
        for part, amount in listing.parts:
            if amount > whole + max(carried, default=0):
                message = MORE(section=section, by=by, part=amount, whole=whole, unit=unit)
                yield Finding(part.number, message, keys=(("claim", part.number),))
                break
        else:
            off = abs(total - whole)
            if (
                not off
                or total in {whole + value for value in carried}
                or (off > 1 and MOST_OFF * off > whole)
            ):
                continue
            yield Finding(
                listing.place,
                SUM(
                    section=section,
                    by=by,
                    whole=whole,
                    unit=unit,
                    total=total,
                    sum="＋".join(map(str, amounts)),
                    sum_en=" + ".join(map(str, amounts)),
                ),
                severity=Severity.INFO,
                keys=(("claim", listing.whole.number),),
            )
