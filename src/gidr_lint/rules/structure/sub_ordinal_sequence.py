"""
同一层的小标题序号连续，不重复、不跳号。

The ordinals of one level of subheadings run on without a gap or repetition.

增删小标题后常常忘了改后面的序号。从“（一）”“1.”重新开始的是另一组，不在此列。

Source: practice

Good: 重新开始的是另一组
    @problems （一）存在的问题
    @problems 1.解读形式不够丰富。
    @problems 2.更新不及时。
    @problems （二）改进的措施
    @problems 1.增加图文解读。

Bad: 跳过了（三）
    @problems （一）解读形式不够丰富
    @problems 将增加图文解读，方便群众理解。
    @problems （二）更新不够及时
    @problems 将明确专人，按月检查栏目更新。
    @problems «（四）»培训不够经常
    @problems 将每季度组织培训。
    → 此处序号为“（四）”，前面是（二），按顺序应为（三）
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Heading, Jump, Message, Severity, Words, numeral, rule

MESSAGE = Message(
    zh="此处序号为“{found}”，前面是{before}，按顺序应为{expected}",
    en="This is numbered {found}; after {before} it should be {expected}",
    help_zh="请改序号，或查看是否漏了一项。",
    help_en="Renumber it, or look whether an item was lost.",
)


@rule(code="S111", severity=Severity.WARNING, needs=("form",), signs=("heading:jump",), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
    unread = {
        table.section for table in case.report.tables.values() if table.state in ("unreadable", "partial")
    }
    for jump in case.report.jumps():
        passage = jump.passage
        if passage.section is None or passage.section in unread or not _is_numbered(jump):
            continue
        written = jump.mark.written.rstrip()
        string = passage.text.string
        start = string.find(written)
        right = _written(jump, jump.before + 1)
        place = passage.text.location(start, start + len(written))
        fix = Fix(Words(f"序号改为“{right}”", f"Renumber to {right}"), (Edit(place, right),), "unsafe")
        yield Finding(
            place,
            MESSAGE(found=written, before=_written(jump, jump.before), expected=right),
            keys=(("sub-ordinal", passage.section, jump.mark.style), *_keys(jump)),
            fixes=(fix,) if start >= 0 else (),
        )


def _keys(jump: Jump) -> Iterator[tuple[object, ...]]:
    """What else may speak of the same mistake: a paragraph that is a copy, a level numbered like another."""
    number = jump.passage.number
    yield ("paragraph", number)
    if isinstance(jump.passage.block, Heading):
        yield ("paragraph", number + 1)
    if jump.mark.style == "一、":
        yield ("heading-style", jump.passage.section)


def _is_numbered(jump: Jump) -> bool:
    """Whether the line is numbered as one of a list: a heading, or an item in brackets."""
    return isinstance(jump.passage.block, Heading) or jump.mark.style != "1." or jump.mark.number <= 9


def _written(jump: Jump, number: int) -> str:
    if jump.mark.style == "一、":
        return f"{numeral(number)}、"
    if jump.mark.style == "（一）":
        return f"（{numeral(number)}）"
    return f"（{number}）" if jump.mark.style == "（1）" else f"{number}."
