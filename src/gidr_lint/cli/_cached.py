"""
Results of earlier runs: what a row is kept by, and whether it may be taken for what a lint would give now.

A row is kept by the content of its file and all that a lint depends on. Which report serves as last year's is only
known once a draft is read; so what was asked for it is kept beside the row, and asked again.
"""

import os
import stat
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.settings import DEFAULT_MAX_BYTES
from gidr_lint.cli._streams import note
from gidr_lint.workspace import fingerprint
from gidr_lint.workspace.cache import Shelf, Store, Unusable, digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gidr_lint.cli._files import Found
    from gidr_lint.cli._run import Options, Runner
    from gidr_lint.document.source import Source
    from gidr_lint.engine.analysis import Analysis
    from gidr_lint.outputs._rows import Row
    from gidr_lint.plugins.registry import Registry
    from gidr_lint.workspace.config import Resolved

# Results that another run need not give again: of a rule that crashed or was stopped, of a lint out of time.
_UNSOUND = frozenset(("E004", "E013", "E015"))
_SETTINGS = "settings"
# Nothing was asked for, and nothing was said.
_PLAIN = b"[null,[]]"
_AT_ONCE = 64
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_APART = ("given", "config", "style", "needs")


class Asked(NamedTuple):
    """A draft's year and organ, by which last year's report was looked for, and the files that there were."""

    year: int | None
    organisation: str | None
    found: tuple[tuple[str, str], ...] = ()


class Record(NamedTuple):
    """What a row was made of that its file is not known for beforehand: see `Trace`."""

    content: bytes
    asked: Asked | None
    said: tuple[str, ...]


class Trace:
    """What is noted of a lint, so that its row can be kept: the bytes that were linted, and what was asked and said."""

    def __init__(self) -> None:
        self.content: bytes | None = None
        self.asked: Asked | None = None
        self.said: list[str] = []

    def read(self, data: bytes) -> None:
        if len(data) <= DEFAULT_MAX_BYTES:
            self.content = digest(data)

    def record(self, result: "Analysis", registry: "Registry") -> Record | None:
        """What to keep with the row of a result; None for one that another run need not give again."""
        if self.content is None or result.case is None or result.case.failures or registry.failed:
            return None
        codes = {item.code for item in result.diagnostics} | result.rest.keys()
        return None if codes & _UNSOUND else Record(self.content, self.asked, tuple(self.said))


class Kept(NamedTuple):
    """A row that was found, as it is stored, and what was said on standard error when it was made."""

    data: bytes
    said: "Sequence[str]"


def identity(found: "Source | Sequence[Source] | None") -> tuple[tuple[str, str], ...]:
    """Names and contents of the files that may be last year's report."""
    if found is None:
        return ()
    sources = found if isinstance(found, list | tuple) and not hasattr(found, "data") else [found]
    return tuple((source.uri, digest(source.data).hex()) for source in sources)  # type: ignore[union-attr]


def opened(runner: "Runner", *, verbose: bool) -> "Cache | None":
    """The cache for a run, None where there is none, which is said where somebody should know."""
    try:
        return Cache(runner, Store(), fingerprint.of_program())
    except Unusable as error:
        if error.told or verbose:
            _tell(runner, error.words)
    except fingerprint.Unknown:
        if verbose:
            _tell(runner, Words("看不出程序有没有改动", "whether the program has changed cannot be told"))
    return None


def _tell(runner: "Runner", why: Words) -> None:
    english = runner.options.style.language == "en"
    note(f"no cache is used: {why.en}" if english else f"没有使用缓存：{why.zh}")


class Cache:
    """The results of earlier runs, for the files of one run."""

    def __init__(self, runner: "Runner", store: Store, program: bytes) -> None:
        self.taken = 0
        self._runner = runner
        self._store: Store | None = store
        self._shelf = store.shelf
        self._program = program
        # By the identity of what is resolved, which lives as long as the run.
        self._settings: dict[int, bytes | None] = {}
        self._bases: dict[int, bytes | None] = {}
        self._known: dict[int, frozenset[str] | None] = {}
        self._shelves: dict[str, Shelf] = {}
        self._has_new = False

    # ---- configurations -------------------------------------------------------------------

    def suffixes(self, resolved: "Resolved") -> frozenset[str] | None:
        """The file endings that are read under a configuration, None for one that no linter was made of yet."""
        if id(resolved) not in self._known:
            self._known[id(resolved)] = self._look_up(resolved)
        return self._known[id(resolved)]

    def _look_up(self, resolved: "Resolved") -> frozenset[str] | None:
        from json import loads

        key = self._of_settings(resolved)
        found = self._shelf(_SETTINGS).get(key) if key is not None else None
        if found is None:
            return None
        try:
            suffixes = loads(found[0])
        except (ValueError, RecursionError):
            return None
        is_list = isinstance(suffixes, list) and all(isinstance(word, str) for word in suffixes)
        return frozenset(suffixes) if is_list else None

    def learn(self, resolved: "Resolved", registry: "Registry") -> None:
        """Keep that a linter could be made of a configuration."""
        from json import dumps

        key = self._of_settings(resolved)
        if key is None or (id(resolved) in self._known and self._known[id(resolved)] is not None):
            return
        suffixes = registry.suffixes
        if registry.failed:
            return
        self._known[id(resolved)] = suffixes
        self._shelf(_SETTINGS).put(key, dumps(sorted(suffixes)).encode(), b"")
        self._has_new = True

    def _of_settings(self, resolved: "Resolved") -> bytes | None:
        if id(resolved) not in self._settings:
            options = self._runner.options
            try:
                settings = fingerprint.of_settings(
                    resolved.settings, plugins=_uses_plugins(options), trusted=options.trusted
                )
                self._settings[id(resolved)] = digest(self._program, settings)
            except fingerprint.Unknown:
                self._settings[id(resolved)] = None
        return self._settings[id(resolved)]

    def _base(self, resolved: "Resolved") -> bytes | None:
        """What the rows of a configuration depend on besides the file; asked once language and outputs are known."""
        if id(resolved) not in self._bases:
            settings = self._of_settings(resolved)
            self._bases[id(resolved)] = settings and digest(
                settings, self._of_run(resolved).encode("utf-8", "replace")
            )
        return self._bases[id(resolved)]

    def _of_run(self, resolved: "Resolved") -> str:
        options = self._runner.options
        values: dict[str, Any] = options._asdict()
        for name in _APART:
            del values[name]
        figures = self._runner.figures
        today = None
        if _uses_plugins(options) and fingerprint.has_plugins(resolved.settings):
            import datetime

            today = datetime.date.today().isoformat()
        return repr(
            (
                sorted(values.items()),
                options.style.language,
                sorted(options.needs),
                resolved.fail_on,
                None if figures is None else digest(figures.data),
                today,
            )
        )

    # ---- files ----------------------------------------------------------------------------

    def look(self, file: "Found") -> Kept | None:
        """The row of a file as it would be made now; None where none is kept."""
        resolved = self._runner.resolved(file.path)
        base = self._base(resolved)
        data = _content(file) if base is not None else None
        if base is None or data is None:
            return None
        found = self._shelf_of(file).get(self._key(base, file, digest(data)))
        if found is None:
            return None
        head, tail = found
        if head == _PLAIN:
            return Kept(tail, ())
        asked, said = _read(head)
        if said is None or (asked is not None and not self._is_same(file, resolved, asked)):
            return None
        return Kept(tail, said)

    def take(self, file: "Found", kept: Kept) -> "tuple[Row | None, bool]":
        """The row that is kept, None for a file that is no report, and whether it is one at all."""
        from gidr_lint.outputs._stored import is_none, restored

        row = None if is_none(kept.data) else restored(kept.data, file.shown)
        is_there = row is not None or is_none(kept.data)
        if is_there:
            self.taken += 1
            for line in kept.said:
                self._runner.say(line)
        return row, is_there

    def _is_same(self, file: "Found", resolved: "Resolved", asked: Asked) -> bool:
        """Whether the same files serve as last year's report."""
        return identity(self._runner.neighbours(resolved.settings, asked, file)) == asked.found

    def keep(self, file: "Found", record: Record | None, row: "Row | None") -> None:
        """Keep a row that was made."""
        if record is None or self._store is None or file.data is not None:
            return
        from gidr_lint.outputs._stored import stored

        base = self._base(self._runner.resolved(file.path))
        text = stored(row)
        if base is None or text is None:
            return
        self._shelf_of(file).put(self._key(base, file, record.content), _written(record), text)
        self._has_new = True
        self._write(self._store.flush, _AT_ONCE)

    def _shelf_of(self, file: "Found") -> Shelf:
        """Where the results for the files of one folder are."""
        folder = os.path.dirname(file.path)
        if folder not in self._shelves:
            self._shelves[folder] = self._shelf(os.path.abspath(folder))
        return self._shelves[folder]

    def _key(self, base: bytes, file: "Found", content: bytes) -> bytes:
        # Of a file that is no report nothing is said, unless it was named.
        shown = file.shown.encode("utf-8", "surrogatepass")
        return digest(base, shown, b"named" if file.named else b"", content)

    def close(self) -> None:
        """Write what is still to be written."""
        if self._has_new and self._store is not None:
            self._write(self._store.flush)
            if self._store is not None:
                self._store.trim()
            self._has_new = False

    def told(self, done: int) -> str:
        """How many of the files had a result here, for whoever asks."""
        if self._runner.options.style.language == "en":
            return f"results from the cache: {self.taken} of {done}"
        return f"{done}个文件，其中{self.taken}个用了缓存里的结果"

    def _write(self, write: Callable[..., None], *args: int) -> None:
        """Write, and no more once that went wrong: a full disk costs nobody a check."""
        try:
            write(*args)
        except (OSError, Unusable):
            self._store = None


def _uses_plugins(options: "Options") -> bool:
    return options.plugins and not options.isolated


def _content(file: "Found") -> bytes | None:
    """What is in an ordinary file, None where it cannot be read or is too large to be kept."""
    if file.data is not None:
        return None
    try:
        facts = os.stat(file.path)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > DEFAULT_MAX_BYTES:
            return None
        handle = os.open(file.path, _READ)
        try:
            data = os.read(handle, facts.st_size + 1)
        finally:
            os.close(handle)
    except (OSError, ValueError):
        return None
    return data if len(data) == facts.st_size else None


def _written(record: Record) -> bytes:
    if record.asked is None and not record.said:
        return _PLAIN
    from json import dumps

    return dumps([record.asked, record.said], ensure_ascii=True, separators=(",", ":")).encode()


def _read(head: bytes) -> "tuple[Asked | None, Sequence[str] | None]":
    """What was asked and said; nothing said at all where this is no such text."""
    from json import loads

    try:
        asked, said = loads(head.decode())
        if asked is not None:
            year, organisation, found = asked
            asked = Asked(year, organisation, tuple((name, content) for name, content in found))
        return asked, tuple(map(str, said))
    except (ValueError, TypeError, RecursionError):
        return None, None
