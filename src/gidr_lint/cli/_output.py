"""Where results go: each output's reporter, its place, and what of it has been written so far."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gidr_lint.base.errors import GidrLintError, PluginError, UsageError, nearest
from gidr_lint.cli._streams import WIDTH, drop, flush, note, say
from gidr_lint.outputs import Reporter, Style, Totals, for_run
from gidr_lint.plugins import registry
from gidr_lint.plugins.guard import Aside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from gidr_lint.outputs._rows import Row

# Of what is kept back for one output; more goes to a temporary file.
_MOST_HELD = 8_000_000


def reporter(name: str, *, plugins: bool = False) -> Any:
    """The reporter of a format, ours or an installed plugin's. Raises UsageError for any other."""
    ours = registry.reporter(registry.ask("gidr_lint_reporters"), name)
    if ours is not None:
        return for_run(ours)
    if plugins:
        installed = registry.Registry()
        theirs = installed.reporter(name)
        if theirs is not None:
            return _Theirs(name, theirs)
        for failure in installed.failed:
            note(f"gidr-lint: {failure.error()}")
    names = [found.name for _, found in registry.ask("gidr_lint_reporters")]
    near = nearest(name, names)
    raise UsageError(
        f"没有“{name}”这种格式，可用{'、'.join(names)}"
        + (f"；是不是{near}？" if near else "")
        + f" / no such format: {name}"
        + (f"; did you mean {near}?" if near else "")
    )


class _Theirs:
    """A plugin's reporter; what it raises is the plugin's failure, not ours."""

    def __init__(self, name: str, reporter: Reporter) -> None:
        self.name = name
        self.reporter = reporter
        for word in (
            "SPOOLED",
            "JOIN",
            "TELLS_UNREAD",
            "TELLS_STATISTICS",
            "ENCODING",
            "MOST",
            "needs",
            "left_out",
        ):
            if hasattr(reporter, word):
                setattr(self, word, getattr(reporter, word))

    def start(self, totals: Totals, style: Style) -> str:
        return self._ask(self.reporter.start, totals, style)

    def piece(self, row: "Row", style: Style) -> str:
        return self._ask(self.reporter.piece, row, style)

    def end(self, totals: Totals, style: Style) -> str:
        return self._ask(self.reporter.end, totals, style)

    def _ask(self, function: Callable[..., object], *values: object) -> str:
        try:
            with Aside():
                text = function(*values)
        except Exception as error:
            said = " ".join(f"{type(error).__name__}: {error}".split())
            raise PluginError(f"{self.name}: the reporter failed ({said})") from error
        if not isinstance(text, str):
            raise PluginError(f"{self.name}: the reporter returned no text")
        return text


class _Spool:
    """What is kept back until an output's end: texts by their paths, in memory as long as they are few."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._size = 0
        self._file: BinaryIO | None = None
        # Path and place of each.
        self._index: list[tuple[str, int, int]] = []

    def add(self, path: str, text: str) -> None:
        data = text.encode("utf-8", "surrogatepass")
        self._index.append((path, self._size, len(data)))
        self._held.append(data)
        self._size += len(data)
        if self._file is not None or self._size > _MOST_HELD:
            if self._file is None:
                from tempfile import TemporaryFile

                self._file = TemporaryFile()  # noqa: SIM115  open until the output ends
            self._file.writelines(self._held)
            self._held.clear()

    def texts(self) -> "Iterator[str]":
        """All of them, in the order of their paths."""
        if self._file is None:
            data = b"".join(self._held)
            for _, begin, length in sorted(self._index, key=lambda item: item[0]):
                yield data[begin : begin + length].decode("utf-8", "surrogatepass")
            return
        for _, begin, length in sorted(self._index, key=lambda item: item[0]):
            self._file.seek(begin)
            yield self._file.read(length).decode("utf-8", "surrogatepass")
        self._file.close()


class Output:
    """One output: standard output, or a file that is written whole at the end."""

    def __init__(
        self,
        reporter: Any,
        path: str | None,
        *,
        option: str = "--output",
        color: bool = False,
        width: int = WIDTH,
    ) -> None:
        self.reporter = reporter
        self.path = path
        # The option that its path was given by.
        self.option = option
        self.style = Style(color=color, width=width)
        self._spool = _Spool()
        self._count = 0
        self._is_spooled = getattr(reporter, "SPOOLED", False)
        self._join: str = getattr(reporter, "JOIN", "")
        self._encoding: str | None = getattr(reporter, "ENCODING", None)
        self._annotates: bool = getattr(reporter, "ANNOTATES", False)
        self._texts: list[str] = []

    @property
    def tells_unread(self) -> bool:
        return bool(getattr(self.reporter, "TELLS_UNREAD", False))

    @property
    def tells_statistics(self) -> bool:
        return bool(getattr(self.reporter, "TELLS_STATISTICS", False))

    @property
    def is_seen(self) -> bool:
        """Whether it goes to standard output in the encoding that this has."""
        return self.path is None and self._encoding is None

    def needs(self) -> frozenset[str]:
        """The parts of a row that only some outputs show."""
        asked = getattr(self.reporter, "needs", None)
        return frozenset(asked(self.style)) if asked is not None else frozenset()

    def begin(self) -> None:
        if not self._is_spooled:
            self._put(self.reporter.start(Totals(), self.style))

    def add(self, row: "Row") -> None:
        text = self.reporter.piece(row, self.style)
        if self._is_spooled:
            self._spool.add(row.path, text)
        else:
            self._put(self._joined(text))

    def finish(self, totals: Totals) -> None:
        """Write what was kept back, and the end."""
        if self._is_spooled:
            self._put(self.reporter.start(totals, self.style))
            self._put_pieces()
        self._put(self.reporter.end(totals, self.style))
        if self.path is not None:
            self._write(self.path)

    def _put_pieces(self) -> None:
        """What was kept back, as much as the output has room for, and how many more there are."""
        room: int | None = getattr(self.reporter, "MOST", None)
        more = 0
        for text in self._spool.texts():
            if room is not None and (more or len(text) > room):
                more += bool(text)
                continue
            room = None if room is None else room - len(text)
            self._put(self._joined(text))
        if more:
            self._put(self.reporter.left_out(more, self.style))

    def _joined(self, text: str) -> str:
        if not text:
            return ""
        self._count += 1
        return self._join + text if self._count > 1 else text

    def _put(self, text: str) -> None:
        if not text:
            return
        if self.path is not None:
            self._texts.append(text)
            return
        try:
            say(
                text,
                end="",
                color=self.style.color,
                encoding=self._encoding,
                annotates=self._annotates,
            )
            flush()
        except BrokenPipeError:
            drop()  # whoever reads has seen enough; the findings are what they are

    def _write(self, path: str) -> None:
        from gidr_lint.base.visible import visible
        from gidr_lint.workspace.temporary import sweep
        from gidr_lint.workspace.write import write

        sweep(os.path.dirname(os.path.realpath(path)))
        text = visible("".join(self._texts), color=self.style.color, annotates=self._annotates)
        write(path, text.encode(), is_result=True)
        self._texts.clear()


def output_of(
    name: str,
    path: str | None,
    *,
    plugins: bool,
    option: str = "--output",
    color: bool = False,
    width: int = WIDTH,
) -> Output:
    """An output by the name of its format. Raises UsageError where there is no such format."""
    return Output(reporter(name, plugins=plugins), path, option=option, color=color, width=width)


class Outputs:
    """All outputs of a run, given every row."""

    def __init__(self, outputs: list[Output]) -> None:
        self._outputs = outputs

    @property
    def files(self) -> list[tuple[str, str]]:
        """The files that are written, each behind the option that it was given by."""
        return [(output.option, output.path) for output in self._outputs if output.path is not None]

    def speak(self, style: Style) -> None:
        """Take over the language, and how much is asked for."""
        for output in self._outputs:
            output.style = style._replace(color=output.style.color, width=output.style.width)

    @property
    def are_seen(self) -> bool:
        """Whether one goes to standard output in the encoding that this has."""
        return any(output.is_seen for output in self._outputs)

    @property
    def needs(self) -> frozenset[str]:
        return frozenset().union(*(output.needs() for output in self._outputs))

    @property
    def tell_unread(self) -> bool:
        """Whether standard output, or a file in its place, names what was not read."""
        return not self._outputs or self._outputs[0].tells_unread

    @property
    def tell_statistics(self) -> bool:
        """Whether standard output, or a file in its place, counts the findings by rule."""
        return bool(self._outputs) and self._outputs[0].tells_statistics

    def begin(self) -> None:
        for output in self._outputs:
            output.begin()

    def add(self, row: "Row") -> None:
        for output in self._outputs:
            output.add(row)

    def finish(self, totals: Totals) -> int:
        """End every output, whatever becomes of another; 0, or 2 where one failed, which is said."""
        status = 0
        closed: OSError | None = None
        for output in self._outputs:
            try:
                output.finish(totals)
            except GidrLintError as error:
                note(f"gidr-lint: {error}")
                status = 2
            except OSError as error:
                closed = closed or error  # standard output takes nothing: whoever called says so
        if closed is not None:
            raise closed
        return status
