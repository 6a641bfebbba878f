"""
一句话里写齐新收、上年结转、办结、结转下年度的，四个数应当平衡。

A sentence with all four of new, carried in, settled and carried over balances.

表三的勾稽关系是：第一项加第二项之和，等于第三项加第四项之和。正文的四个数自己对不上，不用看表就知道有误。

Source: the note printed in the header of the official table, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 四个数平衡
    新收政府信息公开申请30件，上年结转2件，办结30件，结转下年度2件。

Good: 答复数不含其他处理的一件
    新收政府信息公开申请30件，上年结转2件，答复29件，结转下年度2件。

Bad: 四个数不平衡
    新收政府信息公开申请30件，上年结转2件，办结30件，结转下年度«3»件。
    → 第一部分这句话里新收30＋结转2＝32，办结30＋结转下年3＝33，相差1

Good: 上年结转的另外办结
    新收政府信息公开申请30件，办结28件，上年结转2件已全部办结，结转下年度2件。

Bad: 收到数不平衡
    收到政府信息公开申请«31»件，上年结转2件，办结30件，结转下年度2件。
    → 第一部分这句话里收到31＋结转2＝33，办结30＋结转下年2＝32，相差1
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
    rule,
    section_name,
)

MESSAGE = Message(
    zh="{section}这句话里{verb}{new}＋结转{carried_in}＝{left}，办结{settled}＋结转下年{carried_out}＝{right}，相差{gap}",
    en="In this sentence of {section} {verb} {new} + carried in {carried_in} = {left}, but settled {settled} + carried over {carried_out} = {right}",
    help_zh="请以台账为准，核对这四个数。",
    help_en="Use your register to check the four figures.",
)
LOOSE = Message(
    zh=MESSAGE.zh,
    en=MESSAGE.en,
    help_zh="“收到”按只算新收核对；如含上年结转，则应为{right}件。请以台账为准，核对这四个数。",
    help_en="收到 is taken for the new ones; with those carried in it should be {right}. Use your register to check the four figures.",
)
NEW, RECEIVED = Words("新收", "new"), Words("收到", "received")
SIDES = (("new", "received"), ("carried-in",), ("processed",), ("carried-out",))


@rule(
    code="N409", severity=Severity.ERROR, outranks=("N401", "N402", "N403", "N404"), signs=("disagreement",)
)
def check(case: Case) -> Iterator[Finding]:
    sentences: dict[int, list[Weighed]] = {}
    for item in case.weighed:
        if not item.claim.doubt:
            sentences.setdefault(item.claim.sentence, []).append(item)
    for items in sentences.values():
        four = [[i for i in items if i.claim.kind in side] for side in SIDES]
        if any(len(side) != 1 for side in four):
            continue
        new, carried_in, settled, carried_out = (side[0] for side in four)
        left = new.claim.value + carried_in.claim.value
        right = settled.claim.value + carried_out.claim.value
        # 收到 may count what was carried in already.
        if left == right or (new.claim.kind == "received" and new.claim.value == right):
            continue
        chosen = [new, carried_in, settled, carried_out]
        # 答复29件, without the one handled otherwise: the four are those of the table.
        if all(item.verdict.agrees for item in chosen):
            continue
        place = next(
            (i for i in reversed(chosen) if i.verdict.expected not in (None, i.claim.value)), carried_out
        )
        yield Finding(
            place.claim.number,
            (LOOSE if new.claim.kind == "received" else MESSAGE)(
                section=section_name(case.report, place.claim.section),
                verb=RECEIVED if new.claim.kind == "received" else NEW,
                new=new.claim.value,
                carried_in=carried_in.claim.value,
                settled=settled.claim.value,
                carried_out=carried_out.claim.value,
                left=left,
                right=right,
                gap=abs(left - right),
            ),
            target=place.claim.target,
            keys=tuple(claim_key(item) for item in chosen),
            related=tuple(
                Related(i.claim.number, Words(i.claim.quote, i.claim.quote)) for i in chosen if i is not place
            ),
        )
