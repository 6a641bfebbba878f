"""
A new file beside the one it is to replace, and what a run that was killed has left of such files.

A temporary file is locked as long as its run is alive: the system takes the lock away with the process. So a
later run tells the files of the dead from those of the living, and takes away the former only.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# A name that only we give: sixteen hexadecimal digits between these.
_BEGINS, _ENDS, _BYTES = ".gidr-lint-", ".tmp", 8
_HEX = frozenset("0123456789abcdef")
_CHUNK = 1 << 20
# What the system itself keeps of the content of a file, which is another's.
_OF_CONTENT = frozenset(("security.ima", "security.evm"))


class Temporary:
    """A temporary file, from `beside` until it is renamed."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._handle = -1

    def open(self, flags: int) -> bool:
        """Make the file, and lock it where files can be locked; false where another run was faster."""
        self._handle = os.open(self.path, flags, 0o600)
        return _lock(self._handle) is not False

    def fill(self, data: bytes) -> bool:
        """Write its content to the disk; whether it reads back as it was written."""
        view = memoryview(data)
        while view:
            view = view[os.write(self._handle, view) :]
        os.fsync(self._handle)
        os.lseek(self._handle, 0, os.SEEK_SET)
        return _read(self._handle) == data

    def belong(self, was: os.stat_result) -> bool:
        """Give it owner and group of a file; false where we may not."""
        now = os.fstat(self._handle)
        if (was.st_uid, was.st_gid) != (now.st_uid, now.st_gid):
            try:
                os.chown(self.path, was.st_uid, was.st_gid)
            except PermissionError:
                return False
        return True

    def take_after(self, target: str, was: os.stat_result) -> None:
        """Give it permissions and attributes of a file."""
        os.chmod(self.path, stat.S_IMODE(was.st_mode))
        _copy_attributes(target, self.path, self._handle)

    def be_new(self) -> None:
        """Give it the permissions of any new file."""
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(self.path, 0o666 & ~mask)

    def replace(self, target: str) -> None:
        """Put it in the place of a file, in one step."""
        if os.name == "nt":
            self._close()  # an open file is not renamed there
        os.replace(self.path, target)
        self.path = ""

    def drop(self) -> None:
        """Let go of the file; what has not been renamed is taken away."""
        try:
            if self.path:
                with contextlib.suppress(OSError):
                    if os.name == "nt":
                        self._close()
                    os.unlink(self.path)
        finally:
            with contextlib.suppress(OSError):
                self._close()

    def _close(self) -> None:
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)


@contextmanager
def beside(target: str) -> Iterator[Temporary]:
    """A temporary file in the folder of a file; gone afterwards unless it has been renamed."""
    made = _made(os.path.dirname(target))
    try:
        yield made
    finally:
        made.drop()


def _made(folder: str) -> Temporary:
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NOINHERIT", 0)
    for _ in range(100):
        made = Temporary(os.path.join(folder, f"{_BEGINS}{os.urandom(_BYTES).hex()}{_ENDS}"))
        try:
            # Before it was locked another run may have taken it for that of a dead one.
            if made.open(flags) and os.path.lexists(made.path):
                return made
        except FileExistsError:
            continue
        except BaseException:
            made.drop()
            raise
        made.drop()
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def sweep(folder: str) -> None:
    """Take away the temporary files that killed runs have left in a folder; those of the living stay."""
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        if _is_ours(name):
            with contextlib.suppress(OSError):
                _take_away(os.path.join(folder, name))


def _is_ours(name: str) -> bool:
    digits = name[len(_BEGINS) : -len(_ENDS)]
    return (
        name.startswith(_BEGINS)
        and name.endswith(_ENDS)
        and len(digits) == 2 * _BYTES
        and _HEX.issuperset(digits)
    )


def _take_away(path: str) -> None:
    found = os.lstat(path)
    if not stat.S_ISREG(found.st_mode):
        return
    if os.name == "nt":
        os.unlink(path)  # refused as long as a run has it open
        return
    user = os.geteuid()
    if user not in (0, found.st_uid):
        return
    handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if _lock(handle):
            os.unlink(path)
    finally:
        os.close(handle)


def _lock(handle: int) -> bool | None:
    """Lock an open file: whether that went, None where nothing can be locked."""
    try:
        import fcntl
    except ImportError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def content(path: str) -> bytes:
    """All that a file holds."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return _read(handle)
    finally:
        os.close(handle)


def _read(handle: int) -> bytes:
    found = []
    while piece := os.read(handle, _CHUNK):
        found.append(piece)
    return b"".join(found)


def _copy_attributes(target: str, path: str, handle: int) -> None:
    """Give a file the extended attributes of another, access control lists among them."""
    if not hasattr(os, "listxattr"):
        _copy_by_system(target, handle)
        return
    wanted, there = _attributes(target), _attributes(path)
    for name in there.keys() - wanted.keys():
        if not name.startswith("security."):  # the system gives these and keeps them
            os.removexattr(path, name)
    for name, value in wanted.items():
        if there.get(name) != value:
            os.setxattr(path, name, value)


def _attributes(path: str) -> dict[str, bytes]:
    try:
        names = os.listxattr(path)
    except OSError as error:
        if error.errno in (errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS):
            return {}
        raise
    return {name: os.getxattr(path, name) for name in names if name not in _OF_CONTENT}


def _copy_by_system(target: str, handle: int) -> None:
    """The same on macOS, where Python itself has no names for it but one function of the system."""
    import importlib

    try:
        copy: Callable[[int, int, int], None] = importlib.import_module("posix")._fcopyfile  # noqa: SLF001
    except (ImportError, AttributeError):
        return
    source = os.open(target, os.O_RDONLY)
    try:
        copy(source, handle, 1 | 4)  # COPYFILE_ACL | COPYFILE_XATTR
    finally:
        os.close(source)
