"""
行、列标题用官方表格的原文，不用通行的简写。

Row and column labels are those of the official table to the letter, known short forms too.

通行的写法意思没有错，检查照常按它读取；默认不提示，统一用语的单位可以打开。

Source: the official form, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 与官方表格一致
    [applications] label other-misc = 3.其他

Good: 空格和标点宽度不同不算
    [applications] label denied-process = 6. 属于四类过程性信息

Bad: 用了简写
    [proactive] header issued = «本年制发数量»
    → 表二的“本年制发数量”在官方表格里是“本年制发件数”
"""

from collections.abc import Iterator

from gidr_lint.api import (
    BoundBlock,
    BoundLabel,
    Case,
    Edit,
    Finding,
    Fix,
    Message,
    Severity,
    Target,
    Words,
    capital,
    mended,
    rule,
    same_words,
)

MESSAGE = Message(
    zh="{table}的“{found}”在官方表格里是“{expected}”",
    en="{table}: {found} is {expected} in the official table",
    help_zh="可以自动改为官方表格的写法。",
    help_en="The fix writes it as the official table does.",
)


@rule(code="T211", severity=Severity.OFF, official=True, needs=("form", "tables"), fixable="safe")
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        for block in table.blocks:
            for label in _labels(block) if block.form is case.form else ():
                right = mended(label)
                if same_words(label.text.string, right) or not _is_variant(block, label):
                    continue
                row, column = (label.id, None) if label.kind == "row" else (None, label.id)
                words = Words(f"改为“{right}”", f"Change to {right}")
                yield Finding(
                    label.location,
                    MESSAGE(table=capital(table.name), found=label.text.string, expected=right),
                    target=Target(block.table.section, table.id, row, column),
                    keys=(("label", label.location),),
                    fixes=(Fix(words, (Edit(label.location, right),), "safe"),),
                )


def _is_variant(block: BoundBlock, label: BoundLabel) -> bool:
    """Whether a label is a known wording, not one put together of pieces or off by a slip."""
    known = {row.id: row.variants for row in block.block.rows}
    known.update((column.id, column.variants) for column in block.block.columns)
    return any(same_words(label.text.string, variant) for variant in known.get(label.id, ()))


def _labels(block: BoundBlock) -> list[BoundLabel]:
    """Its row labels and, of the header, those that name one of its columns."""
    found = {label.location: label for label in (*block.labels, *block.signs)}
    return sorted(found.values(), key=lambda label: label.location.order)
