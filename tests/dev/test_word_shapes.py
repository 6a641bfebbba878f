"""Word files in the shapes that offices have them in: a right one stays clean, a mistake is found at its place."""

import re
from xml.etree import ElementTree

import pytest
from gidr_lint_dev.word_shapes import PLANTED, SHAPES, plant

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

LINTER = Linter(Settings(), Registry(installed=False))
UNREAD = ("delText", "instrText", "rPr", "pPr", "Fallback", "del", "moveFrom")
# What is not read yet, or not told well: what is wrong with it.
BOTH_FAIL = {
    "one-table": "headings within the table of 表二, 表三 and 表四 are not taken for headings",
}
CLEAN_FAILS = BOTH_FAIL
PLANTED_FAILS = BOTH_FAIL


def cases(fails):
    return [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=fails[name]))
        if name in fails
        else name
        for name in SHAPES
    ]


def lint(paper):
    data, document = paper.write()
    return LINTER.lint(Source(f"报告.{paper.suffix}", data)), document


def told(result, allowed=()):
    return [
        (diagnostic.code, diagnostic.message.text())
        for diagnostic in result.diagnostics
        if diagnostic.severity.name.lower() in ("error", "warning") and diagnostic.code not in allowed
    ]


def tag(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element, name):
    """Those of a name, through what may stand round them."""
    for child in element:
        if tag(child) == name:
            yield child
        elif tag(child) in ("sdt", "sdtContent", "customXml"):
            yield from children(child, name)


def said(element):
    if tag(element) in UNREAD or tag(element) == "tbl":
        return ""
    return (element.text or "" if tag(element) == "t" else "") + "".join(map(said, element))


def spot(document, figure):
    """Table, row and column, from 0, of the cell that ends with a figure; counted without a reader of ours."""
    tables = 0

    def number(element, properties, name, otherwise):
        found = (inner for own in children(element, properties) for inner in children(own, name))
        return next((int(value) for inner in found for value in inner.attrib.values()), otherwise)

    def walk(element):
        nonlocal tables
        if tag(element) == "Fallback":
            return
        if tag(element) == "tbl":
            table, tables = tables, tables + 1
            for row, line in enumerate(children(element, "tr")):
                column = number(line, "trPr", "gridBefore", 0)
                for cell in children(line, "tc"):
                    if re.sub(r"[\s\u200b\ufeff]", "", said(cell)).endswith(figure):
                        yield table, row, column
                    for inner in cell:
                        yield from walk(inner)
                    column += number(cell, "tcPr", "gridSpan", 1)
            return
        for inner in element:
            yield from walk(inner)

    return next(walk(ElementTree.fromstring(document.encode())), None)


@pytest.mark.parametrize("name", cases(CLEAN_FAILS))
def test_a_right_report_is_read_and_nothing_found(name):
    paper = SHAPES[name](Draft.clean())
    result, _ = lint(paper)
    assert [] == told(result, paper.codes)
    coverage = result.coverage
    assert {"bound"} == set(coverage.tables.values())
    assert (42, 0) == (coverage.identities["held"], sum(coverage.identities.values()) - 42)
    assert 15 == coverage.claims["agreed"] == sum(coverage.claims.values())


@pytest.mark.parametrize("name", cases(PLANTED_FAILS))
def test_mistakes_are_found_where_they_are(name):
    draft = Draft.clean()
    figure, amount, year = plant(draft)
    result, document = lint(SHAPES[name](draft))
    found = {diagnostic.code: diagnostic for diagnostic in result.diagnostics}
    assert PLANTED == found["A302"].target
    address = found["A302"].location.address
    expected = spot(document, figure)
    assert expected in (None, (address.table, address.row, address.column)), (expected, address)
    assert amount in found["N415"].message.text()
    assert year in found["D502"].message.text()


@pytest.mark.parametrize("name", SHAPES)
def test_last_years_date_below_a_report_is_found(name):
    draft = Draft.clean()
    draft.signature = [string.replace(str(draft.year + 1), str(draft.year)) for string in draft.signature]
    result, _ = lint(SHAPES[name](draft))
    assert "D511" in [diagnostic.code for diagnostic in result.diagnostics]
