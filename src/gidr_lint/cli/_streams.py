"""The one place that writes to standard output and standard error; what it writes is made `visible` first."""

import sys
from typing import Protocol, TextIO

from gidr_lint.base.visible import on_one_line, visible

WIDTH = 80
_LEAST_WIDTH = 40
_PLAIN = str.maketrans(
    {
        "…": "...",
        "→": "->",
        "—": "-",
        "－": "-",
        "·": ".",
        "（": "(",
        "）": ")",
        "：": ":",
        "；": ";",
        "，": ",",
        "、": ",",
        "。": ".",
    }
    | dict.fromkeys("“”", '"')
    | dict.fromkeys("‘’", "'")
)


class Around(Protocol):
    """Something on the terminal that has to go before anything is written."""

    def hold(self) -> None: ...

    def go(self) -> None: ...


around: Around | None = None


def open_streams() -> None:
    """
    Make both ready: one that was closed before we began takes what is written and shows it to nobody, and what
    the terminal's encoding lacks is spelt out, for `????.md` is the name of many files.
    """
    if sys.stdout is None or sys.stderr is None:
        import os

        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  open for as long as we run
        sys.stdout = sys.stdout or nowhere
        sys.stderr = sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower() not in ("utf-8", "utf8"):
            import codecs

            codecs.register_error("gidr-lint", _instead)
            stream.reconfigure(errors="gidr-lint")


def _instead(error: UnicodeError) -> tuple[str, int]:
    """What is written for characters that an encoding lacks: the plain sign, else as backslashreplace has it."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_PLAIN)
    return text.encode("ascii", "backslashreplace").decode("ascii"), error.end


def say(
    text: str, *, end: str = "\n", color: bool = False, encoding: str | None = None, annotates: bool = False
) -> None:
    """
    Lines on standard output: in an encoding, else as the terminal takes it; with the codes of colours, or none;
    with annotations, or none.
    """
    shown = visible(text + end, color=color, annotates=annotates)
    if around is not None:
        around.hold()
    try:
        if encoding is not None:
            give(shown.encode(encoding))
        else:
            sys.stdout.write(shown)
        if around is not None:
            flush()
    finally:
        if around is not None:
            around.go()


def note(*lines: str, language: str | None = None) -> None:
    """
    A word on standard error, each line as it is read by a person. Of what is said in both languages only the one
    asked for, and where Chinese cannot be shown English.
    """
    if language is not None or not shows("第", sys.stderr):
        lines = tuple(
            line.rpartition(" / ")[0] or line if language == "zh" else _in_english(line) for line in lines
        )
    if around is not None:
        around.hold()
    sys.stderr.write("".join(f"{visible(on_one_line(line))}\n" for line in lines))
    if around is not None:
        sys.stderr.flush()
        around.go()


def draw(data: bytes) -> None:
    """Bytes on the terminal of standard error, past Python's buffers: a signal may come in the middle of them."""
    import os
    from contextlib import suppress

    with suppress(OSError):
        os.write(sys.stderr.fileno(), data)


def _in_english(line: str) -> str:
    """Of a line in both languages the English half, with the file, line or option that stands before them."""
    chinese, both, english = line.rpartition(" / ")
    if not both:
        return line
    _, colon, value = chinese.rpartition("：")
    if colon and value and (value.isascii() or "." in value or "/" in value) and value not in english:
        english = f"{english}: {value}"
    start = next((place for place, char in enumerate(chinese) if char >= "\u2e80"), len(chinese))
    return chinese[: max(chinese.rfind(": ", 0, start), -2) + 2] + english


def give(data: bytes) -> None:
    """Bytes on standard output as they are: a draft that was read from standard input."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def shows(text: str, stream: TextIO | None = None) -> bool:
    """Whether standard output, or another stream, takes these characters: Latin-1 has no Chinese, GBK not every sign."""
    encoding = ((stream or sys.stdout).encoding or "ascii").lower()
    if encoding in ("utf-8", "utf8"):
        return True
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def output_encoding() -> str:
    """The encoding of standard output."""
    return sys.stdout.encoding or "?"


def shows_chinese() -> bool:
    return shows("第")


def flush() -> None:
    sys.stdout.flush()


def drop() -> None:
    """Write nowhere from now on: whoever read our output has seen enough, or cannot take it."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def encoding() -> str:
    """The encoding of standard error."""
    return sys.stderr.encoding or "utf-8"


def is_watched() -> bool:
    """Whether somebody may look on at standard error."""
    return sys.stderr.isatty()


def is_terminal() -> bool:
    return sys.stdout.isatty()


def columns() -> int:
    """The width of the terminal, as COLUMNS or the terminal says; 80 where there is none."""
    import os

    if not is_terminal():
        return WIDTH
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdecimal() and int(given) > 0:
        return max(_LEAST_WIDTH, int(given))
    try:
        return max(_LEAST_WIDTH, os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH)
    except (OSError, ValueError):
        return WIDTH
