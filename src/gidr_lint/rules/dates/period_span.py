"""
统计期限应为全年：1月1日至12月31日。

The statistical period is the whole year, 1 January to 31 December.

当年新设、撤并的机构可以不满一年，文中写明的只作警告。

Source: 《中华人民共和国政府信息公开条例》第四十九条（上一年度）

Good: 全年
    2024年，本局工作正常开展。

Good: 统计期限之外的日期
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。本报告所列数据的统计期限为2024年1月1日至2024年12月31日，报告于2025年1月20日公布。

Bad: 只到11月
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。本报告所列数据的统计期限为2024年1月1日至«2024年11月30日»。
    → 统计期限写的是“2024年11月30日”，应到12月31日

Bad: 写到月份，只到11月
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。本报告所列数据的统计期限为2024年1月至«11月»。
    → 统计期限写的是“11月”，应到12月31日

Bad: 从2月起
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。本报告所列数据的统计期限为«2024年2月1日»至2024年12月31日。
    → 统计期限写的是“2024年2月1日”，应从1月1日起
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Words, rule

MESSAGE = Message(
    zh="统计期限写的是“{found}”，应{expected}",
    en="The period says {found}; it should {expected}",
    help_zh="年度报告统计全年；当年新设或撤并的机构，请写明原因。",
    help_en="The report covers the whole year; an organ founded or dissolved in it says so.",
)
START = Words("从1月1日起", "begin on 1 January")
END = Words("到12月31日", "end on 31 December")
FOUNDED = ("机构改革", "组建", "撤并", "新设", "挂牌成立")
# Said of anything else too, so only in the sentence's own paragraph.
FOUNDED_HERE = ("成立", "撤销", "合并", "设立", "划转")


@rule(code="D503", severity=Severity.ERROR, needs=("dates",), signs=("period:other-span",))
def check(case: Case) -> Iterator[Finding]:
    anywhere = any(word in case.document.plain for word in FOUNDED)
    for date in case.dates_of("period-start", "period-end"):
        start = date.role == "period-start"
        if date.month is None or (date.day is None and date.month == (1 if start else 12)):
            continue
        if (date.month, date.day) == ((1, 1) if start else (12, 31)):
            continue
        if not start and not any(d.passage == date.passage for d in case.dates_of("period-start")):
            continue
        here = case.report.passages[date.passage].text.string
        founded = anywhere or any(word in here for word in FOUNDED_HERE)
        yield Finding(
            date.location,
            MESSAGE(found=date.written.strip(), expected=START if start else END),
            severity=Severity.WARNING if founded else None,
            keys=(("period", date.passage),),
        )
