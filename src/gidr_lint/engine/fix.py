"""Offered changes applied to a draft, round by round, and taken back where they do harm."""

from bisect import bisect_left, insort
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from gidr_lint.base.diagnostics import Diagnostic, Edit, Fix, Severity, Target, Words
from gidr_lint.base.errors import FixError, described
from gidr_lint.base.location import Address
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Document
from gidr_lint.engine.analysis import Analysis
from gidr_lint.formats.protocol import Write, track_of, write_of
from gidr_lint.forms.model import table_name
from gidr_lint.plugins.guard import Aside
from gidr_lint.report.model import BoundCell
from gidr_lint.report.names import cell_name

_Key = tuple[str, str, str]
ROUNDS = 10
# From the worst on.
_STATES = ("absent", "unreadable", "partial", "bound")
_UNREADABLE = Words("会使文件读不出来", "it would make the file unreadable")
# Longer than any text.
_WHOLE = 1 << 40


class Refused(NamedTuple):
    """A diagnostic whose fix was taken back, and what it would have done: “会…”, it would …."""

    diagnostic: Diagnostic
    harm: Words


class Made(NamedTuple):
    """A fix that went in, and the lint that offered it."""

    result: Analysis
    diagnostic: Diagnostic
    fix: Fix


class Fixed(NamedTuple):
    """What came of fixing: the new bytes, the last lint of them, which fixes went in, and which did not."""

    data: bytes
    result: Analysis
    made: tuple[Made, ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def applied(self) -> int:
        """How many fixes went in."""
        return len(self.made)


def fix(analysis: Analysis, *, unsafe: bool = False, tracked: bool = False) -> Fixed:
    """
    Apply the safe fixes (then the others too if `unsafe`) until nothing changes, ten rounds at most, and as many
    more as make room for findings that were only counted.

    The draft is linted `again` each time and compared: a fix is taken back that brings an error or
    makes a table unreadable, and a safe one that changes a figure of a table. Raises FixError where the draft's format does, or has no way to write;
    with `tracked`, none to write tracked changes.
    """
    result, source = analysis, analysis.inputs.source
    made: list[Made] = []
    write = _writer(analysis, tracked=tracked)
    refused: dict[_Key, Words] = {}
    left = ROUNDS
    while left and result.case is not None:
        chosen = _chosen(result, "safe", refused) or (unsafe and _chosen(result, "unsafe", refused))
        if not chosen:
            break
        changed = _apply(source, result, chosen, write)
        if isinstance(changed, Words):
            refused.update(_harmful(source, result, chosen, changed, write))
            chosen = [choice for choice in chosen if _key(choice.diagnostic) not in refused]
            changed = _apply(source, result, chosen, write) if chosen else changed
        while isinstance(changed, Words) and len(chosen) > 1:
            # Each does no harm alone, but some do together.
            chosen = chosen[: len(chosen) // 2]
            changed = _apply(source, result, chosen, write)
        if isinstance(changed, Words):
            refused.update((_key(choice.diagnostic), changed) for choice in chosen)
            left -= 1
            continue
        # As long as there are fewer left each time, the others are waiting only for these.
        left -= _counted(changed[1]) >= _counted(result)
        made += (Made(result, choice.diagnostic, choice.fix) for choice in chosen)
        source, result = changed
    there = {_key(diagnostic): diagnostic for diagnostic in result.diagnostics}
    return Fixed(
        source.data,
        result,
        tuple(made),
        tuple(Refused(there[key], harm) for key, harm in refused.items() if key in there),
    )


def _counted(result: Analysis) -> int:
    """How many fixes are offered by findings that were only counted."""
    return sum(rest.fixable for rest in result.rest.values())


def _key(diagnostic: Diagnostic) -> _Key:
    return (diagnostic.code, str(diagnostic.target), diagnostic.message.text())


class _Choice(NamedTuple):
    """The fix to make of a diagnostic."""

    diagnostic: Diagnostic
    fix: Fix


def _chosen(result: Analysis, safety: str, refused: Container[_Key]) -> list[_Choice]:
    """One fix a diagnostic, those that touch a place already taken left for the next round."""
    taken: dict[Address | None, list[tuple[int, int]]] = {}  # by paragraph or cell; sorted, never overlapping
    found = []
    for diagnostic in result.diagnostics:
        for offered in diagnostic.fixes:
            if offered.safety != safety or _key(diagnostic) in refused:
                continue
            places = [_place(edit) for edit in offered.edits]
            if any(_is_taken((start, end), taken.get(owner, [])) for owner, start, end in places):
                continue
            for owner, start, end in places:
                insort(taken.setdefault(owner, []), (start, end))
            found.append(_Choice(diagnostic, offered))
            break
    return found


def _place(edit: Edit) -> tuple[Address | None, int, int]:
    """What an edit replaces: offsets in the text, in Word in that of a paragraph or cell."""
    span, address = edit.location
    if span is not None:
        return None, span.start, span.end
    assert address is not None
    return address.whole, address.start or 0, _WHOLE if address.end is None else address.end


def _is_taken(place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    number = bisect_left(taken, place)
    near = taken[max(number - 1, 0) : number + 1]
    return any((place[0] < end and start < place[1]) or place == (start, end) for start, end in near)


def _writer(analysis: Analysis, *, tracked: bool) -> Write:
    """What writes fixes into the draft; where nothing does, what says so once there is one."""
    write = write_of(analysis.format)
    track = track_of(analysis.format) if tracked else None

    def refuse(document: Document, edits: Sequence[Edit]) -> bytes:
        if write is None:
            raise FixError(
                f"{document.source.uri}: 没有改动，还不能改写这种文件，请照提示在原来的软件里改，或另存为.docx再改正 / left as it was, "
                "files of this kind cannot be rewritten yet; change it in the program that made it, or save it as .docx and fix that"
            )
        raise FixError(
            f"{document.source.uri}: 没有改动，这种文件不能记录修订，请去掉--tracked再改正 / left as it was, "
            "files of this kind have no tracked changes; fix it without --tracked"
        )

    return (track if tracked else write) or refuse


def _apply(
    source: Source, result: Analysis, chosen: Sequence[_Choice], write: Write
) -> tuple[Source, Analysis] | Words:
    """The draft with these fixes and its lint; the harm that they do instead, where they do any."""
    assert result.case is not None
    data = _written(write, result.case.document, [edit for choice in chosen for edit in choice.fix.edits])
    return data if isinstance(data, Words) else _compared(source._replace(data=data), result, chosen)


def _written(write: Write, document: Document, edits: Sequence[Edit]) -> bytes | Words:
    """What a format writes; whatever else a plugin's does or raises leaves the draft as it was."""
    path = document.source.uri
    try:
        with Aside():
            data = write(document, edits)
    except FixError:
        raise
    except (Exception, SystemExit) as error:
        said = described(error)
        raise FixError(
            f"{path}: 没有改动，写回程序出错（{said}）/ left as it was, what writes it failed ({said})"
        ) from error
    if not isinstance(data, bytes | Words):
        kind = type(data).__name__
        raise FixError(
            f"{path}: 没有改动，写回程序没有给出文件内容（{kind}）/ left as it was, what writes it returned {kind}, not bytes"
        )
    return data


def _compared(
    changed: Source, result: Analysis, chosen: Sequence[_Choice]
) -> tuple[Source, Analysis] | Words:
    """A changed draft and its lint, or what is worse in it than before."""
    after = result.again(changed)
    if result.case is None or after.case is None:
        return _UNREADABLE
    tables = {id: table.state for id, table in after.case.report.tables.items()}
    for id, table in result.case.report.tables.items():
        if _STATES.index(tables.get(id, "absent")) < _STATES.index(table.state):
            name = table_name(id)
            return Words(f"会使{name.zh}读不准", f"it would make {name.en} unreadable")
    if all(choice.fix.safety == "safe" for choice in chosen):
        moved = _moved(result.case.report.cells, after.case.report.cells)
        if moved is not None:
            name = cell_name(moved)
            return Words(f"会改动{name.zh}", f"it would change {name.en}")
    before = {_key(d)[:2] for d in result.diagnostics if d.severity is Severity.ERROR}
    fresh = [d for d in after.diagnostics if d.severity is Severity.ERROR and _key(d)[:2] not in before]
    if fresh:
        return Words(f"会带来新的{fresh[0].code}", f"it would bring {fresh[0].code}")
    return changed, after


def _moved(before: Mapping[Target, BoundCell], after: Mapping[Target, BoundCell]) -> BoundCell | None:
    """The first cell that no longer holds its figure, or its blank."""
    for target, cell in before.items():
        now = after.get(target)
        if now is None or now.figure.amount != cell.figure.amount:
            return cell
        if (now.figure.state == "blank") != (cell.figure.state == "blank"):
            return cell
    return None


def _harmful(
    source: Source, result: Analysis, chosen: Sequence[_Choice], harm: Words, write: Write
) -> dict[_Key, Words]:
    """Those of some fixes that do harm by themselves, looked for half by half; all of them do `harm` together."""
    if len(chosen) == 1:
        return {_key(chosen[0].diagnostic): harm}
    found: dict[_Key, Words] = {}
    half = len(chosen) // 2
    for part in (chosen[:half], chosen[half:]):
        changed = _apply(source, result, part, write)
        if isinstance(changed, Words):
            found.update(_harmful(source, result, part, changed, write))
    return found
