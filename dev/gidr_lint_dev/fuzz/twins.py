"""What must come out the same: of the same file again, of the file in another encoding, of the file once it is fixed."""

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.errors import FixError
from gidr_lint.document.tree import Document, Table
from gidr_lint.engine.analysis import Analysis
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style
from gidr_lint.outputs._rows import row_of

# How often each is tried.
AGAIN, ENCODED, UNSAFE, ANEW = 0.1, 0.15, 0.25, 0.25
_NARROW = {ord("０") + digit: ord("0") + digit for digit in range(10)} | {ord("．"): "."}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<=\d)[,，' ](?=\d{3}(?!\d))")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e0fff]"
)
_ORDINAL = re.compile(r"(?<!\d)\d{1,2}(?=[.、．)）](?!\d))|[(（]\d{1,2}[)）]")
Difference = tuple[str, str]
Chance = Callable[[str], float]
"""A number from 0 to 1 for a purpose; what is below a share is tried."""


class Twins:
    """Compares results; `other` makes a linter like this one, which has seen nothing yet."""

    def __init__(self, linter: Linter, other: Callable[[], Linter]) -> None:
        self.linter = linter
        self.other = other

    def differences(self, result: Analysis, chance: Chance | None) -> Iterator[Difference]:
        """Oracle and detail of whatever is not the same; without `chance` all is tried."""
        if chance is None or chance("again") < AGAIN:
            previous = result.inputs.previous
            if _bytes(result) != _bytes(self.other().lint(result.inputs.source, previous=previous)):
                yield "again", "another linter gives another result"
        if result.case is None:
            return
        if not result.case.document.is_addressed and (chance is None or chance("encoded") < ENCODED):
            ways = _encodings(result.case.document)
            for way in ways if chance is None or not ways else [ways[int(chance("way") * len(ways))]]:
                yield from self._encoded(result, *way)
        if any(diagnostic.fixes for diagnostic in result.diagnostics) and result.is_writable:
            yield from self._fixed(result, chance, unsafe=False)
            if chance is None or chance("unsafe") < UNSAFE:
                yield from self._fixed(result, chance, unsafe=True)

    def _encoded(self, result: Analysis, name: str, data: bytes) -> Iterator[Difference]:
        document = result.document
        assert document is not None
        if name == "gb18030" and not _only_as(data, "gb18030"):
            return
        source = document.source._replace(data=data)
        other = self.linter.lint(source, previous=result.inputs.previous)
        if other.document is None:
            yield "encoding", f"{name}: not read"
            return
        if name != "lines-cr" and name != "lines-crlf" and other.document.text != document.text:
            return  # the page itself says that it is written in another encoding
        lost = _findings(result) - _findings(other)
        added = _findings(other) - _findings(result)
        if lost or added:
            codes = ", ".join(sorted({f"-{code}" for code, *_ in lost} | {f"+{code}" for code, *_ in added}))
            yield "encoding", f"{name}: {codes}"

    def _fixed(self, result: Analysis, chance: Chance | None, *, unsafe: bool) -> Iterator[Difference]:
        kind = "unsafe fix" if unsafe else "safe fix"
        try:
            done = fix(result, unsafe=unsafe)
        except FixError:
            return
        if done.data == result.inputs.source.data:
            return
        after = done.result
        if chance is None or chance("anew") < ANEW:
            source = result.inputs.source._replace(data=done.data)
            after = self.linter.lint(source, previous=result.inputs.previous)
            if _bytes(after) != _bytes(done.result):
                yield kind, "what is written gives another result than what is said"
        again = fix(after, unsafe=unsafe)
        if again.data != done.data or again.applied:
            yield kind, f"not stable: {_codes(after, unsafe=unsafe)}"
        if after.case is None or result.case is None:
            yield kind, "makes the file unreadable"
        elif not unsafe:
            yield from _harm(result, after, {code for made in done.made for code in made.fix.uncovers})


def _harm(before: Analysis, after: Analysis, uncovered: set[str]) -> Iterator[Difference]:
    """What safe fixes must not do: change a figure, lose a cell, bring a finding that what was mended had not hidden."""
    assert before.report is not None and after.report is not None
    assert before.document is not None and after.document is not None
    fixed = sorted({d.code for d in before.diagnostics if d.is_fixable})
    kept = after.report.cells
    for target, cell in before.report.cells.items():
        now = kept.get(target)
        if now is None:
            yield "safe fix", f"loses a cell: {', '.join(fixed)}"
            break
        if now.figure.amount != cell.figure.amount:
            yield "safe fix", f"changes an amount: {', '.join(fixed)}"
            break
    gone = _figures(before.document) - _figures(after.document)
    if gone:
        yield "safe fix", f"loses a figure of a table: {', '.join(fixed)}"
    joined = _joined(before.document, after.document)
    if joined:
        yield "safe fix", f"joins two figures: {', '.join(fixed)}"
    if any(state != after.report.tables[id].state for id, state in _states(before).items()):
        return  # a table that can be read at last has findings of its own
    known = {d.code for d in before.diagnostics} | {
        item.code for d in before.diagnostics for item in d.related if item.code
    }
    for code in sorted({d.code for d in after.diagnostics if d.severity >= Severity.WARNING} - known):
        if code not in uncovered:
            yield "safe fix", f"brings {code}: {', '.join(fixed)}"


def _joined(before: Document, after: Document) -> set[str]:
    """Numbers of the text that are two numbers of the text before."""
    old, new = (_NUMBER.findall(_plain(text.plain)) for text in (before, after))
    return (set(new) - set(old)) & {left + right for left, right in pairwise(old)}


def _states(result: Analysis) -> dict[str, str]:
    return {} if result.report is None else {id: table.state for id, table in result.report.tables.items()}


def _figures(document: Document) -> Counter[float]:
    """How often each number stands in the tables, ordinals left aside; 1,204 and 007 are what they mean."""
    found: Counter[float] = Counter()
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for string in row.strings:
                    found.update(map(float, _NUMBER.findall(_ORDINAL.sub("", _plain(string)))))
    return found


def _plain(text: str) -> str:
    """A text as a person reads its numbers."""
    return _THOUSANDS.sub("", _UNSEEN.sub("", text).translate(_NARROW))


def _codes(result: Analysis, *, unsafe: bool) -> str:
    offered = {d.code for d in result.diagnostics if any(unsafe or f.safety == "safe" for f in d.fixes)}
    return ", ".join(sorted(offered))


def _bytes(result: Analysis) -> str:
    return repr(row_of(result, Style()))


def _findings(result: Analysis) -> Counter[tuple[str, str, int, int]]:
    """The findings with their places as people are told them; whether an encoding was guessed is no matter here."""
    assert result.document is not None
    found: Counter[tuple[str, str, int, int]] = Counter()
    for diagnostic in result.diagnostics:
        span = diagnostic.location.span
        if diagnostic.code != "E011" and span is not None:
            place = result.document.lines.position(span.start)
            found[diagnostic.code, diagnostic.message.text(), *place] += 1
    return found


def _encodings(document: Document) -> list[tuple[str, bytes]]:
    text = document.text
    if document.encoding.guessed or document.encoding.name == "big5hkscs" or "\0" in text:
        return []
    ways = [("bom", codecs.BOM_UTF8 + text.encode("utf-8", "replace"))]
    try:
        ways += [
            ("utf-16-le", codecs.BOM_UTF16_LE + text.encode("utf-16-le")),
            ("utf-16-be", codecs.BOM_UTF16_BE + text.encode("utf-16-be")),
            ("gb18030", text.encode("gb18030")),
        ]
    except UnicodeEncodeError:
        return ways
    if "\r" not in text:
        ways.append(("lines-crlf", text.replace("\n", "\r\n").encode()))
        if document.kind != "markdown":
            ways.append(("lines-cr", text.replace("\n", "\r").encode()))
    return ways


def _only_as(data: bytes, encoding: str) -> bool:
    """Whether bytes are no UTF-8, which would be tried first."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end < len(data)
    return False
