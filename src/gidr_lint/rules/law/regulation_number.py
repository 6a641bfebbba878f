"""
《条例》现行文号是国务院令第711号。

The Regulation in force is State Council Order No. 711.

2007年公布的是第492号令，2019年修订后是第711号令，自2019年5月15日起施行。说明沿革时两个都写，不在此列。

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）

Good: 现行文号
    @preamble 《中华人民共和国政府信息公开条例》（国务院令第711号）自2019年5月15日起施行。

Good: 说明沿革
    @preamble 《条例》由国务院令第492号公布、国务院令第711号修订。

Good: 别的条例
    @preamble 《中华人民共和国市场主体登记管理条例》（国务院令第746号）自2022年3月1日起施行。

Bad: 仍写旧文号
    @preamble 《中华人民共和国政府信息公开条例》（国务院令«第492号»）规定了主动公开的内容。
    → 《条例》的文号写的是第492号，现行的是第711号
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Pattern, Severity, Words, rule

ORDER = Pattern(
    r"政府信息公开条例》?[^《。；\n]{0,24}?(?:国务院令|国令)[（(]?(?P<whole>第?(?P<number>\d{1,4})号)|(?:国务院令|国令)(?P<old>第492号)",
    "国务院令", "国令",
)  # fmt: skip
RIGHT = "711"
MESSAGE = Message(
    zh="《条例》的文号写的是第{found}号，现行的是第711号",
    en="The Regulation is cited as No. {found}; No. 711 is in force",
    help_zh="现行《条例》为国务院令第711号，自2019年5月15日起施行。",
    help_en="State Council Order No. 711 has been in force since 15 May 2019.",
)


@rule(
    code="L802",
    severity=Severity.WARNING,
    in_draft=Severity.INFO,
    signs=("text:国务院令", "text:国令"),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(ORDER):
        name = "old" if match.group("old") else "whole"
        number = match.group("number") or "492"
        if number == RIGHT or f"{RIGHT}号" in passage.text.string:
            continue
        fix = Fix(
            Words("改为第711号", "Change to 第711号"), (Edit(match.location(name), "第711号"),), "unsafe"
        )
        yield Finding(
            match.location(name),
            MESSAGE(found=number),
            keys=(("place", passage.number, match.bounds(name)[0]),),
            fixes=(fix,),
        )
