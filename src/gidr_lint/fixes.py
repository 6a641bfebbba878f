"""Offered changes applied to a draft and written back as it was found: encoding, BOM, line ends."""

import os
import stat
from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gidr_lint.diagnostics import Diagnostic, Edit, Result, Severity
from gidr_lint.document.location import Address
from gidr_lint.document.source import Source
from gidr_lint.errors import GidrLintError, because

# Lints a text of the draft, always with the same last year's report and spreadsheet beside it.
Lint = Callable[[Source], Result]
ROUNDS = 10
# Longer than any text.
_WHOLE = 1 << 40


class FixError(GidrLintError):
    """A draft that could not be written; it stays as it was."""

    exit_status = 2


class Fixed(NamedTuple):
    """What came of fixing: the new bytes, the last lint of them, and how many fixes went in."""

    data: bytes
    result: Result
    applied: int


def fix(lint: Lint, source: Source, *, unsafe: bool = False) -> Fixed:
    """
    Apply the safe fixes (the others too if `unsafe`) until nothing changes, ten rounds at most.

    A fix after which there is an error that was not there is taken back. Raises FixError where
    the new text cannot be written in the draft's encoding.
    """
    result = lint(source)
    applied = 0
    refused: set[tuple[object, ...]] = set()
    for _ in range(ROUNDS):
        if result.case is None or not _is_whole(source, result):
            break
        chosen = [pair for pair in _chosen(result, unsafe) if _key(pair[0]) not in refused]
        if not chosen:
            break
        changed = _apply(lint, source, result, chosen)
        if changed is None:
            changed, kept = _one_by_one(lint, source, result, chosen, refused)
            if not kept:
                continue
            applied += kept
        else:
            applied += len(chosen)
        source, result = changed
    return Fixed(source.data, result, applied)


def _is_whole(source: Source, result: Result) -> bool:
    """Whether the text that was read is all that the file holds: only then can it be written back."""
    assert result.case is not None
    document = result.case.document
    if document.kind == "word":
        return True  # its parts are left as they are, but for the words that change
    try:
        return document.encoding.bom + document.text.encode(document.encoding.name) == source.data
    except UnicodeEncodeError:
        return False


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    return (diagnostic.code, str(diagnostic.target), diagnostic.message.text())


def _chosen(result: Result, unsafe: bool) -> list[tuple[Diagnostic, tuple[Edit, ...]]]:
    """One fix a diagnostic, those that touch a place already taken left for the next round."""
    taken: dict[Address | None, list[tuple[int, int]]] = {}  # by paragraph or cell; sorted, never overlapping
    found = []
    for diagnostic in result.diagnostics:
        for offered in diagnostic.fixes:
            if offered.safety != "safe" and not unsafe:
                continue
            places = [_place(edit) for edit in offered.edits]
            if any(_is_taken((start, end), taken.get(owner, [])) for owner, start, end in places):
                continue
            for owner, start, end in places:
                insort(taken.setdefault(owner, []), (start, end))
            found.append((diagnostic, offered.edits))
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


def _edited(result: Result, chosen: Sequence[tuple[Diagnostic, tuple[Edit, ...]]]) -> str:
    assert result.case is not None
    text = result.case.document.text
    newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    edits = [(edit.location.span, edit.text) for _, group in chosen for edit in group]
    for span, new in sorted(edits, key=lambda item: item[0] or (0, 0), reverse=True):
        assert span is not None
        text = text[: span.start] + new.replace("\n", newline) + text[span.end :]
    return text


def _apply(
    lint: Lint, source: Source, result: Result, chosen: Sequence[tuple[Diagnostic, tuple[Edit, ...]]]
) -> tuple[Source, Result] | None:
    """The draft with these fixes and its lint; None where they bring a new error."""
    assert result.case is not None
    encoding = result.case.document.encoding
    if result.case.document.kind == "word":
        data = _rewritten(source, chosen)
        return None if data is None else _harmless(lint, source._replace(data=data), result)
    try:
        data = encoding.bom + _edited(result, chosen).encode(encoding.name)
    except UnicodeEncodeError as error:
        lost = error.object[error.start : error.end]
        raise FixError(
            f"{source.uri}: 没有改动，{encoding.name.upper()}编码写不出{lost!r} / left as it was, {lost!r} "
            f"cannot be written in {encoding.name.upper()}"
        ) from error
    return _harmless(lint, source._replace(data=data), result)


def _rewritten(source: Source, chosen: Sequence[tuple[Diagnostic, tuple[Edit, ...]]]) -> bytes | None:
    """The Word file with these fixes; None where one of them cannot be made."""
    from gidr_lint.readers._rewrite import CannotRewrite, rewrite

    edits = [(edit.location.address, edit.text) for _, group in chosen for edit in group]
    try:
        return rewrite(source, [(address, new) for address, new in edits if address is not None])
    except CannotRewrite as error:
        if error.whole:
            raise FixError(f"{source.uri}: 没有改动 / left as it was: {error}") from error
        return None


def _harmless(lint: Lint, changed: Source, result: Result) -> tuple[Source, Result] | None:
    """A changed draft and its lint; None where there is an error that was not there."""
    after = lint(changed)
    before = {_key(d)[:2] for d in result.diagnostics if d.severity is Severity.ERROR}
    fresh = {_key(d)[:2] for d in after.diagnostics if d.severity is Severity.ERROR} - before
    return None if fresh or after.case is None else (changed, after)


def _one_by_one(
    lint: Lint,
    source: Source,
    result: Result,
    chosen: Sequence[tuple[Diagnostic, tuple[Edit, ...]]],
    refused: set[tuple[object, ...]],
) -> tuple[tuple[Source, Result], int]:
    """Together they bring a new error: find the first that does no harm, refuse those that do."""
    for pair in chosen:
        changed = _apply(lint, source, result, [pair])
        if changed is not None:
            return changed, 1
        refused.add(_key(pair[0]))
    return (source, result), 0


def write(path: str, data: bytes, *, instead_of: bytes | None = None) -> None:
    """
    Replace a file at once: a temporary file beside it, flushed, read back, then renamed over it.

    Permissions and owner stay, a link stays a link. Raises FixError; the file is then as it was.
    It is raised, too, where the file no longer holds `instead_of`, or is write-protected.
    """
    import contextlib
    import tempfile

    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    temporary = ""
    try:
        if os.path.exists(target) and not stat.S_ISREG(os.stat(target).st_mode):
            # A device or a pipe is written to, not replaced.
            with open(target, "wb") as file:
                file.write(data)
            return
        handle, temporary = tempfile.mkstemp(prefix=".gidr-lint-", dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            was = os.stat(target)
            if not was.st_mode & 0o222:
                raise _refused(path, "文件是只读的", "it is read-only")
            if hasattr(os, "chown"):
                with contextlib.suppress(OSError):
                    os.chown(temporary, was.st_uid, was.st_gid)
            os.chmod(temporary, was.st_mode & 0o7777)
        else:
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(temporary, 0o666 & ~mask)
        with open(temporary, "rb") as file:
            if file.read() != data:
                raise _refused(path, "写入的内容读回来不一样", "what was written reads back otherwise")
        if instead_of is not None:
            with open(target, "rb") as file:
                if file.read() != instead_of:
                    raise _refused(
                        path,
                        "检查以后文件又有改动，请重新运行",
                        "it has changed since it was checked; run again",
                    )
        os.replace(temporary, target)
        temporary = ""
    except OSError as error:
        raise _refused(path, *because(error)) from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _refused(path: str, zh: str, en: str) -> FixError:
    return FixError(f"{path}: 没有写入，{zh} / not written, {en}")


def diff(path: str, before: str, after: str) -> str:
    """A unified diff of a draft before and after its fixes."""
    from difflib import unified_diff

    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), path, path, n=1)
    return "".join(
        line if line.endswith(("\n", "\r")) else line + "\n\\ No newline at end of file\n" for line in lines
    )
