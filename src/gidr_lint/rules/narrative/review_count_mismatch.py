"""
正文写的行政复议件数应与表四一致。

The number of reviews in the text is that of table 4.

只计已审结案件的，与“总计减尚未审结”相符，也不提示。第四部分写的不符是错误，第一部分写的或备案件数只作警告。
可能说的是别的件数的，只作提示：同一段里没有别的数与表格对得上的；远小于表中的数的，除非像是漏了、错了、颠倒了一位数字。

Source: derivable, the table counts every case

Good: 与表四一致
    @disputes 因政府信息公开被申请行政复议3件。

Good: 只计已审结的
    @disputes 审结政府信息公开行政复议案件2件。

Bad: 件数不符
    @only disputes 因政府信息公开被申请行政复议«5»件。
    → 第四部分写“因政府信息公开被申请行政复议5件”，表四行政复议“总计”为3件，只算已审结的为2件，都对不上

Bad: 没有未审结的，只有一种算法
    [disputes] review-pending = 0, review-upheld = 2
    @only disputes 因政府信息公开被申请行政复议«5»件。
    → 第四部分写“因政府信息公开被申请行政复议5件”，表四行政复议“总计”为3件，相差2

Bad: 复议、诉讼合在一起写
    @only disputes 行政复议、行政诉讼案件共«7»件。
    → 第四部分写“行政复议、行政诉讼案件共7件”，表四行政复议和两类行政诉讼合计为4件，只算已审结的为3件，都对不上

Bad: 没有尚未审结时只有一种算法
    [disputes] review-pending = 0
    !consistent
    @only disputes 因政府信息公开被申请行政复议«5»件。
    → 第四部分写“因政府信息公开被申请行政复议5件”，表四行政复议“总计”为2件，相差3
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, is_loose, mismatch, rule

MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件，相差{gap}",
    en="{section} says {quote}; {cell} is {found}, {gap} apart",
    help_zh="请核对两处件数；如正文只计已审结案件，请写明。",
    help_en="Check both; if the text counts concluded cases only, say so.",
)

LOOSE = Message(
    zh="{section}写“{quote}”，{readings}，都对不上",
    en="{section} says {quote}; {readings}: neither fits",
    help_zh=MESSAGE.help_zh,
    help_en=MESSAGE.help_en,
)


@rule(code="N414", severity=Severity.ERROR, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    for item in case.contradicted("review", "cases"):
        if item.claim.denies:
            continue
        filed = "备案" in item.claim.quote
        mild = item.claim.section != "disputes" or filed
        yield mismatch(case, item, LOOSE if is_loose(item) else MESSAGE, Severity.WARNING if mild else None)
