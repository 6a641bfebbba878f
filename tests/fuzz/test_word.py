"""Any Word file, whole or spoiled, gives a document whose places hold, or a read error."""

import io
import zipfile

from gidr_lint_dev.changes import body, letters, settled
from hypothesis import given, settings
from hypothesis import strategies as st

from gidr_lint.base.errors import ReadError
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Table
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.formats.word.guard import CannotRewrite
from gidr_lint.formats.word.read import Reader
from gidr_lint.formats.word.rewrite import rewrite
from gidr_lint.outputs import Style, text
from gidr_lint.outputs._rows import row_of
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.word import package

LINTER = Linter(registry=Registry(installed=False))
GOOD = Draft.clean().docx()[0]
NUMBERING = (
    '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
PARTS = {
    "numbering.xml": NUMBERING,
    "comments.xml": '<w:comments><w:comment w:id="0"><w:p><w:r><w:t>gidr-lint-disable P701 -- 理由</w:t></w:r></w:p></w:comment></w:comments>',
    "footnotes.xml": '<w:footnotes><w:footnote w:id="1"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>',
}
WORDS = st.sampled_from(
    ["一、", "总体情况", "2024年政府信息公开工作年度报告", "XX件", " ", "3", "&amp;", "规章", "。"]
)
LEAVES = st.one_of(
    WORDS.map(lambda word: f'<w:r><w:t xml:space="preserve">{word}</w:t></w:r>'),
    st.sampled_from(
        [
            "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", '<w:r><w:footnoteReference w:id="1"/></w:r>', "<w:r/>",
            '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>', '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            '<w:r><w:sym w:char="F0FE"/></w:r>', '<w:r><w:sym w:char="zz"/></w:r>', "<w:r><w:drawing/></w:r>",
        ]
    ),
)  # fmt: skip
INLINE = st.recursive(
    LEAVES,
    lambda inner: st.tuples(st.sampled_from(["ins", "del", "hyperlink", "moveFrom", "moveTo", "smartTag"]), st.lists(inner, max_size=3)).map(
        lambda pair: f"<w:{pair[0]}>{''.join(pair[1])}</w:{pair[0]}>"
    ),
    max_leaves=6,
)  # fmt: skip
PROPERTIES = st.sampled_from(
    ["", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>', "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
     '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', '<w:pPr><w:pStyle w:val="x"/></w:pPr>']
)  # fmt: skip
PARAGRAPH = st.tuples(PROPERTIES, st.lists(INLINE, max_size=5)).map(
    lambda pair: f"<w:p>{pair[0]}{''.join(pair[1])}</w:p>"
)
MERGE = st.sampled_from(
    ["", '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>', "<w:hMerge/>"]
)


def table(blocks):
    cell = st.tuples(MERGE, st.lists(blocks, max_size=2)).map(
        lambda pair: f"<w:tc><w:tcPr>{pair[0]}</w:tcPr>{''.join(pair[1])}</w:tc>"
    )
    row = st.tuples(
        st.sampled_from(["", "<w:trPr><w:del/></w:trPr>", '<w:trPr><w:gridBefore w:val="2"/></w:trPr>']),
        st.lists(cell, max_size=3),
    ).map(lambda pair: f"<w:tr>{pair[0]}{''.join(pair[1])}</w:tr>")
    return st.lists(row, max_size=3).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")


BLOCKS = st.recursive(PARAGRAPH, lambda inner: table(inner) | inner.map(lambda b: f"<w:sdt><w:sdtContent>{b}</w:sdtContent></w:sdt>"), max_leaves=8)  # fmt: skip
BODIES = st.lists(BLOCKS, max_size=6).map("".join)


def all_texts(document):
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row.cells)
        else:
            yield block.text


@given(BODIES)
@settings(max_examples=settings().max_examples * 150 // 100)
def test_every_character_leads_to_where_it_stands(body):
    document = read(Source("a.docx", package(body, PARTS)))
    for found in all_texts(document):
        for index, char in enumerate(found.string):
            address = found.location(index, index + 1).address
            written = document.written(address)
            assert written in ("", char) or char == "\n" or address.start is None, (found, index, written)


def shape(block):
    if not isinstance(block, Table):
        return repr(block)
    return [
        (row.location, [(cell.text.string, cell.rowspan, cell.colspan) for cell in row.cells])
        for row in block.rows
    ]


@given(BODIES)
@settings(max_examples=settings().max_examples * 150 // 100)
def test_the_quick_way_through_plain_tables_reads_what_the_other_does(body):
    source = Source("a.docx", package(body, PARTS))
    quick, slow = read(source), Reader(source, trace=True).document()
    assert [shape(block) for block in quick.blocks] == [shape(block) for block in slow.blocks]
    assert [(t.string, t.location()) for t in all_texts(quick)] == [
        (t.string, t.location()) for t in all_texts(slow)
    ]
    assert dict(quick.places) == dict(slow.places)
    assert quick.facts == slow.facts


@given(BODIES)
@settings(max_examples=settings().max_examples * 100 // 100)
def test_linting_and_showing_never_raise(body):
    result = LINTER.lint(Source("a.docx", package(body, PARTS)))
    text.piece(row_of(result, Style()), Style())
    row_of(result, Style()).entry


@given(BODIES, st.data())
@settings(max_examples=settings().max_examples * 100 // 100)
def test_an_edit_changes_its_place_alone_or_is_refused(body, data):
    source = Source("a.docx", package(body, PARTS))
    document = read(source)
    places = [address for address, _ in document.places if address.part == "body"]
    if not places:
        return
    address = data.draw(st.sampled_from(places))
    length = len(document.written(address))
    start = data.draw(st.integers(0, length))
    address = address._replace(start=start, end=data.draw(st.integers(start, length)))
    own = document.written(address.whole)
    try:
        after = read(source._replace(data=rewrite(source, [(address, "新")])))
    except CannotRewrite:
        return
    assert own[: address.start] + "新" + own[address.end :] == after.written(address.whole)
    assert len(document.places) == len(after.places)


@given(BODIES, st.data())
@settings(max_examples=settings().max_examples * 100 // 100)
def test_a_tracked_edit_can_be_rejected_and_accepted_or_is_refused(inner, data):
    source = Source("a.docx", package(inner, PARTS))
    document = read(source)
    places = [address for address, _ in document.places if address.part == "body"]
    if not places:
        return
    address = data.draw(st.sampled_from(places))
    new = data.draw(st.sampled_from(["", "新", "件", "30", document.written(address)[1:] + "新"]))
    try:
        done = rewrite(source, [(address, new)], tracked=True)
    except CannotRewrite:
        return
    # What is blank is written before, not replaced: it may be the end of an empty paragraph.
    assert read(source._replace(data=done)).written(address) in (new, new + document.written(address))
    after = body(done)
    assert list(letters(body(source.data))) == list(letters(settled(after, accept=False)))
    accepted = "".join(letter[0] for letter in letters(settled(after, accept=True)))
    assert set(new) <= set(accepted) | set("\t\n") and len(accepted) >= len(new)


@given(st.sampled_from(zipfile.ZipFile(io.BytesIO(GOOD)).namelist()), st.data())
@settings(max_examples=settings().max_examples * 150 // 100)
def test_spoiled_parts_are_a_read_error_or_nothing(name, data):
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == name:
                start = data.draw(st.integers(0, len(content)))
                stop = data.draw(st.integers(start, min(len(content), start + 400)))
                content = content[:start] + data.draw(st.binary(max_size=40)) + content[stop:]
            new.writestr(info, content)
    read_or_not(target.getvalue())


@given(st.data())
@settings(max_examples=settings().max_examples * 150 // 100)
def test_spoiled_archives_are_a_read_error_or_nothing(data):
    spoiled = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(spoiled)))
        stop = data.draw(st.integers(start, min(len(spoiled), start + 60)))
        spoiled[start:stop] = data.draw(st.binary(max_size=30))
    read_or_not(bytes(spoiled))


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
@settings(max_examples=settings().max_examples * 200 // 100)
def test_any_bytes_are_a_read_error(data, head):
    read_or_not(head + data)


def read_or_not(data):
    try:
        read(Source("a.docx", data))
    except ReadError as error:
        assert error.values["reason"].zh
    for diagnostic in LINTER.lint(Source("a.docx", data)).diagnostics:
        assert diagnostic.message.text()
