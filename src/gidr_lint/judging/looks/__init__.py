"""
Looks: functions that look at a case for signs of one kind, each cheap enough to run in every check.

A look is run once a draft, when a sign of one of its kinds is first asked for.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from gidr_lint.judging.looks import claims, dates, outline, prose, tables

if TYPE_CHECKING:
    from gidr_lint.judging.signs import Signs

Look = Callable[["Signs"], Iterable[str]]

# Who looks for the signs of each kind.
LOOKS: dict[str, tuple[Look, ...]] = {
    **dict.fromkeys(("cell", "less", "sums", "note"), (tables.of_cells, tables.of_amounts)),
    **dict.fromkeys(("table", "label", "row", "column", "era"), (tables.of_tables,)),
    "identity": (tables.of_identities,),
    "section": (outline.of_sections,),
    "heading": (outline.of_headings,),
    **dict.fromkeys(("problems", "topic", "rules", "author"), (outline.of_content,)),
    "title": (outline.of_title,),
    "organ": (outline.of_organ,),
    "place": (outline.of_places,),
    **dict.fromkeys(("fault", "contradiction", "disagreement", "denial"), (claims.of_verdicts,)),
    "claims": (claims.of_verdicts, claims.of_claims),
    "units": (claims.of_units,),
    "amount": (prose.of_missing_amount,),
    **dict.fromkeys(("period", "no-period"), (dates.of_period,)),
    **dict.fromkeys(("issue", "no-issue-date"), (dates.of_issue,)),
    **dict.fromkeys(("fact", "preamble", "years"), (dates.of_years,)),
    "date": (dates.of_issue, dates.of_years, dates.of_calendar, dates.of_broken_dates),
    **dict.fromkeys(("no-title", "year", "encoding", "internal", "margins"), (outline.of_report,)),
    "word": (prose.of_doubled_words,),
    "number": (prose.of_long_numbers,),
    "person": (prose.of_people,),
    "mailbox": (prose.of_mailboxes,),
    "fee": (prose.of_fees,),
    "brackets": (prose.of_brackets,),
    **dict.fromkeys(("end", "paragraph"), (prose.of_paragraphs,)),
}
