"""
现行有效的件数一般不少于本年制发的件数。

As a rule no fewer documents are in force than were issued in the year.

本年制发的文件年底大多仍然有效。当年制发当年废止、到期失效，或把修改也计作制发的，可以少于；废止件数足以解释的不提示。

Source: practice

Good: 现行有效不少于制发
    [proactive] normative.issued = 4, normative.repealed = 0, normative.in-force = 4

Good: 少的部分已经废止
    [proactive] normative.issued = 6, normative.repealed = 2, normative.in-force = 4

Bad: 现行有效少于制发
    [proactive] normative.issued = 6, normative.repealed = 0, normative.in-force = «4»
    → 表二“行政规范性文件”行：现行有效4件，少于本年制发6件减去废止0件
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, row_name, rows_of, rule

MESSAGE = Message(
    zh="表二“{row}”行：现行有效{force}件，少于本年制发{issued}件减去废止{repealed}件",
    en="Table 2, row {row}: {force} in force, fewer than {issued} issued less {repealed} repealed",
    help_zh="请核对是否填错行或列；到期失效的可以不理会。",
    help_en="Check rows and columns; leave it if documents expired.",
)


@rule(code="A308", severity=Severity.INFO, needs=("form", "tables"), signs=("less:in-force",))
def check(case: Case) -> Iterator[Finding]:
    for cells in rows_of(case, "proactive", ("issued", "repealed", "in-force")):
        issued, repealed, force = (cell.figure.amount for cell in cells)
        if issued is None or repealed is None or force is None or force + repealed >= issued:
            continue
        yield Finding(
            cells[2].location,
            MESSAGE(row=row_name(cells[2]), force=force, issued=issued, repealed=repealed),
            target=cells[2].target,
            keys=(("cell", cells[2].target),),
        )
