"""
All that a plugin may import. What is here follows semantic versioning; what is not may change.

Loads no rule, no reader and no pluggy until a name that needs them is asked for.
"""

from typing import TYPE_CHECKING, Any

from gidr_lint.base.diagnostics import (
    Edit,
    Finding,
    Fix,
    Message,
    Related,
    Said,
    Severity,
    Target,
    Words,
)
from gidr_lint.base.errors import FixError, ReadError, UnknownId
from gidr_lint.base.location import Address, Location
from gidr_lint.base.ordinals import number_of, numeral
from gidr_lint.base.settings import Preset, RuleSetting
from gidr_lint.base.spans import Span
from gidr_lint.claims.model import Change, Claim, DateMention, Verdict
from gidr_lint.document.headings import heading
from gidr_lint.document.pattern import Match, Pattern
from gidr_lint.document.personal import excerpt
from gidr_lint.document.source import Source
from gidr_lint.document.text import Text, sentence
from gidr_lint.document.tree import Cell, Document, Heading, Paragraph, Row, Table
from gidr_lint.figures.model import Fault, Weighed
from gidr_lint.formats import read
from gidr_lint.forms.model import FormSection, FormTable, table_name
from gidr_lint.forms.model import Row as FormRow
from gidr_lint.judging.case import Case, Each, Organisation
from gidr_lint.judging.incident import Incident
from gidr_lint.judging.rule import Rule, RuleRef, option, rule
from gidr_lint.report.amounts import Figure, Quantity
from gidr_lint.report.labels import same_words
from gidr_lint.report.model import (
    BoundBlock,
    BoundCell,
    BoundLabel,
    BoundTable,
    Jump,
    Part,
    Passage,
    Report,
)

if TYPE_CHECKING:
    from gidr_lint.api.hookspecs import hookimpl
    from gidr_lint.claims.company import may_be_part
    from gidr_lint.document.privacy import find as personal_data
    from gidr_lint.judging.blanks import Blanks, blanks_of
    from gidr_lint.judging.cells import fault_keys, number_fix, rows_of, unbalanced_columns
    from gidr_lint.judging.history import elsewhere, equal_tables, known, last_year, pairs
    from gidr_lint.judging.mismatch import claim_key, is_loose, mismatches
    from gidr_lint.judging.mismatch import finding as mismatch
    from gidr_lint.judging.sums import findings as sum_findings
    from gidr_lint.report.names import (
        capital,
        cell_name,
        column_name,
        listed,
        mended,
        name_in_table,
        row_name,
        section_name,
        short,
    )
    from gidr_lint.report.organs import are_foreign, is_full_name, may_be_one, places

__all__ = [
    "Address",
    "Blanks",
    "BoundBlock",
    "BoundCell",
    "BoundLabel",
    "BoundTable",
    "Case",
    "Cell",
    "Change",
    "Claim",
    "DateMention",
    "Document",
    "Each",
    "Edit",
    "Fault",
    "Figure",
    "Finding",
    "Fix",
    "FixError",
    "FormRow",
    "FormSection",
    "FormTable",
    "Heading",
    "Incident",
    "Jump",
    "Location",
    "Match",
    "Message",
    "Organisation",
    "Paragraph",
    "Part",
    "Passage",
    "Pattern",
    "Preset",
    "Quantity",
    "ReadError",
    "Related",
    "Report",
    "Row",
    "Rule",
    "RuleRef",
    "RuleSetting",
    "Said",
    "Severity",
    "Source",
    "Span",
    "Table",
    "Target",
    "Text",
    "UnknownId",
    "Verdict",
    "Weighed",
    "Words",
    "are_foreign",
    "blanks_of",
    "capital",
    "cell_name",
    "claim_key",
    "column_name",
    "elsewhere",
    "equal_tables",
    "excerpt",
    "fault_keys",
    "heading",
    "hookimpl",
    "is_full_name",
    "is_loose",
    "known",
    "last_year",
    "listed",
    "may_be_one",
    "may_be_part",
    "mended",
    "mismatch",
    "mismatches",
    "name_in_table",
    "number_fix",
    "number_of",
    "numeral",
    "option",
    "pairs",
    "personal_data",
    "places",
    "read",
    "row_name",
    "rows_of",
    "rule",
    "same_words",
    "section_name",
    "sentence",
    "short",
    "sum_findings",
    "table_name",
    "unbalanced_columns",
]

# What only a rule with something to say needs, or only another's plugin, is loaded when it is asked for.
_LATER = {
    "hookimpl": ("api.hookspecs", "hookimpl"),
    **{name: ("judging.blanks", name) for name in ("Blanks", "blanks_of")},
    **{
        name: ("judging.cells", name)
        for name in ("fault_keys", "number_fix", "rows_of", "unbalanced_columns")
    },
    **{
        name: ("judging.history", name)
        for name in ("elsewhere", "equal_tables", "known", "last_year", "pairs")
    },
    "personal_data": ("document.privacy", "find"),
    **{name: ("report.organs", name) for name in ("are_foreign", "is_full_name", "may_be_one", "places")},
    "sum_findings": ("judging.sums", "findings"),
    "may_be_part": ("claims.company", "may_be_part"),
    "claim_key": ("judging.mismatch", "claim_key"),
    "is_loose": ("judging.mismatch", "is_loose"),
    "mismatches": ("judging.mismatch", "mismatches"),
    "mismatch": ("judging.mismatch", "finding"),
    **{
        name: ("report.names", name)
        for name in (
            *("capital", "cell_name", "column_name", "listed", "mended", "name_in_table"),
            *("row_name", "section_name", "short"),
        )
    },
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _LATER[name]
    value = globals()[name] = getattr(import_module(f"gidr_lint.{module}"), attribute)
    return value
