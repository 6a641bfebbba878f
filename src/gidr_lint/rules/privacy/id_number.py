"""
报告中不出现身份证号码。

No identity number stands in a report.

公民身份号码属于个人信息，报告公开后任何人可见。Only a number with a date in it and a right check digit counts, or one that
the words before it name; codes of organisations and index numbers have neither.

Source: 《中华人民共和国个人信息保护法》第二十八条（敏感个人信息）

Good: 统一社会信用代码不是身份证号
    统一社会信用代码为11410100005252525X。

Bad: 案例里写了身份证号
    办理身份证号为«110101199001011237»的群众提出的申请。
    → 报告中出现身份证号码（11**************37）
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, personal_data, rule

MESSAGE = Message(
    zh="报告中出现身份证号码（{shown}）",
    en="An identity number appears here ({shown})",
    help_zh="报告公开后任何人可见，请删除。",
    help_en="The report will be public; delete it.",
)


@rule(code="W901", severity=Severity.ERROR, signs=("number:long",))
def check(case: Case) -> Iterator[Finding]:
    for passage in case.passages():
        for item in personal_data(passage.text.string, "id-number"):
            yield Finding(
                passage.text.location(item.start, item.end),
                MESSAGE(shown=item.shown),
                cause=(("place", passage.number, item.start),),
            )
