"""What a client shows over a number of the prose: what it is read as, or why it is not compared."""

import logging
import re

from lsprotocol import types as lsp

from gidr_lint.base.spans import Span
from gidr_lint.base.visible import visible
from gidr_lint.lsp.convert import Positions
from gidr_lint.lsp.diagnostics import Findings
from gidr_lint.outputs import Shown

log = logging.getLogger(__name__)

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


def hover(
    findings: Findings, positions: Positions, position: lsp.Position, kind: lsp.MarkupKind
) -> lsp.Hover | None:
    """What is said of the number at a client's position; `positions` are those of the text that was linted."""
    result = findings.result
    if result is None:
        return None
    from gidr_lint.assist.reading import figures_at
    from gidr_lint.engine.analysis import Place

    offset = positions.inside(position)
    try:
        found = figures_at(result, Place(Span(offset, offset)))
    except Exception:
        log.exception("could not answer for %s", result.path)
        return None
    if not found:
        return None
    shown = Shown(result.case)
    english = findings.language == "en"
    said = "\n\n".join(
        f"{shown.quote(item.location, item.quote)}\n{shown.text(item.words.en if english else item.words.zh)}"
        for item in found
    )
    said = visible(said)
    if kind == lsp.MarkupKind.Markdown:
        said = _MARKDOWN.sub(r"\\\1", said).replace("\n", "  \n")
    return lsp.Hover(lsp.MarkupContent(kind, said), positions.range(found[0].location))
