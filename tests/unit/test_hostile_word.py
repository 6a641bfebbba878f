"""Word files made to harm, or harmed: a clear finding, in bounded time and memory."""

import io
import struct
import subprocess
import sys
import zipfile

import pytest

from gidr_lint.document.source import Source
from gidr_lint.linter import Linter
from gidr_lint.plugins import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.word import package

LINTER = Linter(registry=Registry(installed=False))
GOOD = Draft.clean().docx()[0]
P = "<w:p><w:r><w:t>文</w:t></w:r></w:p>"


def said(data, name="draft.docx"):
    """The one message about a file that is not read."""
    (diagnostic,) = LINTER.lint(Source(name, data)).diagnostics
    assert "E001" == diagnostic.code
    return diagnostic.message.text()


def advised(data, name):
    """What is said to be done about a file that is not read."""
    (diagnostic,) = LINTER.lint(Source(name, data)).diagnostics
    return diagnostic.message.help()


def changed(parts, data=GOOD, without=()):
    """A package with parts replaced, added and left out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts and name not in without:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return target.getvalue()


def ole(stream):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 512


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"\0" * 4000, "空的"),
        ("一、总体情况".encode(), "不是Word文件"),
        (b"{\\rtf1 }", "RTF"),
        (ole("WordDocument"), "旧格式"),
        (ole("EncryptedPackage"), "密码"),
        (GOOD[: len(GOOD) // 2], "不完整"),
        (GOOD[:-30], "不完整"),
        (GOOD[:200] + bytes(2000) + GOOD[2200:], "损坏"),
        (changed({}, without=["word/document.xml"]), "没有Word正文"),
        (changed({"mimetype": "application/vnd.oasis.opendocument.text"}, without=["word/document.xml"]), "ODT"),
        (changed({"word/document.xml": "<w:document"}), "无法解析"),
        (changed({"word/document.xml": "<html><body/></html>"}), "没有Word正文"),
        (changed({"word/document.xml": b"\xff\xfe\0"}), "无法解析"),
        (changed({"word/document.xml": b""}), "无法解析"),
    ],
)  # fmt: skip
def test_what_is_no_word_file_is_said_to_be_none(data, words):
    assert words in said(data)


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.docm", "a.rtf"])
def test_files_that_word_can_save_as_docx_are_told_how(name):
    assert "另存为" in advised(b"", name)


def test_a_package_without_relations_or_with_wrong_ones_is_still_read():
    wrong = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>'
    for data in (
        changed({}, without=["_rels/.rels"]),
        changed({"_rels/.rels": wrong}),
        changed({}, without=["word/_rels/document.xml.rels", "word/styles.xml"]),
    ):
        assert LINTER.lint(Source("a.docx", data)).coverage.identities["held"] == 42


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(part, encoding):
    bomb = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITIES}<x>&j;</x>'
    assert "实体声明" in said(changed({part: bomb.encode(encoding)}))


def test_an_external_entity_is_not_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("泄露")
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "file://{secret}">]><x>&s;</x>'
    assert "实体声明" in said(changed({"word/document.xml": bomb}))


def test_external_relations_are_not_followed():
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/footnotes" TargetMode="External" Target="http://192.0.2.1/footnotes.xml"/>'
        '<Relationship Id="b" Type="x/styles" TargetMode="External" Target="file:///etc/passwd"/></Relationships>'
    )
    assert LINTER.lint(Source("a.docx", changed({"word/_rels/document.xml.rels": rels}))).case is not None


def test_macros_are_passed_over():
    data = changed({"word/vbaProject.bin": b"Sub AutoOpen()"})
    assert () == LINTER.lint(Source("a.docx", data)).diagnostics


@pytest.mark.parametrize("deep", [300, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:ins>", "</w:ins>"), ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")])  # fmt: skip
def test_deep_nesting_is_refused(deep, opening, closing):
    assert "无法解析" in said(package(opening * deep + P + closing * deep))


def test_nesting_that_word_may_write_is_read():
    body = "<w:tbl><w:tr><w:tc>" * 40 + P + "</w:tc></w:tr></w:tbl>" * 40
    assert LINTER.lint(Source("a.docx", package(body))).case is not None


def test_a_part_that_is_large_when_unpacked_is_refused():
    assert "过大" in said(changed({"word/document.xml": b" " * (30 * 1024 * 1024)}))


def test_a_part_that_hides_its_size_is_refused():
    """Both directories say 100 bytes of what unpacks to 30 megabytes."""
    data = bytearray(changed({"word/document.xml": b" " * (30 * 1024 * 1024)}))
    size = struct.pack("<I", 30 * 1024 * 1024)
    place = data.find(size)
    while place != -1:
        data[place : place + 4] = struct.pack("<I", 100)
        place = data.find(size, place)
    assert said(bytes(data))


def test_a_part_of_a_million_elements_is_refused():
    assert "过大" in said(package("<w:p/>" * 1_000_001))


def test_a_member_that_is_locked_is_refused():
    data = bytearray(GOOD)
    place = data.find(b"PK\x01\x02")
    while place != -1:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 4)
    assert "密码" in said(bytes(data))


def test_a_directory_that_is_too_large_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(30_000):
            archive.writestr(f"{number:040}", b"")
    assert "项目过多" in said(target.getvalue())


def test_spans_and_numbers_out_of_all_proportion_are_borne():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>'
    number = '<w:p><w:pPr><w:numPr><w:ilvl w:val="-7"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    numbering = (
        '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="99999999999"><w:lvlText w:val="'
        + "%1" * 5000
        + '"/></w:lvl><w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%2%3"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = "<w:tbl>" + f"<w:tr>{cell * 20}</w:tr>" * 200 + "</w:tbl>" + number * 2000
    assert LINTER.lint(Source("a.docx", package(body, {"numbering.xml": numbering}))).case is not None


PROGRAM = """
import resource, sys
limit = 1_500_000_000
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
from gidr_lint.document.source import Source
from gidr_lint.linter import Linter
from gidr_lint.plugins import Registry
data = open(sys.argv[1], "rb").read()
print([d.code for d in Linter(registry=Registry(installed=False)).lint(Source("a.docx", data)).diagnostics])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by the system's own limit")
def test_the_largest_part_that_is_read_fits_in_memory(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(package("<w:p><w:r><w:t>一</w:t></w:r></w:p>" * 160_000))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, timeout=120
    )
    assert "['E002']" == done.stdout.strip(), done.stderr[-500:]
