"""
写明未发生行政复议、诉讼的，表四不应有案件。

A draft that denies any review or litigation has none in table 4.

草稿多由上年文件改成，“未发生行政复议”留在文字里，表四却有案件。零败诉、未被纠正否认的是败诉，不是案件，见N417。
整个第四部分只写“无。”的，可能只是没有别的要说，只作提示。写成“0件”，同一段里又没有别的数与表格对得上的，
也只作提示。

Source: derivable, the table counts every case

Good: 只说没有败诉
    @disputes 全年无行政诉讼败诉案件。

Bad: 沿用了上年的表述
    @only disputes 本年度«未发生因政府信息公开引起的行政复议案件»。
    → 第四部分写“未发生因政府信息公开引起的行政复议案件”，表四行政复议“总计”为3件

Bad: 只有一件，还没有审结
    @only disputes 本年度«未发生因政府信息公开引起的行政复议案件»。
    [disputes] review-upheld = 0, review-corrected = 0, review-pending = 1, review-total = 1
    → 第四部分写“未发生因政府信息公开引起的行政复议案件”，表四行政复议“总计”为1件

Bad: 整个部分只写无
    @only disputes «无»。
    → 第四部分写“无”，表四行政复议和两类行政诉讼合计为4件

Bad: 写均为零
    @only disputes 本年度行政复议、行政诉讼«均为零»。
    → 第四部分写“行政复议、行政诉讼均为零”，表四两类行政诉讼合计为1件
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, mismatch, rule

MESSAGE = Message(
    zh="{section}写“{quote}”，{cell}为{found}件",
    en="{section} says {quote}; {cell} is {found}",
    help_zh="请核对：如表格无误，把这句话改为实际件数；如确无案件，把表四改为0。",
    help_en="If the table is right, state the number; if there was none, enter 0.",
)


@rule(code="N413", severity=Severity.ERROR, outranks=("N414", "N415"), signs=("contradiction",))
def check(case: Case) -> Iterator[Finding]:
    for item in case.contradicted("review", "litigation", "direct-suit", "after-review-suit", "cases"):
        if item.claim.denies:
            yield mismatch(case, item, MESSAGE)
