"""
Safe fixes of reports as converters write them, with one character or one blank line of a table lost:
the figures before are the figures after. A sample of each layout, the same each time, in CI;
`GIDR_LINT_FULL=1 pytest tests/fuzz/test_fix_figures.py` goes through every line of every table.
"""

import io
import re
import tarfile
import zipfile
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from gidr_lint_dev.sampling import FULL

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry

ARCHIVE = Path(__file__).parents[1] / "converted.tar.xz"
LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))
SAMPLE = 25
# What a character becomes: it is lost, or read as another.
OTHERS = ("", "的", "，", "l", " ")
BODY = "word/document.xml"


def _layouts():
    """The files of each layout: a converter, and what it converted."""
    found = {}
    with tarfile.open(ARCHIVE) as archive:
        for member in archive.getmembers():
            _, form, name = member.name.split("/")
            found.setdefault(form, []).append((name, archive.extractfile(member).read()))
    return found


LAYOUTS = _layouts()


def pieces(name, data):
    """What a file is made of: its lines, of a Word file its tags and the texts between them."""
    if not name.endswith(".docx"):
        return data.decode().splitlines(keepends=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return re.split("(<[^>]*>)", archive.read(BODY).decode())


def made_of(name, data, parts):
    if not name.endswith(".docx"):
        return "".join(parts).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            new.writestr(item, "".join(parts) if item.filename == BODY else old.read(item))
    return made.getvalue()


def of_tables(name, parts):
    """The places of what stands in the tables, and between them."""
    word = name.endswith(".docx")
    first = next(n for n, part in enumerate(parts) if ("<w:tbl>" if word else "二、主动公开") in part)
    last = max(n for n, part in enumerate(parts) if ("</w:tbl>" if word else "五、存在的") in part)
    return [n for n in range(first + 1, last) if not word or (part := parts[n]).strip() and part[0] != "<"]


def changed(parts, number, random):
    """The file less this line if it is blank, else with one character of it lost or another."""
    part = parts[number]
    places = [place for place, char in enumerate(part) if not char.isspace() and not char.isdigit()]
    if part.strip() and not places:
        return None
    place = random.choice(places or [0])
    new = part[:place] + random.choice(OTHERS) + part[place + 1 :] if places else ""
    return [*parts[:number], new, *parts[number + 1 :]]


def figures(name, data):
    """How often each number stands in a file, ordinals left aside."""
    parts = pieces(name, data)
    text = "\n".join(parts[::2] if name.endswith(".docx") else parts)
    return Counter(map(int, re.findall(r"(?<!\d)\d+(?!\d|[.、]\D)", text)))


def amounts(result):
    return {target: cell.figure.amount for target, cell in result.case.report.cells.items()}


def tried(form):
    """A layout's files as they are tried: all lines of all, or some."""
    random = Random(form)
    todo = []
    for name, data in LAYOUTS[form]:
        parts = pieces(name, data)
        todo += [(name, data, parts, number) for number in of_tables(name, parts)]
    for name, data, parts, number in todo if FULL else random.sample(todo, SAMPLE):
        torn = changed(parts, number, random)
        if torn is not None:
            yield name, made_of(name, data, torn)


@pytest.mark.parametrize("form", LAYOUTS)
def test_the_figures_before_a_safe_fix_are_the_figures_after(form):
    applied = 0
    for name, data in tried(form):
        source = Source(name, data)
        done = fix(LINTER.lint(source))
        applied += done.applied
        if done.applied:
            before, after = figures(name, data), figures(name, done.data)
            # 无 in a cell becomes 0.
            assert (Counter(), set()) == (before - after, set(after - before) - {0})
            was, now = amounts(LINTER.lint(source)), amounts(done.result)
            assert was.items() <= now.items()
    assert applied, "nothing to fix in this sample: it shows nothing"
