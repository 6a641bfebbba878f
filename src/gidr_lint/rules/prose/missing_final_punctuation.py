"""
段落末尾应有标点。

A paragraph ends with a punctuation mark.

末尾没有标点，可能是话没有说完，或者复制时少了一截。标题、列举、落款、联系方式不在此列。

Source: GB/T 15834—2011《标点符号用法》

Good: 有句号
    全年公开政府信息126条，其中民生类占多数。

Good: 联系方式
    @preamble 联系地址：青溪县人民路12号，电话：0000-6100000，邮编：400000

Bad: 没有句号
    全年公开政府信息126条，其中民生类占多数，按时«答复»
    → 这一段末尾没有标点
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Paragraph, Severity, rule

STOPS = "。！？：；…!?:;.”’）)】》，、,"
LISTS = ("地址", "电话", "邮编", "邮箱", "网址", "传真", "附件", "来源", "http", "www")
LEAST = 20
TABLES = ("proactive", "applications", "disputes")
MESSAGE = Message(
    zh="这一段末尾没有标点",
    en="This paragraph ends without punctuation",
    help_zh="请补上句号，并看看话是否说完了。",
    help_en="Add a full stop, and look whether the sentence is complete.",
)


@rule(code="P708", severity=Severity.INFO, signs=("end:open",))
def check(case: Case) -> Iterator[Finding]:
    prose = list(case.passages())
    for index, passage in enumerate(prose):
        string = passage.text.string.rstrip()
        if passage.kind not in ("paragraph", "preamble") or len(string) < LEAST or string[-1] in STOPS:
            continue
        if not any(mark in string for mark in "，。；") or any(word in string for word in LISTS):
            continue  # no sentence
        last = passage.block.lines[-1].string if isinstance(passage.block, Paragraph) else ""
        if not any(mark in last for mark in "，。；"):
            continue  # the organ that signs, on a line of its own
        if passage.section in TABLES:
            continue  # what is left of a table looks like prose there
        if not "\u4e00" <= string[-1] <= "\u9fff":
            continue
        after = prose[index + 1] if index + 1 < len(prose) else None
        if (
            after is not None
            and after.kind == passage.kind
            and after.section == passage.section
            and _goes_on(after.text.string)
        ):
            continue  # a line that the page broke
        yield Finding(
            passage.text.location(max(0, len(string) - 2), len(string)),
            MESSAGE(),
            keys=(("end", passage.number),),
        )


def _goes_on(string: str) -> bool:
    """Whether a paragraph may be the rest of the line before it: it begins like no paragraph of its own."""
    return not string.startswith(("（", "(", "一是", "二是", "三是", "20", "本", "我"))
