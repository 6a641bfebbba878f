"""
报告中不出现手机号码，联系电话用办公电话。

A report gives office telephones, no mobile numbers.

报告公开后任何人可见，个人号码会带来骚扰。正文、标题和表格都查，全角数字、汉字数字、中间有空格或横线、两个号码用斜线隔开的也查。
固定电话、12345一类的服务号码、编号、金额和官方表格里的数不在此列；确为公务手机的，可列入选项allowed。

Source: practice

Good: 办公电话
    联系电话：0000-6100000，也可拨打12345。

Good: 较长的数字不是手机号
    索引号：00513800138000/2024-00013。

Good: 编号不是手机号
    该件编号为13800138000，收费13800138000元。

Good: 金额和次数不是手机号
    采购金额13800138000，网站浏览13800138000次。

Good: 列为公务号码
    !option allowed = ["13800000000"]
    联系电话：13800000000。

Bad: 个人手机号
    联系电话：«13800000000»。
    → 报告中出现手机号码（138****0000）

Bad: 两个号码用斜线隔开
    联系电话：0000-6100000/«１３８００００００００»。
    → 报告中出现手机号码（１３８****００００）
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, option, rule

MESSAGE = Message(
    zh="报告中出现手机号码（{shown}）",
    en="A mobile number appears here ({shown})",
    help_zh="报告公开后任何人可见；如是工作人员个人号码，建议改为办公电话。",
    help_en="The report will be public; use an office number if this is a personal one.",
)


@rule(
    code="W902",
    severity=Severity.WARNING,
    signs=("number:long",),
    options={
        "allowed": option(
            (), "单位公布的办公手机号码。|Mobile numbers that the organ has published for its office."
        )
    },
)
def check(case: Case, allowed: tuple[str, ...]) -> Iterator[Finding]:
    for text, item, place in case.personal("mobile"):
        if _digits(text.string[item.start : item.end])[-11:] not in allowed:
            yield Finding(text.location(item.start, item.end), MESSAGE(shown=item.shown), keys=(place,))


def _digits(written: str) -> str:
    """The digits of a number, those of full width made plain."""
    return "".join(str(int(char)) for char in written if char.isdecimal())
