"""
叙述案件、申请时不写当事人的姓名。

A case is told without the name of the person concerned.

申请人、原告的姓名是个人信息，写“某申请人”“张某”即可。紧跟在“申请人”“原告”等后面的常见姓氏，这样的姓
名后面用顿号并列的，以及表头是申请人的各格，才算。

Only a common surname right behind 申请人, 原告 and the like counts, another behind 、 after such a
name, and a name in a column with that head.

Source: 《中华人民共和国政府信息公开条例》第十五条（个人隐私）

Good: 隐去姓名
    申请人张某不服答复，申请行政复议。某申请人提出的申请已答复。

Good: 不是姓名
    申请人向本局提出申请的，申请人应当写明所需信息。做好申请人程序告知和申请人周边服务，对申请人高频申请的
    事项逐一研究，对申请人周到的服务得到好评，当事人钱款的退还已办结。

Bad: 写出了姓名
    申请人«王小川»不服答复，申请行政复议。
    → 这里写出了当事人的姓名（王**）

Bad: 复姓，加了引号
    申请人“«欧阳文山»”不服答复，申请行政复议。
    → 这里写出了当事人的姓名（欧***）
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="这里写出了当事人的姓名（{shown}）",
    en="The name of a person concerned stands here ({shown})",
    help_zh="报告公开后任何人可见，建议改为“某申请人”“王某”。",
    help_en="The report will be public; write 某申请人 or 王某 instead.",
)


@rule(code="W904", severity=Severity.WARNING, signs=("person",))
def check(case: Case) -> Iterator[Finding]:
    for text, item, place in case.personal("name"):
        yield Finding(text.location(item.start, item.end), MESSAGE(shown=item.shown), keys=(place,))
