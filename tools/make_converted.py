#!/usr/bin/env python3
"""
Make tests/converted: invented reports as pandoc, LibreOffice, markitdown and pdftotext convert them.

    python tools/make_converted.py [MARKITDOWN]

Needs `pandoc`, `soffice` and `pdftotext` (Debian: pandoc, libreoffice-writer-nogui, poppler-utils) and the command of
markitdown (PyPI, with the extra docx). For each of three reports: NAME.json with its figures, and NAME.CONVERTER.ENDING
for each way; `word` files come from a Word file with merged cells, `web` files from a web page. And
invariance.tar.xz: the reports of tests/invariance.toml that are marked `fixture`, in every converted form.
"""

import io
import json
import random
import sys
import tarfile
import tempfile
from pathlib import Path

from gidr_lint.testing import Draft
from gidr_lint.testing.conversions import Converters
from gidr_lint.testing.invariance import planned

TESTS = Path(__file__).parent.parent / "tests"
FOLDER = TESTS / "converted"


def drafts() -> dict[str, Draft]:
    blank = Draft.random(random.Random(23), "2021")
    for table in ("applications", "disputes"):
        for cell, text in blank.tables[table].items():
            blank.tables[table][cell] = "" if text == "0" else text
    return {
        "full": Draft.random(random.Random(21), "2021"),
        "older": Draft.random(random.Random(22), "2019"),
        "blank": blank,
    }


def write_three(converters: Converters) -> None:
    made = drafts()
    for name, forms in converters.convert(made, pdf=True).items():
        draft = made[name]
        figures = [
            [table, row, column, text]
            for table, cells in draft.tables.items()
            for (row, column), text in cells.items()
        ]
        truth = {"form": draft.form.id, "year": draft.year, "figures": figures}
        (FOLDER / f"{name}.json").write_text(
            json.dumps(truth, ensure_ascii=False, indent=0), encoding="utf-8"
        )
        for form, written in forms.items():
            (FOLDER / f"{name}.{form}{Path(written.name).suffix}").write_bytes(written.data)


def pack(converters: Converters) -> None:
    """All forms in one archive: they repeat one another, so that it is a hundredth of their size."""
    chosen = {plan.name: plan.draft for plan in planned(TESTS / "invariance.toml") if plan.fixture}
    with tarfile.open(FOLDER / "invariance.tar.xz", "w:xz") as archive:
        for name, forms in converters.convert(chosen).items():
            for form, written in forms.items():
                member = tarfile.TarInfo(f"{name}/{form}/{written.name}")
                member.size = len(written.data)
                archive.addfile(member, io.BytesIO(written.data))


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for work in (write_three, pack):
        with tempfile.TemporaryDirectory() as temporary:
            converters = Converters(Path(temporary), sys.argv[1] if len(sys.argv) > 1 else None)
            if converters.absent:
                print(f"absent: {', '.join(converters.absent)}", file=sys.stderr)
                return 1
            work(converters)
    return 0


if __name__ == "__main__":
    sys.exit(main())
