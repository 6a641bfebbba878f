"""A command line that does not begin with a command: what it means, or what to say of it."""

import os
from collections.abc import Sequence

from gidr_lint.base.errors import UsageError, nearest, shown

_ANSWERED = ("help", "version")


def in_order(args: Sequence[str], commands: Sequence[str]) -> list[str]:
    """
    The command line with its command first: options may stand before it. Raises UsageError where there is
    none, with the command line that was most likely meant.
    """
    if args[0].startswith("-") and args[0] != "-":
        for place, word in enumerate(args):
            if word in (*commands, *_ANSWERED):
                return [word, *args[:place], *args[place + 1 :]]
        if any(word in ("-h", "--help") for word in args):
            return ["help", *args]
        raise _without_command(args)
    word = args[0]
    if _is_path(word):
        raise _without_command(args)
    near = nearest(word, commands)
    raise UsageError(
        f"没有“{shown(word)}”这个命令"
        + (f"，是不是{near}？" if near else "；gidr-lint --help 可列出命令")
        + f" / no such command: {shown(word)}"
        + (f"; did you mean {near}?" if near else "")
    )


def _is_path(word: str) -> bool:
    """Whether a word names a file or folder, or looks as if it did."""
    return word == "-" or os.path.lexists(word) or any(sign in word for sign in "./\\")


def _without_command(args: Sequence[str]) -> UsageError:
    line = shown(" ".join(("gidr-lint check", *map(_quoted, args))), 160)
    return UsageError(f"缺少命令，检查文件请写：{line} / a command is missing; to check files: {line}")


def _quoted(word: str) -> str:
    """A word as a shell takes it; Chinese needs no quotes."""
    plain = "".join(char for char in word if char.isalnum() or char in "-_./=:,+@%")
    if plain == word and word:
        return word
    import shlex

    return shlex.quote(word)
