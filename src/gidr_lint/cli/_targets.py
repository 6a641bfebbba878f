"""Where `fix` writes a file: in place, with a backup where one is wanted, or a copy elsewhere."""

import os
from collections.abc import Sequence
from typing import Any, Protocol

from gidr_lint.base.errors import FixError, UsageError
from gidr_lint.cli._files import Found
from gidr_lint.formats import suffix_of
from gidr_lint.workspace import write


class Target(Protocol):
    """Where fixed files go."""

    # Whether the drafts themselves are as they were.
    keeps_drafts: bool

    def write(self, file: Found, old: bytes, new: bytes) -> str:
        """Write a fixed file and return what there is to say of where, if anything; raises FixError."""
        ...


def target_of(found: Any, files: Sequence[Found]) -> Target:
    """What the options ask for. Raises UsageError where they do not go together, or with the files."""
    if found.save_as is None:
        return InPlace(backup=found.backup, force=found.force)
    if found.backup:
        raise UsageError(
            "--save-as 不改原文件，不必再加 --backup / --save-as leaves the file as it is; --backup has nothing to keep"
        )
    return Copies(found.save_as, files)


class InPlace:
    """Each file is replaced, unless somebody has it open."""

    keeps_drafts = False

    def __init__(self, *, backup: bool, force: bool) -> None:
        self.backup = backup
        self.force = force

    def write(self, file: Found, old: bytes, new: bytes) -> str:
        from gidr_lint.workspace.locks import lock_of

        lock = None if self.force else lock_of(file.path)
        if lock is not None:
            zh, en = lock.words
            raise FixError(
                f"{file.shown}: 没有改动，{zh}；请在那里保存并关闭，再运行fix，或用 --save-as 另存；"
                f"如果是程序异常退出留下的，请加 --force / left as it was, {en}; save and close it there and run fix "
                "again, or use --save-as; if a crash left the lock behind, add --force"
            )
        if not self.backup:
            write.write(file.path, new, instead_of=old)
            return ""
        from gidr_lint.workspace.backup import forget, keep

        kept = keep(file.path, old)
        try:
            write.write(file.path, new, instead_of=old)
        except BaseException:
            forget(kept)
            raise
        return os.path.join(os.path.dirname(file.shown), os.path.basename(kept)).replace(os.sep, "/")


class Copies:
    """
    Each file that is fixed is written as another one: as that named, or into a folder, where files keep their places
    to one another. None that exists is overwritten.
    """

    keeps_drafts = True

    def __init__(self, path: str, files: Sequence[Found]) -> None:
        is_folder = os.path.isdir(path) or path.endswith(("/", os.sep))
        if not is_folder and len(files) > 1:
            raise UsageError(
                f"--save-as: 有{len(files)}个文件，请写文件夹（新建的，末尾加/） / "
                f"there are {len(files)} files; name a folder (a new one with / at its end)"
            )
        if not is_folder and files and suffix_of(path) != suffix_of(files[0].path):
            raise UsageError(
                f"--save-as: 另存不改变文件的种类，请写成{suffix_of(files[0].path)} / "
                f"a copy is of the same kind; let its name end in {suffix_of(files[0].path)}"
            )
        try:
            top = os.path.commonpath([os.path.dirname(os.path.abspath(file.path)) for file in files] or ["/"])
        except ValueError as error:
            raise UsageError(
                "--save-as: 文件不在同一个磁盘上，请分开改正 / the files are on several drives; fix those of each by themselves"
            ) from error
        self.paths = {
            file.path: os.path.join(path, os.path.relpath(os.path.abspath(file.path), top))
            if is_folder
            else path
            for file in files
        }
        for source, copy in self.paths.items():
            if os.path.realpath(source) == os.path.realpath(copy):
                raise UsageError(
                    f"--save-as: {copy}就是原文件；要改原文件，请不加 --save-as / that is the file itself; leave --save-as out to fix it in place"
                )

    def write(self, file: Found, old: bytes, new: bytes) -> str:
        from gidr_lint.workspace.temporary import sweep

        path = self.paths[file.path]
        sweep(os.path.dirname(os.path.realpath(path)))
        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            if os.path.lexists(path):
                with open(path, "rb") as held:
                    if held.read() == new:
                        return path
                raise FixError(
                    f"{path}: 没有写入，已经有这个文件，内容不同；请换一个名字，或先移走它 / not written, "
                    "there is such a file of other content; choose another name, or move that file away"
                )
        except OSError as error:
            from gidr_lint.base.errors import because

            zh, en = because(error)
            raise FixError(f"{path}: 没有写入，{zh} / not written, {en}") from error
        write.write(path, new)
        return path
