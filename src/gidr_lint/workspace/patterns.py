"""
The patterns of .gitignore, `exclude` and `overrides`, matched part by part and never by trying again.

They come with a workspace, from whoever wrote it, and a regular expression made of one may take for ever on a
long name. Here a `*` takes as little as it can and gives nothing back, which finds every match there is; and
what all patterns together may cost for one path is counted.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gidr_lint.base.errors import ConfigError

# Of one file or key; a generated .gitignore of a large repository has some hundred.
MOST = 5000
MOST_CHARACTERS = 1000
# Comparisons for one path: all of `MOST` plain patterns come to some ten thousand, a quarter of a second to this.
MOST_STEPS = 200_000

_ANY, _STAR = object(), object()


class _Set(NamedTuple):
    """What stands between brackets: `[a-z]`, `[!0-9]`."""

    ranges: tuple[tuple[str, str], ...]
    negated: bool

    def has(self, char: str) -> bool:
        return self.negated != any(low <= char <= high for low, high in self.ranges)


class _Piece(NamedTuple):
    """What stands between two `*`: plain text, or (`items`) characters, `?` and brackets."""

    size: int
    text: str
    items: tuple[object, ...] = ()

    def at(self, name: str, place: int) -> bool:
        if not self.items:
            return name.startswith(self.text, place)
        if place + self.size > len(name):
            return False
        for number, item in enumerate(self.items, place):
            char = name[number]
            if item is _ANY or (item.has(char) if isinstance(item, _Set) else item == char):
                continue
            return False
        return True

    def find(self, name: str, place: int, end: int) -> int:
        """Where it stands first from a place on, -1 for nowhere before the end."""
        if not self.items:
            return name.find(self.text, place, end)
        return next((start for start in range(place, end - self.size + 1) if self.at(name, start)), -1)


class _Glob(NamedTuple):
    """One part of a pattern, between two `/`; `pieces` are what its `*` part."""

    pieces: tuple[_Piece, ...]

    def cost(self, name: str) -> int:
        """How many comparisons it may take."""
        middle = self.pieces[1:-1]
        return 1 + len(middle) + sum(piece.size * len(name) for piece in middle if piece.items)

    def fits(self, name: str) -> bool:
        first, last = self.pieces[0], self.pieces[-1]
        if len(self.pieces) == 1:
            return len(name) == first.size and first.at(name, 0)
        end = len(name) - last.size
        place = first.size
        if end < place or not first.at(name, 0) or not last.at(name, end):
            return False
        for piece in self.pieces[1:-1]:
            found = piece.find(name, place, end)
            if found < 0:
                return False
            place = found + piece.size
        return True


# A whole part; in git it takes a name to fit.
_EVERY = _Glob((_Piece(0, ""), _Piece(1, "", (_ANY,)), _Piece(0, "")))


class _Pattern(NamedTuple):
    """
    `groups` are the parts that `**` parts; one that is empty means every path. `is_folder`: it ends with `/` and
    means folders; `is_inside`: with `/**`, and means what they hold.
    """

    groups: tuple[tuple[_Glob, ...], ...]
    negated: bool
    is_folder: bool = False
    is_inside: bool = False


class TooCostly(ConfigError):
    """Patterns that take too many comparisons for a path."""


class Patterns:
    """
    Patterns as git understands them, the last that fits deciding. `refused` has those that are none, with
    their number from 1 and why.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.refused: list[tuple[int, str, str]] = []
        self._patterns: list[_Pattern] = []
        for number, line in enumerate(lines, 1):
            if len(self._patterns) == MOST:
                self.refused.append((number, f"样式超过{MOST}条", f"more than {MOST} patterns"))
                break
            try:
                pattern = _pattern(line.rstrip("\r\n"))
            except ValueError as error:
                zh, _, en = str(error).partition(" / ")
                self.refused.append((number, zh, en))
                continue
            if pattern is not None:
                self._patterns.append(pattern)
        self._patterns.reverse()

    def clear(self) -> None:
        """Mean nothing from now on."""
        self._patterns.clear()

    def match(self, path: str, counter: "Counter | None" = None) -> bool:
        """
        Whether a path, relative and with `/`, is meant; one that ends with `/` is a folder's.

        A pattern for what a folder holds counts less than one for the path itself, as with git. `counter` counts
        what several take for one path.

        Raises:
            TooCostly: They would take too long.
        """
        parts = path.split("/")
        counter = counter or Counter()
        held: bool | None = None
        for pattern in self._patterns:
            fits = _fits(pattern, parts, counter)
            if fits is _ITSELF:
                return not pattern.negated
            if fits is _FOLDER and held is None:
                held = not pattern.negated
        return bool(held)


_ITSELF, _FOLDER = "itself", "folder"


class Counter:
    """Counts comparisons, up to those that one path may take."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MOST_STEPS

    def fits(self, group: Sequence[_Glob], parts: Sequence[str], place: int) -> bool:
        """Whether a group stands at a part of the path."""
        if place < 0 or place + len(group) > len(parts):
            return False
        for number, glob in enumerate(group, place):
            name = parts[number]
            self.left -= glob.cost(name)
            if self.left < 0:
                raise TooCostly(
                    "这些样式要比较的次数太多，请写得简单些 / these patterns take too many comparisons; "
                    "write simpler ones"
                )
            if not glob.fits(name):
                return False
        return True


def _fits(pattern: _Pattern, parts: list[str], counter: Counter) -> str | None:
    """Whether a pattern means a path itself or a folder above it; None for neither."""
    *groups, last = pattern.groups
    if not last:
        return _ITSELF
    place = 0
    for number, group in enumerate(groups):
        if number == 0:
            if not counter.fits(group, parts, 0):
                return None
        else:
            while not counter.fits(group, parts, place):
                place += 1
                if place + len(group) > len(parts):
                    return None
        place += len(group)
    must_hold = pattern.is_folder or pattern.is_inside
    if not groups:
        places: Iterable[int] = (0,)
    else:
        # The end of the path comes first: what means the path itself counts more.
        end = len(parts) - len(last)
        places = range(place, end) if must_hold else (end, *range(place, end))
    for start in places:
        if start < place or not counter.fits(last, parts, start):
            continue
        if start + len(last) == len(parts):
            if not must_hold:
                return _ITSELF
        else:
            return _ITSELF if pattern.is_inside else _FOLDER
    return None


def _pattern(line: str) -> _Pattern | None:
    """A line's pattern, None for a blank line or comment. Raises ValueError, with why, for what is none."""
    text = line if line.endswith("\\ ") else line.rstrip()
    if not text or text[0] == "#" or text in ("/", "!/"):
        return None
    if len(text) > MOST_CHARACTERS:
        raise ValueError(
            f"样式超过{MOST_CHARACTERS}个字 / a pattern of more than {MOST_CHARACTERS} characters"
        )
    negated = text[0] == "!"
    parts = text[negated:].split("/")
    is_folder = parts[-1] == ""
    if parts[0] == "":
        del parts[0]
    elif len(parts) == 1 or (len(parts) == 2 and is_folder):
        parts.insert(0, "**")
    if not parts:
        raise ValueError(f"“{text}”不是.gitignore的写法 / no pattern of .gitignore: {text}")
    if is_folder:
        parts.pop()
    groups: list[list[_Glob]] = [[]]
    for part in parts:
        if part != "**":
            glob = _glob(part, text)
            if glob is None:
                return None  # git passes over a bracket that is not closed
            groups[-1].append(glob)
        elif groups[-1] or len(groups) == 1:
            groups.append([])
    if groups in ([[], []], [[], [_EVERY]]) and not is_folder:  # `**` and `*`
        return _Pattern(((),), negated)
    is_inside = len(groups) > 1 and not groups[-1]
    if is_inside:
        groups.pop()
        if groups == [[]]:
            groups.append([_EVERY])
    return _Pattern(tuple(map(tuple, groups)), negated, is_folder, is_inside and not is_folder)


def _glob(part: str, text: str) -> _Glob | None:
    """A part of a pattern; None for one with a bracket that is not closed."""
    if part == "*":
        return _EVERY
    pieces: list[_Piece] = []
    items: list[object] = []
    place = 0
    while place < len(part):
        char = part[place]
        place += 1
        if char == "*":
            pieces.append(_piece(items))
            items = []
        elif char == "?":
            items.append(_ANY)
        elif char == "[":
            found = _brackets(part, place)
            if found is None:
                return None
            item, place = found
            items.append(item)
        elif char == "\\":
            if place == len(part):
                raise ValueError(f"“{text}”不是.gitignore的写法 / no pattern of .gitignore: {text}")
            items.append(part[place])
            place += 1
        else:
            items.append(char)
    pieces.append(_piece(items))
    # `**` inside a part is one `*`.
    kept = [piece for number, piece in enumerate(pieces) if piece.size or number in (0, len(pieces) - 1)]
    return _Glob(tuple(kept))


def _piece(items: list[object]) -> _Piece:
    plain = [item for item in items if isinstance(item, str)]
    if len(plain) == len(items):
        return _Piece(len(items), "".join(plain))
    return _Piece(len(items), "", tuple(items))


def _brackets(part: str, place: int) -> tuple[_Set, int] | None:
    """The characters of a bracket that begins before a place, and where it ends; None for one that does not."""
    negated = part[place : place + 1] in ("!", "^") and place < len(part)
    place += negated
    end = part.find("]", place + 1)
    if end < 0:
        return None
    ranges: list[tuple[str, str]] = []
    while place < end:
        low = part[place]
        if part[place + 1 : place + 2] == "-" and place + 2 < end:
            ranges.append((low, part[place + 2]))
            place += 3
        else:
            ranges.append((low, low))
            place += 1
    return _Set(tuple(ranges), negated), end + 1
