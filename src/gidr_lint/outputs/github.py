"""
GitHub: a workflow command for each finding, which the run shows as an annotation at its line.

GitHub shows the first ten errors, ten warnings and ten notices of a step; all are in its log.
"""

from gidr_lint.outputs import Style, Totals, text
from gidr_lint.outputs._pipelines import Remark, advice, message, relative, remarks, uncounted
from gidr_lint.outputs._rows import Row

TELLS_UNREAD = True
TELLS_STATISTICS = True
ENCODING = "utf-8"
ANNOTATES = True
_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def start(totals: Totals, style: Style) -> str:
    return ""


def piece(row: Row, style: Style) -> str:
    """A command a line for the findings of one file."""
    lines = []
    for diagnostic, view in zip(row.entry["diagnostics"], row.views, strict=True):
        places = {}
        if (span := diagnostic["range"]) is not None:
            begin, end = span["start"], span["end"]
            places = {"line": begin["line"], "endLine": end["line"]}
            # Columns of two lines are none that GitHub takes.
            if begin["line"] == end["line"]:
                places |= {"col": begin["column"], "endColumn": end["column"]}
        said = "\n".join(filter(None, (message(diagnostic, view, style), advice(diagnostic, style))))
        level = _LEVELS[diagnostic["severity"]]
        lines.append(_command(level, said, file=relative(row.path), **places, title=diagnostic["code"]))
    return "".join([*lines, *map(_remark, uncounted(row, style))])


def end(totals: Totals, style: Style) -> str:
    """What no finding tells, and for the log what was checked."""
    return "".join(map(_remark, remarks(totals, style))) + text.end(totals, style._replace(verbose=False))


def _remark(remark: Remark) -> str:
    level = "error" if remark.is_failure else "notice"
    at = {} if remark.path is None else {"file": relative(remark.path)}
    return _command(level, remark.text, **at, title="gidr-lint")


def _command(level: str, said: str, **properties: str | int) -> str:
    named = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{level} {named}::{_data(said)}\n"


def _data(string: str) -> str:
    return string.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(string: str) -> str:
    return _data(string).replace(":", "%3A").replace(",", "%2C")
