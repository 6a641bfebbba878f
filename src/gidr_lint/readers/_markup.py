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
_BEGINNING = re.compile(r"</?[A-Za-z]")
# Their content is no markup; what is in them is not read by anyone, a title's apart.
RAW = frozenset(("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "noscript", "xmp"))


# Name in lower case (`#comment` for what is no element), closing, attributes as written, start, end.
Tag = tuple[str, bool, str, int, int]


def tags(source: str, start: int, end: int) -> Iterator[Tag]:
    """
    The tags of `source[start:end]`. What stands between two of them is text; a comment, and a raw
    element from the beginning of its opening tag to the end of its closing one, is one tag.
    """
    pattern = _TAG
    place = start
    while True:
        first = source.find("<", place, end)
        if first == -1:
            return
        match = pattern.match(source, first, end)
        if match is None:
            if not _BEGINNING.match(source, first, end):
                place = first + 1
                continue
            if pattern is _BARE_TAG:
                return
            # A quote that is never closed would swallow all tags behind it: from here on quotes are text.
            pattern = _BARE_TAG
            continue
        slash, name, rest = match.groups()
        place = match.end()
        if name is None:
            place = _past(source, first, end)
            yield "#comment", False, "", first, place
            continue
        name = name.lower()
        if name in RAW and not slash:
            place = _past_raw(source, name, place, end)
        yield name, bool(slash), rest, first, place


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
    for _, _, _, first, last in tags(source, start, end):
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
