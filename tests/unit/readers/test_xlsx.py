"""Workbooks: numbers as Excel shows them, merged cells, titles and notes; and those made to harm."""

import io
import subprocess
import sys
import zipfile

import pytest

from gidr_lint.base.errors import ReadError
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Paragraph, Table
from gidr_lint.formats.sheet import read as reader
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.sheets import workbook

GOOD = workbook(Draft.clean())
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def changed(parts, without=()):
    """A workbook with parts replaced, added and left out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts and name not in without:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return target.getvalue()


def sheet(rows, rest=""):
    return changed(
        {"xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{rest}</worksheet>"}
    )


def read(data):
    return reader.read(Source("f.xlsx", data))


def texts(data):
    """The cells of the first table of the first sheet, row by row."""
    (table, *_) = [block for block in read(data)[0].document.blocks if isinstance(block, Table)]
    return [[cell.text.string for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="B2"><v>12</v></c>', "12"),
        ('<c r="B2"><v>12.0</v></c>', "12"),
        ('<c r="B2"><v>1.2E+1</v></c>', "12"),
        ('<c r="B2"><v>26.550000000000001</v></c>', "26.55"),
        ('<c r="B2"><v>-3</v></c>', "-3"),
        ('<c r="B2"><v>1E+400</v></c>', "1E+400"),
        ('<c r="B2"><v>NaN</v></c>', "NaN"),
        ('<c r="B2"><f>6*2</f><v>12</v></c>', "12"),
        ('<c r="B2" t="str"><f>"a"</f><v>12件</v></c>', "12件"),
        ('<c r="B2" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="B2" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="B2" t="inlineStr"><is><r><t>1</t></r><r><t>2</t></r><rPh><t>x</t></rPh></is></c>', "12"),
        ('<c r="B2" t="s"><v>99999</v></c>', ""),
        ('<c r="B2" t="s"><v>-1</v></c>', ""),
        ('<c r="B2" t="s"><v>x</v></c>', ""),
    ],
)
def test_a_value_is_read_as_excel_shows_it(cell, shown):
    rows = '<row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1" t="str"><v>乙</v></c></row>'
    found = texts(sheet(f'{rows}<row r="2"><c r="A2" t="str"><v>丙</v></c>{cell}</row>'))
    assert [["甲", "乙"], ["丙", shown]] == (found if len(found) == 2 else [*found, ["丙", ""]])


SHARED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="rId{n}" Target="{target}" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
        for n, kind, target in (
            (1, "worksheet", "worksheets/sheet1.xml"),
            (9, "sharedStrings", "sharedStrings.xml"),
        )
    )
    + "</Relationships>"
)


def shared(strings, rows):
    return changed(
        {
            "xl/_rels/workbook.xml.rels": SHARED,
            "xl/sharedStrings.xml": strings,
            "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>",
        }
    )


def test_texts_that_cells_share_are_looked_up():
    strings = (
        f"<sst {MAIN}><si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>x</t></rPh></si></sst>"
    )
    rows = (
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c><v>1</v></c><c t="s"><v>2</v></c></row>'
    )
    assert [["甲", "乙丙"], ["1", ""]] == texts(
        shared(strings, f"{rows}<row><c><v>1</v></c><c><v>2</v></c></row>")
    )[:2]


def test_rows_and_cells_without_a_name_follow_one_another():
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>"
    assert [["1", "2"], ["3", "4"]] == texts(sheet(rows))


def test_merged_cells_are_spans_and_a_title_above_is_a_paragraph():
    rows = (
        '<row r="2"><c r="B2" t="str"><v>2024年情况</v></c></row>'
        '<row r="3"><c r="B3" t="str"><v>甲</v></c><c r="C3" t="str"><v>乙</v></c></row>'
        '<row r="4"><c r="C4"><v>1</v></c><c r="D4"><v>2</v></c></row>'
        '<row r="5"><c r="B5" t="str"><v>注：略</v></c></row>'
    )
    merged = '<mergeCells><mergeCell ref="B3:B4"/><mergeCell ref="C3:D3"/></mergeCells>'
    title, table, note = read(sheet(rows, merged))[0].document.blocks
    assert ("2024年情况", "注：略") == (title.text.string, note.text.string)
    assert isinstance(title, Paragraph)
    spans = [[(c.text.string, c.rowspan, c.colspan) for c in row.cells] for row in table.rows]
    assert [[("甲", 2, 1), ("乙", 1, 2)], [("1", 1, 1), ("2", 1, 1)]] == spans
    assert [["甲", "乙", "乙"], ["甲", "1", "2"]] == [[c.text.string for c in row] for row in table.grid]


def ole(stream):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 512


def bomb(size):
    return b'<worksheet xmlns="x"><sheetData>' + b" " * size + b"</sheetData></worksheet>"


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "不是.xlsx"),
        ("甲,乙".encode(), "不是.xlsx"),
        (ole("Workbook"), "旧格式"),
        (ole("EncryptedPackage"), "密码"),
        (GOOD[: len(GOOD) // 2], "不完整"),
        (GOOD[:200] + bytes(2000) + GOOD[2200:], "损坏"),
        (Draft.clean().docx()[0], "没有工作簿"),
        (changed({}, without=["xl/workbook.xml"]), "没有工作簿"),
        (changed({"xl/workbook.xml": "<workbook"}), "无法解析"),
        (shared(f"{ENTITIES}<sst {MAIN}><si><t>&b;</t></si></sst>", ""), "实体"),
        (changed({"xl/worksheets/sheet1.xml": f"{ENTITIES}<worksheet {MAIN}>&b;</worksheet>"}), "实体"),
        (changed({"xl/worksheets/sheet1.xml": bomb(25_000_000)}), "过大"),
        (changed({f"xl/worksheets/sheet{n}.xml": bomb(9_000_000) for n in (1, 2, 3)}), "过大"),
    ],
    ids=[
        "empty",
        "csv",
        "xls",
        "password",
        "half",
        "hole",
        "word",
        "no-book",
        "cut",
        "entities",
        "more-entities",
        "bomb",
        "bombs",
    ],
)
def test_what_cannot_be_read_says_why(data, words):
    with pytest.raises(ReadError) as error:
        read(data)
    assert words in error.value.values["reason"].zh
    assert "Word" not in error.value.values["reason"].zh


def test_cells_far_out_and_endless_merges_cost_nothing():
    rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="99999999999"><c r="A1"/></row>'
    merged = "".join(f'<mergeCell ref="A1:XFD{n}"/>' for n in range(1, 3000))
    rows += '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZ1"><v>2</v></c><c r="!"><v>3</v></c></row>'
    (first, *_) = read(sheet(rows, f"<mergeCells>{merged}<mergeCell ref='x'/><mergeCell/></mergeCells>"))
    assert sum(len(row.cells) for block in first.document.blocks if isinstance(block, Table) for row in block.rows) <= 64 * 500  # fmt: skip


@pytest.mark.parametrize(
    ("name", "strings", "rows"),
    [
        ("_gather", "<si>" * 100 + "<t>甲</t>" * 50 + "</si>" * 100, "<row><c t='s'><v>0</v></c></row>"),
        ("_gather", "", "<row>" + "<c t='inlineStr'>" * 100 + "<is><t>1</t></is>" * 50 + "</c>" * 100 + "</row>"),
        ("_place", "", "<row>" * 100 + "<c><v>1</v></c>" * 50 + "</row>" * 100),
    ],
    ids=["shared texts", "cells", "rows"],
)  # fmt: skip
def test_what_nests_in_its_like_is_read_once(name, strings, rows, monkeypatch):
    calls = []
    plain = getattr(reader, name)

    def counted(*given):
        calls.append(None)
        return plain(*given)

    monkeypatch.setattr(reader, name, counted)
    read(shared(f"<sst {MAIN}>{strings}</sst>", rows))
    assert len(calls) <= 300


@pytest.mark.parametrize("lone", [True, False])
def test_many_cells_that_share_a_long_text_are_refused(lone, monkeypatch):
    monkeypatch.setattr(reader, "MAX_TEXT", 5000)
    rows = "<row>" + "<c t='s'><v>0</v></c>" * (5 if lone else 6) + "</row>"
    data = shared(f"<sst {MAIN}><si><t>{'甲' * 1000}</t></si></sst>", rows)
    if lone:
        assert ["甲" * 1000] * 5 == texts(data)[0]
        return
    with pytest.raises(ReadError) as error:
        read(data)
    assert "工作簿过大" in error.value.values["reason"].zh


def test_nothing_outside_the_file_is_looked_up():
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" TargetMode="External" Target="http://127.0.0.1:9/x" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
    )
    assert () == read(changed({"xl/_rels/workbook.xml.rels": link}))


def test_a_circle_of_relations_ends():
    up = "/".join([".."] * 5000)
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Target="{up}/xl/workbook.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
    )
    read(changed({"xl/_rels/workbook.xml.rels": link}))


PROGRAM = """
import resource, sys
from gidr_lint.document.source import Source
from gidr_lint.base.errors import ReadError
from gidr_lint.formats.sheet import read as reader
data = open(sys.argv[1], "rb").read()
resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
try:
    reader.read(Source("f.xlsx", data))
except ReadError as error:
    print(error.values["reason"].en)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by the system's own limit")
def test_a_bomb_takes_little_memory(tmp_path):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(changed({"xl/worksheets/sheet1.xml": bomb(60_000_000)}))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, timeout=120
    )
    assert "too large" in done.stdout, done.stderr[-500:]
