"""
报告中不必列出工作人员名单。

A report does not list the members of its staff.

统一格式不要求领导小组名单；人员变动后名单很快过时。五个以上的姓名才提示。

Source: practice

Good: 只说明机构
    @overview 成立政务公开工作领导小组，由局长任组长，成员包括办公室、法规科、水政科、财务科、规划科负责人。

Bad: 列出了名单
    @overview 领导小组«成员：王小川、李一山、张大河、刘青林、陈远志»。
    → 这里列出了5个人的姓名
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Match, Message, Pattern, Severity, rule

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
LIST = Pattern(
    r"(?:成员|组员|人员名单|组成人员)(?:有|为|包括)?[：:]?\s?[\u4e00-\u9fa5]{2,4}(?:[、，,\s]{1,2}[\u4e00-\u9fa5]{2,4}){2,40}",
    "成员", "组员", "人员",
)  # fmt: skip
LEADERS = Pattern(
    r"组长[：:](?P<names>[\u4e00-\u9fa5]{2,3}(?:、[\u4e00-\u9fa5]{2,3}){0,6})(?![\u4e00-\u9fa5])", "组长"
)
NEAR = 60
HEADS = ("成员", "组员", "人员名单", "组成人员")
MESSAGE = Message(
    zh="这里列出了{count}个人的姓名",
    en="The names of {count} people are listed here",
    help_zh="格式不要求名单，人员变动后也会过时；写明机构和职务即可。",
    help_en="The form asks for no such list, and it ages badly; naming offices and posts is enough.",
)


@rule(code="W909", severity=Severity.INFO, signs=("text:成员", "text:组员", "text:人员名单"))
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(LIST, margins=True):
        count = _names(match)
        if count:
            count += _leaders(passage.text.string[max(0, match.start - NEAR) : match.start])
        if count >= 5:
            yield Finding(
                match.location(), MESSAGE(count=count), keys=(("place", passage.number, match.start),)
            )


def _leaders(before: str) -> int:
    """How many names stand with the heads of the group, just before its members."""
    return sum(
        2 <= len(word) <= 3 and word[0] in SURNAMES
        for led in LEADERS.compiled.finditer(before)
        for word in led["names"].split("、")
    )


def _names(match: Match) -> int:
    """How many of the listed words look like names; none where one does not."""
    words = match.string
    for head in HEADS:
        words = words.removeprefix(head)
    items = [
        item.strip()
        for item in words.lstrip("有为包括：:").replace("，", "、").replace(",", "、").split("、")
    ]
    named = [item for item in items if 2 <= len(item) <= 3 and item[0] in SURNAMES]
    return len(named) if len(named) >= len(items) - 1 else 0
