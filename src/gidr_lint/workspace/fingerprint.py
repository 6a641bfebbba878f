"""
What results depend on besides the draft: our code, what is installed, the configuration and the files that it names.

Everything here errs to one side: where something cannot be told for certain there is no fingerprint, and nothing is
taken from the cache.
"""

import os
import sys
from collections.abc import Iterator

from gidr_lint.base.errors import ConfigError
from gidr_lint.base.settings import Settings
from gidr_lint.base.version import VERSION
from gidr_lint.workspace.cache import digest

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Of one installed plugin: more is no package of its own.
_MOST_FILES = 5000
_LEFT_OUT = ("__pycache__", ".git")


class Unknown(Exception):
    """What results depend on cannot be told."""


def of_program() -> bytes:
    """Our version and code, the Python, and the names and versions of what is installed. Raises Unknown."""
    return digest(*(part.encode("utf-8", "surrogatepass") for part in _of_program()))


def _of_program() -> Iterator[str]:
    yield VERSION
    yield sys.version
    yield sys.platform
    above = os.path.dirname(_PACKAGE)
    try:
        names = os.listdir(above)
    except OSError as error:
        raise Unknown from error
    installed = [name for name in names if name.startswith("gidr_lint-") and name.endswith(".dist-info")]
    if installed:
        # An installer leaves a new list of what it has installed.
        yield _facts(os.path.join(above, installed[0], "RECORD"))
    else:
        yield from _tree(_PACKAGE)
    yield from _packages()


def _packages() -> Iterator[str]:
    """The names and versions of what is installed where Python imports from."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:
            continue
        yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def of_settings(settings: Settings, *, plugins: bool, trusted: bool) -> bytes:
    """
    Settings, with what is in the form and the plugins that they name; `plugins` says whether any are used, installed
    ones among them, and `trusted` whether the code of local files may run. Raises Unknown, for a local file that
    may always.
    """
    return digest(
        *(part.encode("utf-8", "surrogatepass") for part in _of_settings(settings, plugins, trusted))
    )


def _of_settings(settings: Settings, plugins: bool, trusted: bool) -> Iterator[str]:
    yield repr(settings)
    if settings.form.endswith(".toml"):
        yield _content(settings.form)
    if not plugins:
        return
    yield f"trusted {trusted}"
    for name in settings.plugins:
        if name.endswith((".py", ".toml")):
            if trusted:
                # It reads forms, tables and modules that lie beside it, or anywhere.
                raise Unknown
            yield name
            yield _content(name)
    yield from _installed()


def has_plugins(settings: Settings) -> bool:
    """Whether there may be rules that are not ours, if plugins are used at all."""
    from gidr_lint.plugins.discovery import entry_points

    return bool(settings.plugins) or any(True for _ in entry_points())


def _installed() -> Iterator[str]:
    """The installed plugins: their names, and the files of the package that each is in."""
    from gidr_lint.plugins.discovery import entry_points

    for point in entry_points():
        yield repr(point)
        from importlib.util import find_spec

        top = point.value.partition(":")[0].partition(".")[0].strip()
        try:
            spec = find_spec(top)
        except (ImportError, ValueError) as error:
            raise Unknown from error
        if spec is None:
            continue
        if spec.submodule_search_locations is not None:
            for place in spec.submodule_search_locations:
                yield from _tree(place)
        elif spec.origin is not None:
            # What belongs to a single module lies beside it, among what belongs to others.
            raise Unknown


def _tree(top: str) -> Iterator[str]:
    """Every file of a package with its size and when it was changed."""
    count = 0
    waiting = [top]
    while waiting:
        place = waiting.pop()
        yield place
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
            for entry in entries:
                if entry.name in _LEFT_OUT:
                    continue
                if entry.is_dir():
                    waiting.append(entry.path)
                else:
                    facts = entry.stat()
                    count += 1
                    yield f"{entry.name} {facts.st_size} {facts.st_mtime_ns}"
        except OSError as error:
            raise Unknown from error
        if count > _MOST_FILES:
            raise Unknown


def _facts(path: str) -> str:
    try:
        facts = os.stat(path)
    except OSError as error:
        raise Unknown from error
    return f"{path} {facts.st_size} {facts.st_mtime_ns}"


def _content(path: str) -> str:
    from gidr_lint.base.bounded import read_bytes

    try:
        return digest(read_bytes(path)).hex()
    except ConfigError as error:
        raise Unknown from error
