"""The server's text equals the client's after any edits, whatever units the client counts in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types as lsp

from gidr_lint.lsp.buffers import Buffer

UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
# Characters of every width, all line ends, and those that Python takes for line ends.
ALPHABET = ["a", "é", "政", "𠮷", "🀄", "|", "\n", "\r\n", "\r", "\u2028", "\x0c", "\x85", "\ufeff"]
texts = st.lists(st.sampled_from(ALPHABET), max_size=12).map("".join)


def opened(text: str, encoding: str = "utf-16") -> Buffer:
    return Buffer(lsp.TextDocumentItem("file:///a.md", "markdown", 1, text), encoding)


class Client:
    """An editor: a text, and places as lines and columns; worked out apart from the server's way."""

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text
        self.codec, self.unit = UNITS[encoding]

    def places(self) -> list[tuple[int, lsp.Position]]:
        """Every place where a cursor can stand: its offset, and what the client calls it."""
        found = []
        offset = 0
        for number, line in enumerate(re.split(r"(?<=\n)|(?<=\r)(?!\n)", self.text)):
            words = line.rstrip("\r\n")
            for column in range(len(words) + 1):
                units = len(words[:column].encode(self.codec)) // self.unit
                found.append((offset + column, lsp.Position(number, units)))
            offset += len(line)
        return found

    def replace(self, start: int, end: int, text: str) -> lsp.TextDocumentContentChangePartial:
        """Replace what stands between two of the places."""
        places = self.places()
        (first, begins), (last, ends) = sorted(
            (places[start % len(places)], places[end % len(places)]), key=lambda place: place[0]
        )
        self.text = self.text[:first] + text + self.text[last:]
        return lsp.TextDocumentContentChangePartial(lsp.Range(begins, ends), text)


@given(
    texts,
    st.lists(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), texts), max_size=3), max_size=6),
    st.sampled_from(sorted(UNITS)),
)
def test_any_edits_leave_both_with_the_same_text(
    text: str, notifications: list[list[tuple[int, int, str]]], encoding: str
) -> None:
    client, buffer = Client(text, encoding), opened(text, encoding)
    for version, edits in enumerate(notifications, 2):
        buffer.apply([client.replace(*edit) for edit in edits], version)
        assert client.text == buffer.text
        assert version == buffer.version


def test_a_change_without_a_range_replaces_the_whole_text() -> None:
    buffer = opened("旧稿")
    buffer.apply([lsp.TextDocumentContentChangeWholeDocument("新稿𠮷")], 2)
    assert "新稿𠮷" == buffer.text


def test_each_change_counts_as_a_revision() -> None:
    buffer = opened("稿")
    before = buffer.revision
    buffer.apply([lsp.TextDocumentContentChangeWholeDocument("稿")], 2)
    assert before < buffer.revision


def test_halves_of_a_character_typed_one_after_the_other_become_it() -> None:
    buffer = opened("")
    for column, half in enumerate("\ud842\udfb7"):
        place = lsp.Position(0, column)
        buffer.apply([lsp.TextDocumentContentChangePartial(lsp.Range(place, place), half)], 2)
    assert "𠮷" == buffer.text


@pytest.mark.parametrize(("text", "data"), [("\ud842件", "?件"), ("\ufeff𠮷", "\ufeff𠮷")])
def test_what_is_linted_is_utf8_with_as_many_characters(text: str, data: str) -> None:
    assert data.encode() == opened(text).data()
