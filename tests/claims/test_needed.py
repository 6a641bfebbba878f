"""
Every written entry of the lexicon and every row of the grammar is needed: without it some sentence is read otherwise.

The sentences are those that have expectations elsewhere: the phrases, the tests of the grammar, the blind rounds and the
examples of the rules. An entry is taken out, the sentences whose words it gives are read again, and one of them must
change: a claim, a doubt, a reason, or a word that is unknown now. One that changes nothing needs a sentence in
`phrases.toml`, or need not be there.
"""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import tomli

import gidr_lint.claims
from gidr_lint.claims import _rows, grammar
from gidr_lint.claims.author import author_of
from gidr_lint.claims.discourse import Context
from gidr_lint.claims.lexicon import Lexicon, load, senses_of, spellings
from gidr_lint.claims.read import Reader
from gidr_lint.claims.tokens import chunks, cut, normal
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import documentation

TESTS = Path(__file__).parent.parent
FOLDER = Path(gidr_lint.claims.__file__).parent
LEXICON = tomli.loads((FOLDER / "lexicon.toml").read_text("utf-8"))
GRAMMAR = grammar.load()
TABLES = ("vetoes", "frames", "directions", "topics", "doubts")
AUTHOR = "某某县水利局"


class Sentence(NamedTuple):
    text: str
    section: str
    year: int
    organ: str


def sentences():
    """The texts that have expectations, each once."""
    data = tomli.loads((TESTS / "claims/phrases.toml").read_text("utf-8"))
    for item in data["sentence"]:
        yield Sentence(item["text"], item.get("section", "overview"), 2024, item.get("organ", AUTHOR))
    bodies = [item["lines"] for item in data["finding"]]
    for rule in Registry(installed=False).rules:
        bodies += [example.body for example in documentation(rule.load()).examples]
    for line in (line for body in bodies for line in body):
        found = re.match(r"@(?:only )?([a-z-]+) (.+)", line)
        text, section = (found[2], found[1]) if found else (line, "overview")
        if line[0] not in "[!":
            yield Sentence(re.sub("[«»]", "", text), section, 2024, AUTHOR)
    for node in ast.walk(ast.parse((TESTS / "claims/test_grammar.py").read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "。" in node.value:
            for section in ("applications", "disputes"):
                yield Sentence(node.value, section, 2024, "")
    for path in sorted((TESTS / "blind").glob("*/*.toml")):
        data = tomli.loads(path.read_text("utf-8"))
        said = [(item["section"], item.get("wrong") or item["true"]) for item in data.get("sentence", ())]
        said += [(section, text) for section, texts in data.get("sections", {}).items() for text in texts]
        for section, text in said:
            yield Sentence(re.sub("[«»⟦⟧]", "", text), section, data["year"], data["organisation"])


class Corpus:
    """The sentences as they are read; `used` are the places of those whose words hold a spelling."""

    def __init__(self):
        self.sentences = list(dict.fromkeys(sentences()))
        self.lexicons = {}
        self.senses = {word: dict(sense) for word, sense in load().senses.items()}
        self.first = []
        self.used = defaultdict(list)
        self.rows = defaultdict(list)
        matched = []
        plain = grammar._first
        grammar._first = lambda *args: matched.append(plain(*args)) or matched[-1]
        try:
            for place in range(len(self.sentences)):
                matched.clear()
                reading, words = self._read(place)
                self.first.append(reading)
                for word in words:
                    self.used[word].append(place)
                for row in {row for row in matched if row is not None}:
                    self.rows[row].append(place)
        finally:
            grammar._first = plain

    def _read(self, place):
        text, section, year, organ = self.sentences[place]
        author = author_of(organ)
        if organ not in self.lexicons:
            whole = load().with_names(dict(author.names))
            self.lexicons[organ] = Lexicon(self.senses, whole.lengths)
            self.lexicons[organ].own = whole.own
        string = normal(text).string
        reader = Reader(Context(section, year, "", False, author.governs))
        words = []
        for begin, end in chunks(string):
            found = cut(string, self.lexicons[organ], begin, end)
            words += found
            reader.read(found)
        unknown = tuple((word.start, word.end) for word in words if word.kind == "unknown")
        return (tuple(reader.found), unknown), {word.text for word in words if word.kind == "word"}

    def changes(self, places):
        """Whether one of some sentences is read otherwise than it was."""
        return any(self._read(place)[0] != self.first[place] for place in places)

    def changes_without(self, senses):
        """Whether some sentence is read otherwise where words have other senses, or none."""
        places = sorted({place for word in senses for place in self.used.get(word, ())})
        kept = {word: self.senses.get(word) for word in senses}
        self._put(senses)
        try:
            return self.changes(places)
        finally:
            self._put(kept)

    def _put(self, senses):
        for word, sense in senses.items():
            if sense is None:
                self.senses.pop(word, None)
            else:
                self.senses[word] = sense


class Written:
    """The entries of the lexicon as they are written, and what each spelling is given by which of them."""

    def __init__(self, data):
        self.entries = [
            (feature, value, written)
            for feature, values in data.items()
            for value, words in values.items()
            for written in words.split()
        ]
        self.given = defaultdict(list)
        for number, (feature, value, written) in enumerate(self.entries):
            for word in filter(None, spellings(written)):
                self.given[word].append((number, feature, value))

    def sense(self, word, without=-1):
        """The sense of a word, as `senses_of` has it, without one of the entries."""
        found = self._given(word, without)
        return None if not found or (word[-1] == "的" and self._given(word[:-1], without) == found) else found

    def _given(self, word, without):
        found = {}
        for number, feature, value in self.given.get(word, ()):
            if number != without:
                found.setdefault(feature, value)
        return found

    def without(self, number):
        """What changes in the lexicon where an entry is taken out."""
        words = [word for word in spellings(self.entries[number][2]) if word]
        words += [word + "的" for word in words if word + "的" in self.given]
        new = {word: self.sense(word, number) for word in words}
        return {word: sense for word, sense in new.items() if sense != self.sense(word)}


@cache
def corpus():
    return Corpus()


WRITTEN = Written(LEXICON)


def test_an_entry_taken_out_is_seen_as_the_lexicon_has_it():
    assert senses_of(LEXICON) == {
        word: sense for word in WRITTEN.given if (sense := WRITTEN.sense(word)) is not None
    }


@pytest.mark.parametrize("feature", LEXICON)
def test_every_entry_of_the_lexicon_is_needed(feature):
    found = corpus()
    idle = [
        f"{value}: {written}"
        for number, (name, value, written) in enumerate(WRITTEN.entries)
        if name == feature and not found.changes_without(WRITTEN.without(number))
    ]
    assert idle == []


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_the_grammar_is_needed(table, monkeypatch):
    found = corpus()
    idle = []
    for row in getattr(GRAMMAR, table):
        rest = tuple(other for other in getattr(GRAMMAR, table) if other is not row)
        monkeypatch.setattr(_rows, "GRAMMAR", GRAMMAR._replace(**{table: rest}))
        if not found.changes(found.rows.get(row, ())):
            idle.append(row)
    assert idle == []


@pytest.mark.parametrize("mark", GRAMMAR.closes)
def test_everything_that_a_mark_closes_is_needed(mark, monkeypatch):
    found = corpus()
    idle = []
    for name in GRAMMAR.closes[mark]:
        rest = tuple(other for other in GRAMMAR.closes[mark] if other != name)
        monkeypatch.setattr(_rows, "GRAMMAR", GRAMMAR._replace(closes={**GRAMMAR.closes, mark: rest}))
        places = [place for place, sentence in enumerate(found.sentences) if mark in sentence.text]
        if not found.changes(places):
            idle.append(name)
    assert idle == []


def test_every_kind_that_has_a_reading_is_given_by_a_row_or_by_code():
    code = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.py") if path.name[0] != "_")
    given = {row.gives for row in (*GRAMMAR.frames, *GRAMMAR.directions)} | LEXICON["row"].keys()
    given |= {item.kind for reading, _ in corpus().first for item in reading}
    assert [kind for kind in GRAMMAR.readings if kind not in given and f'"{kind}"' not in code] == []
