"""A row as JSON, for the cache; and back again, or nothing where the JSON is no row."""

from typing import Any

from gidr_lint.outputs._rows import SEVERITIES, Row, View

_COVERAGE = ("tables", "identities", "claims")
_VIEW = (str, int | None, str, int, int, bool, bool)
_REST = (dict, dict, dict, int, bool, bool, str, str | None, str, tuple, bool)


def stored(row: Row | None) -> bytes | None:
    """A row on one line, or that a file is no report; None where a plugin gave what JSON does not have."""
    from json import dumps

    try:
        text = dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return None
    return text.encode("utf-8", "surrogatepass")


def is_none(data: bytes) -> bool:
    """Whether what is stored is that a file is no report."""
    return data == b"null"


def restored(data: bytes, path: str) -> Row | None:
    """The row of a path; None for anything else."""
    from json import loads

    try:
        found = loads(data.decode("utf-8", "surrogatepass"))
        entry, views, *rest, tables, waits = found
        row = Row._make([entry, tuple(View._make(view) for view in views), *rest, tuple(tables), waits])
    except (ValueError, TypeError, RecursionError):
        return None
    return row if _is_row(row, path) else None


def _is_row(row: Row, path: str) -> bool:
    """Whether the parts of a row are of the kinds that every output goes by."""
    entry: Any = row.entry
    if not isinstance(entry, dict) or entry.get("path") != path or not isinstance(entry.get("kind"), str):
        return False
    coverage, diagnostics = entry.get("coverage"), entry.get("diagnostics")
    if not isinstance(coverage, dict) or not all(isinstance(coverage.get(name), dict) for name in _COVERAGE):
        return False
    if not isinstance(diagnostics, list) or len(diagnostics) != len(row.views):
        return False
    if not all(isinstance(item, dict) for item in diagnostics):
        return False
    if not all(map(isinstance, row[2:], _REST)):
        return False
    if not all(all(map(isinstance, view, _VIEW)) for view in row.views):
        return False
    if row.fail_on not in (*SEVERITIES, "never"):
        return False
    return all(isinstance(row.counts.get(name), int) for name in SEVERITIES)
