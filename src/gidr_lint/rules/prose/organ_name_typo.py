"""
标题、开头和落款的单位名称与配置的名称只差一个字时，多半是错字。

A name one character off the configured one, in title, preamble or signature, is a slip.

单位名称写在配置或文首信息里才检查。正文里可能提到名称相近的别的单位，所以不查。

Source: practice

Good: 名称一致
    !front organisation = 青溪县水务局
    2024年，本局工作正常开展。

Bad: 标题错了一个字
    !front organisation = 青溪县水务局
    @title «清溪县水务局»2024年政府信息公开工作年度报告
    → “清溪县水务局”与单位名称“青溪县水务局”差一个字
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Severity, Words, rule

LEAST = 4
MESSAGE = Message(
    zh="“{found}”与单位名称“{name}”差一个字",
    en="{found} is one character off the organ's name {name}",
    help_zh="请核对单位名称。",
    help_en="Check the name.",
)


@rule(code="P722", severity=Severity.WARNING, signs=("organisation",), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
    name = case.organisation.name or case.document.front.get("organisation", "")
    if len(name) < LEAST:
        return
    for passage in case.passages("title", "preamble", "signature"):
        string = passage.text.string
        for start in range(len(string) - len(name) + 1):
            found = string[start : start + len(name)]
            if sum(a != b for a, b in zip(found, name, strict=True)) != 1 or not _is_word(found):
                continue
            place = passage.text.location(start, start + len(name))
            fix = Fix(Words(f"改为“{name}”", f"Change to {name}"), (Edit(place, name),), "unsafe")
            yield Finding(place, MESSAGE(found=found, name=name), keys=(("organ",),), fixes=(fix,))
            return


def _is_word(found: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in found)
