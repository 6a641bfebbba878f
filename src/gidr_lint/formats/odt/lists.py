"""The numbers that are drawn before the items of lists and before headings."""

from typing import Any, NamedTuple

from gidr_lint.formats.odt.names import LOEXT, STYLE, TEXT, number
from gidr_lint.formats.odt.styles import Styles
from gidr_lint.formats.word.numbering import drawn

_LEVELS = 10
_LARGEST = 9999
# What a format begins with, as Word calls it: 一, 二, 三, ...
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一": "chineseCounting", "壹": "chineseLegalSimplified", "①": "decimalEnclosedCircle", "甲": "ideographTraditional",
    "子": "ideographZodiac", "１": "decimalFullWidth", "0": "decimalZero", "〇": "ideographDigital",
}  # fmt: skip
_FIRST = (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list")
_NUMBERS = (f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style")


class _Level(NamedTuple):
    """How one level of a list is numbered; `text` has %1 for the first level's number, where it is given."""

    format: str = ""
    prefix: str = ""
    suffix: str = ""
    levels: int = 1
    start: int = 1
    text: str = ""


class List:
    """A list that is being read: its style, how far each level has counted."""

    __slots__ = ("counts", "style")

    def __init__(self, style: str) -> None:
        self.style = style
        self.counts: list[int | None] = [None] * _LEVELS


class Lists:
    """The lists of a file, which may go on where an earlier one stopped."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._by_id: dict[str, List] = {}
        self._last: dict[str, List] = {}
        self._headings = List("")

    def begun(self, element: Any, outer: List | None) -> List:
        """The list that an element begins or goes on with; the one around it for a list in a list."""
        if outer is not None:
            return outer
        style = element.get(f"{TEXT}style-name") or ""
        found = self._by_id.get(element.get(f"{TEXT}continue-list") or "")
        if found is None and element.get(f"{TEXT}continue-numbering") == "true":
            found = self._last.get(style)
        if found is None:
            found = List(style)
        self._last[style] = found
        id = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if id:
            self._by_id[id] = found
        return found

    def label(self, list: List | None, depth: int, item: Any) -> str | None:
        """
        The number drawn before what stands in an element, which is an item of a list at a depth from 1 on, or
        none; empty for a bullet and in the other parts of a list, None outside one.
        """
        if list is None:
            return None
        first = next((child.tag for child in item if child.tag in _FIRST), "")
        if item.tag != f"{TEXT}list-item" or first in ("", f"{TEXT}list"):
            return ""
        levels = self._of(list.style, self.styles.lists.get(list.style))
        return self._next(list, levels, depth - 1, number(item, f"{TEXT}start-value", 0, _LARGEST))

    def heading_label(self, level: int, element: Any) -> str:
        """The number drawn before a heading that is in no list."""
        if self.styles.outline is None:
            return ""
        levels = self._of("", self.styles.outline)
        if level not in levels or not levels[level].format:
            return ""
        return self._next(
            self._headings, levels, level - 1, number(element, f"{TEXT}start-value", 0, _LARGEST)
        )

    def _of(self, name: str, element: Any) -> dict[int, _Level]:
        found = self._levels.get(name)
        if found is None:
            found = self._levels[name] = {}
            for child in element if element is not None else ():
                if child.tag in _NUMBERS:
                    found[number(child, f"{TEXT}level", 1, _LEVELS)] = _Level(
                        _FORMATS.get((child.get(f"{STYLE}num-format") or "").strip()[:1], ""),
                        (child.get(f"{STYLE}num-prefix") or "")[:20],
                        (child.get(f"{STYLE}num-suffix") or "")[:20],
                        number(child, f"{TEXT}display-levels", 1, _LEVELS),
                        number(child, f"{TEXT}start-value", 1, _LARGEST),
                        (child.get(f"{LOEXT}num-list-format") or "")[:64],
                    )
        return found

    def _next(self, list: List, levels: dict[int, _Level], place: int, start: int) -> str:
        if not 0 <= place < _LEVELS:
            return ""
        counts = list.counts
        own = levels.get(place + 1, _Level())
        held = counts[place]
        counts[place] = start or (own.start if held is None else held + 1)
        counts[place + 1 :] = [None] * (_LEVELS - place - 1)
        if not own.format:
            return ""

        def at(level: int) -> str:
            other = levels.get(level + 1, _Level())
            count = counts[level]
            return drawn(other.start if count is None else count, other.format) if other.format else ""

        if own.text:
            text = own.text
            for level in range(_LEVELS - 1, -1, -1):
                text = text.replace(f"%{level + 1}%", at(level)) if f"%{level + 1}%" in text else text
            return text
        shown = range(max(place + 1 - own.levels, 0), place + 1)
        return own.prefix + ".".join(filter(None, map(at, shown))) + own.suffix
