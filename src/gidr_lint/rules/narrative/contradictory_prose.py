"""
正文两处写同一个数，应当一致。

What the text says twice, it says alike.

第一部分和第三、四部分常各写一遍新收、结转等数字，改了一处忘了另一处。只核对含义完全相同的说法；写“全市”“本级”等
不同范围的不比较。表格能核对的，由与表格不符的那一处说明。

Source: derivable, one figure has one value

Good: 两处一致
    @applications 本年新收政府信息公开申请30件。

Good: 收到的件数可以含上年结转
    @applications 收到政府信息公开申请32件。

Good: 只说其中一部分
    办结政府信息公开申请30件，其中予以公开14件。其中，涉及征地拆迁的申请予以公开3件；对上年结转的2件申请，予以公开1件。

Bad: 两处不一致
    !beside T201
    [applications] -table
    @applications 本年新收政府信息公开申请«29»件。
    → 第三部分写“本年新收政府信息公开申请29件”，第一部分写“本年新收政府信息公开申请30件”，同一个数不一致
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Message,
    Related,
    Severity,
    Weighed,
    Words,
    claim_key,
    may_be_part,
    rule,
    section_name,
)

MESSAGE = Message(
    zh="{section}写“{quote}”，{first}写“{other}”，同一个数不一致",
    en="{section} says {quote}, but {first} says {other}",
    help_zh="请以台账为准，统一两处。",
    help_en="Use your register to make both agree.",
)
KINDS = frozenset(
    ("new", "carried-in", "carried-out", "granted", "partly-granted", "granted-or-partly", "unable", "rejected",
     "other", "direct-suit", "after-review-suit")
)  # fmt: skip
SCOPES = ("全市", "全县", "全区", "全省", "全州", "全旗", "本级", "系统", "合计", "汇总")


@rule(code="N423", severity=Severity.WARNING, signs=("claims:differ",))
def check(case: Case) -> Iterator[Finding]:
    first: dict[tuple[object, ...], Weighed] = {}
    wide = {
        passage.number for passage in case.passages() if any(word in passage.text.string for word in SCOPES)
    }
    for item in case.weighed:
        claim = item.claim
        if claim.kind not in KINDS or claim.denies or claim.doubt:
            continue
        if claim.passage in wide:
            continue
        other = first.setdefault((claim.kind, claim.readings), item)
        if (
            other.claim.value == claim.value
            or other.claim.sentence == claim.sentence
            or (item.verdict.agrees and other.verdict.agrees)
            or may_be_part(claim.value, (other.claim.value,))
            or may_be_part(other.claim.value, (claim.value,))
        ):
            continue
        yield Finding(
            claim.number,
            MESSAGE(
                section=section_name(case.report, claim.section),
                quote=claim.quote,
                first=section_name(case.report, other.claim.section),
                other=other.claim.quote,
            ),
            target=claim.target,
            keys=(claim_key(item), claim_key(other)),
            related=(Related(other.claim.number, Words(other.claim.quote, other.claim.quote)),),
        )
