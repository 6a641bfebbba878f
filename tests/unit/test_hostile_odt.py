"""ODT files made to harm, or harmed: a clear finding, in bounded time and memory."""

import io
import time
import zipfile

import pytest

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.odt import odt_archive, odt_package

LINTER = Linter(registry=Registry(installed=False))
GOOD = Draft.clean().odt()[0]
P = "<text:p>文</text:p>"
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def linted(data, name="draft.odt"):
    begin = time.process_time()
    result = LINTER.lint(Source(name, data))
    assert time.process_time() - begin < 20
    return result


def said(data, name="draft.odt"):
    """The one message about a file that is not read."""
    (diagnostic,) = linted(data, name).diagnostics
    assert "E001" == diagnostic.code
    assert diagnostic.location.address is not None
    return diagnostic.message.text()


def changed(parts):
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        whole = {name: archive.read(name) for name in archive.namelist() if name != "mimetype"}
    return odt_archive({name: data for name, data in {**whole, **parts}.items() if data is not None})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        ("一、总体情况".encode(), "这不是ODT文件"),
        (b"{\\rtf1 }", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧格式的Word"),
        (GOOD[: len(GOOD) // 2], "不完整"),
        (GOOD[:-30], "不完整"),
        (GOOD[:300] + bytes(700) + GOOD[1000:], "损坏"),
        (Draft.clean().docx()[0], "这是Word文件，不是ODT文件"),
        (changed({"content.xml": None}), "没有正文"),
        (changed({"content.xml": "<office:document-content"}), "content.xml无法解析"),
        (changed({"content.xml": b""}), "无法解析"),
        (changed({"content.xml": "<html><body/></html>"}), "没有文字正文"),
        (changed({"content.xml": b" " * (30 * 1024 * 1024)}), "过大"),
        (changed({"META-INF/manifest.xml": "<a><manifest:encryption-data/></a>"}), "密码"),
        (changed({"styles.xml": "<a"}), "styles.xml无法解析"),
    ],
)
def test_what_is_no_odt_file_is_said_to_be_none(data, words):
    assert words in said(data)


def test_a_word_file_by_another_name_says_how_it_should_end():
    (diagnostic,) = linted(Draft.clean().docx()[0]).diagnostics
    assert ".docx" in diagnostic.message.help()


def test_an_odt_file_that_is_named_docx_is_said_to_be_one():
    assert "ODT" in said(GOOD, "draft.docx")


@pytest.mark.parametrize("part", ["content.xml", "styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(part, encoding):
    bomb = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITIES}<x>&j;</x>'
    message = said(changed({part: bomb.encode(encoding)}))
    assert "实体声明" in message
    assert "Word" not in message


def test_the_document_type_of_an_old_manifest_does_no_harm():
    old = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><manifest:manifest/>'
    assert () == linted(changed({"META-INF/manifest.xml": old})).diagnostics


@pytest.mark.parametrize("deep", [300, 30_000])
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>"),
        ("<text:section>", "</text:section>"),
        ("<text:list><text:list-item>", "</text:list-item></text:list>"),
        ("<text:p><text:span>", "</text:span></text:p>"),
    ],
)  # fmt: skip
def test_deep_nesting_is_refused(deep, opening, closing):
    assert "无法解析" in said(odt_package(opening * deep + P + closing * deep))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>"),
        ("<text:section>", "</text:section>"),
        ("<text:list><text:list-item>", "</text:list-item></text:list>"),
        ("<text:p><text:span>", "</text:span></text:p>"),
        ("<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>"),
        ("<text:p><text:note text:note-class='footnote'><text:note-body>", "</text:note-body></text:note></text:p>"),
    ],
)  # fmt: skip
def test_nesting_as_deep_as_is_allowed_is_read(opening, closing):
    depth = 248 // opening.count("<")
    assert linted(odt_package(opening * depth + P + closing * depth)).case is not None


@pytest.mark.parametrize("count", ["1000000000", "9" * 30, "-5", "0", "x", ""])
@pytest.mark.parametrize(
    "cell",
    [
        '<table:table-cell table:number-columns-repeated="{}"/>',
        '<table:table-cell table:number-columns-spanned="{0}" table:number-rows-spanned="{0}"><text:p>1</text:p></table:table-cell>',
        '<table:covered-table-cell table:number-columns-repeated="{}"/>',
        '<table:table-cell><text:p>甲<text:s text:c="{}"/>乙</text:p></table:table-cell>',
    ],
)
def test_numbers_out_of_all_proportion_are_borne(cell, count):
    row = f'<table:table-row table:number-rows-repeated="{count}">{cell.format(count)}<table:table-cell/></table:table-row>'
    assert linted(odt_package(f"<table:table>{row}</table:table>" + P)).case is not None


@pytest.mark.parametrize(
    "body",
    [
        "<table:table>" + '<table:table-row table:number-rows-repeated="400"><table:table-cell table:number-columns-repeated="400"/></table:table-row>' * 100 + "</table:table>",
        '<table:table><table:table-row table:number-rows-repeated="400"><table:table-cell><text:p>' + "长" * 10_000 + "</text:p></table:table-cell></table:table-row></table:table>",
        "<text:p>" + "<text:s text:c='100'/>" * 100_000 + "</text:p>",
    ],
)  # fmt: skip
def test_what_repeats_without_end_is_refused(body):
    assert "重复" in said(odt_package(body))


def test_a_part_of_a_million_elements_is_refused():
    assert "过多" in said(odt_package("<text:p/>" * 1_000_001))


def test_comments_that_never_end_over_many_paragraphs_take_no_square_of_time():
    comments = "".join(f'<office:annotation office:name="a{n}"/>' for n in range(30_000))
    assert linted(odt_package(f"<text:p>{comments}</text:p>" + P * 30_000)).case is not None


def test_of_two_parts_by_one_name_none_is_taken():
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("content.xml", "<a/>")
    assert "两份同名" in said(target.getvalue())


def test_links_to_other_files_are_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("泄露")
    body = (
        f'<text:section><text:section-source xlink:href="file://{secret}"/>{P}</text:section>'
        f'<text:p><draw:frame><draw:image xlink:href="http://192.0.2.1/a.png"/></draw:frame></text:p>'
    )
    result = linted(odt_package(body))
    assert "文" == result.case.document.plain
