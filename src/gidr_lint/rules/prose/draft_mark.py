"""
标题、页眉、页脚里的“送审稿”“征求意见稿”等字样，公开前要去掉。

Marks of a draft in the title, a header or a footer go before the report is published.

正文里说到别的文件的征求意见稿不在此列。

Source: practice

Good: 说到别的文件
    公开规范性文件征求意见稿3件，对征求意见稿及时反馈。

Bad: 标题后写着稿次
    @title 青溪县水务局2024年政府信息公开工作年度报告«（送审稿）»
    → 这里还写着“（送审稿）”

Bad: 标题下单写一行
    @preamble «（征求意见稿）»
    → 这里还写着“（征求意见稿）”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule

_STAGES = r"(?:送审稿|报审稿|待审稿|审议稿|审定稿|报批稿|征求意见稿|征求意见|讨论稿|初稿|草稿|草案|修改稿|定稿版|第[一二三四五]稿|样本)"
BRACKETED = Pattern(rf"[（(【\[〔]\s?{_STAGES}\s?[）)】\]〕]", "稿", "草案", "征求意见", "样本")
# All that a line says, or what a header ends with.
WHOLE = Pattern(rf"\A\s{{0,4}}{_STAGES}\s{{0,4}}\Z", "稿", "草案", "征求意见", "样本")
LAST = Pattern(r"(?:送审稿|报审稿|征求意见稿|讨论稿|审议稿|报批稿|初稿|草稿)\s{0,4}\Z", "稿")
_LINE = 12
MESSAGE = Message(
    zh="这里还写着“{found}”",
    en="{found} still stands here",
    help_zh="定稿后请删去；Word里在页眉、页脚或水印中的，请到那里删除。",
    help_en="Delete it from the final report; in Word from the header, footer or watermark.",
)


@rule(
    code="P725",
    severity=Severity.WARNING,
    signs=(
        "text:稿）",
        "text:稿)",
        "text:稿】",
        "text:稿]",
        "text:稿〕",
        "text:稿\n",
        "text:草案",
        "text:征求意见",
        "text:样本",
        "margins",
    ),
)
def check(case: Case) -> Iterator[Finding]:
    for passage in (*case.passages("title", "preamble"), *case.margins):
        if passage.kind == "preamble" and len(passage.text.string) > _LINE:
            continue
        patterns = (BRACKETED, WHOLE, LAST) if passage.kind == "margin" else (BRACKETED, WHOLE)
        match = next(
            (found for pattern in patterns if (found := pattern.first(passage.text)) is not None), None
        )
        if match is not None:
            yield Finding(
                match.location(),
                MESSAGE(found=match.string.strip()),
                keys=(("place", passage.number, match.start),),
            )
