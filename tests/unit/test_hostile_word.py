"""Word files made to harm, or harmed: a clear finding, in bounded time and memory."""

import io
import struct
import subprocess
import sys
import zipfile

import pytest

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.formats.unread import ARCHIVES, UNREAD
from gidr_lint.plugins.registry import Registry
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


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.dot", "a.rtf", "a.mht"])
def test_files_that_word_can_save_as_docx_are_told_how(name):
    assert "另存为" in advised(b"", name)


@pytest.mark.parametrize("ending", sorted(UNREAD))
def test_every_kind_that_is_known_and_not_read_says_what_it_is(ending):
    assert "不认识" not in said(b"", f"年报{ending.upper()}")


def test_of_an_archive_it_is_said_that_its_files_were_not_checked():
    assert all("里面的文件没有检查" in said(b"PK", f"a{ending}") for ending in ARCHIVES)


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


@pytest.mark.parametrize("deep", [300, 90_000])
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
    assert "过多" in said(package("<w:p/>" * 1_000_001))


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
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
data = open(sys.argv[1], "rb").read()
print([d.code for d in Linter(registry=Registry(installed=False)).lint(Source("a.docx", data)).diagnostics])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by the system's own limit")
def test_the_largest_part_that_is_read_fits_in_memory(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(package("<w:p><w:r><w:t>一</w:t></w:r></w:p>" * 99_000))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, timeout=120
    )
    assert "['E002']" == done.stdout.strip(), done.stderr[-500:]


def test_a_part_whose_checksum_is_wrong_is_refused():
    data = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        crc = struct.pack("<I", archive.getinfo("word/document.xml").CRC)
    place = data.find(crc)
    while place != -1:
        data[place] ^= 0xFF
        place = data.find(crc, place + 4)
    assert "不完整或已损坏" in said(bytes(data))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "word/Document.xml", "[Content_Types].xml"])
def test_of_two_parts_by_one_name_none_is_taken(name):
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, "<w:document/>")
    if "document" in name.lower():
        assert "两份同名" in said(target.getvalue())
    else:
        assert LINTER.lint(Source("a.docx", target.getvalue())).case is not None  # a part that is not read


def test_parts_whose_names_lead_out_of_the_package_are_passed_over(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = ("../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\..\\a.txt", "word/../../a.txt", "a\0b")
    assert () == LINTER.lint(Source("a.docx", changed(dict.fromkeys(names, b"x")))).diagnostics
    assert [] == list(tmp_path.iterdir())
    outside = changed({"../word/document.xml": b"<w:document/>"}, without=["word/document.xml"])
    assert "没有Word正文" in said(outside)


def test_a_file_with_macros_that_is_named_docx_is_read_and_nothing_of_it_run():
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    types = types.replace(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "vnd.ms-word.document.macroEnabled.main+xml",
    )
    data = changed({"[Content_Types].xml": types, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(600)})
    assert () == LINTER.lint(Source("a.docx", data)).diagnostics


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_a_body_in_another_encoding_is_read(encoding):
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        body = archive.read("word/document.xml").decode()
    body = f'<?xml version="1.0" encoding="{encoding}"?>' + body.partition("?>")[2]
    result = LINTER.lint(Source("a.docx", changed({"word/document.xml": body.encode(encoding)})))
    assert () == result.diagnostics
    assert result.coverage.identities["held"] == 42


@pytest.mark.parametrize("text", ["&#xD800;", "&#0;", "\0", "&#x1F;", "\ufffe", "&nosuch;", "<![CDATA["])
def test_what_xml_does_not_allow_is_a_damaged_file(text):
    assert "无法解析" in said(package(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))


LAUGHS = (
    '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">',
    f'<!ENTITY a "{"ha" * 50_000}">',  # used often, the square of its length
    '<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;',
)


@pytest.mark.parametrize("declared", LAUGHS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp037", "utf-7", "utf-32"])
def test_entities_are_refused_in_whatever_encoding_they_hide(declared, encoding):
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [{declared}]><x a="&a;&a;">{"&a;" * 1000}</x>'
    assert said(changed({"word/document.xml": bomb.encode(encoding)}))
    assert said(changed({"word/styles.xml": bomb.encode(encoding)}))


def test_a_document_type_elsewhere_and_inclusions_are_not_fetched():
    kind = '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd"><x/>'
    assert "实体声明" in said(changed({"word/document.xml": kind}))
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    )
    result = LINTER.lint(Source("a.docx", package(include + P)))
    assert "root:" not in "".join(block.text.string for block in result.case.document.blocks)


# A paragraph that needs every further part.
REFERRING = (
    '<w:p><w:pPr><w:pStyle w:val="x"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:r><w:t>文</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
)


@pytest.mark.parametrize("part", ["styles.xml", "numbering.xml", "comments.xml", "footnotes.xml"])
def test_deep_nesting_in_any_part_is_refused(part):
    name = part.removesuffix(".xml")
    deep = f"<w:{name}>" + "<w:x>" * 100_000 + "</w:x>" * 100_000 + f"</w:{name}>"
    assert "无法解析" in said(package(REFERRING, {part: deep}))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by the system's own limit")
def test_many_large_parts_fit_in_memory(tmp_path):
    large = "<w:p><w:r><w:t>一</w:t></w:r></w:p>" * 18_000
    parts = {
        f"{name}.xml": f"<w:{name}>{large}</w:{name}>"
        for name in ("styles", "numbering", "comments", "footnotes")
    }
    path = tmp_path / "a.docx"
    path.write_bytes(package(REFERRING + large, parts))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, timeout=240
    )
    assert "['E002']" == done.stdout.strip(), done.stderr[-500:]


def test_comments_that_never_end_over_many_paragraphs_take_no_square_of_time():
    comments = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in range(30_000))
    assert LINTER.lint(Source("a.docx", package(comments + P * 30_000))).case is not None
