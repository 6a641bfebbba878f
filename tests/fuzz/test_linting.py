"""Near-reports, torn and mended at random, of every kind: linted, shown and fixed, nothing raises and nothing loops."""

import io
import zipfile
from copy import deepcopy
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gidr_lint.base.errors import FixError, ReadError
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Table
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.judging.documentation import documentation
from gidr_lint.outputs import Style, text
from gidr_lint.outputs._rows import row_of
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.examples import drafted
from gidr_lint.testing.word import package

ROOT = Path(__file__).parents[2]
REGISTRY = Registry(installed=False)
LINTER = Linter(Settings(extends=("gidr-lint:all",)), REGISTRY)
LAST = Source("last.md", Draft.clean(year=2023).markdown().encode())
RULES = [ref for ref in REGISTRY.rules if not ref.code.startswith("E0")]
SHAPES = {"md": ("pipe", "html"), "txt": ("tab", "tabs", "pipes", "cells", "lines", "spaced")}
# What stands in reports and converters leave in them, and what readers look for.
PIECES = [
    "\n", "\n\n", "\r\n", "\r", "\t", " ", "　", "|", "||", "|---|", "-", "+--+", "=", "#", "## ", "> ", "- ", "    ", "```\n", "~~~\n",
    "<table>", "</table>", "<tr>", "<td>", "</td>", "<td colspan=999>", "<td rowspan='9'>", "<br>", "<p hidden>", "</div>", "<!--", "-->",
    "<", ">", "&", "&nbsp;", "&#0;", "&#xD800;", "&#19968;", "\\", "*", "**", "_", "`", "[", "](", "{#a}", "《", "》", "“", "”", "（", "）", "(", ")",
    "一、", "二、主动公开政府信息情况\n", "三、", "（一）", "（七）总计", "1.", "2.重复申请", "总计", "其他", "自然人", "无", "XX", "件", "万元", "25个",
    "0", "1", "-3", "１２", "1,204", "12.5", "九百", "2023年", "2024年1月1日", "12月31日", "20241月", "上年结转", "收到申请9件", "未收到申请",
    "均已办结", "行政复议", "其中", "，", "。", "；", "、", "占40%", "同比增长20%", "138 0000 0000", "[bookmark: _GoBack]", "附件", "\x00", "\x0b", "\u2028",
    "\u200b", "\ufeff", "𠮷", "İ", "\U000e0001", "<!-- gidr-lint-disable-next-line T214 -- 理由 -->", "<!-- gidr-lint-disable P701 -- 理由 -->",
]  # fmt: skip

SAFE_PIECES = [piece for piece in PIECES if piece.isprintable()]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def bases(kind: str) -> tuple[str, ...]:
    """Reports of a kind: the clean ones in every shape, what tools made of them, and every bad example."""
    drafts = [Draft.clean("2019"), Draft.clean("2021")]
    converted = sorted((ROOT / "tests" / "converted").glob(f"*.{kind}"))
    examples = [
        drafted(example).draft for ref in RULES for example in documentation(ref).examples if not example.good
    ]
    found = [path.read_text("utf-8") for path in converted]
    if kind == "html":
        found += [draft.page(furniture=True)[0] for draft in drafts]
        found += [draft.page()[0] for draft in examples]
    else:
        write = Draft.markdown if kind == "md" else Draft.text
        found += [write(draft, shape) for draft in drafts for shape in SHAPES[kind]]
        found += [write(draft) for draft in examples]
    return tuple(page.replace("«", "").replace("»", "") for page in found)


@cache
def word_parts():
    """The body of a Word report."""
    with zipfile.ZipFile(io.BytesIO(Draft.clean().docx()[0])) as archive:
        return archive.read("word/document.xml")


@st.composite
def torn(draw, kind):
    """A report with some of its lines and characters moved, doubled, lost or replaced."""
    lines = draw(st.sampled_from(bases(kind))).splitlines(keepends=True)
    for _ in range(draw(st.integers(0, 5))):
        _tear(draw, lines)
    page = "".join(lines)
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(page)))
        stop = min(len(page), start + draw(st.sampled_from([0, 0, 0, 1, 2, 7, 300])))
        page = page[:start] + draw(st.sampled_from(["", *PIECES])) + page[stop:]
    if draw(st.integers(0, 9)) == 0:
        page = page[: draw(st.integers(0, len(page)))]
    return page


def _tear(draw, lines):
    if not lines:
        return
    start = draw(st.integers(0, len(lines) - 1))
    taken = lines[start : start + draw(st.sampled_from([1, 1, 1, 2, 5, 20]))]
    what = draw(st.sampled_from(["lose", "double", "move", "join"]))
    if what != "double":
        del lines[start : start + len(taken)]
    if what == "join":
        taken = ["".join(taken).replace("\n", draw(st.sampled_from(["", " ", "|"]))) + "\n"]
    if what != "lose":
        place = start if what == "join" else draw(st.integers(0, len(lines)))
        lines[place:place] = taken


@st.composite
def torn_word(draw):
    """A Word report with some of its elements moved, doubled, lost, nested or given another text; mostly well-formed."""
    root = etree.fromstring(word_parts())
    for _ in range(draw(st.integers(0, 8))):
        elements = list(root[0].iter("*"))
        element = draw(st.sampled_from(elements[1:] or elements))
        what = draw(st.sampled_from(["lose", "double", "move", "into", "say", "span"]))
        if what == "say":
            for leaf in element.iter(W + "t"):
                leaf.text = draw(st.sampled_from(SAFE_PIECES))
        elif what == "span":
            for cell in element.iter(W + "tcPr"):
                etree.SubElement(cell, W + draw(st.sampled_from(["gridSpan", "vMerge", "hMerge"]))).set(
                    W + "val", draw(st.sampled_from(["0", "2", "99", "restart", "continue", "-1", "x"]))
                )
        elif element.getparent() is not None:
            other = deepcopy(element)
            if what != "double":
                element.getparent().remove(element)
            place = draw(st.sampled_from(list(root[0].iter("*"))))
            if what == "into":
                place.append(other)
            elif what != "lose" and place.getparent() is not None:
                place.addnext(other)
    body = etree.tostring(root[0], encoding="unicode").partition(">")[2].rpartition("<")[0]
    return body


# A name and what stands in the file: of a Word file its body, which is shorter to read than the package.
PAGES = st.one_of(
    *(st.tuples(st.just(f"a.{kind}"), torn(kind)) for kind in ("md", "txt", "html")),
    st.tuples(st.just("a.docx"), torn_word()),
)
FEW = settings(max_examples=settings().max_examples // 2)


def source_of(page):
    name, written = page
    return Source(name, package(written) if name == "a.docx" else written.encode())


def lint(source):
    result = LINTER.lint(source, previous=LAST)
    assert [d for d in result.diagnostics if d.code == "E004"] == []
    return result


def shown(result):
    return (
        text.piece(row_of(result, Style()), Style())
        + text.piece(row_of(result, Style(language="en")), Style(language="en"))
        + str(row_of(result, Style()).entry)
    )


@given(PAGES)
def test_every_place_lies_in_the_source_and_gives_back_its_text(page):
    source = source_of(page)
    try:
        document = read(source)
    except ReadError as error:
        assert error.values["reason"].zh
        return
    blocks = [block for block in document.blocks if not isinstance(block, Table)]
    cells = [
        cell
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    ]
    for node in (*blocks, *cells):
        string = node.text.string
        if source.uri.endswith(".docx"):
            assert string is not None
            continue
        start, end = node.location.span
        assert 0 <= start <= end <= len(document.text)
        for index in range(0, len(string), max(1, len(string) // 40)):
            place = node.text.span(index, index + 1)
            written = document.text[slice(*place)]
            assert (
                written == string[index]
                or written[:1] == "&"
                or not string[index].strip()
                or string[index] in "\n "
            ), (string[index], written)


@given(PAGES)
def test_linting_never_raises_and_its_places_lie_in_the_source(page):
    source = source_of(page)
    result = lint(source)
    if result.case is None:
        return
    document = result.case.document
    size = len(document.text)
    for diagnostic in result.diagnostics:
        spots = [diagnostic.location, *(item.location for item in diagnostic.related if item.path is None)]
        spots += [edit.location for offered in diagnostic.fixes for edit in offered.edits]
        for spot in spots:
            if document.kind == "word":
                assert spot.span is None and spot.address is not None
                assert document.written(spot.address) is not None
            else:
                assert 0 <= spot.span.start <= spot.span.end <= size
        for offered in diagnostic.fixes:
            places = (
                sorted((e.location.span, e.location.order) for e in offered.edits)
                if document.kind != "word"
                else []
            )
            assert all(left[0].end <= right[0].start for left, right in zip(places, places[1:]))
    assert shown(result)


@given(PAGES)
@FEW
def test_the_same_source_gives_the_same_result(page):
    source = source_of(page)
    assert shown(lint(source)) == shown(Linter(LINTER.settings, REGISTRY).lint(source, previous=LAST))


@given(PAGES, st.booleans())
@FEW
def test_fixing_ends_and_what_is_fixed_stays_fixed(page, unsafe):
    source = source_of(page)
    try:
        done = fix(lint(source), unsafe=unsafe)
    except FixError:
        return
    again = fix(lint(source._replace(data=done.data)), unsafe=unsafe)
    assert (again.data, again.applied) == (done.data, 0)
