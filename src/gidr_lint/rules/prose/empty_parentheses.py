"""
括号里不能是空的。

No brackets are empty.

原来有网址或说明，复制时丢了。

Source: practice

Good: 写明了网址
    报告电子版可在县政府门户网站（www.qingxi.example.cn）下载。

Bad: 网址丢了
    报告电子版可在县政府门户网站«（）»下载。
    → 这里的括号是空的

Bad: 书名号里没有文件名
    印发«《》»，规范公开工作。
    → 这里的括号是空的
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule

EMPTY = Pattern(
    r"[（(][ \u3000\xa0]{0,6}[）)]|《[ \u3000\xa0]{0,6}》|“[ \u3000\xa0]{0,6}”", "（", "(", "《", "“"
)
MESSAGE = Message(
    zh="这里的括号是空的",
    en="The brackets are empty",
    help_zh="请补上网址或说明，或删去括号。",
    help_en="Add the address or what belongs there, or delete the brackets.",
)


@rule(
    code="P715",
    severity=Severity.WARNING,
    signs=(
        "text:（）",
        "text:()",
        "text:（)",
        "text:(）",
        "text:（ ",
        "text:( ",
        "text:（\u3000",
        "text:（\xa0",
        "text:《》",
        "text:《 ",
        "text:“”",
        "text:“ ",
    ),
)
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(EMPTY):
        yield Finding(
            match.location(),
            MESSAGE(),
            keys=(("place", passage.number, match.start),),
        )
