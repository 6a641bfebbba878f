"""
上一年项目数量，应等于上年报告的上一年项目数量加本年增/减。

The items of the year before are last year's items plus last year's change.

只有2019、2020年度的格式有这两栏。统计口径调整过的可以不等，只作提示。

Source: derivable, from the meaning of the two columns

Good: 衔接
    !form 2019
    [proactive] licence.previous-items = 13
    !previous [proactive] licence.previous-items = 12, licence.change = +1

Bad: 不衔接
    !form 2019
    [proactive] licence.previous-items = «100»
    !previous [proactive] licence.previous-items = 100, licence.change = +3
    → 表二“行政许可”行：上一年项目数量100，按2019年报告的100和增/减+3应为103
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Message,
    Severity,
    Target,
    Words,
    elsewhere,
    known,
    pairs,
    row_name,
    rule,
)

MESSAGE = Message(
    zh="表二“{row}”行：上一年项目数量{found}，按{year}年报告的{last}和增/减{change}应为{expected}",
    en="Table 2, row {row}: {found} items of the year before; {last} and {change} in the report of {year} make {expected}",
    help_zh="请核对；口径有调整的可以不理会。",
    help_en="Check it; leave it if the way of counting has changed.",
)
SECTION = "proactive"
ROWS = ("licence", "other-service", "penalty", "coercion", "administrative-fee")


@rule(code="X605", severity=Severity.INFO, needs=("form",), signs=("history",))
def check(case: Case) -> Iterator[Finding]:
    for row in ROWS:
        target = Target(SECTION, SECTION, row, "previous-items")
        found = pairs(case, (target,), target)
        if found is None:
            continue
        (cell,), old, previous = found
        change = known(previous, Target(SECTION, SECTION, row, "change"))
        if change is None:
            continue
        expected = (old.figure.amount or 0) + (change.figure.amount or 0)
        if cell.figure.amount == expected:
            continue
        yield Finding(
            cell.location,
            MESSAGE(
                row=row_name(cell),
                found=cell.figure.amount,
                year=previous.year,
                last=old.figure.amount,
                change=change.text.string,
                expected=expected,
            ),
            target=cell.target,
            keys=(("cell", cell.target),),
            related=(
                elsewhere(previous, change, Words("上年报告的本年增/减", "the change in last year's report")),
            ),
        )
