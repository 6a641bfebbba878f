"""
“一是、二是、三是”应连续，不跳号、不重复。

The items 一是, 二是, 三是 follow one another without a gap or repetition.

增删内容后常常忘了改后面的序号。

Source: practice

Good: 序号连续
    @problems 一是加强培训；二是完善制度；三是强化监督。

Bad: 跳过了三
    @problems 一是加强培训；二是完善制度；«四是»强化监督。
    → 这里是“四是”，前面是“二是”，按顺序应为“三是”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Passage, Pattern, Severity, rule

NUMERALS = "一二三四五六七八九十"
ITEM = Pattern(
    r"(?:^|(?<=[，。；：、！？）\s”]))(?P<number>[一二三四五六七八九十])是(?!一是)",
    "一是",
    "二是",
    "三是",
    "四是",
)
MESSAGE = Message(
    zh="这里是“{found}是”，前面是“{before}是”，按顺序应为“{expected}是”",
    en="{found}是 comes after {before}是; {expected}是 was due",
    help_zh="请改序号，或查看是否漏了一项。",
    help_en="Renumber it, or look whether an item was lost.",
)


@rule(code="S117", severity=Severity.WARNING, signs=("text:二是", "text:三是", "text:四是"))
def check(case: Case) -> Iterator[Finding]:
    last = 0
    section: str | None = None
    previous: Passage | None = None
    for passage in case.passages():
        if passage.section != section or passage.kind == "heading" or _apart(previous, passage):
            last, section = 0, passage.section
        items = list(ITEM.find(passage.text)) if passage.kind != "heading" else []
        for item in items:
            number = NUMERALS.index(item.group("number")) + 1
            if number != 1 and last and number != last + 1:
                yield Finding(
                    item.location(),
                    MESSAGE(
                        found=NUMERALS[number - 1], before=NUMERALS[last - 1], expected=NUMERALS[last % 10]
                    ),
                    cause=(("enumeration", passage.number, item.start),),
                )
            last = number
        if items:
            previous = passage


def _apart(previous: Passage | None, passage: Passage) -> bool:
    """Whether a list of an earlier paragraph can no longer go on here."""
    return previous is not None and passage.number - previous.number > 4
