"""What Word keeps beside a file that is open."""

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ReadError
from gidr_lint.document.source import Source

_LOCK = Words(
    "这是Word打开文件时的临时文件，不是报告", "it is what Word keeps beside a file that is open, no report"
)
_UNLOCKED = Words(
    "请检查名称里没有“~$”的那个文件；有没有保存的改动，先在Word里保存。",
    "Check the file without ~$ in its name; save it in Word first if there are changes.",
)


def refuse_lock(source: Source) -> None:
    """Raises ReadError (E001) for such a file, which has the name of the other behind `~$`."""
    if source.uri.rpartition("/")[2].startswith("~$") and not source.data.startswith(b"PK"):
        raise ReadError(reason=_LOCK, advice=_UNLOCKED)
