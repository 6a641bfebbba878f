"""The Word reader: fields of forms, what is written for newer and older programs, and odd packages."""

import io
import zipfile

import pytest

from gidr_lint.base.errors import ReadError
from gidr_lint.document.source import Source
from gidr_lint.formats import read
from gidr_lint.formats.word.head import head
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.word import package


def text(body):
    return "".join(block.text.string for block in read(Source("a.docx", package(body))).blocks)


def field(kind, inner=""):
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def r(string):
    return f"<w:r><w:t>{string}</w:t></w:r>"


LIST = "<w:ffData><w:ddList>{}<w:listEntry w:val='28'/><w:listEntry w:val='30'/></w:ddList></w:ffData>"
CODE = "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"


@pytest.mark.parametrize(
    ("chosen", "behind", "expected"),
    [
        ("<w:result w:val='1'/>", "", "30"),
        ("", "", "28"),
        ("<w:default w:val='1'/>", "", "30"),
        ("<w:result w:val='1'/>", field("separate"), "30"),
        ("<w:result w:val='1'/>", field("separate") + r("28"), "28"),
        ("<w:result w:val='9'/>", "", ""),
        ("<w:result w:val='x'/>", "", "28"),
    ],
)
def test_what_is_chosen_in_a_list_is_read(chosen, behind, expected):
    body = f"<w:p>{r('共')}{field('begin', LIST.format(chosen))}{CODE}{behind}{field('end')}{r('件')}</w:p>"
    assert f"共{expected}件" == text(body)


def test_a_field_in_another_takes_nothing_from_it():
    inner = (
        field("begin")
        + "<w:r><w:instrText>REF</w:instrText></w:r>"
        + field("separate")
        + r("5")
        + field("end")
    )
    body = f"<w:p>{field('begin', LIST.format(''))}{CODE}{field('separate')}{inner}{field('end')}</w:p>"
    assert "5" == text(body)


@pytest.mark.parametrize(
    ("requires", "fallback", "expected"),
    [
        ("wps", True, "新"),
        ("w14 wp14", True, "新"),
        ("vendor", True, "旧"),
        ("vendor", False, "新"),
        ("", True, "新"),
    ],
)
def test_of_what_is_written_twice_that_is_read_which_word_shows(requires, fallback, expected):
    second = f"<mc:Fallback>{r('旧')}</mc:Fallback>" if fallback else ""
    choice = f'<mc:Choice Requires="{requires}">{r("新")}</mc:Choice>'
    assert expected == text(f"<w:p><mc:AlternateContent>{choice}{second}</mc:AlternateContent></w:p>")


# ---- packages -----------------------------------------------------------------------------------


GOOD = Draft.clean().docx()[0]


def rewritten(change):
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            item = zipfile.ZipInfo(info.filename)
            item.filename = change(info.filename)
            new.writestr(item, data)
    return target.getvalue()


def spoilt(name):
    """The package with the checksum of a part made wrong."""
    data = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        crc = archive.getinfo(name).CRC.to_bytes(4, "little")
    place = data.find(crc)
    while place != -1:
        data[place] ^= 0xFF
        place = data.find(crc, place + 4)
    return bytes(data)


def said(data, name="a.docx"):
    with pytest.raises(ReadError) as error:
        read(Source(name, data))
    return error.value.values["reason"].zh


def plain(data):
    return read(Source("a.docx", data)).plain


def test_names_as_windows_writes_them_are_read():
    data = rewritten(lambda name: name.replace("/", "\\"))
    assert plain(GOOD) == plain(data)
    assert "政府信息公开".encode() in head(io.BytesIO(data))


def test_of_two_parts_by_one_name_in_both_ways_none_is_taken():
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as archive:
        item = zipfile.ZipInfo("x")
        item.filename = "word\\document.xml"
        archive.writestr(item, "<w:document/>")
    assert "两份同名" in said(target.getvalue())


def test_a_wrong_checksum_of_a_part_without_text_stops_nothing():
    assert plain(GOOD) == plain(spoilt("word/styles.xml"))
    assert "已损坏" in said(spoilt("word/document.xml"))


@pytest.mark.parametrize("lead", [b"\r\n", b"\xef\xbb\xbf", b"\n\n "])
def test_white_space_before_an_archive_is_passed_over(lead):
    assert plain(GOOD) == plain(lead + GOOD)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"X-Mail: 1\r\n\r\n" + GOOD, "文件开头多了不属于它的内容"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "这是MHT文件"),
        (b"<html><body></body></html>", "这是网页"),
        (
            b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
            "这是Word 2003 XML文件",
        ),
        (b"anything", "这不是Word文件"),
    ],
)
def test_what_is_no_word_file_is_called_by_what_it_is(data, reason):
    assert said(data).startswith(reason)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.fodt", b"<office:document/>", "FODT"),
        ("a.mht", b"", "MHT"),
        (
            "a.xml",
            b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
            "Word 2003 XML",
        ),
        (
            "a.xml",
            b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
            "Word XML",
        ),
    ],
)
def test_kinds_that_word_opens_are_to_be_saved_as_docx(name, data, reason):
    with pytest.raises(ReadError) as error:
        read(Source(name, data))
    assert f"不能直接读取{reason}文件" == error.value.values["reason"].zh
    assert "另存为" in error.value.values["advice"].zh


def test_other_xml_is_a_kind_that_is_not_known():
    assert "不认识" in said(b"<a/>", "a.xml")


@pytest.mark.parametrize("name", ["a.et", "a.ods", "a.xlsx"])
def test_a_spreadsheet_is_told_how_it_is_compared(name):
    with pytest.raises(ReadError) as error:
        read(Source(name, b"x"))
    assert "--figures" in error.value.values["advice"].zh
