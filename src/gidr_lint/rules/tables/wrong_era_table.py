"""
表格应使用报告年度对应的格式：2019、2020年度与2021年度起的表格不同。

A table follows the form of its report year: 2019 and 2020 have other labels than 2021 onward.

草稿多由旧文件改成，表格也随着旧文件来。按报告年度决定应用哪一版格式，按行、列标题判断用的是哪一版；要有两个
标题才判断。

Drafts grow out of an old file, and its table with them. The year of the report decides which form
is right, the labels which one the draft uses; it takes two labels to tell.

Source: the official forms, 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号

Good: 2024年度使用2021年格式
    2024年，本局工作正常开展。

Bad: 2024年度仍用2019年的表格
    !form 2019
    !year 2024
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。
    → 表二用的是2019年试行格式，2024年度应使用2021年格式
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Message,
    Related,
    Severity,
    Target,
    Words,
    capital,
    rule,
)

MESSAGE = Message(
    zh="{table}用的是{found}，{year}年度应使用{expected}",
    en="{table} follows the form of {found_id}; for {year} the form of {expected_id} applies",
    help_zh="请换用{notice}所附的表格，再逐项填写。",
    help_en="Use the table of {notice} and fill it in again.",
)


@rule(
    code="T203",
    severity=Severity.ERROR,
    official=True,
    needs=("form", "tables"),
    outranks=("T205", "T206", "T208"),
    signs=("era:other",),
)
def check(case: Case) -> Iterator[Finding]:
    if case.form is None or case.settled_year is None or not _is_year_named(case):
        return
    for table in case.report.tables.values():
        if table.state == "unreadable":
            continue
        filled = [block for block in table.blocks if block.cells or not block.sure]
        other = [block for block in filled if block.form.id != case.form.id]
        if not other or len(other) < len(filled):
            continue
        signs = [sign for block in other for sign in block.signs]
        yield Finding(
            signs[0].location if signs else table.top or other[0].location,
            MESSAGE(
                table=capital(table.name),
                found=other[0].form.name,
                found_id=other[0].form.id,
                expected=case.form.name,
                expected_id=case.form.id,
                year=case.year,
                notice=case.form.notice,
            ),
            target=Target(other[0].table.section, table.id),
            keys=(("era",),),
            related=tuple(Related(sign.location, Words(sign.official, sign.official)) for sign in signs[1:4]),
        )


def _is_year_named(case: Case) -> bool:
    """Whether the year comes from more than a sentence or a file name, which may be last year's."""
    return any(item.origin in ("option", "front", "config", "title") for item in case.report.evidence)
