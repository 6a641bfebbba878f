"""Lists of parts that have no cell: what was received, or reviewed, by channel or by the office that did."""

from collections.abc import Iterator, Sequence

from gidr_lint.claims.found import Found

_WHOLES = frozenset(("new", "received", "handled"))
_CASES = frozenset(("review", "litigation", "cases"))
_PARTS = {"channel": "channels", "other-organ": "offices"}
_LEAST = 2


def lists(found: Sequence[Found]) -> Iterator[tuple[str, Found, tuple[Found, ...]]]:
    """
    The lists of one passage: `channels` or `offices`, the whole and its parts.

    The parts follow their whole, in its sentence or the next, one after another and in its unit.
    """
    whole: Found | None = None
    parts: list[Found] = []
    family = ""
    for item in (*found, None):
        own = _family(item, whole)
        if whole is not None and item is not None and own and (own == family or not parts):
            family = own
            parts.append(item)
            continue
        if whole is not None and len(parts) >= _LEAST:
            yield family, whole, tuple(parts)
            whole = None
        parts, family = [], ""
        if item is not None and item.kind in _WHOLES | _CASES and not item.reason and item.doubt != "scope":
            whole = item


def _family(item: Found | None, whole: Found | None) -> str:
    if item is None or whole is None or item.unit != whole.unit or item.sentence > whole.sentence + 1:
        return ""
    if item.doubt == "scope" and item.kind in _WHOLES:
        return "offices"
    family = _PARTS.get(item.reason, "")
    return "" if whole.kind in _CASES and family == "channels" else family
