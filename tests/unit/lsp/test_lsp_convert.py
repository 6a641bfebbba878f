"""Places between code points and what clients count, and diagnostics as a client is sent them."""

import pytest
from lsprotocol import types as lsp

from gidr_lint.base.diagnostics import Diagnostic, Message, Related, Severity, Words
from gidr_lint.base.location import Location, at
from gidr_lint.base.spans import LineIndex
from gidr_lint.lsp.convert import Positions, path_of, to_lsp, uri_of

# 𠮷 is one code point, two UTF-16 units and four bytes; the draft's lines end in all three ways.
TEXT = "报告\r\n𠮷林省 25个\r共é3件\n完"
PLACE = TEXT.index("25")
MESSAGE = Message(
    zh="填的是{text}", en="says {text}", help_zh="只填数字{number}。", help_en="Enter {number}."
)
SAID = MESSAGE(text="25个", number=25)


def positions(encoding: str, text: str = TEXT) -> Positions:
    return Positions(LineIndex(text), encoding)


@pytest.mark.parametrize(("encoding", "column"), [("utf-16", 5), ("utf-8", 11), ("utf-32", 4)])
def test_a_character_outside_the_bmp_counts_in_the_clients_units(encoding: str, column: int) -> None:
    assert lsp.Position(1, column) == positions(encoding).position(PLACE)
    assert PLACE == positions(encoding).offset(lsp.Position(1, column))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_every_place_but_inside_a_line_end_leads_there_and_back(encoding: str) -> None:
    way = positions(encoding)
    for offset in range(len(TEXT) + 1):
        if TEXT[offset - 1 : offset + 1] != "\r\n":
            assert offset == way.offset(way.position(offset))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_places_past_the_end_are_the_end(encoding: str) -> None:
    way = positions(encoding)
    assert TEXT.index("\r\n") == way.offset(lsp.Position(0, 99))
    assert len(TEXT) == way.offset(lsp.Position(3, 99))
    assert len(TEXT) == way.offset(lsp.Position(99, 0))


def test_a_place_inside_a_character_is_the_place_before_it() -> None:
    start = TEXT.index("𠮷")
    assert start == positions("utf-16").offset(lsp.Position(1, 1))
    assert start == positions("utf-8").offset(lsp.Position(1, 3))


def test_lines_end_where_the_protocol_ends_them_and_nowhere_else() -> None:
    text = "一\u2028二\x0c三\x85四\n五"
    assert lsp.Position(1, 0) == positions("utf-16", text).position(text.index("五"))


def test_what_readers_count_begins_behind_a_bom() -> None:
    way = positions("utf-16", "\ufeff报告\n完")
    assert lsp.Range(lsp.Position(0, 1), lsp.Position(0, 3)) == way.range(at(0, 2))
    assert lsp.Range(lsp.Position(1, 0), lsp.Position(1, 1)) == way.range(at(3, 4))


def test_a_finding_without_a_place_stands_at_the_beginning() -> None:
    assert lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0)) == positions("utf-16").range(Location(None))


def diagnostic(severity: Severity = Severity.ERROR, url: str | None = None) -> Diagnostic:
    related = (
        Related(at(0, 2), Words("标题在此", "the title"), code="T201"),
        Related(at(0, 0), Words("上年报告", "last year's"), path="/稿 件/2023.md"),
    )
    return Diagnostic("T215", "unit-in-cell", severity, SAID, at(PLACE, PLACE + 3), related=related, url=url)


def convert(found: Diagnostic, **more: object) -> lsp.Diagnostic:
    given: dict[str, object] = {"uri": "file:///a.md", "language": "zh", **more}
    return to_lsp(found, positions("utf-16"), **given)  # type: ignore[arg-type]


def test_the_message_is_followed_by_what_to_do() -> None:
    assert "填的是25个\n只填数字25。" == convert(diagnostic()).message
    assert "says 25个\nEnter 25." == convert(diagnostic(), language="en").message


def test_code_source_and_range_are_the_diagnostics() -> None:
    sent = convert(diagnostic())
    assert ("T215", "gidr-lint") == (sent.code, sent.source)
    assert lsp.Range(lsp.Position(1, 5), lsp.Position(1, 8)) == sent.range


@pytest.mark.parametrize(
    ("severity", "expected"), [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.INFO, 3)]
)
def test_severities_are_the_protocols(severity: Severity, expected: int) -> None:
    sent = convert(diagnostic(severity)).severity
    assert sent is not None and expected == sent.value


def test_related_places_name_their_code_and_file() -> None:
    here, there = convert(diagnostic()).related_information or ()
    assert ("T201 标题在此", "file:///a.md") == (here.message, here.location.uri)
    assert ("上年报告", "/稿 件/2023.md") == (there.message, path_of(there.location.uri))


def test_a_client_is_sent_only_what_it_can_show() -> None:
    found = diagnostic(url="https://example.org/T215")
    assert lsp.CodeDescription("https://example.org/T215") == convert(found).code_description
    plain = convert(found, with_related=False, with_url=False)
    assert (None, None) == (plain.related_information, plain.code_description)
    assert convert(diagnostic()).code_description is None


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///home/%E6%8A%A5%E5%91%8A/2024%20%E5%B9%B4;a%23b.md", "/home/报告/2024 年;a#b.md"),
        ("file:///c%3A/drafts/a.md", "c:/drafts/a.md"),
        ("file://server/share/a.md", "//server/share/a.md"),
        ("untitled:Untitled-1", "Untitled-1"),
    ],
)
def test_uris_name_paths(uri: str, path: str) -> None:
    assert path == path_of(uri)


@pytest.mark.parametrize("path", ["/home/报告/2024 年;a#b?.md", "c:/drafts/a.md"])
def test_a_path_survives_its_uri(path: str) -> None:
    assert path == path_of(uri_of(path))
