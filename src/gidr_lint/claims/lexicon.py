"""The lexicon: words and what each of them does, read from `lexicon.toml`."""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from gidr_lint.base.fresh import is_fresh

Sense = Mapping[str, str]


class Lexicon:
    """
    Words by their text. `senses` gives the features of a word; `lengths` the lengths that words
    of three and more characters with three first characters can have, longest first; `own` are the names of the author.
    """

    __slots__ = ("lengths", "own", "senses")

    def __init__(self, senses: Mapping[str, Sense], lengths: Mapping[str, tuple[int, ...]]) -> None:
        self.senses = senses
        self.lengths = lengths
        self.own: Mapping[str, Sense] = {}

    def with_names(self, names: Mapping[str, Sense]) -> "Lexicon":
        """This lexicon and the names of one author besides."""
        if not names:
            return self
        lengths = dict(self.lengths)
        for name in names:
            known = lengths.get(name[:3], ())
            if len(name) > 2 and len(name) not in known:
                lengths[name[:3]] = tuple(sorted({*known, len(name)}, reverse=True))
        other = Lexicon(self.senses, lengths)
        other.own = names
        return other


def spellings(written: str) -> list[str]:
    """The spellings that an entry stands for: `行政{复议|诉讼}{|案件}` is four words."""
    found = [""]
    place = 0
    while place < len(written):
        opening = written.find("{", place)
        if opening == -1:
            return [head + written[place:] for head in found]
        closing = written.index("}", opening)
        parts = written[opening + 1 : closing].split("|")
        found = [head + written[place:opening] + part for head in found for part in parts]
        place = closing + 1
    return found


def entries(data: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Every word of the file with a feature and its value."""
    for feature, values in data.items():
        for value, words in values.items():
            for written in words.split():
                for word in spellings(written):
                    if word:
                        yield word, feature, value


def senses_of(data: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """All features of each word; of two values of one feature the first written stays."""
    found: dict[str, dict[str, str]] = {}
    for word, feature, value in entries(data):
        found.setdefault(word, {}).setdefault(feature, value)
    return {word: sense for word, sense in found.items() if word[-1] != "的" or found.get(word[:-1]) != sense}


@cache
def load() -> Lexicon:
    """The words as they were built, or as the file has them where it has changed since."""
    from gidr_lint.claims._words import LENGTHS, SENSES, SOURCES

    folder = os.path.dirname(__file__)
    if not is_fresh(folder, SOURCES):
        return _read(os.path.join(folder, "lexicon.toml"))

    senses: dict[str, Sense] = {}
    for sense, words in SENSES:
        senses.update(dict.fromkeys(words.split(" "), sense))
    lengths = {
        begins[place : place + 3]: found for found, begins in LENGTHS for place in range(0, len(begins), 3)
    }
    return Lexicon(senses, lengths)


def _read(path: str) -> Lexicon:
    """The words of a lexicon file."""
    import tomli

    with open(path, "rb") as file:
        senses = senses_of(tomli.load(file))
    return Lexicon(senses, lengths_of(senses))


def lengths_of(senses: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words of three and more characters by their first three, longest first."""
    found: dict[str, set[int]] = {}
    for word in senses:
        if len(word) > 2:
            found.setdefault(word[:3], set()).add(len(word))
    return {three: tuple(sorted(lengths, reverse=True)) for three, lengths in found.items()}
