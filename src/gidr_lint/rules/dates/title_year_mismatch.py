"""
标题、统计期限、配置和文件名里的年度应一致。

Title, period, configuration and file name name one report year.

年度决定用哪一年的格式，也决定日期是否正确；有一处没改，后面都会错。

Source: practice

Good: 年度一致
    2024年，本局工作正常开展。

Bad: 前面写的年度与统计期限不一致
    !front year = 2023
    → 年份不一致：文首信息2023年，标题2024年，统计期限2024年
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Related, Severity, Words, rule

NAMES = {
    "option": Words("命令行", "option"),
    "front": Words("文首信息", "front matter"),
    "config": Words("配置", "configuration"),
    "title": Words("标题", "title"),
    "period": Words("统计期限", "period"),
    "file": Words("文件名", "file name"),
}
MESSAGE = Message(
    zh="年份不一致：{sources}",
    en="Years disagree: {sources}",
    help_zh="请确认本报告的年度，改正其余各处。",
    help_en="Settle the report year and correct the others.",
)


@rule(code="D508", severity=Severity.ERROR, needs=("dates",), signs=("years:differ",))
def check(case: Case) -> Iterator[Finding]:
    evidence = list(case.report.evidence)
    others = {item.year for item in evidence if item.origin != "file"}
    # A file is often named by the year in which the report is published.
    evidence = [i for i in evidence if i.origin != "file" or len(others) != 1 or i.year != min(others) + 1]
    if len({item.year for item in evidence}) < 2:
        return
    placed = [item for item in evidence if item.location is not None]
    place = placed[0].location if placed else None
    yield Finding(
        place or case.top,
        MESSAGE(
            sources=Words(
                "，".join(f"{NAMES[item.origin].zh}{item.year}年" for item in evidence),
                ", ".join(f"{NAMES[item.origin].en} {item.year}" for item in evidence),
            )
        ),
        keys=(("year",),),
        related=tuple(Related(i.location, NAMES[i.origin]) for i in placed[1:] if i.location is not None),
    )
