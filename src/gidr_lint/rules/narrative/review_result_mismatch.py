"""
正文写的维持、纠正、尚未审结件数应与表四一致。

Upheld, corrected, other and pending in the text are those of table 4.

“均获维持”而表四还有尚未审结的，也在此列。

Source: derivable, the table counts every case

Good: 与表四一致
    @disputes 因政府信息公开被申请行政复议3件，其中维持1件、纠正1件、尚未审结1件。

Bad: 维持件数不符
    @only disputes 因政府信息公开被申请行政复议3件，其中维持«2»件。
    → 第四部分写“其中维持2件”，表四行政复议“结果维持”为1件，相差1

Bad: 诉讼的结果不符
    @only disputes 因政府信息公开被提起行政诉讼1件，结果维持«0»件。
    → 第四部分写“结果维持0件”，表四两类行政诉讼“结果维持”合计为1件，相差1

Bad: 均获维持，却还有尚未审结的
    @only disputes 因政府信息公开被申请行政复议3件，«均获维持»。
    → 第四部分写“均获维持”，而表四行政复议“尚未审结”还有1件
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatch, rule

KINDS = tuple(
    f"{part}-{result}"
    for part in ("review", "suit", "direct-suit", "after-review-suit", "cases")
    for result in ("upheld", "corrected", "other", "pending", "closed")
)
MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件，相差{gap}",
    en="{section} says {quote}; {cell} is {found}, {gap} apart",
    help_zh="请核对两处件数；如所说的是往年的案件，请写明。",
    help_en="Check both; if cases of earlier years are meant, say so.",
)
UPHELD = Message(
    zh="{section}写“{quote}”，而{cell}还有{found}件",
    en="{section} says {quote}; {cell} still has {found}",
    help_zh="请核对；如只指其中一部分案件，请写明。",
    help_en="Check; if only some of the cases are meant, say so.",
)


@rule(code="N416", severity=Severity.WARNING, signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    for item in case.contradicted(*KINDS):
        upheld = not item.claim.unit and "维持" in item.claim.quote
        yield mismatch(case, item, UPHELD if upheld else MESSAGE)
