"""
报告里写的是本单位受理的申请，不是向别的机关提出的。

A report speaks of the applications made to its own organ.

从上级、政府的报告里抄来的句子，常留着“向市政府提出的申请”。代收、转办的不在此列。

Source: practice

Good: 转办的申请
    协助办理向县政府提出的政府信息公开申请2件，收到向本局提出的申请。

Bad: 抄来的句子
    «受理向市政府提出的申请»，规范办理流程。
    → 这里说的是向“市政府”提出的申请，而报告单位是青溪县水务局
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule, sentence

TEXT = Pattern(
    r"(?:受理|收到|接收|办理)(?:公民、法人(?:(?:和|或者|或)其他组织)?|群众|公众|申请人)?向(?P<organ>[省市县区州]人民政府|[省市县区州]政府)(?:及其?[^，。；]{0,16})?提出的(?:政府信息公开)?申请",
    "政府",
)
OTHERS = ("协助", "配合", "转办", "交办", "转来", "代", "协办", "会同")
GOVERNMENT = ("政府", "政府办公室", "政府办公厅", "政府办", "省", "市", "县", "区", "州")
MESSAGE = Message(
    zh="这里说的是向“{found}”提出的申请，而报告单位是{organ}",
    en="This speaks of applications made to {found}, but the report is that of {organ}",
    help_zh="可能是从别的报告抄来的，请改为本单位的情况。",
    help_en="It may come from another report; tell of your own organ.",
)


@rule(
    code="P721",
    severity=Severity.WARNING,
    signs=("text:向市", "text:向县", "text:向区", "text:向省", "text:向州"),
)
def check(case: Case) -> Iterator[Finding]:
    organ = case.report.organisation
    if not organ or (
        organ.endswith(GOVERNMENT) and not organ.endswith(("镇人民政府", "乡人民政府", "镇政府", "乡政府"))
    ):
        return
    if case.organisation.kind in ("government", "government-office"):
        return
    for passage, match in case.find(TEXT):
        string = passage.text.string
        start, _ = sentence(string, match.start, match.end)
        if any(word in string[start : match.start] for word in OTHERS):
            continue
        yield Finding(
            match.location(),
            MESSAGE(found=match.group("organ"), organ=organ),
            cause=(("place", passage.number, match.start),),
        )
