"""
部门的报告应在次年1月31日前公布，政府的报告应在3月31日前公布。

A department's report is out by 31 January, a government's by 31 March.

乡镇、街道的期限由当地规定，不在此列。单位类型只能从标题推断时，只作提示；网页日期常是迁移日期，不作依据。

Source: 《中华人民共和国政府信息公开条例》第四十九条

Good: 1月成文
    @signature 2025年1月20日

Bad: 3月才成文
    @signature «2025年3月5日»
    → 成文日期是2025年3月5日，晚于2025年1月31日
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, option, rule

MESSAGE = Message(
    zh="成文日期是{found}，晚于{limit}",
    en="The report is dated {found}, after {limit}",
    help_zh="部门的报告应在1月31日前公布，政府的报告应在3月31日前公布；当地另有规定的从其规定。",
    help_en="Departments publish by 31 January, governments by 31 March, unless local rules differ.",
)
DEPARTMENT = ("局", "委", "委员会", "厅", "中心", "队", "处", "办公室", "站", "院")
GOVERNMENT = ("人民政府", "人民政府办公室", "政府办公室", "政府办", "人民政府办公厅", "市", "县", "区", "省")
LOCAL = ("镇", "乡", "街道", "办事处", "镇人民政府", "乡人民政府")
KINDS = {"department": (1, 31), "government": (3, 31), "government-office": (3, 31), "national": (1, 31)}


@rule(
    code="D510",
    severity=Severity.INFO,
    needs=("dates",),
    signs=("date:late",),
    options={
        "deadline": option("", "本地的期限，写月-日，如01-31。|Month and day of a local deadline, as 01-31.")
    },
)
def check(case: Case, deadline: str) -> Iterator[Finding]:
    year = case.settled_year
    limit = _limit(case, deadline)
    if year is None or limit is None:
        return
    for date in case.dates_of("issue"):
        if date.year != year + 1 or date.month is None or date.day is None:
            continue  # another year: issue-date-year speaks
        if (date.month, date.day) > limit:
            yield Finding(
                date.location,
                MESSAGE(found=date.written.strip(), limit=f"{year + 1}年{limit[0]}月{limit[1]}日"),
                severity=Severity.WARNING if deadline or case.organisation.kind else None,
                keys=(("date", date.location),),
            )


def _limit(case: Case, deadline: str) -> tuple[int, int] | None:
    """The last day of publication: as configured, by the kind of organ, or by its name."""
    month, _, day = deadline.partition("-")
    if month.isdecimal() and day.isdecimal():
        return int(month), int(day)
    if case.organisation.kind:
        return KINDS.get(case.organisation.kind)
    name = case.report.organisation or ""
    if name.endswith(LOCAL):
        return None
    if name.endswith(GOVERNMENT):
        return KINDS["government"]
    return KINDS["department"] if name.endswith(DEPARTMENT) else None
