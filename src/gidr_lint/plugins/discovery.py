"""
The plugins that are installed beside gidr-lint.

Asking `importlib.metadata` for entry points costs more than a whole lint, so the folders that Python
imports from are searched for the group's name first; only what has it is imported.
"""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

GROUP = "gidr_lint"


class EntryPoint(NamedTuple):
    """One line of the group in an `entry_points.txt`, and the distribution that it belongs to."""

    name: str
    value: str
    distribution: str

    def load(self) -> object:
        path, _, attribute = self.value.partition(":")
        found: object = import_module(path.strip())
        for part in filter(None, attribute.strip().split(".")):
            found = getattr(found, part)
        return found

    def is_named(self, word: str) -> bool:
        return _plain(word) in (_plain(self.name), _plain(self.distribution))


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def entry_points(folders: list[str] | None = None) -> Iterator[EntryPoint]:
    """
    The plugins installed in the given folders (`sys.path`, if none are), each distribution once.

    The current folder is no place of installed packages: a workspace must not get its code run
    by holding a `.dist-info`.
    """
    seen: set[str] = set()
    here = os.getcwd()
    for folder in sys.path if folders is None else folders:
        if not folder or folder == here:
            continue
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in sorted(names):
            if not name.endswith((".dist-info", ".egg-info")):
                continue
            distribution = _plain(name.rpartition(".")[0].partition("-")[0])
            if distribution in seen:
                continue
            seen.add(distribution)
            try:
                with open(os.path.join(folder, name, "entry_points.txt"), "rb") as file:
                    data = file.read()
            except OSError:
                continue
            if b"[gidr_lint]" in data:
                yield from _group(data.decode("utf-8", "replace"), distribution)


def _group(text: str, distribution: str) -> Iterator[EntryPoint]:
    inside = False
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("["):
            inside = line == f"[{GROUP}]"
        elif inside and line and line[0] not in "#;":
            name, _, value = line.partition("=")
            yield EntryPoint(name.strip(), value.partition("[")[0].strip(), distribution)
