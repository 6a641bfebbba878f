"""
Report → claims and dates: what the sentences of the prose say about the figures.

A sentence is read as keywords, figures and the words between them. A figure belongs to the
keyword next to it in its clause; what is a change, a share, another year's, a channel's or a
sub-organ's is no claim about the whole. In doubt nothing is claimed.
"""

from collections.abc import Iterator
from decimal import Decimal

from gidr_lint.claims.applications import Applications
from gidr_lint.claims.cases import Cases
from gidr_lint.claims.dates import extract_dates
from gidr_lint.claims.denials import Denials
from gidr_lint.claims.model import Claim, DateMention
from gidr_lint.claims.readings import CASES, RESULTS
from gidr_lint.claims.sentences import Sentence, sentences
from gidr_lint.report.model import Report

_HINTS = ("件", "申请", "复议", "诉讼", "结转", "起", "宗", "份", "败诉", "纠错")


def extract(report: Report) -> tuple[tuple[Claim, ...], tuple[DateMention, ...]]:
    """The claims about figures and the dates of a report, in reading order."""
    return extract_claims(report), extract_dates(report)


def extract_claims(report: Report) -> tuple[Claim, ...]:
    """The claims about figures, in reading order."""
    claims: list[Claim] = []
    heading = ""
    number = 0
    for passage in report.passages:
        string = passage.text.string
        if passage.kind == "heading":
            heading = string
        if passage.kind in ("title", "signature") or not any(map(string.__contains__, _HINTS)):
            continue
        reader = _Reader(report, passage, heading)
        said: list[Claim] = []
        for sentence in sentences(string, number):
            said.extend(reader.read(sentence))
            number = sentence.number + 1
        claims.extend(_one_whole(said, reader.shared))
        if passage.kind == "paragraph" and _names_documents(string):
            from gidr_lint.claims.documents import documents

            claims.extend(documents(report, passage, number))
    return tuple(claims)


def _names_documents(string: str) -> bool:
    """Whether a passage may count what the table of proactive disclosure counts."""
    return any(word in string for word in ("规范性文件", "行政处罚", "行政许可", "行政强制"))


def _one_whole(said: list[Claim], shared: set[tuple[int, str]]) -> list[Claim]:
    """
    The claims of a passage; those that cannot all be about the whole are about parts.

    Two amounts of one kind are two organs' or two scopes', and a denial beside an amount, or a
    count of what was received below that of what was new, leaves something out. `shared` has the
    kinds, by sentence, of which it gives another organ's amount too.
    """
    amounts: dict[str, set[int | Decimal]] = {}
    for claim in said:
        if claim.scope == "whole" and not claim.denies:
            amounts.setdefault(claim.kind, set()).add(claim.value)
    if not amounts:
        return said
    counted = {value for kind in ("new", "received") for value in amounts.get(kind, ())}
    partial = {kind for kind, values in amounts.items() if len(values) > 1}
    if counted and max(counted) > max(amounts.get("received", {max(counted)})):
        partial.add("received")
    return [
        claim._replace(scope="part")
        if claim.scope == "whole"
        and (
            (claim.denies and claim.kind == "new" and counted)
            or (claim.kind in partial and not claim.denies)
            or (claim.sentence, claim.kind) in shared
        )
        else claim
        for claim in said
    ]


class _Reader(Denials, Applications, Cases):
    """Reads the sentences of one passage; the topic of one sentence goes on in the next."""

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        kinds = {hit.kind for hit in sentence.hits}
        if "application" in kinds:
            self.about_applications = True
        yield from self._denials(sentence)
        if self.about_applications:
            yield from self._applications(sentence)
        if kinds & CASES or (kinds & RESULTS and self.case_kind):
            yield from self._cases(sentence)
        else:
            self.case_kind = ""
            self.told.clear()


__all__ = ["extract", "extract_claims", "extract_dates"]
