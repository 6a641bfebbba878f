"""
统计期限的起、止在同一年。

The statistical period begins and ends in one year.

沿用上年文本时，常常只改了前一个或后一个年份。

Source: 《中华人民共和国政府信息公开条例》第四十九条（上一年度）

Good: 同一年
    2024年，本局工作正常开展。

Good: 止日省略年份
    @no-preamble
    @preamble 本报告所列数据的统计期限为2024年1月1日至12月31日。

Bad: 只改了后一个年份
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。统计期限为«2023年1月1日»至2024年12月31日。
    → 统计期限从2023年到2024年，跨了两个年度
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Related, Severity, Words, rule

MESSAGE = Message(
    zh="统计期限从{start}年到{end}年，跨了两个年度",
    en="The period begins in {start} and ends in {end}",
    help_zh="应为{year}年1月1日至12月31日，可能有一个年份没有改。",
    help_en="It should be 1 January to 31 December {year}; one of the years may not have been changed.",
)


@rule(
    code="D515",
    severity=Severity.ERROR,
    needs=("dates",),
    outranks=("D502", "D503"),
    signs=("period:odd",),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    start = None
    for date in case.dates_of("period-start", "period-end"):
        if date.role == "period-start":
            start = date
            continue
        if start is None or start.passage != date.passage or date.year in (None, start.year):
            continue
        if start.year is None or (start.month, date.month) not in ((1, 12), (1, None), (None, 12)):
            continue
        year = case.year if case.year in (start.year, date.year) else None
        wrong = start if year == date.year else date
        edit = Edit(
            case.report.passages[wrong.passage].text.location(wrong.start, wrong.start + 4), str(year)
        )
        title = Words(f"年份改为{year}", f"Change the year to {year}")
        yield Finding(
            wrong.location,
            MESSAGE(start=start.year, end=date.year, year=year or case.year or start.year),
            keys=(("period", date.passage), ("year",)),
            related=tuple(
                Related(d.location, Words(d.written, d.written)) for d in (start, date) if d is not wrong
            ),
            fixes=(Fix(title, (edit,), "unsafe"),) if year and wrong.written[:4].isdecimal() else (),
        )
        start = None
