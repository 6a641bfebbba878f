"""Tables drawn with lines: simple, multiline and grid."""

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Table
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.plugins.registry import Registry

LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))
HEADER = "二、主动公开政府信息情况\n\n"


def parse(text, kind="markdown"):
    return read(Source("draft", (HEADER + text).encode(), kind))


def tables(text, kind="markdown"):
    return [block for block in parse(text, kind).blocks if isinstance(block, Table)]


def strings(table):
    return [[cell.text.string for cell in row.cells] for row in table.rows]


SIMPLE = """\
  信息内容         制发   废止
  -------------- ------ ------
  规章                3      0
  行政规范性文件            12
"""
HEADLESS = """\
  -------------- ------ ------
  规章                3      0
  行政规范性文件            12
  -------------- ------ ------
"""
MULTILINE = """\
  ------------------------------
  信息内容         本年     本年
                   制发     废止
  -------------- ------ --------
  规章                3        0

  行政规范         12
  性文件
  ------------------------------
"""
GRID = """\
+----------------+------+------+
| 信息内容       | 本年 | 废止 |
|                | 制发 |      |
+================+======+======+
| 规章           | 3    | 0    |
+----------------+------+------+
| 行政规范性文件 |      | 12   |
+----------------+------+------+
"""
MERGED = """\
+------+------+------+
| 甲   | 两列        |
|      +------+------+
|      | 1    | 2    |
+------+------+------+
| 乙          | 3    |
+-------------+------+
"""


@pytest.mark.parametrize("kind", ["markdown", "text"])
@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (SIMPLE, [["信息内容", "制发", "废止"], ["规章", "3", "0"], ["行政规范性文件", "", "12"]]),
        (HEADLESS, [["规章", "3", "0"], ["行政规范性文件", "", "12"]]),
        (MULTILINE, [["信息内容", "本年制发", "本年废止"], ["规章", "3", "0"], ["行政规范性文件", "12", ""]]),
        (GRID, [["信息内容", "本年制发", "废止"], ["规章", "3", "0"], ["行政规范性文件", "", "12"]]),
    ],
)
def test_a_drawn_table_has_its_rows_and_its_blanks(text, rows, kind):
    (table,) = tables(text + "\n三、其他\n", kind)
    assert rows == strings(table)
    assert table.grid is not None
    document = parse(text, kind)
    for row in next(b for b in document.blocks if isinstance(b, Table)).rows:
        for cell in row.cells:
            if cell.text.string and len(cell.text.runs) == 1:
                assert cell.text.string == document.text[slice(*cell.location.span)]


def test_merged_cells_of_a_grid_are_spread():
    (table,) = tables(MERGED)
    assert [["甲", "两列", "两列"], ["甲", "1", "2"], ["乙", "乙", "3"]] == [
        [cell.text.string for cell in row] for row in table.grid
    ]


@pytest.mark.parametrize("quote", ["“", "”", "…", "—", "·", "①"])
def test_a_character_of_doubtful_width_moves_no_cell(quote):
    wide = f"  规{quote}章              3      0\n"
    narrow = f"  规{quote}章             3      0\n"
    for line in (wide, narrow):
        (table,) = tables(
            HEADLESS.replace("  规章                3      0\n", line.replace("     3", "    3"))
        )
        assert table.shape in ("ruled", "lines")
        if table.shape == "ruled":
            assert ["3", "0"] == strings(table)[0][1:]


def test_a_row_that_leaves_its_columns_makes_the_table_uncertain():
    (table,) = tables(HEADLESS.replace("  规章                3      0", "  规章规章规章规章规章规章  3 0"))
    assert "lines" == table.shape
    (table,) = tables(GRID.replace("| 规章           | 3    | 0    |", "| 规章 | 3 | 0 |"))
    assert "lines" == table.shape


@pytest.mark.parametrize(
    "text",
    [
        "正文一段。\n\n---\n\n另一段。\n",
        "标题\n-----------\n\n正文。\n",
        "----------\n\n正文。\n",
        "+---+\n\n正文\n",
        "-- 说明\n",
    ],
)
def test_rules_that_draw_no_table_are_none(text):
    assert not [table for table in tables(text) if table.shape in ("ruled", "grid")]


def test_a_fix_in_a_drawn_table_keeps_the_columns():
    text = (
        "青溪县水务局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n好。\n\n二、主动公开政府信息情况\n\n"
        "  ------------------------------------------------------------------\n"
        "  第二十条第（一）项\n"
        "  -------------------- -------------- -------------- --------------\n"
        "  信息内容             本年制发件数   本年废止件数   现行有效件数\n\n"
        "  规章                 ０             2              3\n\n"
        "  行政规范性文件       4              2              32\n"
        "  ------------------------------------------------------------------\n\n"
    )
    assert "T222" in {item.code for item in LINTER.lint(Source("draft.md", text.encode())).diagnostics}
    fixed = fix(LINTER.lint(Source("draft.md", text.encode()))).data.decode()
    assert "  规章                 0              2              3\n" in fixed


# A label over two lines, and the row above it; `{}` is where the two rows are parted.
RULED_ROWS = """\
  ------------------------------------------------------------------
  第二十条第（一）项
  -------------------- -------------- -------------- --------------
  信息内容             本年制发件数   本年废止件数   现行有效件数

  规章                 11             12             13
{}  行政规范             21             22             23
  性文件
  ------------------------------------------------------------------

"""
GRID_ROWS = """\
+----------------------+--------------+--------------+--------------+
| 第二十条第（一）项                                                |
+----------------------+--------------+--------------+--------------+
| 信息内容             | 本年制发件数 | 本年废止件数 | 现行有效件数 |
+----------------------+--------------+--------------+--------------+
| 规章                 | 11           | 12           | 13           |
{}| 行政规范             | 21           | 22           | 23           |
| 性文件               |              |              |              |
+----------------------+--------------+--------------+--------------+
"""
RULED_PARTED = RULED_ROWS.format("\n")
GRID_PARTED = GRID_ROWS.format("+----------------------+--------------+--------------+--------------+\n")
TITLED = "青溪县水务局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n好。\n\n" + HEADER


def label_fixes(text):
    """What the fixes of wrong labels replace, and by what."""
    result = LINTER.lint(Source("draft.md", (TITLED + text).encode()))
    found = [item for item in result.diagnostics if item.code == "T210"]
    assert found
    edits = [edit for item in found for offered in item.fixes for edit in offered.edits]
    return [(result.case.document.text[slice(*edit.location.span)], edit.text) for edit in edits]


@pytest.mark.parametrize("text", [RULED_PARTED, GRID_PARTED])
@pytest.mark.parametrize(
    ("right", "wrong", "edits"),
    [
        ("性文件", "牲文件", [("牲文件", "性文件")]),
        ("行政规范 ", "行政归范 ", [("行政归范", "行政规范")]),
        ("行政规范  ", "行政规范的", [("行政规范的", "行政规范  ")]),
    ],
)
def test_a_label_of_two_lines_is_mended_in_the_line_that_is_wrong(text, right, wrong, edits):
    written = text.replace(right, wrong)
    assert edits == label_fixes(written)
    assert TITLED + text == fix(LINTER.lint(Source("draft.md", (TITLED + written).encode()))).data.decode()


@pytest.mark.parametrize("text", [RULED_PARTED, GRID_PARTED])
def test_both_lines_of_a_label_are_mended_each_by_an_edit_of_its_own(text):
    written = text.replace("行政规范", "行政归范").replace("性文件", "牲文件")
    assert [("行政归范", "行政规范"), ("牲文件", "性文件")] == label_fixes(written)


@pytest.mark.parametrize(
    "text",
    [
        # No room for what is missing.
        RULED_PARTED.replace("  性文件", "  文件  "),
        GRID_PARTED.replace("| 性文件", "| 文件  "),
        # Two rows that ran together: one of the lines would be taken away.
        RULED_ROWS.format(""),
        GRID_ROWS.format(""),
        # A figure that slid into the column of the label.
        RULED_PARTED.replace(
            "  行政规范             21             22             23\n  性文件\n",
            "  行政规性文件       4              5              6\n",
        ),
    ],
)
def test_a_fix_that_has_no_room_or_takes_something_away_is_not_offered(text):
    assert [] == label_fixes(text)
