"""
报告应有标题，写明单位和年度。

A report has a title that names organ and year.

没有标题，读者不知道是哪个单位、哪一年的报告。标题写在文首信息里的也算。

Source: practice

Good: 有标题
    2024年，本局工作正常开展。

Bad: 没有标题
    !front year = 2024
    @title
    → 没有找到报告的标题
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="没有找到报告的标题",
    en="The report has no title",
    help_zh="标题如：某某县水务局{year}年政府信息公开工作年度报告。",
    help_en="A title reads like 某某县水务局{year}年政府信息公开工作年度报告.",
)


@rule(code="S113", severity=Severity.WARNING, needs=("form",), signs=("no-title",))
def check(case: Case) -> Iterator[Finding]:
    report = case.report
    if report.title is not None or not report.parts:
        return
    if "信息公开" in str(case.document.front.get("title", "")) + str(case.document.facts.get("title", "")):
        return
    name = case.document.source.uri.replace("\\", "/").rpartition("/")[2]
    if "信息公开" in name:
        return
    # What stands above the first part may be a title in words that nobody foresaw.
    above = [
        block for block in report.preamble if hasattr(block, "text") and "报告" in block.text.string[:60]
    ]
    if any(len(block.text.string) <= 60 and not _is_sentence(block.text.string) for block in above):
        return
    yield Finding(case.document.beginning, MESSAGE(year=case.year or "××××"), keys=(("title",),))


def _is_sentence(string: str) -> bool:
    return "本报告" in string or "，" in string or string.endswith(("。", "：", ":"))
