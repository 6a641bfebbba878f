"""On which line of a form file a key stands. Loaded only where something is wrong with one."""

import re

_ID = re.compile(r"""\bid[ \t]*=[ \t]*["']([^"'\n]*)["']""")
_HOLDERS = ("sections", "tables", "identities", "blocks", "rows", "columns", "groups", "column-groups")
_NUMBERED = re.compile(r"([a-z-]+)\[(\d+)\]")


def line_of(text: str, key: str) -> int | None:
    """
    The line, from 1, of a key as the loader names it: `identities.city.one.left`, parts by their ids, which may hold
    dots, or by their numbers, `sections[2]`. That of the part where the key itself is not there; None if nothing is.
    """
    word, _, rest = key.partition(".")
    numbered = _NUMBERED.fullmatch(word)
    name = numbered[1] if numbered else word
    if name not in _HOLDERS:
        found = _of_key(text, word, 0, len(text))
        return None if found is None else text.count("\n", 0, found) + 1
    heads = [
        match.start()
        for match in re.finditer(rf"(?m)^[ \t]*(?:\[\[[ \t]*{name}[ \t]*\]\]|{name}[ \t]*=)", text)
    ]
    place = None
    if numbered:
        place = heads[int(numbered[2]) - 1] if int(numbered[2]) <= len(heads) else next(iter(heads), None)
    for head in heads if not numbered else ():
        found = _inside(text, rest, head)
        if found is not None:
            place = found
            break
    if place is None:
        return text.count("\n", 0, heads[0]) + 1 if heads else None
    return text.count("\n", 0, place) + 1


def _inside(text: str, path: str, start: int) -> int | None:
    """Where what a path leads to begins, behind the head of its list; None where the first id is another's."""
    place = _of_id(text, path, start, only_first=text[start:].lstrip(" \t").startswith("[["))
    if place is None:
        return None
    while True:
        at, rest = place
        if not rest:
            return at
        word, _, tail = rest.partition(".")
        if word in _HOLDERS and tail:
            inner = _of_id(text, tail, at + 1, only_first=False)
            if inner is None:
                return at
            place = inner
            continue
        end = re.compile(r"(?m)^[ \t]*\[\[[ \t]*(?:sections|tables|identities)[ \t]*\]\]").search(text, at)
        begin = max(text.rfind("[[", 0, at), text.rfind("{", 0, at), 0)
        found = _of_key(text, word, begin, end.start() if end else len(text))
        return at if found is None else found


def _of_id(text: str, path: str, start: int, *, only_first: bool) -> tuple[int, str] | None:
    """Where the id that begins a path stands, and what of the path is left behind it."""
    for match in _ID.finditer(text, start):
        id = match[1]
        if id and (path == id or path.startswith(f"{id}.")):
            return match.start(), path[len(id) + 1 :]
        if only_first:
            return None
    return None


def _of_key(text: str, word: str, start: int, end: int) -> int | None:
    match = re.compile(rf"""(?m)(?:^|[{{,])[ \t]*["']?(?P<word>{re.escape(word)})["']?[ \t]*=""").search(
        text, start, end
    )
    return None if match is None else match.start("word")
