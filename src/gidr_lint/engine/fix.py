"""Offered changes applied to a draft, round by round, and taken back where they do harm."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from gidr_lint.base.diagnostics import Diagnostic, Edit, Fix, Words
from gidr_lint.base.errors import FixError, described
from gidr_lint.base.location import Address
from gidr_lint.base.stopping import Limit
from gidr_lint.document.tree import Document
from gidr_lint.engine.analysis import Analysis
from gidr_lint.engine.harm import Choice, Key, harm, key_of
from gidr_lint.formats.protocol import Write, track_of, write_of
from gidr_lint.plugins.guard import Aside

ROUNDS = 50
# The last rounds of those that lead nowhere show what goes on in them.
_LAST = 10
# So many findings that say the same are tried one by one; where all do harm, the others are taken to do so, too.
_TRIED = 8
_ENDLESS = Words("改了又要再改，没有尽头", "it would have to be fixed again without end")


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
    """
    What came of fixing: the new bytes, the last lint of them, which fixes went in, and which did not; whether
    time ran out before all had been tried.
    """

    data: bytes
    result: Analysis
    made: tuple[Made, ...] = ()
    refused: tuple[Refused, ...] = ()
    is_late: bool = False

    @property
    def applied(self) -> int:
        """How many fixes went in."""
        return len(self.made)


class _Late(Exception):
    """No time is left to try another fix."""


def fix(
    analysis: Analysis, *, unsafe: bool = False, tracked: bool = False, limit: Limit | None = None
) -> Fixed:
    """
    Apply the safe fixes (then the others too if `unsafe`) until nothing changes: fixing again changes nothing.

    The draft is linted `again` each time and compared, and fixes that do `harm` are taken back. Those of rules
    whose fixes call for further ones without end are not made. Raises FixError where the draft's format does, or
    has no way to write; with `tracked`, none to write tracked changes. Once the seconds of a `limit` are over no
    further fix is tried: what has been made by then is whole.
    """
    write = _in_time(_writer(analysis, tracked=tracked), limit)
    endless: set[str] = set()
    while True:
        fixing = _Fixing(analysis, write, ("safe", "unsafe") if unsafe else ("safe",), endless)
        try:
            more = fixing.run()
        except _Late:
            return fixing.outcome()._replace(is_late=True)
        if not more:
            return fixing.outcome()
        endless |= more


class _Fixing:
    """A draft on its way from one text to the next; fixes of the rules that are `endless` are left out."""

    def __init__(
        self, analysis: Analysis, write: Write, safeties: Sequence[str], endless: Container[str]
    ) -> None:
        self.result = analysis
        self.made: list[Made] = []
        self._write = write
        self._safeties = safeties
        self._endless = endless
        # What does harm in this text, by the diagnostic's identity; and what did in an earlier one.
        self._harmful: dict[int, Refused] = {}
        self._suspects: set[Key] = set()
        self._rounds: list[set[str]] = []

    def run(self) -> set[str]:
        """Fix until nothing changes; the rules whose fixes would go on for ever, where there are such."""
        left = ROUNDS
        while left:
            counted = _counted(self.result)
            if self._step():
                # As long as there are fewer left each time, the others are waiting only for these.
                left -= _counted(self.result) >= counted
                continue
            if not self._suspects:
                return set()
            # What did harm may do none in the text as it is now.
            self._suspects.clear()
        return set().union(*self._rounds[-_LAST:])

    def outcome(self) -> Fixed:
        refused = [*self._harmful.values(), *self._left_out()]
        return Fixed(self.result.inputs.source.data, self.result, tuple(self.made), tuple(refused))

    def _left_out(self) -> list[Refused]:
        """The findings of this text that would be mended without end."""
        return [
            Refused(diagnostic, _ENDLESS)
            for diagnostic in self.result.diagnostics
            if diagnostic.code in self._endless
            and any(offered.safety in self._safeties for offered in diagnostic.fixes)
        ]

    def _step(self) -> bool:
        """Make what can be made of this text at once: whether it has become another."""
        if self.result.case is None:
            return False
        for safety in self._safeties:
            while chosen := _chosen(self.result, safety, self._is_out):
                made = self._harmless(chosen)
                if made is not None:
                    chosen, after = made
                    self.made += (Made(self.result, *choice) for choice in chosen)
                    self.result = after
                    self._rounds.append({choice.diagnostic.code for choice in chosen})
                    self._suspects |= {key_of(refused.diagnostic) for refused in self._harmful.values()}
                    self._harmful = {}
                    return True
        return False

    def _is_out(self, diagnostic: Diagnostic) -> bool:
        return (
            id(diagnostic) in self._harmful
            or diagnostic.code in self._endless
            or (bool(self._suspects) and key_of(diagnostic) in self._suspects)
        )

    def _harmless(self, chosen: list[Choice]) -> tuple[list[Choice], Analysis] | None:
        """Those of some fixes that do no harm, and the draft with them; None where all do."""
        changed = _apply(self.result, chosen, self._write)
        if isinstance(changed, Words):
            self._look_for_harm(chosen, changed, Counter())
            chosen = [choice for choice in chosen if id(choice.diagnostic) not in self._harmful]
            changed = _apply(self.result, chosen, self._write) if chosen else changed
        while isinstance(changed, Words) and len(chosen) > 1:
            # Each does no harm alone, but some do together.
            chosen = chosen[: len(chosen) // 2]
            changed = _apply(self.result, chosen, self._write)
        if isinstance(changed, Words):
            for choice in chosen:
                self._refuse(choice, changed)
            return None
        return chosen, changed

    def _look_for_harm(self, chosen: Sequence[Choice], harm: Words, tried: Counter[Key]) -> None:
        """Note which of some fixes do harm by themselves, looked for half by half; all of them do `harm` together."""
        keys = [key_of(choice.diagnostic) for choice in chosen]
        if len(chosen) == 1 or all(tried[key] >= _TRIED for key in keys):
            for choice in chosen:
                self._refuse(choice, harm)
            tried.update(keys)
            return
        half = len(chosen) // 2
        for part in (chosen[:half], chosen[half:]):
            changed = _apply(self.result, part, self._write)
            if isinstance(changed, Words):
                self._look_for_harm(part, changed, tried)

    def _refuse(self, choice: Choice, harm: Words) -> None:
        self._harmful[id(choice.diagnostic)] = Refused(choice.diagnostic, harm)


def _counted(result: Analysis) -> int:
    """How many fixes are offered by findings that were only counted."""
    return sum(rest.fixable for rest in result.rest.values())


def _chosen(result: Analysis, safety: str, is_out: Callable[[Diagnostic], bool]) -> list[Choice]:
    """One fix a diagnostic, those that touch a place already taken left for the next round."""
    taken: dict[Address | None, list[tuple[int, int]]] = {}  # by paragraph or cell; sorted, never overlapping
    found = []
    for diagnostic in result.diagnostics:
        for offered in diagnostic.fixes:
            if offered.safety != safety or is_out(diagnostic):
                continue
            places = [_place(edit) for edit in offered.edits]
            if any(_is_taken((start, end), taken.get(owner, [])) for owner, start, end in places):
                continue
            for owner, start, end in places:
                insort(taken.setdefault(owner, []), (start, end))
            found.append(Choice(diagnostic, offered))
            break
    return found


def _place(edit: Edit) -> tuple[Address | None, int, int]:
    """What an edit replaces: offsets in the text, in Word in that of a paragraph or cell."""
    span, address = edit.location
    if span is not None:
        return None, span.start, span.end
    assert address is not None
    return address.whole, *address.bounds


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


def _in_time(write: Write, limit: Limit | None) -> Write:
    """What writes fixes as long as there is time."""
    if limit is None:
        return write
    clock, end = limit.clock, limit.clock() + limit.seconds

    def in_time(document: Document, edits: Sequence[Edit]) -> bytes | Words:
        if clock() >= end:
            raise _Late
        return write(document, edits)

    return in_time


def _apply(result: Analysis, chosen: Sequence[Choice], write: Write) -> Analysis | Words:
    """The lint of the draft with these fixes; the harm that they do instead, where they do any."""
    assert result.case is not None
    data = _written(write, result.case.document, [edit for choice in chosen for edit in choice.fix.edits])
    if isinstance(data, Words):
        return data
    after = result.again(result.inputs.source._replace(data=data))
    return harm(result, after, chosen) or after


def _written(write: Write, document: Document, edits: Sequence[Edit]) -> bytes | Words:
    """What a format writes; whatever else a plugin's does or raises leaves the draft as it was."""
    path = document.source.uri
    try:
        with Aside():
            data = write(document, edits)
    except (FixError, _Late):
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
