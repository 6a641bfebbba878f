"""Encodings: what is detected, what is a guess, what is refused with a reason."""

import pytest

from gidr_lint.base.errors import ReadError
from gidr_lint.document.source import Source
from gidr_lint.formats import read
from gidr_lint.formats.decoding import decode

DRAFT = "政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("encoding", "name", "bom"),
    [
        ("utf-8", "utf-8", b""),
        ("utf-8-sig", "utf-8", b"\xef\xbb\xbf"),
        ("utf-16", "utf-16-le", b"\xff\xfe"),
        ("gb18030", "gb18030", b""),
    ],
)
def test_known_encodings_are_detected(encoding, name, bom):
    text, found = decode(DRAFT.encode(encoding))
    assert text == DRAFT
    assert (found.name, found.bom, found.guessed) == (name, bom, False)


def test_a_mark_before_gb18030_is_no_text():
    text, found = decode(("\ufeff" + DRAFT).encode("gb18030"))
    assert (DRAFT, "gb18030", b"\x84\x31\x95\x33") == (text, found.name, found.bom)


def test_utf_16_without_a_bom_is_a_guess():
    text, found = decode((DRAFT + "\n一、2024年\n12 34\n").encode("utf-16-le"))
    assert text.startswith(DRAFT)
    assert found.guessed


def test_gb18030_without_a_common_word_is_a_guess():
    assert decode("甲乙丙丁".encode("gb18030"))[1].guessed


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04rest",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0",
        b"\0\1\2\3" * 50,
        b"\xff\xfe\x00",
        b"\x81\xff\xfe abc",
    ],
)
def test_what_is_no_text_is_refused_with_a_reason_in_both_languages(data):
    with pytest.raises(ReadError) as caught:
        decode(data)
    reason = caught.value.values["reason"]
    assert reason.zh and reason.en


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.pdf", "a.xyz", "a"])
def test_a_kind_without_a_reader_is_refused(name):
    with pytest.raises(ReadError):
        read(Source(name, b"text"))


def test_an_empty_file_is_an_empty_document():
    assert read(Source("a.md", b"")).blocks == ()
    assert read(Source("a.txt", b"")).blocks == ()
