"""
汉字之间、数字与单位之间不加空格。

No space stands between Chinese characters, nor between a number and its unit.

多半是转换、对齐时带出的。标题、落款里为对齐加的空格不在此列；超过十处的合为一条。

Source: practice

Good: 没有空格
    2024年共开展培训2次，使用Word 2016编辑。

Bad: 汉字之间有空格
    全年共开展« »业务培训。
    → 这里多了空格

Bad: 超过十处的合为一条
    全年« »共 开展 业务 培训 ，参加 人员 覆盖 各 科室 ，内容 包括 条例 解读 。
    → 汉字、数字之间的空格有14处
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Location, Message, Pattern, Severity, Words, rule

SPACE = Pattern(
    r"(?<=[\u4e00-\u9fff，。；：、）》”])[ \u3000\xa0]{1,6}(?=[\u4e00-\u9fff（《“，。；、])|(?<=[\u4e00-\u9fff])[ \u3000\xa0]{1,4}(?=\d)"
    r"|(?<=\d)[ \u3000\xa0]{1,4}(?=[年月日件条份次项个万元人期场篇批])",
    " ", "\u3000", "\xa0",
)  # fmt: skip
MOST = 10
MESSAGE = Message(
    zh="这里多了空格",
    en="There is a space too many here",
    help_zh="可以自动删去，内容不变。",
    help_en="The fix deletes it and changes nothing else.",
)
MANY = Message(
    zh="汉字、数字之间的空格有{count}处",
    en="There are {count} spaces between characters and numbers",
    help_zh="多半是转换造成的，可以一次全部删去。",
    help_en="They probably came from a conversion; the fix deletes all at once.",
)

# A date with a space in it, and a paragraph that had other spaces than its double.
UNCOVERS = ("D504", "P723")


@rule(code="P714", severity=Severity.INFO, signs=("text: ", "text:\u3000", "text:\xa0"), fixable="safe")
def check(case: Case) -> Iterator[Finding]:
    found: list[tuple[int, Location]] = []
    prose: dict[int, bool] = {}
    for passage, match in case.find(SPACE, ("paragraph", "preamble")):
        if passage.number not in prose:
            prose[passage.number] = _is_prose(passage.text.string)
        if prose[passage.number]:
            found.append((passage.number, match.location()))
    if len(found) > MOST:
        edits = tuple(Edit(place, "") for _, place in found)
        yield Finding(
            found[0][1],
            MANY(count=len(found)),
            keys=(("spaces",),),
            fixes=(Fix(Words("全部删去", "Delete all"), edits, "safe", UNCOVERS),),
        )
        return
    for _, place in found:
        fix = Fix(Words("删去空格", "Delete it"), (Edit(place, ""),), "safe", UNCOVERS)
        yield Finding(place, MESSAGE(), keys=(("space", place),), fixes=(fix,))


def _is_prose(string: str) -> bool:
    """A line of names or a form set by spaces has more of them than sentences."""
    return string.count("  ") <= 2 and any(mark in string for mark in "，。；")
