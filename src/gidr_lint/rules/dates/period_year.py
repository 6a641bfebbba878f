"""
统计期限的年份应与报告年度一致。

The statistical period lies in the report year.

沿用上年文本时，统计期限最容易忘记改。年度以标题、配置为准。

Source: 《中华人民共和国政府信息公开条例》第四十九条（上一年度）

Good: 与报告年度一致
    2024年，本局工作正常开展。

Bad: 统计期限还是上年
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。本报告所列数据的统计期限为«2023年1月1日»至2023年12月31日。
    → 统计期限写的是2023年，而本报告为2024年度报告

Bad: 标题写错了年份，统计期限和落款都对
    @title 青溪县水务局2023年政府信息公开工作年度报告
    → 统计期限写的是2024年，而本报告为2023年度报告
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    DateMention,
    Edit,
    Finding,
    Fix,
    Location,
    Message,
    Related,
    Severity,
    Words,
    rule,
)

MESSAGE = Message(
    zh="统计期限写的是{found}年，而本报告为{year}年度报告",
    en="The period given is {found}, but this is the {year} report",
    help_zh="应为{year}年1月1日至12月31日；可能是沿用了上年文本，请顺便看看其他年份。",
    help_en="It should be 1 January to 31 December {year}. The text may come from last year's file: look at the other years too.",
)


@rule(
    code="D502",
    severity=Severity.ERROR,
    needs=("dates",),
    outranks=("D503", "D508"),
    signs=("period:other-year",),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    years = {
        item.year for item in case.report.evidence if item.origin in ("option", "front", "config", "title")
    }
    if len(years) != 1:
        return
    year = years.pop()
    wrong = [d for d in case.dates_of("period-start", "period-end") if d.year not in (None, year)]
    by_passage: dict[int, list[DateMention]] = {}
    for date in wrong:
        by_passage.setdefault(date.passage, []).append(date)
    for passage, dates in by_passage.items():
        first = dates[0]
        yield Finding(
            first.location,
            MESSAGE(found=first.year, year=year),
            keys=(("period", passage), ("year",)),
            related=tuple(Related(date.location, Words(date.written, date.written)) for date in dates[1:]),
            fixes=(
                Fix(
                    Words(f"年份改为{year}", f"Change the year to {year}"),
                    tuple(Edit(_digits(case, date), str(year)) for date in dates),
                    "unsafe",
                ),
            ),
        )


def _digits(case: Case, date: DateMention) -> Location:
    """The four characters of the year."""
    return case.report.passages[date.passage].text.location(date.start, date.start + 4)
