"""Ordinals before headings, and which bare lines are headings."""

from gidr_lint.base.ordinals import number_of
from gidr_lint.document.pattern import Pattern
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Block, Heading, Mark, MarkStyle, Paragraph

# A wrong encoding leaves question marks of an indent: ????一、总体情况; a converter leaves a bookmark.
_MARK = Pattern(
    r"\A[\s\u200b\ufeff]*+(?:\?{2,}+\s*+|\[bookmark:[^\]\n]{0,60}\]\s*+)?(?P<open>[（(第]?)\s{0,2}(?:(?P<han>[一二三四五六七八九十]{1,3})|(?P<digit>\d{1,2}))"
    r"\s{0,3}(?P<close>部分[：:、]?|[）)]、?|、|[．.](?!\d))\s{0,4}"
)
# By what opens a mark, what may close it, and the style of its numeral: Chinese, digits.
_STYLES: dict[str, tuple[str, MarkStyle | None, MarkStyle | None]] = {
    "": ("、．.", "一、", "1."),
    "（": ("）)", "（一）", "（1）"),
    "(": ("）)", "（一）", "（1）"),
    "第": ("部", "一、", None),
}
_FIRST = frozenset("一二三四五六七八九十第（([?0123456789０１２３４５６７８９ \t\u3000\u00a0\n\r\u200b\ufeff")
LEVELS: dict[str, int] = {"一、": 2, "（一）": 3, "1.": 4, "（1）": 5}
# Longer ones are enumerated sentences, not headings.
_LONGEST = {"一、": 40, "（一）": 40, "1.": 30, "（1）": 30}
_RUN_IN = 32
_STOPS = "。；！？;!?"


def mark_of(string: str) -> Mark | None:
    """The ordinal at the beginning of a line, if there is one."""
    if not string or string[0] not in _FIRST:
        return None
    match = _MARK.match(string)
    if match is None:
        return None
    han = match["han"]
    closing, in_han, in_digits = _STYLES[match["open"]]
    style = in_han if han else in_digits
    number = number_of(han) if han else int(match["digit"])
    if style is None or match["close"][0] not in closing or not number:
        return None
    return Mark(style, number, match.end(), match.group().strip())


def heading(text: Text, markup: int) -> Heading:
    """A heading that the format marks as one; its ordinal outweighs the mark-up's level."""
    mark = mark_of(text.string)
    level = LEVELS[mark.style] if mark else markup
    return Heading(text, level, mark, markup)


def split_line(line: Text) -> tuple[Block, ...] | None:
    """
    What a bare line holds if it is or begins with a heading: the heading alone, or a run-in
    heading and the paragraph behind it; None for prose.
    """
    string = line.string
    if len(string) < 3:
        return None
    mark = mark_of(string)
    if mark is None:
        return None
    rest = string[mark.end :].rstrip()
    if not rest or rest[0] in _STOPS + "，,、":
        return None
    stop = _first_stop(rest)
    if stop == -1 or stop == len(rest) - 1:
        if len(rest) > _LONGEST[mark.style] or rest.endswith(("；", ";", "，", ",")):
            return None
        if mark.style in ("1.", "（1）") and stop != -1:
            return None
        return (Heading(line.strip(), LEVELS[mark.style], mark_of(string.strip())),)
    if mark.style in ("1.", "（1）") or stop > _RUN_IN or "，" in rest[:stop] or rest[stop] in "；;！？!?":
        return None
    cut = mark.end + stop + 1
    head = line.part(0, cut).strip()
    body = line.part(cut).strip()
    if not body:
        return (Heading(head, LEVELS[mark.style], mark_of(head.string)),)
    return (
        Heading(head, LEVELS[mark.style], mark_of(head.string), run_in=True),
        Paragraph(body),
    )


def _first_stop(rest: str) -> int:
    places = [place for place in map(rest.find, _STOPS + "：:") if place != -1]
    return min(places, default=-1)
