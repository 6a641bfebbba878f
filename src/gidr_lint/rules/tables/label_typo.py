"""
行、列标题应与官方表格一致，个别字不要写错。

Row and column labels are those of the official table; a slip in one or two characters is mended.

标题是重新打的，或从图片识别的，错一个字往往错好几年。已知的别种写法、空格、标点的全角半角不算错。
本地格式的表不猜：差一个字可能是另一行（线上、线下），由 T206 说明，不代为改动。

Labels are retyped or recognised from a picture, and a wrong character stays for years. Known
variants, spacing and the width of punctuation are no slips. In tables of a local form nothing is guessed:
one character may make another row of it.

Source: the official form, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 行标题与官方表格一致
    [applications] label denied-process = 6.属于四类过程性信息

Good: 多出的空格不算错字
    [applications] label denied-process = 6. 属于四类过程性信息

Bad: 写错一个字
    [applications] label denied-internal-affairs = «5.属于三类内容事务信息»
    → 表三的“5.属于三类内容事务信息”应为“5.属于三类内部事务信息”
"""

from collections.abc import Iterator

from gidr_lint.api import (
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
)

MESSAGE = Message(
    zh="{table}的“{found}”应为“{expected}”",
    en="{table}: {found} should read {expected}",
    help_zh="官方表格的标题请勿改动。",
    help_en="The labels of the official table stay as they are.",
)


@rule(
    code="T210",
    severity=Severity.WARNING,
    official=True,
    needs=("form", "tables"),
    signs=("label:changed",),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        for block in table.blocks:
            for label in block.labels:
                if not label.distance:
                    continue
                right = mended(label)
                row, column = (label.id, None) if label.kind == "row" else (None, label.id)
                yield Finding(
                    label.location,
                    MESSAGE(
                        table=capital(table.name),
                        found=label.text.string,
                        expected=right,
                    ),
                    target=Target(block.table.section, table.id, row, column),
                    keys=(("label", label.location),),
                    fixes=(
                        Fix(
                            Words(f"改为“{right}”", f"Change to {right}"),
                            (Edit(label.location, right),),
                            "safe",
                        ),
                    ),
                )
