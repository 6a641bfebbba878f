"""
标题、开头和落款的单位名称应一致。

Title, preamble and signature name one organ.

沿用别的单位的文本时，落款和开头的“现公布某局2024年……年度报告”容易忘记改。简称、加上级地名、加内设办公室、政府与其办公室、
镇与其党政办公室不算不一致；由政务服务、大数据、行政审批部门代为编制政府的报告也不算。

Source: practice

Good: 落款用简称
    2024年，本局工作正常开展。

Good: 标题用简称
    @title 青溪县教体局2024年政府信息公开工作年度报告
    @signer 青溪县教育和体育局

Good: 镇政府的报告由党政办公室落款
    @title 石盘镇人民政府2024年政府信息公开工作年度报告
    @signer 青溪县石盘镇党政办公室

Good: 开头写的是本单位的另一种叫法
    @title 青溪县卫健委2024年政府信息公开工作年度报告
    @signer 青溪县卫生健康委员会
    @preamble 现将青溪县卫生健康委员会2024年政府信息公开工作年度报告公布如下。

Bad: 落款是另一个局
    @signer «青溪县水利局»
    → 落款是“青溪县水利局”，标题是“青溪县水务局”

Bad: 开头是另一个单位的报告
    @preamble 现公布«白石县民政局»2024年政府信息公开工作年度报告。
    → 开头写的是“白石县民政局”，标题是“青溪县水务局”

Bad: 街道的报告由别处的局落款
    @title 槐安街道办事处2024年政府信息公开工作年度报告
    @signer «白石县民政局»
    → 落款是“白石县民政局”，标题是“槐安街道办事处”
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Location,
    Message,
    Paragraph,
    Pattern,
    Severity,
    are_foreign,
    is_full_name,
    may_be_one,
    places,
    rule,
)

# A name that is not filled in is a placeholder's matter.
OPEN = frozenset("XxＸｘ×＊*某")
# What a title's organ ends in; anything else was not read as a name.
KINDS = ("局", "厅", "委员会", "委", "政府", "办公室", "办公厅", "办", "办事处", "街道", "中心", "海关", "队", "院", "馆", "社", "署", "处", "所", "会")  # fmt: skip
PLACES = ("省", "市", "县", "区", "旗", "州", "盟", "镇", "乡")
# Who signs for a report or looks after it beside its organ.
ASIDE = ("公开", "领导小组", "党组", "党委", "公司", "集团")
# The report's own name: 现公布青溪县水务局2024年政府信息公开工作年度报告.
OWN = Pattern(
    r"(?:^|[，。；：《]|公布|发布|编制|制作|编写|形成|撰写|现将|现就|特将)(?P<organ>[\u4e00-\u9fff]{4,30}?)"
    r"(?:20\d\d年度?的?(?:政府)?信息公开|(?:政府)?信息公开(?:工作)?20\d\d年度?)(?:工作)?(?:情况)?的?(?:年度)?(?:报告|年报)",
    "报告",
    "年报",
)
LEADS = ("公布", "发布", "编制", "制作", "编写", "形成", "撰写", "现将", "现就", "特将", "要求", "规定", "了")
# 平川县水利局编制了2022年度政府信息公开工作年度报告
MAKER = Pattern(
    r"(?:(?:^|[，。；])(?P<organ>[\u4e00-\u9fff]{4,30}?)(?:编制|制作|编写|撰写|形成)了?(?:本|20\d\d年度?)"
    r"|由(?P<by>[\u4e00-\u9fff]{4,30}?)(?:根据|结合|负责|按照|依据|编制|制作|编写|撰写))",
    "编制",
    "制作",
    "编写",
    "撰写",
    "形成",
)
MESSAGE = Message(
    zh="{place}是“{found}”，标题是“{organ}”",
    en="The {place_en} names {found}, the title {organ}",
    help_zh="请核对单位名称；如是机构更名或代章，可以忽略。",
    help_en="Check the name; pass over this where the organ was renamed or another one signs for it.",
)


@rule(code="P720", severity=Severity.WARNING, signs=("organ:other",))
def check(case: Case) -> Iterator[Finding]:
    organ = case.report.organisation
    if not organ or not OPEN.isdisjoint(organ) or not all("\u4e00" <= char <= "\u9fff" for char in organ):
        return
    yield from _signature(case, organ)
    found = list(_named(case, organ))
    # Where several others are named, it is a list of reports, as on a page.
    if len({name for name, _ in found}) == 1:
        name, place = found[0]
        yield Finding(
            place,
            MESSAGE(place="开头写的", place_en="preamble", found=name, organ=organ),
            keys=(("organ", "preamble"),),
        )


def _named(case: Case, organ: str) -> Iterator[tuple[str, Location]]:
    """Other organs that the preamble names as the report's own."""
    for passage in case.passages("preamble"):
        for pattern in (OWN, MAKER):
            for match in pattern.find(passage.text):
                group = "by" if pattern is MAKER and match.group("by") else "organ"
                name, end = match.group(group), match.bounds(group)[1]
                for lead in LEADS:
                    name = name.rpartition(lead)[2]
                # The government's office may put the reports of its departments together.
                if _is_other(name, organ) and (
                    "政府" not in name or are_foreign(places(name), places(organ))
                ):
                    yield name, passage.text.location(end - len(name), end)


def _signature(case: Case, organ: str) -> Iterator[Finding]:
    lines = [
        (line, "".join(line.string.split()))
        for block in case.report.signature
        if isinstance(block, Paragraph)
        for line in block.lines
    ]
    # More than one organ may sign; then the right one is among them.
    if any(may_be_one(name, organ) for _, name in lines):
        return
    for line, name in lines:
        if _is_other(name, organ):
            yield Finding(
                line.location(),
                MESSAGE(place="落款", place_en="signature", found=name, organ=organ),
                keys=(("organ",),),
            )
            return


def _is_other(name: str, organ: str) -> bool:
    """Whether a name is the full one of an organ that cannot be the report's own."""
    return (
        is_full_name(name)
        and not any(word in name for word in ASIDE)
        and organ.endswith((*KINDS, *PLACES))
        and not may_be_one(name, organ)
    )
