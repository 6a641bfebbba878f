"""
“一是、二是、三是”应连续，不跳号、不重复，前面说几个方面就列几项。

The items 一是, 二是, 三是 follow one another without a gap, as many as the sentence before announces.

增删内容后常常忘了改后面的序号，或者忘了改前面的“三个方面”。列举里又有列举的，再从“一是”起；写成“二要”
“第三”的也算。

A list within a list begins at 一是 again; an item written otherwise (二要, 第三) counts too.

Source: practice

Good: 序号连续
    @problems 一是加强培训；二是完善制度；三是强化监督。

Good: 其中一项下面再分项
    @problems 一是加强培训：一是办班；二是自学。二是完善制度。三是强化监督。

Bad: 跳过了三
    @problems 一是加强培训；二是完善制度；«四是»强化监督。
    → 这里是“四是”，前面是“二是”，按顺序应为“三是”

Bad: 说三个方面，只列了两项
    @problems 下一步做好«三个方面»工作：一是加强培训；二是完善制度。
    → 前面说“三个方面”，后面列了2项

Bad: 说两个问题，列了三项
    @problems 主要存在以下«两个问题»：一是解读形式单一；二是更新不及时；三是培训不够。
    → 前面说“两个问题”，后面列了3项
"""

from collections.abc import Iterator, Sequence

from gidr_lint.api import Case, Finding, Match, Message, Passage, Pattern, Severity, number_of, numeral, rule

ITEM = Pattern(
    r"(?:^|(?<=[，。；：、！？）”,;:.!?)\s—]))(?P<number>[一二三四五六七八九十])是(?!一是)",
    "一是",
    "二是",
    "三是",
    "四是",
)
STATED = Pattern(
    r"(?P<whole>(?P<stated>[二两三四五六七八九]|(?<!\d)[2-9])个?(?:方面|点)|(?P<stated2>[两三四五六七八九]|(?<!\d)[2-9])个(?:主要)?(?:问题|不足|短板|困难|环节))[^，。；：、]{0,12}[：:]\s?$"
)
REACH = 40
OTHER_WORDINGS = ("{}是", "{}要", "{}则", "{}、", "第{}", "其{}")
MOST_BETWEEN = 4
# Lists within lists that may still go on.
MOST_OPEN = 20
JUMP = Message(
    zh="这里是“{found}是”，前面是“{before}是”，按顺序应为“{expected}是”",
    en="{found}是 comes after {before}是; {expected}是 was due",
    help_zh="请改序号，或查看是否漏了一项。",
    help_en="Renumber it, or look whether an item was lost.",
)
COUNT = Message(
    zh="前面说“{stated}”，后面列了{count}项",
    en="The sentence says {stated}, and {count} items follow",
    help_zh="请改前面的数，或查看是否漏了一项。",
    help_en="Change the number, or look whether an item was lost.",
)


@rule(code="S117", severity=Severity.WARNING, needs=("form",), signs=("text:二是", "text:三是", "text:四是"))
def check(case: Case) -> Iterator[Finding]:
    lists: list[int] = []  # the last item of each list that is open, the innermost at the end
    previous: Passage | None = None
    prose = list(case.passages())
    for place, passage in enumerate(prose):
        items = list(ITEM.find(passage.text)) if passage.kind != "heading" else []
        if passage.kind == "heading" or _is_apart(previous, passage):
            lists, previous = [], None
        found = list(_jumps(passage, items, lists))
        yield from found
        if not found:
            yield from _miscounted(passage, items, prose[place + 1 : place + 2])
        if items:
            previous = passage


def _is_apart(previous: Passage | None, passage: Passage) -> bool:
    """Whether a list of an earlier paragraph can no longer go on here."""
    return previous is not None and (
        passage.section != previous.section or passage.number - previous.number > MOST_BETWEEN
    )


def _jumps(passage: Passage, items: Sequence[Match], lists: list[int]) -> Iterator[Finding]:
    """A finding for each item that continues no open list; `lists` is brought up to date."""
    end = 0
    for index, item in enumerate(items):
        number = _number(item)
        if number == 1:
            lists[:] = [*lists, 1] if index else [1]
        elif lists:
            depth = next((d for d in reversed(range(len(lists))) if lists[d] == number - 1), None)
            if depth is None and not _is_worded_otherwise(
                lists[-1], number, item.text.string[end : item.start]
            ):
                yield Finding(
                    item.location(),
                    JUMP(
                        found=numeral(number),
                        before=numeral(lists[-1]),
                        expected=numeral(lists[-1] % 10 + 1),
                    ),
                    keys=(("enumeration", passage.number, item.start), ("paragraph", passage.number)),
                )
            lists[:] = [*(lists[:depth] if depth is not None else lists[:-1]), number]
        del lists[:-MOST_OPEN]
        end = item.end


def _number(item: Match) -> int:
    return number_of(item.group("number")) or 0


def _is_worded_otherwise(last: int, number: int, between: str) -> bool:
    """Whether the items that seem to be skipped are there in other words."""
    skipped = [numeral(missing) for missing in range(last + 1, number)]
    return bool(skipped) and all(
        any(wording.format(ordinal) in between for wording in OTHER_WORDINGS) for ordinal in skipped
    )


def _miscounted(passage: Passage, items: Sequence[Match], following: Sequence[Passage]) -> Iterator[Finding]:
    """Whether a plain list of one paragraph has another number of items than its sentence announces."""
    numbers = [_number(item) for item in items]
    if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)):
        return
    string = passage.text.string
    start = items[0].start
    low = max(0, start - REACH)
    match = STATED.search(string[low:start])
    if match is None:
        return
    written = match["stated"] or match["stated2"]
    stated = int(written) if written.isdigit() else number_of(written)
    count = len(numbers)
    rest = string[items[-1].end :] + "".join(p.text.string for p in following if p.kind != "heading")
    if stated == count or _is_worded_otherwise(count, count + 2, rest) or "同时" in rest or "此外" in rest:
        return
    left, right = match.span("whole")
    yield Finding(
        passage.text.location(low + left, low + right),
        COUNT(stated=match["whole"], count=count),
        keys=(("enumeration", passage.number, items[0].start),),
    )
