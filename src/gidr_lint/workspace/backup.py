"""The old file kept beside the one that takes its place."""

import contextlib
import os
from itertools import count

from gidr_lint.base.errors import FixError, because


def keep(path: str, data: bytes) -> str:
    """
    Write what a file holds to a new one beside it that no check of the folder reads: 报告.docx.bak, or .bak2 where
    that exists, and so on, so that none is overwritten. Returns its path; raises FixError.
    """
    from gidr_lint.workspace.temporary import beside

    try:
        target = os.path.realpath(path)
        was = os.stat(target)
        names = (f"{target}.bak{number if number > 1 else ''}" for number in count(1))
        backup = next(name for name in names if not os.path.lexists(name))
        with beside(backup) as temporary:
            if not temporary.fill(data):
                raise OSError("it reads back otherwise")
            temporary.belong(was)
            temporary.take_after(target, was)
            temporary.replace(backup)
    except OSError as error:
        zh, en = because(error)
        raise FixError(
            f"{path}: 没有写入，原文件备份不了（{zh}） / not written, it could not be backed up ({en})"
        ) from error
    return backup


def forget(backup: str) -> None:
    """Take a backup away again: what it was made for did not come about."""
    with contextlib.suppress(OSError):
        os.unlink(backup)
