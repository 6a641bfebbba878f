"""
行政事业性收费的单位是万元，数字不应是元。

The administrative fee is given in 万元; a figure in 元 is ten thousand times too large.

正文写收取多少元、表里填的是同一个数字，多半是忘了折算；乡镇、街道和县区部门一年收费上亿元也很少见。
市级以上机关的收费可以很大，不按数额提示。

Source: practice

Good: 正文的元折算成万元
    @other-matters 全年共收取行政事业性收费3800元。
    [proactive] administrative-fee.fee = 0.38

Good: 正文写的也是万元
    @other-matters 全年共收取行政事业性收费26.55万元。

Bad: 没有折算
    @other-matters 全年共收取行政事业性收费3800元。
    [proactive] administrative-fee.fee = «3800»
    → 表二“行政事业性收费”行填的是3800（万元），正文写的是3800元，可能没有折算成万元

Bad: 县级部门收费上亿元
    [proactive] administrative-fee.fee = «265500»
    → 表二“行政事业性收费”行填的是265500（万元），数额过大，可能单位是元
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Related, Severity, Target, Words, rule

SAME = Message(
    zh="表二“行政事业性收费”行填的是{found}（万元），正文写的是{found}元，可能没有折算成万元",
    en="Table 2, row 行政事业性收费, says {found} (万元) where the text says {found}元; it was perhaps not converted",
    help_zh="请核对；是元的，除以10000再填。",
    help_en="Check it; an amount in 元 is divided by 10000.",
)
LARGE = Message(
    zh="表二“行政事业性收费”行填的是{found}（万元），数额过大，可能单位是元",
    en="Table 2, row 行政事业性收费, says {found} (万元); so much is rare, it may be 元",
    help_zh="请核对；是元的，除以10000再填。",
    help_en="Check it; an amount in 元 is divided by 10000.",
)
FEE = Target("proactive", "proactive", "administrative-fee", "fee")
MUCH = 10_000
LOCAL_KINDS = ("township", "street")
TOWN = ("镇", "乡", "街道", "办事处")


@rule(
    code="T226", severity=Severity.WARNING, official=True, needs=("form", "tables"), signs=("cell:large-fee",)
)
def check(case: Case) -> Iterator[Finding]:
    cell = case.cell(FEE)
    if cell is None or not cell.figure.amount or cell.figure.unit:
        return
    amount = cell.figure.amount
    for passage in case.passages("paragraph"):
        if "费" not in passage.text.string:
            continue
        for number in case.quantities(passage):
            if number.unit == "元" and number.amount == amount and not number.loose:
                place = passage.text.location(number.start, number.end)
                yield Finding(
                    cell.location,
                    SAME(found=cell.text.string),
                    target=cell.target,
                    keys=(("cell", cell.target),),
                    related=(Related(place, Words(f"{amount}元", f"{amount}元")),),
                )
                return
    if amount >= MUCH and _is_local(case):
        yield Finding(
            cell.location, LARGE(found=cell.text.string), target=cell.target, keys=(("cell", cell.target),)
        )


def _is_local(case: Case) -> bool:
    """Whether the author is a town, a street or an organ of a county or district."""
    if case.organisation.kind:
        return case.organisation.kind in LOCAL_KINDS
    name = (case.organisation.name or case.report.organisation or "").removesuffix("人民政府")
    name = name.replace("自治区", "").replace("开发区", "")
    return name.endswith(TOWN) or (
        ("县" in name or "区" in name) and name.endswith(("局", "委员会", "办公室"))
    )
