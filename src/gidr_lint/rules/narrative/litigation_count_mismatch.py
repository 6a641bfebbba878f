"""
正文写的行政诉讼件数应与表四一致。

The number of suits in the text is that of table 4.

只计已审结案件的，与“总计减尚未审结”相符，也不提示。第四部分写的不符是错误，第一部分写的或备案件数只作警告。

Source: derivable, the table counts every case

Good: 与表四一致
    @disputes 因政府信息公开被提起行政诉讼1件。

Bad: 件数不符
    @only disputes 因政府信息公开被提起行政诉讼«2»件。
    → 第四部分写“因政府信息公开被提起行政诉讼2件”，表四两类行政诉讼合计为1件，相差1

Bad: 算上或不算尚未审结的都对不上
    [disputes] direct-suit-pending = 1
    !consistent
    @only disputes 因政府信息公开被提起行政诉讼«5»件。
    → 第四部分写“因政府信息公开被提起行政诉讼5件”，表四两类行政诉讼合计为2件，只算已审结的为1件，都对不上
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


@rule(code="N415", severity=Severity.ERROR, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    for item in case.contradicted("litigation", "direct-suit", "after-review-suit", "cases"):
        if item.claim.denies:
            continue
        filed = "备案" in item.claim.quote
        mild = item.claim.section != "disputes" or filed
        yield mismatch(case, item, LOOSE if is_loose(item) else MESSAGE, Severity.WARNING if mild else None)
