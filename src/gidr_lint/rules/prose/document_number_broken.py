"""
发文字号的年份不能与序号连在一起。

In a document number the year is set apart from the number.

转换、复制时丢了六角括号，〔2021〕30号成了202130号，读者认不出是哪一年的哪一号。

Source: GB/T 9704—2012《党政机关公文格式》

Good: 完整的字号
    按照国办发〔2024〕8号文件要求开展工作。

Good: 不是发文字号
    编号为202130号的档案已经归档。

Bad: 丢了括号
    按照«国办发20248号»文件要求开展工作。
    → 发文字号“国办发20248号”丢了括号，应为“国办发〔2024〕8号”

Bad: 丢了半个括号
    按照«国办公开办函〔202130号»文件要求编制报告。
    → 发文字号“国办公开办函〔202130号”丢了括号，应为“国办公开办函〔2021〕30号”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Pattern, Severity, Words, rule

NUMBER = Pattern(
    r"(?P<organ>国办公开办函|国办公开办|国办秘函|国办函|国办发|国发|国函|政办发|政办函|政办|政发|政函)"
    r"(?P<year>(?:19|20)\d\d)[ \u3000]{0,2}[〕\]）)]?(?P<number>\d{1,3})号|(?P<half>(?:国办公开办函|国办函|国办发|国发|国函)〔(?:19|20)\d\d)(?P<rest>\d{1,3})号",
    "国", "政",
)  # fmt: skip
ORGANS = (
    "国办公开办函",
    "国办公开办",
    "国办秘函",
    "国办函",
    "国办发",
    "国发",
    "国函",
    "政办发",
    "政办函",
    "政办",
    "政发",
    "政函",
)
MESSAGE = Message(
    zh="发文字号“{found}”丢了括号，应为“{right}”",
    en="The document number {found} lost its brackets; it should be {right}",
    help_zh="请核对年份和序号。",
    help_en="Check year and number.",
)


@rule(
    code="P705",
    severity=Severity.WARNING,
    signs=(*(f"text:{organ}{century}" for organ in ORGANS for century in ("19", "20")),
           *(f"text:{organ}〔" for organ in ("国办函", "国办发", "国发", "国函")),
           "text:国办公开办函〔20213", "text:国办公开办函〔20196"),
    fixable="unsafe",
)  # fmt: skip
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(NUMBER):
        if match.group("half"):
            right = f"{match.group('half')}〕{match.group('rest')}号"
        else:
            right = f"{match.group('organ')}〔{match.group('year')}〕{match.group('number')}号"
        fix = Fix(Words(f"改为“{right}”", f"Change to {right}"), (Edit(match.location(), right),), "unsafe")
        yield Finding(
            match.location(),
            MESSAGE(found=match.string, right=right),
            # The bracket without its other half is the same mistake.
            keys=(
                ("number", passage.number, match.start),
                ("place", passage.number, match.start + match.string.find("〔")),
            ),
            fixes=(fix,),
        )
