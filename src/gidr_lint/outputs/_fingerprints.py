"""What a finding is known by from one run to the next, whatever else of its file is edited meanwhile."""

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from gidr_lint.outputs._rows import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gidr_lint.outputs._rows import View

# Another way of making them takes another version, so that old ones are not taken for new.
VERSION = "1"


def fingerprints(row: Row) -> list[str]:
    """
    One for each listed finding of a file, none twice: 32 hexadecimal digits.

    Made of the code and of what the finding is about: its target; where it has none, the words that it is at. Neither
    lines nor messages count, nor the path. Where that is the same for several, they are numbered in their order.
    """
    counts: dict[str, int] = {}
    found: list[str] = []
    for diagnostic, view in zip(row.entry["diagnostics"], row.views, strict=True):
        subject = _subject(diagnostic, view)
        counts[subject] = counts.get(subject, 0) + 1
        found.append(hashed(subject, str(counts[subject])))
    return found


def fingerprinted(row: Row) -> dict[str, Any]:
    """The entry of a file, each of its diagnostics with its fingerprint."""
    entry = row.entry
    diagnostics = [
        {**diagnostic, "fingerprint": fingerprint}
        for diagnostic, fingerprint in zip(entry["diagnostics"], fingerprints(row), strict=True)
    ]
    return {**entry, "diagnostics": diagnostics}


def hashed(*parts: str) -> str:
    """A fingerprint of some words."""
    data = "\0".join((VERSION, *parts)).encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()[:32]


def _subject(diagnostic: "Mapping[str, Any]", view: "View") -> str:
    names = list(diagnostic["target"].values())
    words = "" if any(names) else " ".join(view.text[view.start : view.end].split())
    return "\0".join((diagnostic["code"], *(name or "" for name in names), words))
