"""
正文写收取了信息处理费的，表二的行政事业性收费不应为0。

Where the text says that a fee for information was taken, table 2 has some fee.

信息处理费是行政事业性收费的一种。不足100元的，折算成万元后可能舍成0，不提示；表二有收费、正文写未收取信息处理费
是正常的。

Source: practice

Good: 表二有收费
    @other-matters 实际收取信息处理费2300元。

Good: 标准不是收费
    [proactive] administrative-fee.fee = 0
    @other-matters 信息处理费按每件100元的标准收取，本年没有收费。

Bad: 表二收费为0
    [proactive] administrative-fee.fee = 0
    @only other-matters 实际收取信息处理费«2300»元。
    → 第六部分写收取信息处理费2300元，表二“行政事业性收费”却为0
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Related, Severity, Target, cell_name, rule, section_name

MESSAGE = Message(
    zh="{section}写收取信息处理费{found}元，表二“行政事业性收费”却为0",
    en="{section} says that {found}元 were charged for processing, but the fees of table 2 are 0",
    help_zh="请核对；折合{converted}万元。",
    help_en="Check it; that is {converted}万元.",
)
FEE = Target("proactive", "proactive", "administrative-fee", "fee")
LEAST = 100
WORD = "信息处理费"
NOT_TAKEN = ("未", "没有", "无", "免", "标准", "每", "不足", "应", "退", "拟")


@rule(
    code="N420",
    severity=Severity.INFO,
    signs=("text:信息处理费共", "text:收取信息处理费", "text:信息处理费合计"),
)
def check(case: Case) -> Iterator[Finding]:
    cell = case.cell(FEE)
    if cell is None or cell.figure.amount != 0:
        return
    for passage in case.passages("paragraph"):
        string = passage.text.string
        for number in case.quantities(passage) if WORD in string else ():
            start = max(string.rfind(mark, 0, number.start) for mark in "。；，") + 1
            clause = string[start : number.start]
            if number.unit != "元" or number.amount < LEAST or WORD not in clause:
                continue
            if any(word in clause for word in NOT_TAKEN):
                continue
            yield Finding(
                passage.text.location(number.start, number.digits_end),
                MESSAGE(
                    section=section_name(case.report, passage.section),
                    found=number.amount,
                    converted=f"{float(number.amount) / 10000:g}",
                ),
                target=cell.target,
                keys=(("cell", cell.target),),
                related=(Related(cell.location, cell_name(cell), None, cell.target),),
            )
