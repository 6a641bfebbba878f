#!/usr/bin/env python3
"""
Make tests/converted: invented reports as pandoc, LibreOffice, markitdown and pdftotext convert them.

    python tools/make_converted.py [MARKITDOWN]

Needs `pandoc`, `soffice` and `pdftotext` (Debian: pandoc, libreoffice-writer-nogui, poppler-utils) and the command of
markitdown (PyPI, with the extra docx). For each report: NAME.json with its figures, and NAME.CONVERTER.ENDING for each
way; `word` files come from a Word file with merged cells, `web` files from a web page.
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import docx

from gidr_lint.testing import Draft
from gidr_lint.testing.shapes import Writer

FOLDER = Path(__file__).parent.parent / "tests" / "converted"
PANDOC = {
    "gfm": ("gfm", "md"),
    "markdown": ("markdown", "md"),
    "grid": ("markdown-simple_tables-multiline_tables-pipe_tables", "md"),
    "html": ("html", "html"),
    "plain": ("plain", "txt"),
}


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


def write_word(draft: Draft, path: Path) -> None:
    document = docx.Document()
    document.add_heading(draft.title, 0)
    for paragraph in draft.preamble:
        document.add_paragraph(paragraph)
    for id, (heading, paragraphs) in draft.sections.items():
        for paragraph in (heading, *paragraphs):
            document.add_paragraph(paragraph)
        section = draft.form.section(id)
        table = draft.form.table(section.table) if section is not None and section.table else None
        if table is None:
            continue
        grid = Writer(draft, "html", "blank").grid(table)
        taken: set[tuple[int, int]] = set()
        placed = []
        for row, boxes in enumerate(grid):
            column = 0
            for box in boxes:
                while (row, column) in taken:
                    column += 1
                last = min(row + box.rowspan, len(grid)) - 1
                right = column + box.colspan - 1
                taken |= {(i, j) for i in range(row, last + 1) for j in range(column, right + 1)}
                placed.append((row, column, last, right, box.text))
        made = document.add_table(len(grid), max(column for _, column in taken) + 1)
        made.style = "Table Grid"
        for row, column, last, right, text in placed:
            cell = made.cell(row, column)
            if (row, column) != (last, right):
                cell = cell.merge(made.cell(last, right))
            cell.text = text
        document.add_paragraph("")
    for line in draft.signature:
        document.add_paragraph(line)
    document.save(str(path))


def run(*command: object) -> str:
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


def office(source: Path, target: str, folder: Path) -> Path:
    filters = ["--infilter=HTML (StarWriter)"] if source.suffix == ".html" else []
    run("soffice", "--headless", *filters, "--convert-to", target, "--outdir", folder, source)
    return folder / f"{source.stem}.{target.partition(':')[0]}"


def main() -> int:
    markitdown = sys.argv[1] if len(sys.argv) > 1 else shutil.which("markitdown")
    FOLDER.mkdir(exist_ok=True)
    for name, draft in drafts().items():
        figures = [
            [table, row, column, text]
            for table, cells in draft.tables.items()
            for (row, column), text in cells.items()
        ]
        truth = {"form": draft.form.id, "year": draft.year, "figures": figures}
        (FOLDER / f"{name}.json").write_text(
            json.dumps(truth, ensure_ascii=False, indent=0), encoding="utf-8"
        )
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            word, web = folder / f"{name}.docx", folder / f"{name}.html"
            write_word(draft, word)
            web.write_text(draft.page()[0], encoding="utf-8")
            for origin, source in (("word", word), ("web", web)):
                for way, (target, ending) in PANDOC.items():
                    text = run("pandoc", source, "-t", target)
                    (FOLDER / f"{name}.{origin}-pandoc-{way}.{ending}").write_text(text, encoding="utf-8")
                if markitdown:
                    (FOLDER / f"{name}.{origin}-markitdown.md").write_text(
                        run(markitdown, source), encoding="utf-8"
                    )
                out = folder / origin
                text_file = office(source, "txt:Text (encoded):UTF8", out)
                shutil.copy(text_file, FOLDER / f"{name}.{origin}-office.txt")
                shutil.copy(office(source, "html:HTML", out), FOLDER / f"{name}.{origin}-office.html")
            pdf = office(word, "pdf", folder / "pdf")
            for way, options in (("pdf", []), ("pdf-layout", ["-layout"])):
                (FOLDER / f"{name}.word-{way}.txt").write_text(
                    run("pdftotext", *options, pdf, "-"), encoding="utf-8"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
