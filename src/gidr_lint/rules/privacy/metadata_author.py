"""
文件属性、文首不留作者姓名。

The properties of the file and its front matter name no author.

发布Word文件时，属性里的作者会一起公开。默认关闭；要求清除属性的单位可以打开。

Source: practice

Good: 没有写作者
    全年公开政府信息126条。

Bad: 文首写了作者
    !front author = 王小川
    → 文件里写着作者（王**）
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="文件里写着作者（{shown}）",
    en="The file names its author ({shown})",
    help_zh="公开前可清除文件属性里的作者。",
    help_en="Clear the author in the file's properties before it is published.",
)


@rule(code="W910", severity=Severity.OFF, signs=("author",))
def check(case: Case) -> Iterator[Finding]:
    written = str(case.document.facts.get("author") or case.document.front.get("author") or "").strip()
    if written:
        yield Finding(
            case.document.beginning,
            MESSAGE(shown=written[0] + "*" * (len(written) - 1)),
            keys=(("author",),),
        )
