"""
公开的报告不带密级标志和“内部资料”“不得外传”一类的字样。

A published report carries no mark of secrecy and no note that it must not be passed on.

带密级的文件不能公开；标志若是从别的文件带来的，要删掉。“国家秘密”“保密审查”等用语不在此列。

Source: 《中华人民共和国政府信息公开条例》第十四条

Good: 法律用语
    公开前进行保密审查，涉及国家秘密、商业秘密、机密文件的信息不予公开，未公开秘密信息。

Good: 制度要求
    加强内部管理，要求涉密文件不得外传。

Bad: 带了密级标志
    @preamble «机密★1年»
    → 报告带有密级标志或内部字样“机密★1年”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule

MARK = Pattern(
    r"(?:绝密|机密|秘密)\s?★\s?(?:\d{1,2}\s?(?:年|个月)|长期)?|\A[（(【]?(?:绝密|机密|秘密)[）)】]?\Z"
    r"|内部(?:资料|文件|材料)[，,、：:（(\s]{1,3}(?:注意保存|不得外传|严禁外传|请勿外传|不得公开|请勿公开|妥善保管|阅后即焚)"
    r"|\A[（(【]?(?:内部(?:资料|文件|材料)|(?:不得|严禁|请勿)(?:外传|公开|扩散)|仅供内部(?:使用|参考))[）)】！!。]?\Z",
    "绝密", "机密", "秘密", "内部", "外传", "请勿", "不得公开", "扩散",
)  # fmt: skip
MESSAGE = Message(
    zh="报告带有密级标志或内部字样“{found}”",
    en="The report carries a mark of secrecy: {found}",
    help_zh="请先确认报告能否公开；标志是从别的文件带来的，请删除。",
    help_en="First make sure that it may be published; delete a mark that came from another file.",
)


@rule(
    code="W907",
    severity=Severity.ERROR,
    signs=("text:★", "text:绝密", "text:内部资料", "text:内部文件", "text:内部材料", "text:外传", "text:公开！",
           "text:扩散", "text:仅供内部", "text:请勿", "text:严禁", "text:不得公开", "text:\n秘密", "text:\n机密",
           "text:（秘密", "text:（机密", "text:【秘密", "text:【机密"),
)  # fmt: skip
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(MARK, margins=True):
        yield Finding(
            match.location(),
            MESSAGE(found=match.string.strip()),
            keys=(("place", passage.number, match.start),),
        )
