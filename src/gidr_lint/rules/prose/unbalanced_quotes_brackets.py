"""
括号、书名号、引号成对出现。

Brackets, title marks and quotation marks come in pairs.

少了一半，读者分不清哪些字在里面。分在几段里的引文和“1）”式的序号不在此列。

Source: GB/T 15834—2011《标点符号用法》

Good: 成对
    全年办结30件（含上年结转2件），落实《条例》和“三审三校”制度。

Good: 序号
    1）加强培训；2）完善制度。

Bad: 少了右括号
    全年组织培训2次«（»含线上培训1次，收到较好效果。
    → 这里的“（”没有对应的“）”
"""

from collections.abc import Iterator, Sequence

from gidr_lint.api import Case, Finding, Message, Passage, Severity, rule

# A half-width bracket may close a full-width one: halfwidth-punctuation speaks of that.
PAIRS = (("（(", "）)"), ("《", "》"), ("“", "”"), ("〔", "〕"), ("【", "】"))
REACH = 6
NUMBERS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十abcdefABCDEF①②③④⑤⑥⑦⑧⑨")
MESSAGE = Message(
    zh="这里的“{found}”没有对应的“{other}”",
    en="This {found} has no {other} to go with it",
    help_zh="请补上另一半，或删去这一半。",
    help_en="Add the other half, or delete this one.",
)


@rule(code="P711", severity=Severity.WARNING, signs=("brackets",))
def check(case: Case) -> Iterator[Finding]:
    prose = list(case.passages())
    alone = [_alone(passage.text.string) for passage in prose]
    for index, passage in enumerate(prose):
        for kind, found in alone[index].items():
            opens = found[0][1]
            if _goes_on(prose, alone, index, kind, opens=opens):
                continue
            place = found[0][0] if opens else found[-1][0]
            mark = passage.text.string[place]
            other = PAIRS[kind][1 if opens else 0][-1 if mark in "()" else 0]
            yield Finding(
                passage.text.location(place, place + 1),
                MESSAGE(found=mark, other=other),
                keys=(("place", passage.number, place),),
            )


def _alone(string: str) -> dict[int, list[tuple[int, bool]]]:
    """By kind of pair, the marks without the other half: where they stand and whether they open."""
    result: dict[int, list[tuple[int, bool]]] = {}
    for kind, (left, right) in enumerate(PAIRS):
        if sum(map(string.count, left)) == sum(map(string.count, right)) and kind != 2:
            continue
        if string.count(left[0]) == string.count(right[0]) and kind == 2:
            continue
        waiting: list[int] = []
        found: list[tuple[int, bool]] = []
        for place, char in enumerate(string):
            if char in left:
                waiting.append(place)
            elif char in right:
                if waiting:
                    waiting.pop()
                elif not (kind == 0 and place and string[place - 1] in NUMBERS):
                    found.append((place, False))
        found += [(place, True) for place in waiting]
        if found:
            result[kind] = sorted(found)
    return result


def _goes_on(
    prose: Sequence[Passage],
    alone: Sequence[dict[int, list[tuple[int, bool]]]],
    index: int,
    kind: int,
    *,
    opens: bool,
) -> bool:
    """Whether a passage near by, behind one that opens or before one that closes, holds the other half."""
    near = range(index + 1, index + REACH) if opens else range(index - 1, index - REACH, -1)
    for other in near:
        if not 0 <= other < len(prose) or prose[other].section != prose[index].section:
            return False
        for _, other_opens in alone[other].get(kind, ()):
            return other_opens is not opens
    return False
