"""
报告中不出现身份证号码。

No identity number stands in a report.

公民身份号码属于个人信息，报告公开后任何人可见。正文、标题和表格都查，全角数字、汉字数字、分段书写、换行的也
查；表头写着“身份证号”的，下面各格都查。出生日期和校验码都对的号码，或者前面的文字、表头写明是身份证号的才
算；统一社会信用代码、索引号，以及日期靠近现在的流水号都不算。

Only a number with a date of birth in it and a right check digit counts, or one that the words
before it or the head of its column name; codes of organisations, index numbers and serial
numbers with a date of late years have neither.

Source: 《中华人民共和国个人信息保护法》第二十八条（敏感个人信息）

Good: 统一社会信用代码不是身份证号
    统一社会信用代码为11410100005252525X。

Good: 受理编号里的日期不是生日
    申请330102202105110071已办结。

Bad: 案例里写了身份证号
    办理身份证号为«110101199001011237»的群众提出的申请。
    → 报告中出现身份证号码（11**************37）

Bad: 分段书写
    办理身份证号为«110101 19900101 1237»的群众提出的申请。
    → 报告中出现身份证号码（11**** ******** **37）
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="报告中出现身份证号码（{shown}）",
    en="An identity number appears here ({shown})",
    help_zh="报告公开后任何人可见，请删除。",
    help_en="The report will be public; delete it.",
)


@rule(code="W901", severity=Severity.ERROR, signs=("number:long",))
def check(case: Case) -> Iterator[Finding]:
    for text, item, place in case.personal("id-number"):
        yield Finding(text.location(item.start, item.end), MESSAGE(shown=item.shown), keys=(place,))
