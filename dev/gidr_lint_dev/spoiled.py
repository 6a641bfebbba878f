"""
Reports as converters write them, with one character or one blank line of a table lost, and what must not come of
fixing them: a figure changed, a cell lost, a finding that the faulty text had not hidden, another change the next time.
"""

import io
import re
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import NamedTuple

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Analysis
from gidr_lint.engine.fix import Fixed, fix
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint_dev import ROOT

ARCHIVE = ROOT / "tests" / "converted.tar.xz"
# What a character becomes: it is lost, or read as another.
OTHERS = ("", "的", "，", "l", " ")
_BODY = "word/document.xml"


@cache
def linter() -> Linter:
    return Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))


@cache
def layouts() -> dict[str, list[tuple[str, bytes]]]:
    """The files of each layout: a converter, and what it converted."""
    found: dict[str, list[tuple[str, bytes]]] = {}
    with tarfile.open(ARCHIVE) as archive:
        for member in archive.getmembers():
            _, form, name = member.name.split("/")
            file = archive.extractfile(member)
            assert file is not None
            found.setdefault(form, []).append((name, file.read()))
    return found


class Spot(NamedTuple):
    """A line of a table of a file, or what stands in a cell; `parts` are all lines of the file."""

    name: str
    data: bytes
    parts: list[str]
    number: int

    def spoiled(self, random: Random) -> Source | None:
        """The file less this line if it is blank, else with one character of it lost or another."""
        part = _spoiled(self.parts[self.number], random)
        if part is None:
            return None
        parts = [*self.parts[: self.number], part, *self.parts[self.number + 1 :]]
        return Source(self.name, _made_of(self.name, self.data, parts))


def _spoiled(part: str, random: Random) -> str | None:
    places = [place for place, char in enumerate(part) if not char.isspace() and not char.isdigit()]
    if not places:
        return None if part.strip() else ""
    place = random.choice(places)
    return part[:place] + random.choice(OTHERS) + part[place + 1 :]


def _otherwise(part: str, random: Random) -> str | None:
    """A line with one of its figures in another way of writing, or with something beside it that is none of it."""
    numbers = [match.span() for match in re.finditer(r"(?<![\d.,])\d+(?![\d.,、])", part)]
    if not numbers:
        return None
    start, end = random.choice(numbers)
    number = part[start:end]
    wide = "".join(chr(ord(char) + 0xFEE0) for char in number)
    written = [wide, f"{number}件", f"0{number}", f"[bookmark: _GoBack]{number}", f"{number}\u200b"]
    return part[:start] + random.choice([*written, "无"] if number == "0" else written) + part[end:]


def worse(form: str, random: Random, most: int) -> Source:
    """A file of a layout with so many lines at most spoiled, one at least: a character of them, or how a figure is written."""
    one = random.choice(spots(form))
    numbers = [spot.number for spot in spots(form) if spot.data is one.data]
    parts = list(one.parts)
    for number in random.sample(numbers, random.randint(1, most)):
        spoil = random.choice((_spoiled, _otherwise))
        parts[number] = spoil(parts[number], random) or parts[number]
    return Source(one.name, _made_of(one.name, one.data, parts))


@cache
def spots(form: str) -> list[Spot]:
    """All that can be spoiled in the files of a layout."""
    found = []
    for name, data in layouts()[form]:
        parts = _pieces(name, data)
        found += [Spot(name, data, parts, number) for number in _of_tables(name, parts)]
    return found


def _pieces(name: str, data: bytes) -> list[str]:
    """What a file is made of: its lines, of a Word file its tags and the texts between them."""
    if not name.endswith(".docx"):
        return data.decode().splitlines(keepends=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return re.split("(<[^>]*>)", archive.read(_BODY).decode())


def _made_of(name: str, data: bytes, parts: list[str]) -> bytes:
    if not name.endswith(".docx"):
        return "".join(parts).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            new.writestr(item, "".join(parts) if item.filename == _BODY else old.read(item))
    return made.getvalue()


def _of_tables(name: str, parts: list[str]) -> list[int]:
    """The places of what stands in the tables, and between them."""
    word = name.endswith(".docx")
    first = next(n for n, part in enumerate(parts) if ("<w:tbl>" if word else "二、主动公开") in part)
    last = max(n for n, part in enumerate(parts) if ("</w:tbl>" if word else "五、存在的") in part)
    return [n for n in range(first + 1, last) if not word or ((part := parts[n]).strip() and part[0] != "<")]


def _figures(source: Source) -> Counter[int]:
    """How often each number stands in a file, ordinals left aside."""
    parts = _pieces(source.uri, source.data)
    text = "\n".join(parts[::2] if source.uri.endswith(".docx") else parts)
    return Counter(map(int, re.findall(r"(?<!\d)\d+(?!\d|[.、]\D)", text)))


def fixed(source: Source, *, unsafe: bool = False) -> tuple[Fixed, list[str]]:
    """A spoiled file fixed, and what has come of it that must not."""
    before = linter().lint(source)
    done = fix(before, unsafe=unsafe)
    if not done.applied:
        return done, []
    wrong = [] if unsafe else list(_changed(source, before, done))
    wrong += (f"brings {code}" for code in sorted(_new(before, done)))
    again = fix(linter().lint(source._replace(data=done.data)), unsafe=unsafe)
    if again.applied or again.data != done.data:
        wrong.append("changes more the next time")
    return done, wrong


def _changed(source: Source, before: Analysis, done: Fixed) -> Iterator[str]:
    was, now = _figures(source), _figures(source._replace(data=done.data))
    if was - now:
        yield f"loses {', '.join(map(str, was - now))}"
    if set(now - was) - {0}:  # 无 in a cell becomes 0
        yield f"adds {', '.join(map(str, now - was))}"
    assert before.report is not None and done.result.report is not None
    after = done.result.report.cells
    for target, cell in before.report.cells.items():
        if target not in after:
            yield f"loses the cell {target}"
        elif after[target].figure.amount != cell.figure.amount:
            yield f"changes the amount of {target}"


def _new(before: Analysis, done: Fixed) -> set[str]:
    """Codes at warning or above that no finding had, less what the fixes say that they uncover."""

    def codes(result: Analysis) -> set[str]:
        return {item.code for item in result.diagnostics if item.severity >= Severity.WARNING}

    uncovered = {code for made in done.made for code in made.fix.uncovers}
    return codes(done.result) - codes(before) - uncovered
