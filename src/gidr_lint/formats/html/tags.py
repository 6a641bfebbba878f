"""
HTML as a run of tags and texts, each with its place in the source.

A page is read once from left to right, as the tokeniser of the HTML standard does, so that every
place is known and nothing costs more than its length. What is not closed ends with the file.
"""

import re
from collections.abc import Iterator

# Every part is possessive, so that no input is tried twice. An unclosed quote stands for itself.
_TAG = re.compile(r"""<(?:(/?)([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>|[!?/])""")
_BARE_TAG = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*+)([^>]*+)>|[!?/])")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+""")
# A cell of one word or figure, whatever dresses it: from behind its opening tag, or from before that,
# to behind its closing one. Python 3.11.2, Debian's, misreads a possessive repeat of alternatives: the
# repeats are bounded instead.
_INLINE = "span|font|b|strong|i|em|u|o:p|a"
_DRESS = f"p|{_INLINE}"
_VALUES = r"""(?:[^>=<]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+"""
_CELL = (
    rf"(?P<dress>(?:\s*+<(?i:{_DRESS})(?=[\s>]){_VALUES}>){{0,12}})\s*+"
    rf"(?P<text>[^\s<&]*+)\s*+(?:</(?i:{_DRESS})\s*+>\s*+){{0,12}}</[tT][dDhH]\s*+>"
)
_DRESSES = re.compile(rf"(?:</?(?i:{_INLINE})(?=[\s>]){_VALUES}>){{1,12}}")
_REST_OF_CELL = re.compile(_CELL)
_WHOLE_CELL = re.compile(rf"\s*+(?P<tag><[tT][dDhH](?P<rest>(?=[\s>]){_VALUES})>){_CELL}")
_BEGINNING = re.compile(r"</?[A-Za-z]")
# Their content is no markup; what is in them is not read by anyone, a title's apart.
RAW = frozenset(("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "noscript", "xmp"))


# Name in lower case (`#comment` for what is no element), closing, attributes as written, start, end.
Tag = tuple[str, bool, str, int, int]


class Tags:
    """
    The tags of `source[start:end]`. What stands between two of them is text; a comment, and a raw
    element from the beginning of its opening tag to the end of its closing one, is one tag. Whoever
    has read ahead moves `place`, where the next is looked for.
    """

    __slots__ = ("_pattern", "end", "place", "source")

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.place = start
        self.end = end
        self._pattern = _TAG

    @property
    def is_broken(self) -> bool:
        """Whether a quote was never closed, so that what looks like a tag may be none."""
        return self._pattern is _BARE_TAG

    def __iter__(self) -> Iterator[Tag]:
        source, end = self.source, self.end
        find, match_tag = source.find, self._pattern.match
        while True:
            first = find("<", self.place, end)
            if first == -1:
                return
            match = match_tag(source, first, end)
            if match is None:
                if not _BEGINNING.match(source, first, end):
                    self.place = first + 1
                    continue
                if self.is_broken:
                    return
                # A quote that is never closed would swallow all tags behind it: from here on quotes are text.
                self._pattern = _BARE_TAG
                match_tag = self._pattern.match
                continue
            slash, name, rest = match.groups()
            if name is None:
                self.place = _past(source, first, end)
                yield "#comment", False, "", first, self.place
                continue
            name = name.lower()
            self.place = match.end()
            if name in RAW and not slash:
                self.place = _past_raw(source, name, self.place, end)
            yield name, slash == "/", rest, first, self.place


def dresses(source: str, start: int, end: int) -> re.Match[str] | None:
    """Tags right behind one another that dress text and neither hold nor break a line of it."""
    return _DRESSES.match(source, start, end)


def rest_of_cell(source: str, start: int, end: int) -> re.Match[str] | None:
    """
    The rest of a cell behind its opening tag, where it holds no more than one word or figure: its
    `text`, which may be empty, and the tags before it, its `dress`. Nothing in it breaks a line.
    """
    return _REST_OF_CELL.match(source, start, end)


def whole_cell(source: str, start: int, end: int) -> re.Match[str] | None:
    """The same from before its opening `tag`, whose attributes are `rest`."""
    return _WHOLE_CELL.match(source, start, end)


def _past(source: str, start: int, end: int) -> int:
    """Where a comment, a declaration or an instruction ends; one that is never closed is all the rest."""
    if source.startswith("<!--", start):
        if source.startswith((">", "->"), start + 4):
            return source.index(">", start + 4) + 1
        stop = source.find("-->", start + 4, end)
        return end if stop == -1 else stop + 3
    stop = source.find(">", start, end)
    return end if stop == -1 else stop + 1


def _past_raw(source: str, name: str, start: int, end: int) -> int:
    match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, start, end)
    stop = -1 if match is None else source.find(">", match.end(), end)
    return end if stop == -1 else stop + 1


def between_tags(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between the tags of `source[start:end]`, all of it where there are none."""
    found = []
    place = start
    for _, _, _, first, last in Tags(source, start, end):
        if first > place:
            found.append((place, first))
        place = last
    if place < end or not found:
        found.append((place, end))
    return found


def attributes(rest: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; the first of two counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        found.setdefault(name.lower(), double or single or bare)
    return found
