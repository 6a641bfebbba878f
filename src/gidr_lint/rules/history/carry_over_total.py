"""
上年结转应等于上年报告的结转下年度继续办理。

What was carried in is what last year's report carried over.

上年没有办完的申请就是今年结转来的申请。机构合并、拆分，或上年报告后来更正过的，两个数可以不同；范围没有变化的单位
可以用`same-scope`把它定为错误。

Source: derivable, from the meaning of 结转

Good: 与上年一致
    !previous [applications] carried-out.total = 2

Bad: 与上年不一致
    !previous [applications] carried-out.natural-person = 2, carried-out.total = 3
    → 表三“二、上年结转”总计2件，2023年报告结转下年度3件，相差1
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Message,
    Severity,
    Target,
    Words,
    claim_key,
    elsewhere,
    option,
    pairs,
    rule,
)

MESSAGE = Message(
    zh="表三“二、上年结转”总计{found}件，{year}年报告结转下年度{expected}件，相差{gap}",
    en="Table 3 has {found} carried in; the report of {year} carried over {expected}, {gap} apart",
    help_zh="请核对是今年漏计，还是上年报告有误；机构有调整的，请在正文说明。",
    help_en="Check which of the reports is wrong; if the organ has changed, the text should say so.",
)
SECTION = "applications"
IN = Target(SECTION, SECTION, "carried-in", "total")
OUT = Target(SECTION, SECTION, "carried-out", "total")
SAME_SCOPE = option(
    False,
    "单位和统计范围没有变：不衔接的作错误。|The organ and what it counts have not changed: a difference is an error.",
)


@rule(
    code="X601",
    severity=Severity.WARNING,
    needs=("form",),
    signs=("history",),
    options={"same-scope": SAME_SCOPE},
)
def check(case: Case, **options: bool) -> Iterator[Finding]:
    found = pairs(case, (IN,), OUT)
    if found is None:
        return
    (cell,), old, previous = found
    now, then = cell.figure.amount or 0, old.figure.amount or 0
    if now == then:
        return
    keys: list[tuple[object, ...]] = [("cell", cell.target)]
    # A sentence or sum that says the same of this cell is the same mistake.
    keys.extend(claim_key(item) for item in case.contradicted("carried-in") if item.claim.value == then)
    for fault in case.faults:
        if any(suspect.cell is cell and suspect.value == then for suspect in fault.suspects):
            keys.append(fault.key)
    yield Finding(
        cell.location,
        MESSAGE(found=now, year=previous.year, expected=then, gap=abs(now - then)),
        target=cell.target,
        severity=Severity.ERROR if options.get("same-scope") else None,
        keys=tuple(keys),
        related=(
            elsewhere(previous, old, Words("上年报告的结转下年度", "carried over in last year's report")),
        ),
    )
