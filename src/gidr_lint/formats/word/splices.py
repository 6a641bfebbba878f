"""
One pass over the bytes of a Word file's body: where they change, and to what. A tracked change splits its run:
what goes is wrapped in `w:del`, what comes in `w:ins`, each formatted as the run is.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape

from gidr_lint.formats.word.guard import AUTHOR, CannotRewrite
from gidr_lint.formats.word.plan import Change, Plan
from gidr_lint.formats.word.read import Reader
from gidr_lint.formats.xml_tree import encoding_of

_TRACES = ("ins", "del", "moveFrom", "moveTo", "rPrChange")
_FORMER = b"rPrChange"
_ID = re.compile(rb"""(\s(?:[\w.-]{1,50}:)?id\s{0,9}=\s{0,9})(["'])(-?\d{1,20})["']""")
# The parts whose changes, comments and bookmarks are numbered together with those of the body.
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")


def spliced(reader: Reader, plan: Plan) -> bytes:
    """The XML of the body with the planned changes, all other bytes as they are."""
    data = reader.package.read(reader.package.main)
    splices = _Splices(reader, plan, data)
    place = len(data)
    for start, end, new in sorted(splices.changes, reverse=True):
        if end > place:
            raise CannotRewrite("这一处不能自动改写", "this place cannot be rewritten")
        data = data[:start] + new + data[end:]
        place = start
    return data


class _Open:
    """
    An element that has begun and not ended, the last of a run's parts included; `look` is how a run, or the end of
    a paragraph, is formatted, once that is met.
    """

    __slots__ = ("element", "look", "name", "parts", "start")

    def __init__(self, name: str, element: Any, start: int) -> None:
        self.name = name
        self.element = element
        self.start = start
        self.look = b""
        # Of a run: where each child ends, and what it is to hold.
        self.parts: list[tuple[int, int, Change | None]] = []


class _Splices:
    def __init__(self, reader: Reader, plan: Plan, data: bytes) -> None:
        self.data = data
        self.plan = plan
        self.t, self.p, self.r = reader.t, reader.p, reader.r
        self.ppr, self.rpr = reader.ppr, reader.rpr
        self.space = reader.w[1:-1]
        self.traces = {reader.w + name for name in _TRACES}
        self.codec = "ascii" if encoding_of(data) in ("ascii", "us-ascii") else "utf-8"
        self.ids = _free_ids(reader, data)
        self.elements = {kind: reader.root.iter(kind) for kind in (self.t, self.p, self.r)}
        self.split = {change.held.run for change in plan.texts.values() if change.is_tracked}
        self.looks: dict[Any, bytes] = {}
        self.changes: list[tuple[int, int, bytes]] = []
        self.path: list[_Open] = []
        # Of the formatting that is being passed, what tells of changes.
        self.cuts: list[tuple[int, int]] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler = self._started
        self.parser.EndElementHandler = self._ended
        self.parser.Parse(data, True)

    def _started(self, name: str, _: object) -> None:
        name = "{" + name
        element = next(self.elements[name]) if name in self.elements else None
        self.path.append(_Open(name, element, self.parser.CurrentByteIndex))

    def _ended(self, _: str) -> None:
        opened = self.path.pop()
        name = opened.name
        above = self.path[-1] if self.path else None
        if name == self.t:
            self._text_ended(opened, above)
        elif name == self.p:
            if opened.element in self.plan.runs:
                self._fill(opened, self.plan.runs[opened.element])
        elif name == self.rpr and above is not None and above.element in self.split:
            above.look = self.data[opened.start : self._end(opened)]
            return
        elif name == self.rpr and self._is_in([self.p, self.ppr]):
            paragraph = self.path[-2]
            if not paragraph.look:
                paragraph.look = self._without_cuts(opened)
            self.cuts.clear()
        elif name in self.traces and self._is_in([self.p, self.ppr, self.rpr]):
            self.cuts.append((opened.start, self._end(opened)))
        elif opened.element in self.split:
            self._split(opened)
        if name != self.t and above is not None and above.element in self.split:
            above.parts.append((opened.start, self._end(opened), None))

    def _text_ended(self, opened: _Open, above: _Open | None) -> None:
        change = self.plan.texts.get(opened.element)
        if change is not None and not change.is_tracked:
            self.changes.append(self._replaced(opened, change.text))
        if above is not None and above.element in self.split:
            if change is not None:
                self.looks[opened.element] = above.look
            above.parts.append((opened.start, self._end(opened), change))

    def _is_in(self, names: list[str]) -> bool:
        """Whether the innermost open elements are these, in a paragraph that changes."""
        around = self.path[-len(names) :]
        return [open.name for open in around] == names and around[0].element in self.plan.runs

    def _end(self, element: _Open) -> int:
        """Where the element that ends here does, its end tag included."""
        stop = _tag_end(self.data, element.start)
        is_empty = self.data[stop - 2 : stop] == b"/>"
        return stop if is_empty else _tag_end(self.data, self.parser.CurrentByteIndex)

    def _without_cuts(self, element: _Open) -> bytes:
        """The bytes of an element without those to be cut."""
        parts: list[bytes] = []
        place = element.start
        for start, end in self.cuts:
            parts.append(self.data[place:start])
            place = end
        return b"".join(parts) + self.data[place : self._end(element)]

    def _bytes(self, text: str) -> bytes:
        return text.encode(self.codec, "xmlcharrefreplace")

    def _replaced(self, element: _Open, new: str) -> tuple[int, int, bytes]:
        """The change of an element's text, its tags kept."""
        start = element.start
        stop = _tag_end(self.data, start)
        is_empty = self.data[stop - 2 : stop] == b"/>"
        close = stop if is_empty else self.parser.CurrentByteIndex
        begin = self.data[start:stop]
        if new != new.strip() and b"preserve" not in begin:
            begin = f'<{_tag(begin)} xml:space="preserve">'.encode()
        return start, close, begin + self._bytes(escape(new))

    def _fill(self, paragraph: _Open, new: str) -> None:
        """A run at the end of a paragraph that has no text yet, formatted as that end is."""
        stop = _tag_end(self.data, paragraph.start)
        begin = self.data[paragraph.start : stop]
        tag = _tag(begin)
        dot = _dot(tag)
        run = self._run(dot, paragraph.look, "t", new)
        if self.plan.tracked:
            run = self._marked(dot, "ins", run)
        if begin.endswith(b"/>"):
            self.changes.append((stop - 2, stop, b">" + run + f"</{tag}>".encode()))
        else:
            close = self.parser.CurrentByteIndex
            self.changes.append((close, close, run))

    def _run(self, dot: str, look: bytes, name: str, text: str) -> bytes:
        space = ' xml:space="preserve"' if text != text.strip() else ""
        inner = f"<{dot}{name}{space}>".encode() + self._bytes(escape(text)) + f"</{dot}{name}>".encode()
        return f"<{dot}r>".encode() + look + inner + f"</{dot}r>".encode()

    def _marked(self, dot: str, name: str, run: bytes) -> bytes:
        """
        A run as a tracked change. It has no date: the same file always gives the same bytes, and Word itself leaves
        dates out where personal information is removed.
        """
        prefix, declared = dot, ""
        if not dot:
            # An attribute has no name space of its own.
            prefix, declared = "gl:", f' xmlns:gl="{self.space}"'
        head = f'<{dot}{name}{declared} {prefix}id="{next(self.ids)}" {prefix}author="{AUTHOR}">'
        return head.encode() + run + f"</{dot}{name}>".encode()

    def _split(self, run: _Open) -> None:
        """A run of which words are taken away or added with changes tracked, as the runs that it becomes."""
        data = self.data
        stop = _tag_end(data, run.start)
        begin = data[run.start : stop]
        dot = _dot(_tag(begin))
        wrapper = self.path[-1]
        done: list[bytes] = []
        kept: list[bytes] = []

        def close() -> None:
            if kept:
                look = self._again(run.look) if done else run.look
                done.append(begin + look + b"".join(kept) + f"</{dot}r>".encode())
                kept.clear()

        place = stop
        if run.look:
            place = data.index(run.look, stop) + len(run.look)
        for start, end, change in run.parts:
            if change is None:
                kept.append(data[place:end])
            else:
                kept += filter(None, (data[place:start].strip(),))
                for kind, text, look in _segments(change):
                    if kind == "keep":
                        kept.append(self._kept(dot, text))
                        continue
                    close()
                    if kind == "del":
                        gone = self._run(dot, self._again(run.look) if done else run.look, "delText", text)
                        done.append(self._marked(dot, "del", gone))
                        continue
                    come = self._run(dot, _without_former(self.looks.get(look, run.look)), "t", text)
                    come = self._marked(dot, "ins", come)
                    done.append(self._outside(wrapper, come) if change.held.insertion is not None else come)
            place = end
        close()
        self.changes.append((run.start, self._end(run), b"".join(done)))

    def _kept(self, dot: str, text: str) -> bytes:
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f"<{dot}t{space}>".encode() + self._bytes(escape(text)) + f"</{dot}t>".encode()

    def _outside(self, wrapper: _Open, marked: bytes) -> bytes:
        """A change of ours between the two halves of somebody's insertion."""
        begin = self.data[wrapper.start : _tag_end(self.data, wrapper.start)]
        return f"</{_tag(begin)}>".encode() + marked + self._numbered(begin)

    def _again(self, look: bytes) -> bytes:
        """The formatting of a run for another one: a change of it that is tracked has a number of its own there."""
        place = look.find(_FORMER)
        if place == -1:
            return look
        start = look.rindex(b"<", 0, place)
        stop = _tag_end(look, start)
        return look[:start] + self._numbered(look[start:stop]) + look[stop:]

    def _numbered(self, tag: bytes) -> bytes:
        """A start tag with another number."""
        return _ID.sub(lambda match: match[1] + b'"%d"' % next(self.ids), tag, count=1)


def _segments(change: Change) -> Iterator[tuple[str, str, Any]]:
    """What stays, goes (`del`) and comes (`ins`) of a text, in order; what comes with what it looks like."""
    place = 0
    for low, high, new, look in change.cuts:
        if place < low:
            yield "keep", change.string[place:low], None
        if low < high:
            yield "del", change.string[low:high], None
        if new:
            yield "ins", new, look
        place = high
    if place < len(change.string):
        yield "keep", change.string[place:], None


def _free_ids(reader: Reader, data: bytes) -> Iterator[int]:
    """Numbers that no change, comment or bookmark of the file has."""
    package = reader.package
    others = [name for kind, names in reader.targets.items() if kind in _STORIES for name in names]
    used = {
        int(found[3])
        for part in (data, *map(package.read, filter(package.has, others)))
        for found in _ID.finditer(part)
    }
    return (number for number in count(1) if number not in used)


def _tag(begin: bytes) -> str:
    """The name in a start tag."""
    return begin[1:-1].split(None, 1)[0].rstrip(b"/").decode()


def _dot(tag: str) -> str:
    prefix = tag.rpartition(":")[0]
    return prefix + ":" if prefix else ""


def _tag_end(data: bytes, start: int) -> int:
    """Where a start tag ends; a `>` in a quoted value does not end it."""
    quote = 0
    for place in range(start, len(data)):
        byte = data[place]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == 0x3E:
            return place + 1
    return len(data)


def _without_former(look: bytes) -> bytes:
    """The formatting of a run without the change of it that is tracked."""
    place = look.find(_FORMER)
    if place == -1:
        return look
    start = look.rindex(b"<", 0, place)
    end = _tag_end(look, start)
    if look[end - 2 : end] != b"/>":
        end = look.index(b">", look.rindex(_FORMER)) + 1
    return look[:start] + look[end:]
