"""
本地格式声明的关系应成立。

A relation that a local form declares holds.

省、市自己的格式文件可以在 `[[identities]]` 里写明各行、各列之间的关系（相等，或不大于）。提示中写明是哪一条、依据和
两边的数；`kind` 是 official 的为错误，derivable 的为警告，plausibility 的只作提示。同一处填错使全国格式的合计也对不上的，
由那一条合计说明，不再另报。

Source: the local form, whose `source` the message quotes

Good: 关系成立
    !identity 予以公开不多于总计 = official applications column: granted ≤ total

Good: 少于或等于都可以
    !identity 转到其他处理的不多于新收 = derivable applications column: other-misc ≤ new

Bad: 两边应当相等
    !identity 新收等于予以公开 = official disputes row: review-total = review-corrected
    → 表四不符合“新收等于予以公开”：“行政复议·总计”3，应等于“行政复议·结果纠正”1，相差2

Bad: 一边多于另一边
    !identity 上年结转不多于结转下年度 = official applications column: carried-in ≤ carried-out
    → 表三“自然人”列不符合“上年结转不多于结转下年度”：“二、上年结转政府信息公开申请数量”2，应不大于“四、结转下年度继续办理”1，相差1
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule, sum_findings

MESSAGE = Message(
    zh="{place}不符合“{name}”：{sides}，相差{gap}",
    en="{place} breaks the rule {name}: {sides}, {gap} apart",
    help_zh="依据：{source}。请对照台账核对，{suspects}可能有误。",
    help_en="Source: {source}. Please compare with your register; {suspects} may be wrong.",
)


@rule(
    code="A315",
    severity=Severity.ERROR,
    official=True,
    needs=("form", "tables"),
    outranks=("A307", "A311"),
    identity="*",
    signs=("identity:local",),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    yield from sum_findings(case, check.identity, MESSAGE)
