"""A draft written back in one step, or not at all; and what would change shown as a diff."""

import os
import stat

from gidr_lint.base.errors import FixError, because


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
