"""
报告年度早于2019年，当时没有现行的统一格式，结构、表格和勾稽关系不作检查。

The report is for a year before 2019, when there was no such format; its structure, tables and
sums are not checked.

修订后的条例自2019年5月起施行，全国统一的格式从2019年度的报告开始。日期、文字和应写的内容照常检查。

The amended regulation took effect in May 2019, and the first national format was made for the
reports of that year. Dates, prose and required content are checked all the same.

Source: 国务院令第711号; 国办公开办函〔2019〕60号
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="这是{year}年的报告，早于全国统一格式（{first}年起），未检查结构和表格",
    en="This report is for {year}, before the national format (from {first} on); structure and tables were not checked",
    help_zh="如年度识别有误，请核对标题、统计期限，或用--year指定。",
    help_en="If the year is wrong, look at title and period, or give it with --year.",
)


@rule(code="E010", severity=Severity.INFO, signs=("year:early",))
def check(case: Case) -> Iterator[Finding]:
    year = case.year
    first = min(form.years[0] for form in case.report.forms)
    if year is not None and year < first:
        place = next((item.location for item in case.report.evidence if item.location), None)
        yield Finding(place or case.top, MESSAGE(year=year, first=first), keys=(("year",),))
