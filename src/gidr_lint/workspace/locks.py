"""
Who has a file open: Word, WPS and LibreOffice keep a small file beside one that is being edited.

Word's has the file's name behind `~$`, of a long name all but the first one or two characters, and holds the
user's name twice, in the code page of the system and in UTF-16. WPS keeps the same, or the whole name behind `.~`.
LibreOffice's is `.~lock.NAME#`, a line of fields.
"""

import os
from typing import NamedTuple

from gidr_lint.base.diagnostics import Words

_MOST = 4096
_LONGEST_NAME = 40
_ANSI = slice(1, 54)
# Of Word; Excel and PowerPoint begin one byte later.
_WIDE = (54, 55)


class Lock(NamedTuple):
    """The file beside another that says who has that open, and on which computer; empty where it does not say."""

    path: str
    program: str
    who: str = ""
    computer: str = ""

    @property
    def words(self) -> Words:
        """张三正用Word或WPS打开这份文件（旁边有~$报告.docx）."""
        name = os.path.basename(self.path)
        zh = f"{self.who or '有人'}{f'在电脑{self.computer}上' if self.computer else ''}正用{self.program}打开着这份文件（旁边有{name}）"
        on = f" on {self.computer}" if self.computer else ""
        program = self.program.replace("或", " or ")
        return Words(zh, f"{self.who or 'somebody'} has it open in {program}{on} ({name} is beside it)")


def lock_of(path: str) -> Lock | None:
    """The lock beside a file, or beside what it is a link to; None where nobody seems to have it open."""
    for place in dict.fromkeys((os.path.abspath(path), os.path.realpath(path))):
        folder, name = os.path.split(place)
        locks = ((f".~lock.{name}#", "LibreOffice"), (word_lock(name), "Word或WPS"), (f".~{name}", "WPS"))
        for beside, program in locks:
            found = os.path.join(folder, beside)
            # A file that itself begins so is a lock, and locks have none.
            if not name.startswith(("~$", ".~")) and os.path.isfile(found):
                return Lock(found, program, *map(_clean, _who(found, beside)))
    return None


def word_lock(name: str) -> str:
    """The name of the file that Word and WPS keep beside one of this name."""
    length = len(name.rpartition(".")[0] or name)
    return "~$" + name[0 if length < 7 else 1 if length == 7 else 2 :]


def _clean(said: str) -> str:
    said = " ".join(said.split())
    return said[:_LONGEST_NAME] if said.isprintable() else ""


def _who(path: str, name: str) -> tuple[str, ...]:
    """The user, and the computer where that is told."""
    try:
        with open(path, "rb") as file:
            data = file.read(_MOST)
    except OSError:
        return ()
    return _fields(data) if name.startswith(".~lock.") else (_owner(data),)


def _fields(data: bytes) -> tuple[str, str]:
    """The user's name as LibreOffice has it, else the system's name for the user, and the computer's."""
    fields: list[str] = [""]
    is_escaped = False
    for char in data.decode("utf-8", "replace"):
        if is_escaped or char not in "\\,;":
            fields[-1] += char
            is_escaped = False
        elif char == "\\":
            is_escaped = True
        else:
            fields.append("")
    name, account, computer = [*fields, "", ""][:3]
    return name.strip() or account, computer


def _owner(data: bytes) -> str:
    """The user's name as Word keeps it: by its length and in UTF-16, else in the code page of a Chinese system."""
    for place in _WIDE:
        length = int.from_bytes(data[place : place + 2], "little")
        wide = data[place + 2 : place + 2 + 2 * length]
        if 0 < length <= 52 and len(wide) == 2 * length:
            name = wide.decode("utf-16-le", "replace")
            if name.isprintable() and "\ufffd" not in name:
                return name
    name = data[_ANSI][: data[0] if data else 0].decode("gb18030", "replace")
    return "" if "\ufffd" in name else name
