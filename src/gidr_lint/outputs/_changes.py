"""What fixes changed in a draft, place by place: where, what stood there, what stands there now."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.location import Location, at
from gidr_lint.base.spans import shared
from gidr_lint.base.visible import on_one_line
from gidr_lint.engine.analysis import Analysis
from gidr_lint.engine.fix import Made
from gidr_lint.outputs import Shown, Style
from gidr_lint.outputs._rows import where

# Characters shown on each side of what changed, and at most of that itself.
AROUND = 8
MOST_SHOWN = 60
# Changes that are nearer to one another than this are one, unless a border between two cells parts them.
_NEAR = 6
_BORDERS = frozenset("|\t<>")
_MOST_COMPARED = 250_000
MOST_LISTED = 50


class Change(NamedTuple):
    """A place of the changed draft, the words that it is found by, and both texts as they may be shown."""

    location: Location
    name: Words | None
    codes: tuple[str, ...]
    old: str
    new: str


def changes(before: Analysis, after: Analysis, made: Sequence[Made] = ()) -> list[Change]:
    """What is different in a draft, in reading order; the codes of the fixes that `made` it where they are known."""
    if before.case is None or after.case is None:
        return []
    if before.case.document.is_addressed:
        return list(_in_places(before, after, made))
    return list(_in_lines(before, after, made))


def listed(result: Analysis, found: Sequence[Change], style: Style) -> Iterator[str]:
    """A line for each change; of many the first, unless all are wanted."""
    english = style.language == "en"
    for change in found if style.verbose else found[:MOST_LISTED]:
        place = where(result, change.location, style.language)
        name = f" {change.name.en if english else change.name.zh}" if change.name is not None else ""
        codes = f" {'、'.join(change.codes)}" if not english else f" {', '.join(change.codes)}"
        told = f"{change.old} -> {change.new}" if english else f"“{change.old}”→“{change.new}”"
        yield on_one_line(f"{place}{name}{': ' if english else '：'}{told}{codes if change.codes else ''}")
    more = len(found) - MOST_LISTED
    if more > 0 and not style.verbose:
        yield f"… and {more} more; -v lists them all" if english else f"……另有{more}处，加 -v 全部列出"


def as_diff(path: str, result: Analysis, found: Sequence[Change], style: Style) -> str:
    """The changes of a file that is no text, as a diff of its places."""
    lines = [f"--- {path}", f"+++ {path}"]
    for change in found:
        place = where(result, change.location, style.language).removeprefix(f"{on_one_line(result.path)}:")
        name = "" if change.name is None else change.name.en if style.language == "en" else change.name.zh
        head = " ".join(filter(None, (place, name, *change.codes)))
        lines += (f"@@ {head} @@", f"-{change.old}", f"+{change.new}")
    return "".join(f"{on_one_line(line)}\n" for line in lines) if found else ""


class _Codes:
    """The codes of fixes by the lines or addresses that they changed, and where in the draft as it first was."""

    def __init__(self) -> None:
        self._known: dict[object, list[tuple[str, tuple[int, int] | None]]] = {}

    def add(self, key: object, code: str, bounds: tuple[int, int] | None) -> None:
        self._known.setdefault(key, []).append((code, bounds))

    def of(self, keys: Iterable[object], start: int, end: int) -> tuple[str, ...]:
        """The codes of a stretch; where none is known, those of which only the line or address is."""
        known = [item for key in keys for item in self._known.get(key, ())]
        here = [code for code, bounds in known if bounds and bounds[0] <= end and start <= bounds[1]]
        return tuple(dict.fromkeys(here or (code for code, bounds in known if bounds is None)))


def _in_places(before: Analysis, after: Analysis, made: Sequence[Made]) -> Iterator[Change]:
    assert before.case is not None and after.case is not None
    old, new = Shown(before.case), Shown(after.case)
    codes = _Codes()
    for result, diagnostic, fix in made:
        for edit in fix.edits:
            address = edit.location.address
            if address is not None:
                codes.add(address.whole, diagnostic.code, address.bounds if result is before else None)
    now = dict(after.case.document.places)
    for address, text in before.case.document.places:
        if now.get(address, text) == text:
            continue
        location = Location(None, address)
        for (start, end), _, was, came in _pairs(
            text, now[address], old.written(address), new.written(address)
        ):
            yield Change(location, new.place(location), codes.of([address], start, end), was, came)


def _in_lines(before: Analysis, after: Analysis, made: Sequence[Made]) -> Iterator[Change]:
    assert before.case is not None and after.case is not None
    was, now = before.case.document.lines, after.case.document.lines
    old, new = Shown(before.case), Shown(after.case)
    is_even = len(was.starts) == len(now.starts)
    codes = _Codes()
    for result, diagnostic, fix in made:
        # Of a later round the lines are those of the first as long as none has come or gone.
        if result.case is not None and (is_even or result is before):
            for edit in fix.edits:
                if edit.location.span is not None:
                    line = result.case.document.lines.line_of(edit.location.span.start)
                    codes.add(line, diagnostic.code, edit.location.span if result is before else None)
    for (start, end), (low, high) in _blocks(before, after, is_even=is_even):
        one, other = (
            "\n".join(index.line(line) for line in range(*bounds))
            for index, bounds in ((was, (start, end)), (now, (low, high)))
        )
        shown = ["\n".join(map(side.line, range(*bounds))) for side, bounds in ((old, (start, end)), (new, (low, high)))]  # fmt: skip
        place = now.starts[low] if low < len(now.starts) else len(now.text)
        former = was.starts[start] if start < len(was.starts) else len(was.text)
        for (first, last), offset, gone, came in _pairs(one, other, *shown):
            known = codes.of(range(start, end), former + first, former + last)
            yield Change(at(place + offset, place + offset), None, known, gone, came)


def _blocks(
    before: Analysis, after: Analysis, *, is_even: bool
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The lines that are different, from and to, before and after."""
    assert before.case is not None and after.case is not None
    was, now = before.case.document.lines, after.case.document.lines
    old, new = ([index.line(line) for line in range(len(index.starts))] for index in (was, now))
    if is_even:
        for line, (one, other) in enumerate(zip(old, new, strict=True)):
            if one != other:
                yield (line, line + 1), (line, line + 1)
        return
    from difflib import SequenceMatcher

    for kind, start, end, low, high in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield (start, end), (low, high)


def _pairs(
    old: str, new: str, shown_old: str, shown_new: str
) -> Iterator[tuple[tuple[int, int], int, str, str]]:
    """The stretches that are different: where they were, where they are, and both as shown with what is around."""
    if len(shown_old) != len(old) or len(shown_new) != len(new):
        old, new = shown_old, shown_new
    for start, end, low, high in _different(old, new):
        yield (start, end), low, _window(shown_old, start, end), _window(shown_new, low, high)


def _window(text: str, start: int, end: int) -> str:
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    head, tail = "…" if first else "", "…" if last < len(text) else ""
    said = text[first:last]
    if len(said) > MOST_SHOWN:
        half = MOST_SHOWN // 2
        said = f"{said[:half]}…{said[-half:]}"
    return head + said.replace("\n", " ").replace("\t", " ") + tail


def _different(old: str, new: str) -> list[tuple[int, int, int, int]]:
    """The stretches in which two texts are different, those that are near one another as one."""
    low, tail = shared(old, new)
    one, other = old[low : len(old) - tail], new[low : len(new) - tail]
    if not one and not other:
        return []
    found: list[tuple[int, int, int, int]] = []
    if len(one) * len(other) > _MOST_COMPARED:
        return [(low, low + len(one), low, low + len(other))]
    from difflib import SequenceMatcher

    for kind, start, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        between = old[found[-1][1] : low + start] if found else ""
        if found and len(between) < _NEAR and _BORDERS.isdisjoint(between):
            found[-1] = (found[-1][0], low + end, found[-1][2], low + last)
        else:
            found.append((low + start, low + end, low + first, low + last))
    return found
