"""
分项写全的，各项之和应等于总数。

Where all parts are given, they add up to the whole.

六种办理结果（或自然人与法人、其他组织两类）都写到的，加起来应等于办结数或收到数。总数可以含上年结转，分项可以含
结转下年度；只写了几项的不算。

Source: derivable, the parts are a complete list

Good: 分项之和等于办结数
    办结政府信息公开申请30件，其中予以公开14件、部分公开3件、不予公开3件、无法提供8件、不予处理1件、其他处理1件。

Good: 只写了几项
    办结政府信息公开申请30件，其中予以公开14件、部分公开3件。

Good: 连结转下年度一起列出
    收到政府信息公开申请32件，予以公开14件、部分公开3件、不予公开3件、无法提供8件、不予处理1件、其他处理1件、结转下年度办理2件。

Good: 分项说的是前面一句的总数
    本年新收政府信息公开申请30件。上年结转2件，办结30件，结转下年度2件。从申请人情况看，自然人24件，法人或其他组织6件。

Good: 总数在前两句
    新收申请30件，上年结转2件。办结30件，结转下年度继续办理2件。其中予以公开14件、部分公开3件、不予公开3件、无法提供8件、不予处理1件、其他处理1件。

Bad: 有一部分算了两遍，没有表可以核对
    !beside T201
    [applications] -table
    办结政府信息公开申请«30»件，其中予以公开14件、部分公开3件、不予公开11件、无法提供8件、不予处理1件、其他处理1件。
    → 第一部分写的各项14＋3＋11＋8＋1＋1＝38，与“办结政府信息公开申请30件”不符

Bad: 总数含不含上年结转都不符
    !beside T201
    [applications] -table
    收到政府信息公开申请«31»件（含上年结转2件），予以公开14件、部分公开3件、不予公开3件、无法提供9件、不予处理4件、其他处理1件、结转下年度2件。
    → 第一部分写的各项14＋3＋3＋9＋4＋1＝34，与“收到政府信息公开申请31件”不符
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
    zh="{section}写的各项{sum}＝{total}，与“{quote}”不符",
    en="The parts in {section} add up to {total} ({sum_en}), but the text says {quote}",
    help_zh="请核对总数和各项，看有没有漏写或重复计入。",
    help_en="Check the whole and the parts; one may be missing or counted twice.",
)
ASIDE = Message(
    zh=MESSAGE.zh,
    en=MESSAGE.en,
    help_zh="总数含或不含上年结转、各项含或不含结转下年度，都对不上。请核对有没有漏写或重复计入。",
    help_en="With or without what was carried in or over, it does not fit. One part may be missing or counted twice.",
)
OUTCOMES = ("granted", "partly-granted", "granted-or-partly", "denied", "unable", "rejected", "other")
APPLICANTS = ("natural-person", "organisations")
NEEDED = {"denied", "unable", "rejected", "other"}
WHOLES = ("processed", "handled", "received", "new")


@rule(code="N408", severity=Severity.WARNING, signs=("claims:sum",))
def check(case: Case) -> Iterator[Finding]:
    passages: dict[int, dict[int, list[Weighed]]] = {}
    for item in case.weighed:
        if item.claim.topic == "applications" and not item.claim.doubt:
            passages.setdefault(item.claim.passage, {}).setdefault(item.claim.sentence, []).append(item)
    for sentences in passages.values():
        for number, items in sentences.items():
            around = [*sentences.get(number - 1, ()), *items]
            earlier = [item for at, others in sentences.items() if at < number - 1 for item in others]
            for kinds in (OUTCOMES, APPLICANTS):
                parts = [item for item in items if item.claim.kind in kinds]
                if _is_complete([item.claim.kind for item in parts]):
                    yield from _judged(case, parts, around, earlier)


def _is_complete(kinds: list[str]) -> bool:
    """Whether every part is there, and once."""
    found = set(kinds)
    if len(found) < len(kinds):
        return False
    if found == set(APPLICANTS):
        return True
    opened = ("granted-or-partly" in found) != ({"granted", "partly-granted"} <= found)
    return opened and found >= NEEDED and not ("granted-or-partly" in found and "granted" in found)


def _judged(
    case: Case, parts: list[Weighed], around: list[Weighed], earlier: list[Weighed]
) -> Iterator[Finding]:
    outcomes = parts[0].claim.kind in OUTCOMES
    known = WHOLES[:2] if outcomes and not any(i.claim.kind.startswith("carried") for i in around) else WHOLES
    wholes = [item for item in around if item.claim.kind in known]
    if not wholes or any(item.verdict.contradicts for item in parts):
        return
    aside = [item.claim.value for item in around if item.claim.kind in ("carried-in", "carried-out")]
    other = [item.claim.value for item in parts if item.claim.kind == "other"]
    total = sum(item.claim.value for item in parts)
    # 收到, with or without what was carried in or over; 答复, with or without other handling.
    sums = {total, *(total + value for value in aside), *(total - value for value in (*aside, *other))}
    # The parts may be those of a whole named before the last sentence.
    before = [item for item in earlier if item.claim.kind in WHOLES]
    if any(item.claim.value in sums for item in (*wholes, *before)):
        return
    # Where the parts make up what the table says of a whole, that whole is the mistake, and told already.
    if any(
        item.verdict.contradicts and {found for _, found in item.verdict.sums} & sums
        for item in (*wholes, *before)
    ):
        return
    # Applicants are those of what was received.
    new = [item for item in wholes if item.claim.kind in ("new", "received")]
    whole = (new if new and parts[0].claim.kind in APPLICANTS else wholes)[-1]
    yield Finding(
        whole.claim.number,
        (ASIDE if aside else MESSAGE)(
            section=section_name(case.report, whole.claim.section),
            sum="＋".join(str(item.claim.value) for item in parts),
            sum_en=" + ".join(str(item.claim.value) for item in parts),
            total=total,
            quote=whole.claim.quote,
        ),
        target=whole.claim.target,
        keys=tuple(claim_key(item) for item in (whole, *parts)),
        related=tuple(
            Related(item.claim.number, Words(item.claim.quote, item.claim.quote)) for item in parts[:6]
        ),
    )
