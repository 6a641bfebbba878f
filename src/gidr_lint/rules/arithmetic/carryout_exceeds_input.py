"""
结转下年度的件数不会多于新收与上年结转之和。

No more is carried over than was received and carried in.

这是勾稽关系的一部分。“（七）总计”读不出来、勾稽关系没能核对时，只核对这一点。

Source: derivable, from the note printed in the header of the official table

Good: 结转不多于收到的
    [applications] new.total = 30, carried-out.total = 2

Good: 每一列都恰好全部结转
    [applications] granted.business = 0, unable-not-held.business = 0, carried-out.business = 3
    !consistent
    @only overview 各项工作正常开展。

Bad: 结转多于收到的
    !beside T216
    [applications] total.business = 共三件, total.total = 共三十件, carried-out.business = «6», carried-out.total = 8
    @only overview 各项工作正常开展。
    → 表三“商业企业”列：结转下年度6件，多于新收3件与上年结转0件之和
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, column_name, fault_keys, rule, unbalanced_columns

MESSAGE = Message(
    zh="表三“{column}”列：结转下年度{out}件，多于新收{new}件与上年结转{carried}件之和",
    en="Table 3, column {column}: {out} carried over, more than {new} new and {carried} carried in",
    help_zh="请核对这三个数。",
    help_en="Check the three figures.",
)


@rule(code="A307", severity=Severity.ERROR, needs=("form", "tables"), signs=("sums:skipped",))
def check(case: Case) -> Iterator[Finding]:
    for cells in unbalanced_columns(case):
        new, carried, out = (cells[row].figure.amount for row in ("new", "carried-in", "carried-out"))
        if new is None or carried is None or out is None or out <= new + carried:
            continue
        yield Finding(
            cells["carried-out"].location,
            MESSAGE(column=column_name(cells["carried-out"]), new=new, carried=carried, out=out),
            target=cells["carried-out"].target,
            keys=(("column", cells["new"].target.column), *fault_keys(case, cells.values())),
        )
