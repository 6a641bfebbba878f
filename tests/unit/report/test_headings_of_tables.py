"""Headings that a converter made the first row of their table, and headers that lost a character."""

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine import fix as fixes
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

LINTER = Linter(Settings(), Registry(installed=False))
TABLES = ("proactive", "applications", "disputes")


def source(draft, shape):
    if shape in ("pipe", "html"):
        return Source("draft.md", draft.markdown(shape).encode())
    return Source("draft.txt", draft.text(shape).encode())


@pytest.mark.parametrize("shape", ["pipe", "html", "tabs", "pipes", "cells"])
@pytest.mark.parametrize("sections", [TABLES, ("applications",)])
def test_a_heading_in_the_first_row_of_its_table_is_the_section(shape, sections):
    draft = Draft.clean()
    before = "" if shape not in ("pipe", "html") else "## "
    for section in sections:
        draft.captions[section] = draft.sections[section][0]
    written = source(draft, shape)
    text = written.data.decode()
    for section in sections:
        heading = draft.sections[section][0]
        text = text.replace(f"{before}{heading}\n", "", 1)
    result = LINTER.lint(Source(written.uri, text.encode()))
    assert () == result.diagnostics
    assert {"bound"} == set(result.coverage.tables.values())


def test_a_caption_that_repeats_the_heading_is_no_second_section():
    draft = Draft.clean()
    for section in TABLES:
        draft.captions[section] = draft.sections[section][0]
    assert () == LINTER.lint(source(draft, "pipe")).diagnostics


@pytest.mark.parametrize("shape", ["pipe", "html", "tab", "tabs", "lines"])
@pytest.mark.parametrize("header", ["本年增/", "本年增", "本年/减", "年增/减"])
def test_a_header_that_lost_a_character_is_a_finding_there_and_no_column_is_missing(shape, header):
    made = source(Draft.clean("2019"), shape)
    text = made.data.decode().replace("本年增/减", header)
    damaged = Source(made.uri, text.encode())
    result = LINTER.lint(damaged)
    assert {"T210"} == {diagnostic.code for diagnostic in result.diagnostics}
    assert [header] * 3 == [text[slice(*diagnostic.location.span)] for diagnostic in result.diagnostics]
    assert {"bound"} == set(result.coverage.tables.values())
    assert made.data == fixes.fix(LINTER.lint(damaged)).data
