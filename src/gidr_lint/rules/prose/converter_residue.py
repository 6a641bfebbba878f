"""
正文里有Word书签、域代码等转换残留。

Something that a converter left behind stands in the text: a bookmark, a field code.

复制、转换文件时带出，删除后其余内容不变。

Source: practice

Good: 没有残留
    全年公开政府信息126条。

Bad: 带出了书签
    «[bookmark: _GoBack]»全年公开政府信息126条。
    → 这里有转换残留“[bookmark: _GoBack]”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Pattern, Severity, Words, excerpt, rule

RESIDUE = Pattern(
    r"\[bookmark:[^\]\n]{0,60}\]|(?:HYPERLINK|PAGEREF|REF)\s{1,3}(?:\\l\s)?[\"“][^\"”\n]{0,160}[\"”]|_Toc\d{3,12}|\\\*\s?MERGEFORMAT"
    r"|Error! (?:Reference|Bookmark)[^.\n]{0,60}\.?|错误！未(?:找到|定义)[^。\n]{0,20}。|mso-[a-z-]{3,40}",
    "[bookmark:", "HYPERLINK", "PAGEREF", "_Toc", "MERGEFORMAT", "Error!", "错误！", "mso-",
)  # fmt: skip
MESSAGE = Message(
    zh="这里有转换残留“{found}”",
    en="{found} was left behind by a converter",
    help_zh="删除即可，其余内容不变。",
    help_en="Delete it; the rest stays.",
)


@rule(
    code="P703",
    severity=Severity.WARNING,
    signs=tuple(f"text:{literal}" for literal in RESIDUE.literals),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(RESIDUE):
        yield Finding(
            match.location(),
            MESSAGE(found=excerpt(match.string)),
            cause=(("place", passage.number, match.start),),
            fixes=(
                Fix(Words("删除残留", "Delete what was left behind"), (Edit(match.location(), ""),), "safe"),
            ),
        )
