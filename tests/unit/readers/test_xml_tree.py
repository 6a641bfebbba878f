"""Bytes of XML as a tree, within bounds."""

import codecs
import time

import pytest

from gidr_lint.formats.xml_tree import MAX_DEPTH, DeclaresEntities, NotXml, encoding_of, root_of


def declared(encoding, text="<a>公告</a>"):
    return f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "UTF-8", "utf-16", "utf-32", "gb18030", "GBK", "gb2312", "big5", "utf-8-sig"]
)
def test_a_known_encoding_is_read(encoding):
    assert "公告" == root_of(declared(encoding).replace(b"utf-8-sig", b"utf-8")).text


@pytest.mark.parametrize("bom", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_the_first_bytes_count_more_than_what_is_declared(bom):
    name = {3: "utf-8"}.get(len(bom)) or ("utf-16-le" if bom == codecs.BOM_UTF16_LE else "utf-16-be")
    data = bom + '<?xml version="1.0" encoding="gb18030"?><a>公告</a>'.encode(name)
    assert "公告" == root_of(data).text
    assert name == encoding_of(data)


@pytest.mark.parametrize("encoding", ["punycode", "idna", "utf-7", "unicode_escape", "hex", "nonsense"])
def test_an_encoding_that_no_office_writes_is_refused(encoding):
    with pytest.raises(NotXml):
        root_of(f'<?xml version="1.0" encoding="{encoding}"?><a>x</a>'.encode())


def test_what_is_not_in_the_encoding_it_declares_is_refused():
    for data in (b'<?xml version="1.0" encoding="gb18030"?><a>\xff</a>', b"<a>\xff</a>", b"\xff\xfe<\0a"):
        with pytest.raises(NotXml):
            root_of(data)


def test_elements_nest_as_deep_as_is_allowed_and_no_deeper():
    def nested(depth):
        return b"<a>" * depth + b"</a>" * depth

    assert root_of(nested(MAX_DEPTH)) is not None
    for depth in (MAX_DEPTH + 1, 400_000):
        with pytest.raises(NotXml):
            root_of(nested(depth))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "gb18030"])
def test_a_document_type_is_refused_before_it_is_parsed(encoding):
    with pytest.raises(DeclaresEntities):
        root_of(declared(encoding, '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))


def test_comments_and_instructions_are_left_out_and_sections_of_characters_are_text():
    root = root_of(b"<a>1<!-- x -->2<?pi?>3<![CDATA[<b/>]]></a>")
    assert "123<b/>" == root.text
    assert [] == list(root)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "written",
    ['xmlns:x="{}"', "xmlns='{}'", 'xmlns:x = "{}"', 'xmlns:a="u" xmlns:x\n=\n"{}"', 'xmlns:{}="u"'],
)
def test_a_name_space_that_would_be_written_out_again_and_again_is_refused(written, encoding):
    names = '<e x:a="" x:b=""/>' * 100_000
    data = f"<a {written.format('u' * 1_000_000)}>{names}</a>".encode(encoding)
    begin = time.process_time()
    with pytest.raises(NotXml):
        root_of(data)
    assert time.process_time() - begin < 5


def test_declarations_of_name_spaces_are_looked_through_once():
    begin = time.process_time()
    for piece in (b"xmlns:", b"xmlns", b"xmlns ", b'xmlns="', b"xmlns:a"):
        with pytest.raises(NotXml):
            root_of(b"<a " + piece * 1_000_000)
    assert time.process_time() - begin < 10
