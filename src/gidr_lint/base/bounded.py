"""
Files that a workspace names, read whole or refused: whoever wrote it need not mean well.

A name may lead to a pipe that nobody writes to, to a device that never ends, or, on Windows, to another machine,
which is told the user's password hash as soon as one looks whether the file is there.
"""

import os
import stat
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ConfigError, because, shown

MOST_BYTES = 1024 * 1024
_MOST_PARTS = 20
# Tables in tables and lists: ours go eight deep.
_MOST_LEVELS = 12
_MOST_ENTRIES = 1000
_MOST_VALUES = 20_000
_MOST_KEY = 200
_MOST_TEXT = 10_000
_MOST_NUMBER = 10**15
# What Windows takes for a device in every folder, with any ending.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", "conin$", "conout$", *(f"{n}{d}" for n in ("com", "lpt") for d in "123456789¹²³"))
)  # fmt: skip


def wrong_path(path: str, *, is_windows: bool = os.name == "nt") -> Words | None:
    """Why a path that a workspace writes is not looked at; None for one that may be. Asks nothing of the system."""
    if any(char < " " or char == "\x7f" for char in path):
        return Words("路径中有控制字符", "a control character in the path")
    slashed = path.replace("\\", "/")
    if slashed.startswith(("//", "/??/")):
        return Words(
            "不读取网络路径和设备路径，请写本机的文件",
            "no path of a network or device; name a file of this machine",
        )
    parts = (part.partition(":")[0].partition(".")[0].rstrip(" ").lower() for part in slashed.split("/"))
    if is_windows and any(part in _DEVICES for part in parts):
        return Words("这是Windows的设备名", "it is the name of a device of Windows")
    return None


def read_bytes(path: str, most: int = MOST_BYTES) -> bytes:
    """
    All of a regular file of at most so many bytes.

    Raises:
        ConfigError: It is another kind of file, larger, or cannot be opened; the text says why, not which.
    """
    try:
        # Opening a device may already do something; a pipe is opened without waiting for its other end.
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise ConfigError("不是普通文件 / no ordinary file")
        with open(
            os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)), "rb"
        ) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ConfigError("不是普通文件 / no ordinary file")
            data = file.read(most + 1)
    except OSError as error:
        zh, en = because(error)
        raise ConfigError(f"打不开，{zh} / cannot be opened: {en}") from error
    except ValueError as error:
        raise ConfigError("路径不能用 / no possible path") from error
    if len(data) > most:
        size = most // MOST_BYTES
        raise ConfigError(f"超过{size}MB，没有读取 / more than {size} MB, not read")
    return data


def read_text(path: str) -> str:
    """
    The text of a file in UTF-8.

    Raises:
        ConfigError: As `read_bytes`, or it is not UTF-8; the text names the file.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")  # Notepad writes a BOM
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: 不是UTF-8编码 / not UTF-8 ({error.reason})") from error
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error.__cause__


def parse_toml(path: str, text: str) -> dict[str, Any]:
    """
    The tables of a text that was read from a path.

    Raises:
        ConfigError: It is no TOML, or none that can be taken in; the text names the file, and the line where that
            is known.
    """
    import tomli

    try:
        _look_for_depth(path, text)
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        line = getattr(error, "lineno", None) or text.count("\n") + 1
        said = shown(str(error), 200)
        raise ConfigError(f"{path}:{line}: 不是正确的TOML / not valid TOML: {said}") from error
    except (ValueError, RecursionError, MemoryError) as error:
        said = shown(str(error), 200)
        zh = "层数太多" if isinstance(error, RecursionError) else "里面有读不了的数或文字"
        raise ConfigError(f"{path}:1: 不能作为TOML读取，{zh} / cannot be read as TOML: {said}") from error


def _look_for_depth(path: str, text: str) -> None:
    """Refuse keys of very many parts: reading a line under one takes as long as it has parts, squared."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_PARTS:
            key = line.partition("]" if line.lstrip()[:1] == "[" else "=")[0]
            if key != line and key.count(".") > _MOST_PARTS:
                raise ConfigError(
                    f"{path}:{number}: {shown(key.strip())}: 键名层数过多 / a key of too many parts"
                )


def beyond_use(data: Any, most: Mapping[str, int] = MappingProxyType({})) -> tuple[str, Words] | None:
    """
    The place of what is nested, long, or large beyond any use in tables of TOML, and what it is; None where all is
    within bounds. `most` says of single places how many entries they may have.
    """
    stack: list[tuple[str, Any, int]] = [("", data, 0)]
    count = 0
    while stack:
        place, value, level = stack.pop()
        count += 1
        if count > _MOST_VALUES:
            return "", Words(f"超过{_MOST_VALUES}个值", f"more than {_MOST_VALUES} values")
        if isinstance(value, dict | list):
            if level > _MOST_LEVELS:
                return place, Words(f"层数超过{_MOST_LEVELS}", f"more than {_MOST_LEVELS} levels deep")
            entries = most.get(place, _MOST_ENTRIES)
            if len(value) > entries:
                return place, Words(f"超过{entries}项", f"more than {entries} entries")
        if isinstance(value, dict):
            for name, item in value.items():
                if len(name) > _MOST_KEY:
                    return f"{place}.{shown(name)}".lstrip("."), Words("键名太长", "too long a key")
                stack.append((f"{place}.{name}" if place else name, item, level + 1))
        elif isinstance(value, list):
            stack.extend((f"{place}[{number}]", item, level + 1) for number, item in enumerate(value))
        elif isinstance(value, str):
            if len(value) > _MOST_TEXT:
                return place, Words(f"超过{_MOST_TEXT}个字", f"more than {_MOST_TEXT} characters")
        elif isinstance(value, int) and abs(value) > _MOST_NUMBER:
            return place, Words("数字太大", "too large a number")
    return None
