"""
联系邮箱用单位邮箱。

The mailbox for contact is an official one.

不少单位确用公共邮箱，因此只作提示；个人邮箱公开后会收到大量垃圾邮件。

Source: practice

Good: 单位邮箱
    联系邮箱：office@qingxi.example.cn。

Bad: 公共邮箱
    联系邮箱：«someone@qq.com»。
    → 联系邮箱是公共邮箱（s******@qq.com）

Bad: @写成别的样子
    联系邮箱：«someone（at）qq.com»。
    → 联系邮箱是公共邮箱（s******（at）qq.com）

Bad: 大写、全角
    联系邮箱：«SOMEONE＠QQ.COM»。
    → 联系邮箱是公共邮箱（S******＠QQ.COM）
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="联系邮箱是公共邮箱（{shown}）",
    en="The mailbox is one of a public provider ({shown})",
    help_zh="如是个人邮箱，建议改为单位邮箱。",
    help_en="Use an official mailbox if this is a personal one.",
)


@rule(code="W903", severity=Severity.INFO, signs=("mailbox",))
def check(case: Case) -> Iterator[Finding]:
    for text, item, place in case.personal("mailbox"):
        yield Finding(text.location(item.start, item.end), MESSAGE(shown=item.shown), keys=(place,))
