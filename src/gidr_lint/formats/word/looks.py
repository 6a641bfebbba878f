"""How words look: what hides them, strikes them out, raises them, or marks them for somebody to check."""

import re
from typing import Any, NamedTuple

from gidr_lint.formats.word.numbering import on

# Word's red, and what a hand mixes for it.
RED = re.compile(r"[CDEFcdef][0-9A-Fa-f][0-3][0-9A-Fa-f][0-3][0-9A-Fa-f]")
# What a highlighter would be: the shading that marks words, where paler or darker ones only decorate.
BRIGHT = ("FFFF00", "00FF00", "00FFFF", "FF00FF", "FFC000", "92D050")
_MARKS = {
    "b": "bold", "vanish": "hidden", "strike": "struck", "dstrike": "doubly", "vertAlign": "raised", "color": "color",
    "highlight": "highlight", "shd": "shade", "rPrChange": "changed", "rStyle": "style",
}  # fmt: skip
# What a number of a note is written with, where it is raised by hand.
_NOTE_SIGNS = frozenset("0123456789①②③④⑤⑥⑦⑧⑨⑩*＊※#[]()（）［］【】〔〕,，、-－注")
_WHITE = 0xFA


class Look(NamedTuple):
    """
    How words look. `color` is `red`, `white` or empty; `is_filled`: something other than white is behind
    them; `is_marked`: by a highlighter, or a shading like one; `is_changed`: a tracked change of format.
    """

    is_bold: bool = False
    is_hidden: bool = False
    is_struck: bool = False
    is_raised: bool = False
    color: str = ""
    is_filled: bool = False
    is_marked: bool = False
    is_changed: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to it but that it may be bold."""
        return not any(self[1:])

    @property
    def kinds(self) -> list[str]:
        """What such words are told as, where they are shown."""
        shown = (("highlight", self.is_marked), ("red", self.color == "red"), ("format", self.is_changed))
        return [kind for kind, there in shown if there]

    def over(self, other: "Look") -> "Look":
        """The look of words in a style of their own within a paragraph of this one; two switches undo each other."""
        return Look(
            self.is_bold != other.is_bold,
            self.is_hidden != other.is_hidden,
            self.is_struck != other.is_struck,
            other.is_raised or self.is_raised,
            other.color or self.color,
            other.is_filled or self.is_filled,
            other.is_marked or self.is_marked,
            self.is_changed,
        )


def marks_of(w: str) -> dict[str, str]:
    """What the elements in a run's properties say, by their tags."""
    return {w + name: what for name, what in _MARKS.items()}


def changed(look: Look, what: str, item: Any, w: str) -> Look:
    """A look with one of a run's properties applied."""
    value = item.get(w + "val")
    if what == "bold":
        return look._replace(is_bold=on(item, w + "val"))
    if what == "hidden":
        return look._replace(is_hidden=on(item, w + "val"))
    if what in ("struck", "doubly"):
        is_struck = on(item, w + "val")
        return look._replace(is_struck=is_struck) if what == "struck" or is_struck else look
    if what == "raised":
        return look._replace(is_raised=value in ("superscript", "subscript"))
    if what == "color":
        return look._replace(color=color_of(value or ""))
    if what == "highlight":
        is_marked = value not in (None, "none", "white")
        return look._replace(is_marked=is_marked, is_filled=is_marked or look.is_filled)
    if what == "shade":
        return shaded(look, item, w)
    return look._replace(is_changed=True) if what == "changed" else look


def shaded(look: Look, shade: Any, w: str) -> Look:
    """A look with a shading behind it."""
    fill = (shade.get(w + "fill") or "").upper()
    return look._replace(is_filled=is_fill(shade, w), is_marked=look.is_marked or fill in BRIGHT)


def is_fill(shade: Any, w: str) -> bool:
    """Whether a shading is one that white words can be read on."""
    if (shade.get(w + "val") or "clear") not in ("clear", "nil"):
        return True
    return (shade.get(w + "fill") or "auto").upper() not in ("AUTO", "FFFFFF") or bool(
        shade.get(w + "themeFill")
    )


def color_of(value: str) -> str:
    """`red`, `white`, or empty for any other color."""
    if RED.fullmatch(value):
        return "red"
    if len(value) == 6 and value[:1] in "Ff":
        try:
            parts = bytes.fromhex(value)
        except ValueError:
            return ""
        return "white" if min(parts) >= _WHITE else ""
    return ""


def is_note_number(string: str) -> bool:
    """Whether raised words are the number or sign of a note."""
    return _NOTE_SIGNS.issuperset(string.strip())
