"""
单独成行的标题末尾不加标点。

A heading on a line of its own ends without punctuation.

标题后面接着正文的，用句号隔开，不在此列。

Source: GB/T 9704—2012《党政机关公文格式》

Good: 标题后接正文
    （六）其他工作。全年开展业务培训2次，参加人员覆盖各科室。

Good: 编了号的一句话
    @only other-matters （一）本年度未收取信息处理费。

Bad: 标题后有顿号
    @heading overview = 一、总体情况、
    → 标题末尾的“、”应删去
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Edit,
    Finding,
    Fix,
    Heading,
    Location,
    Message,
    Passage,
    Related,
    Severity,
    Words,
    rule,
)

MARKS = "、，,：:。"
SAYS = ("，", "未", "没有", "无", "了", "已", "将", "均", "共")
MESSAGE = Message(
    zh="标题末尾的“{found}”应删去{more}",
    en="The {found} at the end of the heading should go{more}",
    help_zh="单独成行的标题末尾不加标点。",
    help_en="A heading on a line of its own has no punctuation at its end.",
)


NO_MORE = Words("", "")


def _is_sentence(string: str) -> bool:
    """Whether a line says something: it has a verb in some tense, a denial, a number or a comma."""
    return any(word in string for word in SAYS) or any(map(str.isdecimal, string))


@rule(code="S112", severity=Severity.INFO, needs=("form",), signs=("heading:stop",), fixable="safe")
def check(case: Case) -> Iterator[Finding]:
    found: list[tuple[Passage, Location, str]] = []
    before = ""
    for passage in case.passages():
        above, before = before, passage.text.string
        if passage.kind != "heading" or above.endswith(("；", ";")):
            continue  # no heading, or the last line of a list
        block = passage.block
        string = passage.text.string.rstrip()
        if not isinstance(block, Heading) or block.run_in or string[-1:] not in MARKS or len(string) > 40:
            continue
        start = len(string.rstrip(MARKS))
        if start == 0 or (block.mark is not None and start <= len(block.mark.written)):
            continue
        if any(mark in string[:start] for mark in "。；"):
            continue  # a paragraph that only looks like a heading
        if "是" in string[:2] or (string[-1] == "。" and _is_sentence(string)):
            continue  # 一是……。, （一）本年未收取信息处理费。: a sentence that looks like a heading
        found.append((passage, passage.text.location(start, len(string)), string[start:]))
    if not found:
        return
    # A habit goes through the whole report: it is said once.
    fix = Fix(Words("删去标点", "Delete it"), tuple(Edit(place, "") for _, place, _ in found), "safe")
    yield Finding(
        found[0][0].text.location(),
        MESSAGE(
            found=found[0][2],
            more=Words(f"（共{len(found)}处）", f" ({len(found)} headings)") if len(found) > 1 else NO_MORE,
        ),
        keys=(("heading-stop",),),
        related=tuple(
            Related(p.text.location(), Words(p.text.string.strip(), p.text.string.strip()))
            for p, _, _ in found[1:]
        ),
        fixes=(fix,),
    )
