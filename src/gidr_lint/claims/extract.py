"""
Report → claims and dates: what the sentences of the prose say about the figures.

A passage is cut into words (`tokens`), the words into clauses with one number a piece (`clauses`);
what stands round a number becomes marks (`marks`), which the tables of `grammar.toml` turn into a
kind and its readings or into the reason why the figure is not compared. What goes on from clause to
clause is kept in `discourse`. A paragraph is read by itself, without the tables (`paragraph`).
"""

from collections import Counter
from typing import NamedTuple

from gidr_lint.base.location import Location
from gidr_lint.base.stopping import look
from gidr_lint.claims.author import author_of, organ_of
from gidr_lint.claims.changes import Told
from gidr_lint.claims.dates import extract_dates
from gidr_lint.claims.discourse import Context
from gidr_lint.claims.found import Found
from gidr_lint.claims.grammar import readings_of
from gidr_lint.claims.lists import lists
from gidr_lint.claims.model import Change, Claim, DateMention, Listing, Topic, Uncompared
from gidr_lint.claims.paragraph import LONGEST, heading_topic, read
from gidr_lint.claims.readings import CASES, LOOSE
from gidr_lint.claims.tokens import DENYING, Normal, normal
from gidr_lint.claims.weigh import amount_of
from gidr_lint.report.model import Passage, Report

# A passage that has none of these characters counts nothing that the tables count.
_HINTS = frozenset("件份起宗条项申复诉结转规许罚强费购")
_UNITS = frozenset(("件", "份", "起", "宗"))
_CASES = frozenset((*CASES.values(), "cases"))
# What a whole section four may say.
_NOTHING = frozenset(
    (
        "无",
        "没有",
        "本年度无",
        "本年无",
        "未发生",
        "本年度未发生相关情况",
        "未发生相关情况",
        "无此类情况",
        "本年度无此类情况",
        "无相关情况",
    )
)
_ORDINALS = "一二三四五六"


class Prose(NamedTuple):
    """What the prose says: claims, and the figures that are not compared, in reading order."""

    claims: tuple[Claim, ...]
    uncompared: tuple[Uncompared, ...]
    lists: tuple[Listing, ...]
    changes: tuple[Change, ...] = ()


def extract(report: Report) -> tuple[tuple[Claim, ...], tuple[DateMention, ...]]:
    """The claims about figures and the dates of a report, in reading order."""
    return read_prose(report).claims, extract_dates(report)


def read_prose(report: Report, *, every: bool = False) -> Prose:
    """
    What the passages of a report say about figures; with `every`, those that are not compared are of all
    units, else counts only.
    """
    claims: list[Claim] = []
    left: list[Uncompared] = []
    listed: list[Listing] = []
    changed: list[Change] = []
    organ = organ_of(report)
    author = author_of(organ)
    topic, gate, section = "", False, None
    sentence = 0
    paragraphs = Counter(passage.section for passage in report.passages if passage.kind == "paragraph")
    for passage in report.passages:
        look()
        if passage.kind in ("title", "signature"):
            continue
        if passage.section != section:
            topic, gate, section = "", False, passage.section
        string = passage.text.string
        if passage.kind == "heading":
            if not _is_official(string):
                topic, gate = heading_topic(string, organ), "信息公开" in string
            continue
        if passage.section == "disputes" and string.strip(" \u3000。") in _NOTHING:
            if passage.kind == "paragraph" and paragraphs[passage.section] == 1:
                claims += [_claim(passage, normal(string), item, sentence) for item in _no_cases(string)]
                sentence += 1
            continue
        if _HINTS.isdisjoint(string) and DENYING not in string:
            continue
        context = Context(passage.section, report.year, topic, gate, author.governs, bool(author.names))
        said = (read if len(string) <= LONGEST else read.__wrapped__)(string, context, organ)
        found = said.normal
        for family, whole, parts in lists(said.found):
            listed.append(_listing(passage, found, family, whole, parts))
        changed += [_change(passage, found, told) for told in said.changes]
        for item in said.found:
            if not item.reason:
                claims.append(_claim(passage, found, item, sentence))
            elif every or item.unit in _UNITS:
                target = item.as_own[0].terms[0].target if item.as_own else None
                left.append(
                    _uncompared(passage, found, item)._replace(as_own=_agrees(report, item), target=target)
                )
        sentence += said.sentences
        topic, gate = said.topic, said.gate
    return Prose(tuple(claims), tuple(left), tuple(listed), tuple(changed))


def _is_official(heading: str) -> bool:
    """Whether a heading is numbered as the six sections are, which say nothing of their own prose."""
    return heading[:1] in _ORDINALS and heading[1:2] == "、"


def _claim(passage: Passage, found: Normal, item: Found, first: int) -> Claim:
    text = passage.text
    start, digits, end = found.place(item.start), found.end(item.digits), found.end(item.end)
    quote = found.place(item.quote)
    topic: Topic = item.readings[0].terms[0].target.table  # type: ignore[assignment]
    readings = item.readings
    if item.denies and item.value == 0 and item.kind in _CASES:
        readings = readings[:1]  # none at all leaves no room for those that are not concluded
    return Claim(
        item.kind, topic, readings, item.value, item.kind not in LOOSE, item.denies, item.unit,
        text.string[quote:end].strip(), text.location(start, digits), text.location(quote, end), passage.section,
        first + item.sentence, passage.number, item.doubt,
    )  # fmt: skip


def _no_cases(string: str) -> list[Found]:
    """无。 as a whole section four: neither reviews nor suits, unless it only means that there is no more to say."""
    end = len(normal(string).string.rstrip("。"))
    return [Found("cases", readings_of("cases")[:1], 0, 0, end, end, 0, "", True, "topic", "", 0)]


def _agrees(report: Report, item: Found) -> bool | None:
    """Whether a figure of last year would agree with this year's cells; None where it cannot be told."""
    sums = [total for reading in item.as_own if (total := amount_of(report, reading)) is not None]
    return item.value in sums if sums else None


def _uncompared(passage: Passage, found: Normal, item: Found) -> Uncompared:
    text = passage.text
    start, digits, quote = found.place(item.start), found.end(item.digits), found.place(item.quote)
    return Uncompared(
        text.string[quote : found.end(item.end)].strip(),
        text.location(start, digits),
        item.reason,
        passage.section,
    )


def _change(passage: Passage, found: Normal, told: Told) -> Change:
    def place(start: int, end: int) -> Location:
        return passage.text.location(found.place(start), found.end(end))

    return Change(
        place(told.whole.start, told.whole.digits),
        told.base,
        told.share,
        told.gap,
        told.down,
        place(told.start, told.end),
        passage.section,
    )


def _listing(passage: Passage, found: Normal, family: str, whole: Found, parts: tuple[Found, ...]) -> Listing:
    return Listing(
        "channels" if family == "channels" else "offices",
        _uncompared(passage, found, whole),
        whole.value,
        tuple((_uncompared(passage, found, part), part.value) for part in parts),
        whole.unit,
        passage.text.location(found.place(parts[0].start), found.end(parts[-1].end)),
    )


__all__ = ["Prose", "extract", "extract_dates", "read_prose"]
