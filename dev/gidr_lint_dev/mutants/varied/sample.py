"""
What a varied report is: a draft, who writes it, and which figures of its prose repeat a cell.

Such a figure stands between `⟦` and `⟧` with the name of what it repeats: `⟦new|30⟧件`.
So an error can be put into one figure of a known meaning; `bare` takes the marks off again.
"""

import re
from typing import NamedTuple

from gidr_lint.testing.draft import Draft

_MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")


def bare(text: str) -> str:
    """The text without its marks."""
    return _MARK.sub(r"\2", text) if "⟦" in text else text


class Mark(NamedTuple):
    """A marked figure: what it repeats, the figure as written, and where the mark stands."""

    name: str
    value: str
    start: int
    end: int


def marks(text: str) -> list[Mark]:
    return [Mark(m[1], m[2], m.start(), m.end()) for m in _MARK.finditer(text)]


class Organ(NamedTuple):
    """Who writes: the name, how it calls itself, where its site is, and what kind of organ it is."""

    name: str
    own: str
    site: str
    kind: str
    over: str


class Sample:
    """A varied report: the draft with its marks, and what it was drawn from."""

    def __init__(self, draft: Draft, organ: Organ) -> None:
        self.draft = draft
        self.organ = organ

    def finished(self) -> Draft:
        """The draft as it is written: without the marks."""
        draft = self.draft
        draft.title = bare(draft.title)
        draft.preamble = [bare(text) for text in draft.preamble]
        draft.sections = {
            id: (bare(heading), [bare(text) for text in texts])
            for id, (heading, texts) in draft.sections.items()
        }
        draft.after = {id: [bare(text) for text in texts] for id, texts in draft.after.items()}
        draft.signature = [bare(text) for text in draft.signature]
        return draft
