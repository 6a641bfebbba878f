"""
小标题的层次是（一）、1.、（1）。

Subheadings are numbered （一）, then 1., then （1）.

“一、”下面直接用“1.”或“（1）”作小标题，层次不规范。段落里的“一是”、列举的条目不是标题。

Source: GB/T 9704—2012《党政机关公文格式》

Good: （一）下面用1.
    @overview （六）其他工作
    @overview 1.业务培训
    @overview 全年开展业务培训2次。

Bad: “一、”下面直接用“1.”
    @problems 1.存在的问题
    @problems 政策解读形式不够丰富，部分栏目更新不及时。
    @problems 2.改进的措施
    @problems 增加图文解读，明确专人按月检查。
    → “1.存在的问题”在第二层，序号宜用“（一）”

Bad: “一、”下面又用“一、”
    @problems 一、存在的问题
    @problems 政策解读形式不够丰富，部分栏目更新不及时。
    @problems 二、改进的措施
    @problems 增加图文解读，明确专人按月检查。
    → “一、存在的问题”在第二层，序号宜用“（一）”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Heading, Message, Passage, Severity, Words, numeral, rule

# Headings numbered higher are left to the author.
MOST = 10
MESSAGE = Message(
    zh="“{heading}”在第二层，序号宜用“（一）”",
    en="{heading} is on the second level, which is numbered （一）",
    help_zh="标题层次依次为“一、”“（一）”“1.”“（1）”。",
    help_en="The levels are 一、, （一）, 1., （1）.",
)

# Only numbers of one kind are held against one another.
UNCOVERS = ("S111",)


@rule(code="S110", severity=Severity.INFO, needs=("form",), signs=("heading:style",), fixable="safe")
def check(case: Case) -> Iterator[Finding]:
    points = {id(point) for part in case.report.parts for point in part.points}
    runs: dict[str | None, list[Passage]] = {}
    for passage in case.passages("heading"):
        block = passage.block
        if not isinstance(block, Heading) or block.mark is None:
            continue
        if block.mark.style != "一、" or id(block) in points:
            runs.setdefault(passage.section, []).append(passage)
    for section, passages in runs.items():
        marks = [p.block.mark for p in passages if isinstance(p.block, Heading) and p.block.mark]
        first = marks[0]
        same = [p for p, m in zip(passages, marks, strict=True) if m.style == first.style]
        if section is None or first.style == "（一）" or (len(same) < 2 and first.style != "一、"):
            continue
        if first.style == "一、":
            passages = same  # what stands below them may be （一）
        elif any(mark.style == "（一）" for mark in marks):
            continue  # the levels are mixed: which of them is meant cannot be told
        yield Finding(
            passages[0].text.location(),
            MESSAGE(heading=passages[0].text.string.strip()),
            keys=(("heading-style", section),),
            fixes=_fix(same) if len(same) == len(passages) and len(same) <= MOST else (),
        )


def _fix(passages: list[Passage]) -> tuple[Fix, ...]:
    edits = []
    for passage in passages:
        block = passage.block
        assert isinstance(block, Heading) and block.mark is not None
        if not 1 <= block.mark.number <= MOST:
            return ()
        edits.append(Edit(passage.text.location(0, block.mark.end), f"（{numeral(block.mark.number)}）"))
    return (Fix(Words("改用“（一）”", "Number them （一）"), tuple(edits), "safe", UNCOVERS),)
