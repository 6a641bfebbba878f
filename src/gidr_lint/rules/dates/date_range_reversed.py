"""
起止日期的先后不能颠倒。

A period does not end before it begins.

统计期限的起、止写反，或者止于前一年，数据算到哪天就说不清。

Source: derivable

Good: 先起后止
    2024年，本局工作正常开展。

Bad: 起止写反
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。统计期限为2024年12月31日至«2024年1月1日»。
    → 统计期限止于2024年1月1日，早于开始的2024年12月31日
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Related, Severity, Words, rule

MESSAGE = Message(
    zh="统计期限止于{end}，早于开始的{start}",
    en="The period ends on {end}, before it begins on {start}",
    help_zh="年度报告的统计期限是1月1日至12月31日，请核对。",
    help_en="The report covers 1 January to 31 December; please check.",
)


@rule(
    code="D514",
    severity=Severity.ERROR,
    needs=("dates",),
    outranks=("D515", "D502", "D503"),
    signs=("period:odd",),
)
def check(case: Case) -> Iterator[Finding]:
    start = None
    for date in case.dates_of("period-start", "period-end"):
        if date.role == "period-start":
            start = date
            continue
        if start is None or start.passage != date.passage or start.month is None or date.month is None:
            continue
        first = (start.year or 0, start.month, start.day or 1)
        last = (date.year or start.year or 0, date.month, date.day or 31)
        if start.year is not None and last < first:
            yield Finding(
                date.location,
                MESSAGE(start=start.written.strip(), end=date.written.strip()),
                keys=(("period", date.passage), ("date", date.location)),
                related=(Related(start.location, Words(start.written, start.written)),),
            )
        start = None
