"""
中文用弯引号“”。

Chinese text takes curly quotation marks.

直引号多半是输入法或转换造成的，左右不分。

Source: GB/T 15834—2011《标点符号用法》

Good: 弯引号
    落实“三审三校”制度。

Bad: 直引号
    落实«"三审三校"»制度。
    → 这里的引号宜用“”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Pattern, Severity, Words, rule

QUOTED = Pattern(r"\"(?P<inner>[^\"\n]{1,40})\"", '"')
MESSAGE = Message(
    zh="这里的引号宜用“”",
    en="These quotation marks are better curly: “”",
    help_zh="改正后请看一下前后引号是否配对。",
    help_en="After the fix, look whether the marks pair.",
)


@rule(code="P713", severity=Severity.INFO, signs=('text:"',), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(QUOTED):
        if not any("\u4e00" <= char <= "\u9fff" for char in match.group("inner")):
            continue
        edit = Edit(match.location(), f"“{match.group('inner')}”")
        yield Finding(
            match.location(),
            MESSAGE(),
            keys=(("place", passage.number, match.start),),
            fixes=(Fix(Words("改为弯引号", "Make them curly"), (edit,), "unsafe"),),
        )
