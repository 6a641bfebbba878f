"""A draft written back in one step, or not at all; and what would change shown as a diff."""

import errno
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from gidr_lint.base.errors import FixError, because

if TYPE_CHECKING:
    from gidr_lint.workspace.temporary import Temporary

_MOST_LINKS = 40


class _Advice(NamedTuple):
    """What to do about a file that is not replaced, in Chinese and in English."""

    linked: tuple[str, str]
    owned: tuple[str, str]


_DRAFT = _Advice(
    ("复制一份，改正那一份", "copy it and fix the copy"), ("由文件的主人改正", "let its owner fix it")
)
_OTHER_NAME = ("把结果写到另一个文件名", "write the result under another name")
_RESULT = _Advice(_OTHER_NAME, _OTHER_NAME)


def write(path: str, data: bytes, *, instead_of: bytes | None = None, is_result: bool = False) -> None:
    """
    Replace a file at once: a temporary file beside it, flushed, read back, then renamed over it.

    Permissions, owner and extended attributes stay, a link stays a link. Raises FixError; the file is then as
    it was. It is raised, too, where the file no longer holds `instead_of`, is write-protected, has another name
    (a hard link), or where something of it could not be kept. Of a result, which is no draft, it is said to choose
    another name.
    """
    from gidr_lint.workspace.temporary import beside, content

    try:
        target = _target(path)
        was = _stat(target)
        if was is not None and not stat.S_ISREG(was.st_mode):
            # A device or a pipe is written to, not replaced.
            with open(target, "wb") as file:
                file.write(data)
            return
        _look(path, was, _RESULT if is_result else _DRAFT)
        with beside(target) as temporary:
            if not temporary.fill(data):
                raise _refused(path, "写入的内容读回来不一样", "what was written reads back otherwise")
            if was is None:
                temporary.be_new()
            else:
                _dress(path, temporary, target, was, _RESULT if is_result else _DRAFT)
            if instead_of is not None and content(target) != instead_of:
                raise _refused(
                    path,
                    "检查以后文件又有改动，请重新运行",
                    "it has changed since it was checked; run again",
                )
            temporary.replace(target)
    except OSError as error:
        raise _refused(path, *because(error)) from error


def look(path: str) -> None:
    """
    Find out whether a result may be written, as far as this can be known without writing. Raises FixError where it
    cannot be: its folder is not there or closed, it is a folder, read-only, or has another name (a hard link).
    """
    try:
        target = _target(path)
        was = _stat(target)
        if was is not None and stat.S_ISDIR(was.st_mode):
            raise _refused(path, "这是一个文件夹", "it is a folder")
        if was is not None and not stat.S_ISREG(was.st_mode):
            if not os.access(target, os.W_OK):
                raise _refused(path, "没有权限", "permission denied")
            return
        _look(path, was, _RESULT)
        folder = os.path.dirname(target)
        if not os.path.isdir(folder):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not os.access(folder, os.W_OK | os.X_OK):
            raise _refused(
                path, f"不能在这个文件夹里写入（{folder}）", f"its folder may not be written to ({folder})"
            )
    except OSError as error:
        raise _refused(path, *because(error)) from error


def _target(path: str) -> str:
    """The file itself at the end of links; one that is not there yet may be written, too."""
    for _ in range(_MOST_LINKS):
        try:
            return os.path.realpath(path, strict=True)
        except FileNotFoundError:
            folder, name = os.path.split(path)
            try:
                folder = os.path.realpath(folder or os.curdir, strict=True)
            except FileNotFoundError:
                raise _refused(
                    path, f"没有这个文件夹（{folder}）", f"there is no such folder ({folder})"
                ) from None
        try:
            path = os.path.join(folder, os.readlink(os.path.join(folder, name)))
        except FileNotFoundError:
            return os.path.join(folder, name)
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _look(path: str, was: os.stat_result | None, advice: _Advice) -> None:
    """Raise FixError where a file is not to be replaced."""
    if was is None:
        return
    if not was.st_mode & 0o222:
        raise _refused(path, "文件是只读的", "it is read-only")
    if was.st_nlink > 1:
        raise _refused(
            path,
            f"这个文件还有别的名字（硬链接），改写以后两处会不再相同；请{advice.linked[0]}",
            f"it has another name, too (a hard link), and the two would no longer be the same; {advice.linked[1]}",
        )


def _dress(path: str, temporary: "Temporary", target: str, was: os.stat_result, advice: _Advice) -> None:
    """Give the new file what the old one has besides its content; FixError where that cannot be kept."""
    if not temporary.belong(was):
        raise _refused(
            path,
            f"文件属于别的用户或用户组，改写以后归属会变；请{advice.owned[0]}",
            f"it belongs to another user or group, which would change; {advice.owned[1]}",
        )
    try:
        temporary.take_after(target, was)
    except OSError as error:
        zh, en = because(error)
        raise _refused(
            path,
            f"文件的权限或扩展属性保不住（{zh}）",
            f"its permissions or extended attributes could not be kept ({en})",
        ) from error


def _refused(path: str, zh: str, en: str) -> FixError:
    return FixError(f"{path}: 没有写入，{zh} / not written, {en}")


def diff(path: str, before: str, after: str) -> str:
    """A unified diff of a draft before and after its fixes."""
    from difflib import unified_diff

    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), path, path, n=1)
    return "".join(
        line if line.endswith(("\n", "\r")) else line + "\n\\ No newline at end of file\n" for line in lines
    )
