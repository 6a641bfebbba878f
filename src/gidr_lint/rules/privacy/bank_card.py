"""
报告中不出现银行卡号、账号。

No bank card or account number stands in a report.

只查“账号”“卡号”之后、校验位正确的16至19位数字，分段书写的也查；表格里前一格或表头写着“账号”的也查。财政专户、国库、非税账户不在此列。

Source: 《中华人民共和国个人信息保护法》第二十八条（敏感个人信息）

Good: 索引号不是账号
    本文件索引号为6222020000000000000。

Good: 财政专户的账号是公开的
    信息处理费缴入财政专户，账号6222020000000000000。

Bad: 写出了账号
    费用退回其账号«6222020000000000000»。
    → 报告中出现银行账号（62*************0000）
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="报告中出现银行账号（{shown}）",
    en="A bank account number appears here ({shown})",
    help_zh="报告公开后任何人可见，请删除。",
    help_en="The report will be public; delete it.",
)


@rule(code="W906", severity=Severity.ERROR, signs=("number:long",))
def check(case: Case) -> Iterator[Finding]:
    for text, item, place in case.personal("card"):
        yield Finding(text.location(item.start, item.end), MESSAGE(shown=item.shown), keys=(place,))
