"""
标题、开头和落款的单位名称应一致。

Title and signature name one organ.

沿用别的单位的文本时，落款容易忘记改。简称、加上级地名、政府与其办公室不算不一致。

Source: practice

Good: 落款用简称
    2024年，本局工作正常开展。

Good: 标题用简称
    @title 青溪县教体局2024年政府信息公开工作年度报告
    @signer 青溪县教育和体育局

Bad: 落款是另一个局
    @signer «青溪县水利局»
    → 落款是“青溪县水利局”，标题是“青溪县水务局”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Paragraph, Severity, rule

KINDS = ("局", "委员会", "政府", "办公室", "街道办事处", "中心", "支队", "大队", "厅", "院")
# A name that is not filled in is a placeholder's matter.
OPEN = frozenset("XxＸｘ×＊*某")
MESSAGE = Message(
    zh="落款是“{found}”，标题是“{organ}”",
    en="The signature names {found}, the title {organ}",
    help_zh="请核对单位名称；如是机构更名或代章，可以忽略。",
    help_en="Check the name; pass over this where the organ was renamed or another one signs for it.",
)


@rule(code="P720", severity=Severity.WARNING, signs=("organ:other",))
def check(case: Case) -> Iterator[Finding]:
    organ = case.report.organisation
    if not organ or not OPEN.isdisjoint(organ):
        return
    lines = [
        (line, "".join(line.string.split()))
        for block in case.report.signature
        if isinstance(block, Paragraph)
        for line in block.lines
    ]
    # More than one organ may sign; then the right one is among them.
    if any(_same(name, organ) for _, name in lines):
        return
    for line, name in lines:
        kind = next((kind for kind in KINDS if name.endswith(kind)), None)
        if kind is not None and organ.endswith(kind) and not any(map(str.isdecimal, name)):
            yield Finding(
                line.location(),
                MESSAGE(found=name, organ=organ),
                cause=(("organ",),),
            )
            return


def _same(name: str, organ: str) -> bool:
    """Whether one name is the other, shortened, turned round or with the place before it."""
    if len(name) >= 3 and name[-3:] == organ[-3:]:
        return True
    # 教体局 of 教育和体育局, 某某分局 of 某某局某某分局: no character that the other does not have.
    short, long = sorted((name, organ), key=len)
    return all(short.count(char) <= long.count(char) for char in set(short))
