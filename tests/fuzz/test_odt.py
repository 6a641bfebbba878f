"""Any ODT file, whole or spoiled, gives a document whose places hold, or a read error."""

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from gidr_lint.base.errors import ReadError
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Table
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.outputs import Style, text
from gidr_lint.outputs._rows import row_of
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.odt import odt_archive, odt_package

LINTER = Linter(registry=Registry(installed=False))
GOOD = Draft.clean().odt()[0]
AUTOMATIC = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="一" style:num-suffix="、"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
    '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold" fo:color="#ff0000"/></style:style>'
)
CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="i"><text:insertion/></text:changed-region>'
    '<text:changed-region text:id="d"><text:deletion><text:p>旧</text:p></text:deletion></text:changed-region></text:tracked-changes>'
)
LEAVES = st.one_of(
    st.sampled_from(["一、", "总体情况", "2024年政府信息公开工作年度报告", "XX件", " ", "\n  ", "3", "&amp;", "规章", "。"]),
    st.sampled_from(
        [
            "<text:s text:c='2'/>", "<text:s/>", "<text:tab/>", "<text:line-break/>", "<text:soft-page-break/>",
            "<office:annotation office:name='a'><text:p>gidr-lint-disable P701 -- 理由</text:p></office:annotation>",
            "<office:annotation-end office:name='a'/>", "<text:change-start text:change-id='i'/>", "<text:change-end text:change-id='i'/>",
            "<text:change text:change-id='d'/>", "<draw:frame><draw:image/></draw:frame>",
            "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>",
            "<text:note text:note-class='footnote'><text:note-body><text:p>注</text:p></text:note-body></text:note>",
        ]
    ),
)  # fmt: skip
INLINE = st.recursive(
    LEAVES,
    lambda inner: st.tuples(
        st.sampled_from(['span text:style-name="T1"', 'span text:style-name="T2"', "span", "a", "meta"]),
        st.lists(inner, max_size=3),
    ).map(lambda pair: f"<text:{pair[0]}>{''.join(pair[1])}</text:{pair[0].split()[0]}>"),
    max_leaves=6,
)
PARAGRAPH = st.tuples(
    st.sampled_from(["p", 'p text:style-name="Title"', 'h text:outline-level="1"']),
    st.lists(INLINE, max_size=5),
).map(lambda pair: f"<text:{pair[0]}>{''.join(pair[1])}</text:{pair[0][0]}>")
SPANS = st.sampled_from(
    [
        "",
        'table:number-columns-spanned="2"',
        'table:number-rows-spanned="2"',
        'table:number-columns-repeated="3"',
    ]
)


def table(blocks):
    cell = st.tuples(
        st.sampled_from(["table-cell", "covered-table-cell"]), SPANS, st.lists(blocks, max_size=2)
    ).map(lambda parts: f"<table:{parts[0]} {parts[1]}>{''.join(parts[2])}</table:{parts[0]}>")
    row = st.tuples(st.sampled_from(["", 'table:number-rows-repeated="2"']), st.lists(cell, max_size=3)).map(
        lambda pair: f"<table:table-row {pair[0]}>{''.join(pair[1])}</table:table-row>"
    )
    return st.lists(row, max_size=3).map(lambda rows: f"<table:table>{''.join(rows)}</table:table>")


def held(inner):
    return st.tuples(
        st.sampled_from(["list", "section", "table-of-content", "section text:display='none'"]), inner
    ).map(
        lambda pair: (
            f'<text:list text:style-name="L1"><text:list-item>{pair[1]}</text:list-item></text:list>'
            if pair[0] == "list"
            else f"<text:{pair[0]}>{pair[1]}</text:{pair[0].split()[0]}>"
        )
    )


BLOCKS = st.recursive(PARAGRAPH, lambda inner: table(inner) | held(inner), max_leaves=8)
BODIES = st.lists(BLOCKS, max_size=6).map("".join)


def source(body):
    return Source("a.odt", odt_package(CHANGES + body, AUTOMATIC))


def all_texts(document):
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row.cells)
        else:
            yield block.text


@given(BODIES)
def test_every_character_leads_to_where_it_stands(body):
    document = read(source(body))
    for found in all_texts(document):
        for index, char in enumerate(found.string):
            address = found.location(index, index + 1).address
            written = document.written(address)
            assert written in ("", char) or char == "\n" or address.start is None, (found, index, written)


@given(BODIES)
def test_linting_and_showing_never_raise(body):
    result = LINTER.lint(source(body))
    text.piece(row_of(result, Style()), Style())
    row_of(result, Style()).entry


@given(st.sampled_from(["content.xml", "styles.xml", "META-INF/manifest.xml"]), st.data())
@settings(max_examples=settings().max_examples * 150 // 100)
def test_spoiled_parts_are_a_read_error_or_nothing(name, data):
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        parts = {item: archive.read(item) for item in archive.namelist() if item != "mimetype"}
    content = parts[name]
    start = data.draw(st.integers(0, len(content)))
    stop = data.draw(st.integers(start, min(len(content), start + 400)))
    parts[name] = content[:start] + data.draw(st.binary(max_size=40)) + content[stop:]
    read_or_not(odt_archive(parts))


@given(st.data())
@settings(max_examples=settings().max_examples * 150 // 100)
def test_spoiled_archives_are_a_read_error_or_nothing(data):
    spoiled = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(spoiled)))
        stop = data.draw(st.integers(start, min(len(spoiled), start + 60)))
        spoiled[start:stop] = data.draw(st.binary(max_size=30))
    read_or_not(bytes(spoiled))


def read_or_not(data):
    try:
        read(Source("a.odt", data))
    except ReadError as error:
        assert error.values["reason"].zh
    for diagnostic in LINTER.lint(Source("a.odt", data)).diagnostics:
        assert diagnostic.message.text()
