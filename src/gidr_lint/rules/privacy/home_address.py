"""
报告中不出现个人的住址。

No home address of a person stands in a report.

住址到楼号、门牌号就能找到人。机关的办公地址、联系地址不在此列。

Source: 《中华人民共和国政府信息公开条例》第十五条（个人隐私）

Good: 机关的联系地址
    联系地址：青溪县人民路12号3号楼201室。

Good: 住房信息公开
    公开保障性住房分配结果3批，惠及住户120户。

Bad: 写出了住址
    某申请人现住«桃源小区3号楼2单元»，反映信息公开问题。
    → 这里写出了个人住址（桃源********）
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="这里写出了个人住址（{shown}）",
    en="A home address stands here ({shown})",
    help_zh="报告公开后任何人可见，请删除或只写到县区。",
    help_en="The report will be public; delete it or name the district only.",
)


@rule(
    code="W905",
    severity=Severity.INFO,
    signs=(
        "text:住",
        "text:家庭地址",
    ),
)
def check(case: Case) -> Iterator[Finding]:
    for text, item, place in case.personal("address"):
        yield Finding(text.location(item.start, item.end), MESSAGE(shown=item.shown), keys=(place,))
