"""Formats that plugins bring: converted files, files whose places are addresses, and what can be written."""

from pathlib import Path

import pytest

from gidr_lint.base.errors import FixError
from gidr_lint.document.source import Source
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style, text
from gidr_lint.outputs._rows import row_of
from gidr_lint.plugins.registry import Registry

DOCS = Path(__file__).parent.parent.parent / "docs"

READER = """
from gidr_lint.api import Source, hookimpl, read


class Rot13:
    suffixes = (".R13",)

    def read(self, source):
        import codecs
        print("reading")
        text = codecs.decode(source.data.decode(), "rot13")
        if "boom" in text:
            raise ValueError("no such  text")
        if "nothing" in text:
            return None
        return read(Source(source.uri, text.encode(), "markdown"))


@hookimpl
def gidr_lint_readers():
    return [Rot13()]
"""


@pytest.fixture
def rot13(tmp_path, capsys):
    """A linter that a plugin lets read a further kind of file."""
    path = tmp_path / "rot13.py"
    path.write_text(READER, encoding="utf-8")
    return Linter(registry=Registry(installed=False, plugins=(str(path),), trusted=True))


def test_a_plugin_reads_a_further_kind_of_file(rot13, capsys):
    draft = "# 某某市水务局2024年政府信息公开工作年度报告\n"
    result = rot13.lint(Source("a.r13", draft.encode()))
    assert (True, 2024, "a.r13") == (result.is_report, result.case.report.year, result.path)
    assert ("", "reading\n") == capsys.readouterr()


def test_what_a_plugins_reader_raises_is_an_unreadable_file(rot13):
    found = [rot13.lint(Source("a.r13", data)).diagnostics for data in (b"obbz", b"abguvat")]
    assert [["E001"], ["E001"]] == [[d.code for d in diagnostics] for diagnostics in found]
    assert "插件的读取程序出错（ValueError: no such text）" in found[0][0].message.text()


def test_what_a_plugin_read_from_other_bytes_is_never_written_back(rot13):
    data = "# 某某市水务局2024年政府信息公开工作年度报告\n\n| [obbxzne: _N]1 |\n".encode()
    assert data == fix(rot13.lint(Source("a.r13", data)), unsafe=True).data


PLACED = """
from gidr_lint.api import (
    Address, Cell, Document, Heading, Location, Paragraph, Row, Source, Table, Text, Words, heading, hookimpl,
)


class Cards:
    '''A file of lines; a line with tabs is a row of a table. It stands for any whose bytes are no text.'''

    kind = "cards"
    suffixes = (".cards",)
    places = "addresses"

    def read(self, source):
        if source.data.startswith(b"!"):
            from gidr_lint.api import ReadError
            raise ReadError(reason=Words("坏了", "broken"))
        blocks, places, rows, place = [], [], [], 0
        for line in source.data.decode()[::-1].split("\\n") + [""]:
            if "\\t" in line:
                cells = []
                for column, string in enumerate(line.split("\\t")):
                    address = Address(table=self.tables, row=len(rows), column=column, place=place)
                    places.append((address, string))
                    cells.append(Cell(Text(string, 0, address)))
                rows.append(Row(tuple(cells), Location(None, cells[0].location.address)))
                continue
            if rows:
                blocks.append(Table(tuple(rows), rows[0].location, "word"))
                rows, place = [], place + 1
                self.tables += 1
            if line:
                address = Address(paragraph=self.paragraphs, place=place)
                places.append((address, line))
                text = Text(line, 0, address)
                blocks.append(heading(text, 1) if line[1:2] == "、" or not blocks else Paragraph(text))
                self.paragraphs += 1
                place += 1
        return Document(source, self.kind, "", tuple(blocks), places=places)

    tables = paragraphs = 0
WRITE

@hookimpl
def gidr_lint_readers():
    return [Cards()]
"""
WRITE = """
    def write(self, document, edits):
        lines = dict(document.places)
        for edit in edits:
            address = edit.location.address
            if "WRONG" in edit.text:
                return Words("写不了", "cannot be done")
            own = lines[address.whole]
            start, end = (0, len(own)) if address.start is None else (address.start, address.end)
            lines[address.whole] = own[:start] + edit.text + own[end:]
        text = document.source.data.decode()[::-1]
        for address, own in document.places:
            text = text.replace(own, lines[address], 1)
        return text[::-1].encode()
"""
CARDS = """某某市水务局2024年政府信息公开工作年度报告
一、总体情况
2024年，，本局工作正常开展。
"""


def cards(tmp_path, write=""):
    """A linter with a reader whose places are addresses, as those of an office format."""
    path = tmp_path / "cards.py"
    path.write_text(PLACED.replace("WRITE", write), encoding="utf-8")
    return Linter(registry=Registry(installed=False, plugins=(str(path),), trusted=True))


def cards_source():
    return Source("a.cards", CARDS[::-1].encode())


def test_a_reader_of_a_plugin_may_give_addresses(tmp_path):
    result = cards(tmp_path).lint(cards_source())
    assert (True, True, "cards") == (result.is_report, result.document.is_addressed, result.kind)
    found = next(d for d in result.diagnostics if d.code == "P707")
    assert ("本局工作" in result.document.written(found.location.address.whole), None) == (
        True,
        found.location.span,
    )
    assert "a.cards:第3段 " in text.piece(row_of(result, Style()), Style())
    places = [d["address"] for d in row_of(result, Style()).entry["diagnostics"] if d["code"] == "P707"]
    assert [3] == [place["paragraph"] for place in places]


def test_a_file_of_addresses_that_cannot_be_read_begins_at_its_first_paragraph(tmp_path):
    result = cards(tmp_path).lint(Source("a.cards", b"!"))
    assert ["E001"] == [d.code for d in result.diagnostics]
    assert text.piece(row_of(result, Style()), Style()).startswith("a.cards:第1段 ")
    assert {"paragraph": 1, "text": ""} == row_of(result, Style()).entry["diagnostics"][0]["address"]


def test_a_format_that_does_not_write_is_refused_in_words(tmp_path):
    with pytest.raises(FixError, match="还不能改写这种文件.*cannot be rewritten yet"):
        fix(cards(tmp_path).lint(cards_source()), unsafe=True)


def test_a_format_of_a_plugin_writes_its_own_files(tmp_path):
    done = fix(cards(tmp_path, WRITE).lint(cards_source()))
    assert CARDS.replace("，，", "，") == done.data.decode()[::-1]
    assert () == done.refused


def test_what_was_read_from_other_bytes_is_refused_in_words(rot13):
    data = "# 某某市水务局2024年政府信息公开工作年度报告\n\n2024年，，本局（XX局）工作正常开展。\n".encode()
    done = fix(rot13.lint(Source("a.r13", data)))
    assert (data, {"读入的文字与文件内容不一致，不能写回"}) == (done.data, {r.harm.zh for r in done.refused})


@pytest.mark.parametrize("page", ["plugins.md", "en/plugins.md"])
def test_the_reader_of_the_documentation_reads(page):
    block = (DOCS / page).read_text("utf-8").partition("import Address")[2].partition("```")[0]
    made: dict = {}
    exec("from gidr_lint.api import Address" + block, made)  # noqa: S102  our own page
    document = made["Reader"]().read(Source("a.abc", b""))
    places = [text for _, text in document.places]
    assert ["一、总体情况", "本年度工作正常开展。", "合计", "3"] == places == document.plain.split("\n")
    assert places == [document.written(address) for address, _ in document.places]
