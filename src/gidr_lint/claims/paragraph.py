"""A paragraph and its context → what it says about figures, and the context of the next: without any table."""

from functools import lru_cache
from typing import NamedTuple

from gidr_lint.base.stopping import look
from gidr_lint.claims import lexicon
from gidr_lint.claims.author import author_of
from gidr_lint.claims.changes import Told
from gidr_lint.claims.discourse import Context
from gidr_lint.claims.found import Found
from gidr_lint.claims.lexicon import Lexicon
from gidr_lint.claims.read import Reader
from gidr_lint.claims.tokens import Normal, chunks, cut, normal
from gidr_lint.claims.topics import context_topic

# The paragraphs of some twenty reports: while one is edited, only what was changed is read again.
_KEPT = 1024
# Ten times the longest sentence of any report. What stands in one is weighed against the rest of it, which takes
# the square of its length; and a paragraph of more is not to be kept.
LONGEST = 5000


class Paragraph(NamedTuple):
    """
    What a paragraph says. Places are those of its normal form; `sentences` is how many it has; `topic` and
    `gate` are what it leaves to the next.
    """

    normal: Normal
    found: tuple[Found, ...]
    changes: tuple[Told, ...]
    sentences: int
    topic: str
    gate: bool


@lru_cache(maxsize=_KEPT)
def read(string: str, context: Context, organ: str) -> Paragraph:
    """Read a paragraph of the report of an organ; the same words in the same context say the same."""
    found = normal(string)
    reader = Reader(context)
    words = with_names(organ)
    for begin, end in chunks(found.string):
        look()
        if end - begin > LONGEST:
            reader.leave_out(begin, end)
            continue
        reader.read(cut(found.string, words, begin, end))
    state = reader.state
    topic = state.topic if state.topic in ("app", "foreign") else ""
    return Paragraph(
        found, tuple(reader.found), tuple(reader.changes), reader.sentence + 1, topic, state.gate
    )


@lru_cache(maxsize=_KEPT)
def heading_topic(string: str, organ: str) -> str:
    """What a heading makes the paragraphs under it about."""
    return context_topic(cut(normal(string).string, with_names(organ)))


@lru_cache(maxsize=16)
def with_names(organ: str) -> Lexicon:
    """The lexicon with the names of an organ."""
    return lexicon.load().with_names(dict(author_of(organ).names))
