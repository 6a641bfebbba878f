"""What the elements of a page do to the text in them: break a line, hold a part of the page, or hide it."""

import re

from gidr_lint.formats.html.tags import attributes

# An element that stands for itself, with the pieces of text around it.
HOLDING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "pre",
        "section",
        "summary",
        "ul",
    ]
)
TABLE = frozenset(["table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"])
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BREAKING = HOLDING | TABLE | frozenset(HEADINGS) | {"p", "br", "hr", "option", "legend"}
NEVER_SHOWN = frozenset(
    ("template", "select", "datalist", "audio", "video", "object", "svg", "math", "button")
)
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_DISPLAY = re.compile(r"(?:display\s{0,4}:\s{0,4}none|mso-hide\s{0,4}:\s{0,4}all)", re.IGNORECASE)


def may_hide(markup: str) -> bool:
    """Whether tags may hide what stands behind them; False is certain."""
    return "hidden" in markup or (
        ("none" in markup or "mso-hide" in markup) and bool(_DISPLAY.search(markup))
    )


def is_hidden(name: str, rest: str) -> bool:
    """Whether a tag with these attributes hides its element."""
    given = attributes(rest)
    return (
        "hidden" in given
        or bool(_DISPLAY.search(given.get("style", "")))
        or (name == "input" and given.get("type", "").lower() == "hidden")
    )


def ends_hidden(hidden: str, name: str, closing: bool, tables: int) -> bool:
    """Whether a tag ends an element that is not shown, though it is not its own closing tag."""
    if hidden == "p":
        return name in BREAKING and name != "br"
    if hidden in ("td", "th", "tr") and tables <= 0:
        sibling = not closing and (name == "tr" or (hidden != "tr" and name in ("td", "th")))
        return sibling or (closing and name in ("tr", "thead", "tbody", "tfoot")) or tables < 0
    return False
