"""
用语与《条例》、表格一致。

The terms are those of the Regulation and the tables.

“起诉行政复议”应为“申请行政复议”，“政务信息公开条例”应为“政府信息公开条例”。

Source: 《中华人民共和国政府信息公开条例》第五十条

Good: 规范的用语
    申请行政复议、提起行政诉讼；落实《政府信息公开条例》，推进政务公开。

Bad: 用语不规范
    未发生«起诉行政复议»的情况。
    → “起诉行政复议”应为“申请行政复议”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Pattern, Severity, Words, rule

TERMS = {
    "起诉行政复议": "申请行政复议",
    "提起诉讼复议": "申请行政复议",
    "申请行政诉讼": "提起行政诉讼",
    "政务信息公开条例": "政府信息公开条例",
    "政府信息公开法": "政府信息公开条例",
    "依申请信息公开年度报告": "政府信息公开工作年度报告",
}
WRONG = Pattern(
    r"起诉行政复议|提起诉讼复议|(?<!被)申请行政诉讼|政务信息公开条例|政府信息公开法(?![制治律规定院])|依申请信息公开年度报告",
    *TERMS,
)
MESSAGE = Message(
    zh="“{found}”应为“{right}”",
    en="{found} should be {right}",
    help_zh="请按《条例》和表格的用语改正。",
    help_en="Use the term of the Regulation and the tables.",
)


@rule(code="L811", severity=Severity.INFO, signs=tuple(f"text:{term}" for term in TERMS), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(WRONG):
        right = TERMS[match.string]
        fix = Fix(Words(f"改为“{right}”", f"Change to {right}"), (Edit(match.location(), right),), "unsafe")
        yield Finding(
            match.location(),
            MESSAGE(found=match.string, right=right),
            keys=(("place", passage.number, match.start),),
            fixes=(fix,),
        )
