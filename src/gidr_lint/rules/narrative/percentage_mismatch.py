"""
写“占……%”的，应与件数算出来的一致。

A share is what the counts come to.

分母可以是新收、新收加上年结转、办结，或本段写过的总数，与其中一个相符即可，允许四舍五入。一句话里列了三项以上、以
“其他”或“其余”收尾的比例，合计应为100%。

Source: derivable, a share is a part divided by its whole

Good: 占办结数的比例
    办结政府信息公开申请30件，其中予以公开14件，占46.7%。

Good: 四舍五入到整数
    办结政府信息公开申请30件，其中予以公开14件，占47%。

Good: 按时办结率是另一回事
    办结政府信息公开申请30件，按时办结率98.5%。

Good: 说的是别的事
    全年更新栏目14个，占90%。

Good: 没有列全的比例不必是100%
    政府信息公开申请内容涉及水利工程占40%、征地补偿占35%、水费占10%等。

Bad: 比例不符
    办结政府信息公开申请30件，其中予以公开14件，占«40%»。
    → 第一部分写“予以公开14件”占40%，按新收、办结等都算不出这个比例，按办结30件算为46.7%

Bad: 办结率不符
    办结政府信息公开申请30件，办结率«86.5%»。
    → 第一部分写办结率86.5%，按表三算为93.8%

Bad: 各项比例之和不是100%
    政府信息公开申请内容涉及水利工程占40%、征地补偿占35%、其他占«35%»。
    → 第一部分写的各项比例40%＋35%＋35%＝110%，不是100%
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from decimal import Decimal

from gidr_lint.api import (
    Case,
    Finding,
    Location,
    Match,
    Message,
    Passage,
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
LIST = Message(
    zh="{section}写的各项比例{sum}＝{total}%，不是100%",
    en="The shares in {section} add up to {total}% ({sum}), not to 100%",
    help_zh="请核对各项比例。",
    help_en="Check the shares.",
)
SHARE = Pattern(
    r"[，,（(]?(?:二者|两者|两项|三者|三项)?(?:合计|合共|共)?占(?:比|总数|总量|总件数|全部|全年|办结|答复|受理|收到|申请|件|数|量|达|约|为|的){0,6}"
    r"(?P<share>\d{1,3}(?:\.\d{1,2})?)[%％]",
    "占",
)
SETTLED = ("processed", "handled", "granted", "granted-or-partly")
LEAST = 3
REST = ("其他", "其它", "其余")
RATE = Pattern(
    r"(?<![时期及度意限])(?P<what>办结率|答复率|予以公开率|公开率)(?:为|达到|达|是)?(?P<share>\d{1,3}(?:\.\d{1,2})?)[%％]",
    "率",
)
RATES = Message(
    zh="{section}写{what}{share}%，按表三算为{right}%",
    en="{section} gives a {what} of {share}%; by table 3 it is {right}%",
    help_zh="请核对比例和所依据的件数。",
    help_en="Check the rate and what it is taken of.",
)
# A list that holds one of these is of several wholes, or not complete.
NO_LIST = ("其中", "同比", "环比", "上年", "去年", "增", "降", "等占", "分别", "合计", "两项", "率")
PARTS = frozenset(
    ("granted", "partly-granted", "granted-or-partly", "denied", "unable", "rejected", "other", "natural-person",
     "organisations", "business")
)  # fmt: skip
ROWS = ("new", "carried-in", "total")


@rule(code="N421", severity=Severity.WARNING, signs=("text:%", "text:％"))
def check(case: Case) -> Iterator[Finding]:
    shares: dict[int, list[Match]] = {}
    for passage, match in case.find(SHARE, ("paragraph",)):
        shares.setdefault(passage.number, []).append(match)
    for number, matches in shares.items():
        passage = case.report.passages[number]
        wrong = list(_of_counts(case, passage, matches))
        yield from wrong or _of_lists(case, passage, matches)
    yield from _of_rates(case)


def _of_counts(case: Case, passage: Passage, matches: list[Match]) -> Iterator[Finding]:
    """Shares right behind a count that is known, which no whole makes of it."""
    cells = [case.cell(Target("applications", "applications", row, "total")) for row in ROWS]
    amounts = [cell.figure.amount if cell is not None else None for cell in cells]
    if any(amount is None for amount in amounts) or not amounts[-1]:
        return
    new, carried, total = (Decimal(amount or 0) for amount in amounts)
    places = {item.claim.number: item for item in case.weighed if item.claim.kind in PARTS}
    bases = {new, new + carried, total} | {
        Decimal(other.claim.value) for other in case.weighed if other.claim.passage == passage.number
    }
    for match in matches:
        item = _before(case, passage.number, match.start, places)
        if item is None:
            continue
        share = Decimal(match.group("share"))
        part = Decimal(item.claim.value)
        # Where the count is the mistake, the share is that of the table's.
        parts = {part} | {Decimal(found) for _, found in item.verdict.sums if found is not None}
        parts |= _sums_up_to(case, item)
        if any(
            base and abs(one * 100 / base - share) <= _tolerance(match.group("share"))
            for one in parts
            for base in bases
        ):
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
            keys=(("share", passage.number, start),),
        )


def _of_rates(case: Case) -> Iterator[Finding]:
    """办结率 and 予以公开率 behind a figure of the sentence that agrees with table 3."""
    rows = {row: _amount(case, row) for row in ("new", "carried-in", "total", "granted", "partly-granted")}
    if any(amount is None for amount in rows.values()) or not rows["total"]:
        return
    new, carried, total, granted, partly = (Decimal(amount or 0) for amount in rows.values())
    for passage, match in case.find(RATE, ("paragraph",)):
        share, what = Decimal(match.group("share")), match.group("what")
        if share == 100 or not _is_of_report(case, passage, match.start):
            continue
        if what in ("办结率", "答复率"):
            pairs = [(total, new + carried), (total, new)]
        else:
            pairs = [
                (part, base) for part in (granted, granted + partly) for base in (total, new, new + carried)
            ]
        rates = [part * 100 / base for part, base in pairs if base]
        if any(abs(rate - share) <= _tolerance(match.group("share")) for rate in rates):
            continue
        start, end = match.bounds("share")
        yield Finding(
            passage.text.location(start, end + 1),
            RATES(
                section=section_name(case.report, passage.section),
                what=what,
                share=match.group("share"),
                right=f"{rates[0]:.1f}",
            ),
            keys=(("share", passage.number, start),),
        )


def _amount(case: Case, row: str) -> int | Decimal | None:
    cell = case.cell(Target("applications", "applications", row, "total"))
    return cell.figure.amount if cell is not None else None


def _is_of_report(case: Case, passage: Passage, start: int) -> bool:
    """Whether the sentence has a figure of settled requests before a place, which agrees with its cell."""
    head = max(passage.text.string.rfind(mark, 0, start) for mark in "。；") + 1
    first, last = passage.text.location(head, start).order[0], passage.text.location(start, start + 1).order
    return any(
        item.verdict.agrees and item.claim.kind in SETTLED and first <= item.claim.number.order[0]
        and item.claim.number.order < last
        for item in case.weighed
        if item.claim.passage == passage.number
    )  # fmt: skip


def _of_lists(case: Case, passage: Passage, matches: list[Match]) -> Iterator[Finding]:
    """Lists of shares in one sentence that end with 其他, and do not make up the whole."""
    string = passage.text.string
    ends = [place for place, char in enumerate(string) if char in "。；;！？"]
    sentences: dict[int, list[Match]] = {}
    for match in matches:
        sentences.setdefault(bisect_left(ends, match.start), []).append(match)
    for number, listed in sentences.items():
        first = ends[number - 1] + 1 if number else 0
        told = string[first : listed[-1].end]
        last = string[listed[-2].end : listed[-1].start] if len(listed) > 1 else ""
        if len(listed) < LEAST or not any(word in last for word in REST):
            continue
        if any(word in told for word in NO_LIST):
            continue
        written = [match.group("share") for match in listed]
        total = sum(map(Decimal, written), Decimal(0))
        if abs(total - 100) <= sum(map(_tolerance, written)):
            continue
        start, end = listed[-1].bounds("share")
        yield Finding(
            passage.text.location(start, end + 1),
            LIST(
                section=section_name(case.report, passage.section),
                sum="＋".join(f"{share}%" for share in written),
                total=total,
            ),
            severity=Severity.INFO,
            keys=(("share", passage.number, start),),
        )


def _sums_up_to(case: Case, item: Weighed) -> set[Decimal]:
    """The sums of a figure and those listed before it: 予以公开56件、部分公开14件，占29.4%."""
    listed = [
        Decimal(other.claim.value)
        for other in case.weighed
        if other.claim.sentence == item.claim.sentence and other.claim.number.order <= item.claim.number.order
    ]
    return {sum(listed[start:], Decimal(0)) for start in range(len(listed))}


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
