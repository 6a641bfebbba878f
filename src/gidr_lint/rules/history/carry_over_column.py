"""
上年结转的各类申请人件数，与上年报告的结转下年度一致。

What was carried in of each kind of applicants is what last year's report carried over.

总计一致而某几类不同，可能是重新归类，也可能填错了列。总计不一致时由X601说明。

Source: derivable, from the meaning of 结转

Good: 各列一致
    !previous [applications] carried-out.natural-person = 2, carried-out.legal-service = 0

Bad: 总计一致，自然人不一致
    [applications] carried-in.natural-person = «1», carried-in.business = 1, new.natural-person = 25, new.business = 2
    !previous 全年工作平稳。
    → 表三“二、上年结转”的“自然人”1件、“商业企业”1件，2023年报告为2件、0件
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, Words, column_name, elsewhere, pairs, rule

MESSAGE = Message(
    zh="表三“二、上年结转”的{found}，{year}年报告为{expected}",
    en="Table 3, carried in: {found_en}; the report of {year} has {expected_en}",
    help_zh="总计一致。请核对是不是填错了列；重新归类的可以不理会。",
    help_en="The totals agree. Check the columns; leave it if applicants were classed anew.",
)
SECTION = "applications"


@rule(code="X602", severity=Severity.INFO, needs=("form",), signs=("history",))
def check(case: Case) -> Iterator[Finding]:
    table = case.table(SECTION)
    if table is None or not table.blocks:
        return
    different = []
    for column in table.blocks[0].block.columns:
        found = pairs(
            case,
            (Target(SECTION, SECTION, "carried-in", column.id),),
            Target(SECTION, SECTION, "carried-out", column.id),
        )
        if found is None:
            return
        (cell,), old, previous = found
        if cell.figure.amount != old.figure.amount:
            if column.id == "total":
                return
            different.append((cell, old, previous))
    if not different:
        return
    cell, old, previous = different[0]
    yield Finding(
        cell.location,
        MESSAGE(
            found="、".join(f"“{column_name(now)}”{now.figure.amount}件" for now, _, _ in different),
            found_en=", ".join(f"{column_name(now)} {now.figure.amount}" for now, _, _ in different),
            year=previous.year,
            expected="、".join(f"{then.figure.amount}件" for _, then, _ in different),
            expected_en=", ".join(str(then.figure.amount) for _, then, _ in different),
        ),
        target=cell.target,
        keys=(("cell", cell.target),),
        related=tuple(
            elsewhere(previous, then, Words("上年报告的结转下年度", "carried over in last year's report"))
            for _, then, _ in different
        ),
    )
