"""
上年尚未审结的案件，今年应计入总计。

Cases that were pending last year are among those of this year.

今年的总计比上年尚未审结的还少，可能漏计。各地是否把上年未结的计入今年做法不一，只作提示。

Source: practice

Good: 总计不少于上年尚未审结
    !previous [disputes] review-pending = 3, review-total = 5

Bad: 总计少于上年尚未审结
    [disputes] review-upheld = 1, review-corrected = 0, review-pending = 0, review-total = «1»
    @empty disputes
    !previous [disputes] review-pending = 4, review-total = 6
    → 表四行政复议总计1件，少于2023年报告的尚未审结4件
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, Words, elsewhere, pairs, rule

MESSAGE = Message(
    zh="表四{part}总计{found}件，少于{year}年报告的尚未审结{pending}件",
    en="Table 4, {part}: {found} in all, fewer than the {pending} pending in the report of {year}",
    help_zh="请核对上年未结的案件今年是否漏计。",
    help_en="Check whether cases of last year are left out.",
)
PARTS = {"review": "行政复议", "direct-suit": "未经复议直接起诉", "after-review-suit": "复议后起诉"}
SECTION = "disputes"


@rule(code="X604", severity=Severity.INFO, needs=("form",), signs=("history",))
def check(case: Case) -> Iterator[Finding]:
    for part, name in PARTS.items():
        found = pairs(
            case,
            (Target(SECTION, SECTION, "cases", f"{part}-total"),),
            Target(SECTION, SECTION, "cases", f"{part}-pending"),
        )
        if found is None:
            continue
        (total,), pending, previous = found
        if (total.figure.amount or 0) >= (pending.figure.amount or 0):
            continue
        yield Finding(
            total.location,
            MESSAGE(part=name, found=total.figure.amount, year=previous.year, pending=pending.figure.amount),
            target=total.target,
            keys=(("cell", total.target),),
            related=(
                elsewhere(previous, pending, Words("上年报告的尚未审结", "pending in last year's report")),
            ),
        )
