"""A file made smaller for as long as it fails as it did."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from lxml import etree

from gidr_lint_dev.fuzz import packages
from gidr_lint_dev.fuzz.batch import tried
from gidr_lint_dev.fuzz.mutants import Mutant
from gidr_lint_dev.fuzz.oracles import Failure, Judge

# Seconds of CPU for one file.
PATIENCE = 90
Fails = Callable[[bytes], bool]
T = TypeVar("T")


def shrink(judge: Judge, mutant: Mutant, failure: Failure) -> bytes:
    """The smallest content found that fails in the same way."""
    until = time.process_time() + PATIENCE

    def fails(data: bytes) -> bool:
        return time.process_time() < until and failure in tried(judge, mutant._replace(data=data))

    if mutant.kind in ("docx", "odt", "xlsx"):
        return _package(mutant.data, fails)
    return _text(mutant.data, fails)


def _text(data: bytes, fails: Fails) -> bytes:
    lines = fewest(data.splitlines(keepends=True), lambda kept: fails(b"".join(kept)))
    data = b"".join(lines)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return bytes(fewest(list(data), lambda kept: fails(bytes(kept))))
    return "".join(fewest(list(text), lambda kept: fails("".join(kept).encode()))).encode()


def _package(data: bytes, fails: Fails) -> bytes:
    try:
        parts = packages.unpacked(data)
    except Exception:  # noqa: BLE001  whatever is wrong with the archive is what is looked for
        return data
    if not fails(packages.packed(parts)):
        return data
    names = fewest(list(parts), lambda kept: fails(packages.packed({name: parts[name] for name in kept})))
    parts = {name: parts[name] for name in names}
    for name in names:
        parts[name] = _tree(parts[name], lambda content: fails(packages.packed({**parts, name: content})))  # noqa: B023
    return packages.packed(parts, stored=False)


def _tree(content: bytes, fails: Fails) -> bytes:
    """A part of a package with fewer elements, from the largest ones down, and shorter texts."""
    try:
        root: Any = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    if not fails(etree.tostring(root)):
        return content
    level = [root]
    while level:
        for parent in level:
            children = list(parent)

            def put(kept: Sequence[Any]) -> bool:
                parent[:] = kept  # noqa: B023
                return fails(etree.tostring(root))

            parent[:] = fewest(children, put)
        level = [child for parent in level for child in parent]
    for element in root.iter():
        text = element.text or ""

        def say(kept: Sequence[str]) -> bool:
            element.text = "".join(kept)  # noqa: B023
            return fails(etree.tostring(root))

        element.text = "".join(fewest(list(text), say))
    return bytes(etree.tostring(root))


def fewest(items: list[T], holds: Callable[[list[T]], bool]) -> list[T]:
    """As few of the items as still hold, taken away in ever smaller stretches."""
    size = max(1, len(items) // 2)
    while items:
        place, shorter = 0, False
        while place < len(items):
            rest = items[:place] + items[place + size :]
            if holds(rest):
                items, shorter = rest, True
            else:
                place += size
        if size == 1 and not shorter:
            break
        size = max(1, size // 2) if size > 1 or not shorter else 1
    return items


def shrink_file(path: Path, kind: str) -> None:
    """Write the smallest file that fails as this one does beside it, once for each failure."""
    judge = Judge()
    mutant = Mutant(0, kind, path.name, path.read_bytes())
    for number, failure in enumerate(tried(judge, mutant)):
        data = shrink(judge, mutant, failure)
        target = path.with_name(f"small-{number}-{path.name}")
        target.write_bytes(data)
        print(f"{target}: {len(data)} bytes: {failure.oracle}: {failure.detail}")
