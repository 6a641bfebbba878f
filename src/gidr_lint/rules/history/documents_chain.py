"""
现行有效件数一般等于上年现行有效，加本年制发，减本年废止。

Documents in force are as a rule those of last year, plus those issued, less those repealed.

到期失效、统计范围变化、上年报告更正的，不等也正常，只作提示。2021年度没有上年的现行有效件数，不核对。

Source: practice

Good: 衔接
    !year 2022
    !previous [proactive] normative.in-force = 30

Bad: 不衔接
    !year 2022
    [proactive] normative.in-force = «45»
    !previous [proactive] normative.in-force = 40
    → 表二“行政规范性文件”行：现行有效45件，按2021年报告的40件加制发4件减废止2件为42件
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, Words, elsewhere, pairs, row_name, rule

MESSAGE = Message(
    zh="表二“{row}”行：现行有效{found}件，按{year}年报告的{last}件加制发{issued}件减废止{repealed}件为{expected}件",
    en="Table 2, row {row}: {found} in force; {last} in the report of {year} + {issued} issued - {repealed} repealed = {expected}",
    help_zh="请核对；到期失效或统计范围有变化的可以不理会。",
    help_en="Check it; leave it if documents expired or the scope has changed.",
)
SECTION = "proactive"


@rule(code="X603", severity=Severity.INFO, needs=("form",), signs=("history",))
def check(case: Case) -> Iterator[Finding]:
    for row in ("rules", "normative"):
        targets = tuple(
            Target(SECTION, SECTION, row, column) for column in ("in-force", "issued", "repealed")
        )
        found = pairs(case, targets, targets[0])
        if found is None:
            continue
        (force, issued, repealed), old, previous = found
        expected = (old.figure.amount or 0) + (issued.figure.amount or 0) - (repealed.figure.amount or 0)
        if force.figure.amount == expected:
            continue
        yield Finding(
            force.location,
            MESSAGE(
                row=row_name(force),
                found=force.figure.amount,
                year=previous.year,
                last=old.figure.amount,
                issued=issued.figure.amount,
                repealed=repealed.figure.amount,
                expected=expected,
            ),
            target=force.target,
            keys=(("cell", force.target),),
            related=(
                elsewhere(previous, old, Words("上年报告的现行有效", "in force in last year's report")),
            ),
        )
