"""Our own exceptions, each with the exit status of the command that meets it, and a fence for others."""

import os
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

T = TypeVar("T")
_MOST_SHOWN = 80


class GidrLintError(Exception):
    """Anything gidr-lint raises on purpose; `exit_status` is what the command line returns."""

    exit_status = 3


class UsageError(GidrLintError):
    """A wrong argument, or a path that does not exist."""

    exit_status = 2


class ConfigError(UsageError):
    """
    A configuration or form file that cannot be used; the text names file, line and key.

    `key` is the path of the key where whoever raises it does not know the file, so that
    whoever does can add file and line.
    """

    key: tuple[str, ...] = ()


class PluginError(UsageError):
    """A plugin that cannot be loaded, or whose codes clash."""


class UnknownId(GidrLintError, ValueError):
    """A word that a rule asks for or declares and that means nothing, such as a section no form has."""

    exit_status = 2


class RuleMistake(GidrLintError, TypeError):
    """
    What a plugin's rule yields or asks with is not what it has to be: said in Chinese and English, each with what to
    write instead. `place` is the file's name and the line, empty where the traceback tells it.
    """

    exit_status = 2

    def __init__(self, zh: str, en: str, place: str = "") -> None:
        super().__init__(f"{zh} / {en}")
        self.zh = zh
        self.en = en
        self.place = place


class ReadError(GidrLintError):
    """
    A file that cannot be read as what it claims to be; becomes a diagnostic, never a stop.

    `values` fill the message: `reason`, why it cannot be read, and `advice`, what to do about it, both `Words`;
    `is_report` is false where that much was read that it is known to be no such report.
    A `code` may be given and says nothing: the rule that tells of unreadable files has one.
    """

    exit_status = 1

    def __init__(self, code: str = "", /, **values: object) -> None:
        super().__init__(code, values)
        self.values = values


class FixError(GidrLintError):
    """A draft that could not be written; it stays as it was."""

    exit_status = 2


class Failure(NamedTuple):
    """What a stage raised between reading and judging, and the file and line where it did."""

    stage: str
    exception: str
    place: str


class Fence:
    """
    Runs the stages that a draft goes through before its rules. One that raises is noted, once a
    stage, and costs its own result only.
    """

    def __init__(self) -> None:
        self._failures: dict[str, Failure] = {}

    @property
    def failures(self) -> tuple[Failure, ...]:
        return tuple(self._failures.values())

    def run(self, stage: str, work: Callable[[], T], otherwise: T) -> T:
        """What `work` returns, or `otherwise` where it raises anything but an error of our own."""
        try:
            return work()
        except GidrLintError:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, the other stages go on
            failure = Failure(stage, described(error), raised_at(error))
            self._failures.setdefault(stage, failure)
            return otherwise


def described(error: BaseException) -> str:
    """An exception in one line."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said[:200]}" if said else type(error).__name__


def raised_at(error: BaseException) -> str:
    """The name of the file that raised, and its line."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "?"
    return f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"


_REASONS = {
    "EACCES": "没有权限",
    "EPERM": "没有权限",
    "ENOENT": "没有这个文件",
    "EEXIST": "已有同名的文件",
    "EISDIR": "这是一个文件夹",
    "ENOTDIR": "路径中有一段不是文件夹",
    "ELOOP": "链接互相指向，找不到文件",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "磁盘配额已满",
    "EFBIG": "文件超过了允许的大小",
    "EROFS": "磁盘只能读、不能写",
    "ENAMETOOLONG": "文件名太长",
    "EILSEQ": "文件名里有系统不接受的字符",
    "EINVAL": "系统不接受这个操作",
    "EBUSY": "文件正被其他程序使用",
    "ETXTBSY": "文件正被其他程序使用",
    "EDEADLK": "文件正被其他程序使用",
    "ENOLCK": "系统的文件锁已用完",
    "EAGAIN": "系统一时不能处理，请稍后再试",
    "EINTR": "操作被打断，请再试一次",
    "EIO": "磁盘读写出错",
    "ENXIO": "没有这个设备",
    "ENODEV": "没有这个设备",
    "EXDEV": "文件在另一个磁盘上",
    "EMLINK": "文件的链接太多",
    "EMFILE": "打开的文件太多",
    "ENFILE": "系统打开的文件太多",
    "ENOMEM": "内存不足",
    "ENOSYS": "系统不支持这个操作",
    "ENOTSUP": "这个磁盘不支持这个操作",
    "EOPNOTSUPP": "这个磁盘不支持这个操作",
    "EPIPE": "接收输出的程序已经结束",
    "ESTALE": "网络文件夹的连接已失效",
    "ETIMEDOUT": "网络文件夹没有应答",
    "ECONNRESET": "网络文件夹的连接断开",
    "ENETUNREACH": "网络不通",
    "EHOSTDOWN": "网络文件夹所在的机器没有开机或不通",
    "EHOSTUNREACH": "网络文件夹所在的机器没有开机或不通",
}
# Windows says by one number of its own what an open Word file is to others.
_IN_USE = (32, 33)


def because(error: OSError) -> tuple[str, str]:
    """Why the system refused, in Chinese and in English."""
    import errno

    english = error.strerror or str(error)
    if getattr(error, "winerror", None) in _IN_USE:
        return _REASONS["EBUSY"], english
    return _REASONS.get(errno.errorcode.get(error.errno or 0, ""), f"系统不允许：{english}"), english


def shown(text: str, most: int = _MOST_SHOWN) -> str:
    """A key or path as it is shown in a message: of a long one the beginning."""
    return text if len(text) <= most else text[:most] + "…"


def quoted(value: object) -> str:
    """A value of TOML as it is shown in a message: of a long one the beginning."""
    try:
        return shown(repr(value))
    except (ValueError, RecursionError):  # a number of very many digits
        return type(value).__name__


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word that was most likely meant, for "did you mean"; None where none is near."""
    import difflib

    if len(word) > _MOST_SHOWN:
        return None
    close = {known.lower(): known for known in words}
    lower = word.lower()
    found = difflib.get_close_matches(lower, close, n=3, cutoff=0.6)
    # Of several as near, A3011 is A301 with something behind it.
    for known in found:
        if lower.startswith(known) and len(known) >= len(found[0]):
            return close[known]
    return close[found[0]] if found else None
