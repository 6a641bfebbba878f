"""
第六部分可说明收取信息处理费的情况。

Section six may say whether fees for processing were charged.

多数报告在第六部分写明信息处理费的收取情况；没有收取的，也写一句。全国格式是否要求未能核实，只作提示。

Source: practice

Good: 说明了没有收取
    @only other-matters 2024年，本局未收取政府信息公开信息处理费。

Good: 写“无”
    @only other-matters 无。

Bad: 没有说明
    @only other-matters 2024年，本局按时完成了各项工作，其他事项按规定报告。
    → 没有说明收取信息处理费的情况
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, rule

NONE = ("无", "没有其他需要", "无其他", "暂无", "无需要", "没有需要")
FEES = ("处理费", "收费", "费用", "收取")
MESSAGE = Message(
    zh="没有说明收取信息处理费的情况",
    en="Nothing is said of fees for processing",
    help_zh="没有收取的，可写：本年度未收取信息处理费。",
    help_en="Where none was charged, say so.",
)


@rule(code="L805", severity=Severity.INFO, signs=("lacks:处理费",))
def check(case: Case) -> Iterator[Finding]:
    part = case.report.section("other-matters")
    if part is None or case.year is None or case.year < 2021:
        return
    words = case.report.prose("other-matters").strip()
    said = "\n".join(passage.text.string for passage in case.passages())
    if not words or words.startswith(NONE) or any(word in said for word in FEES):
        return
    yield Finding(
        part.heading.location, MESSAGE(), target=Target("other-matters"), keys=(("fee-statement",),)
    )
