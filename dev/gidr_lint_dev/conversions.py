"""
A `Draft` in every form in which a report is met: those that this package writes, and what pandoc,
LibreOffice, markitdown and pdftotext make of its Word file and its web page.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gidr_lint.testing.draft import Draft

PANDOC = {
    "gfm": ("gfm", "md"),
    "markdown": ("markdown", "md"),
    "grid": ("markdown-simple_tables-multiline_tables-pipe_tables", "md"),
    "ruled": ("markdown-grid_tables-pipe_tables", "md"),
    "html": ("html", "html"),
    "plain": ("plain", "txt"),
}
PDF = {"pdf": (), "pdf-layout": ("-layout",)}
_MARKITDOWN = """
import sys
from markitdown import MarkItDown
convert = MarkItDown().convert
for path in sys.argv[1:]:
    with open(path + ".mk", "w", encoding="utf-8") as file:
        file.write(convert(path).text_content)
"""


class Written(NamedTuple):
    """One form of a report: a file name that tells its kind, and its content."""

    name: str
    data: bytes


Forms = dict[str, Written]


def native(draft: "Draft") -> Forms:
    """The forms that need no other program."""
    found = {
        "markdown": Written("draft.md", draft.markdown().encode()),
        "markdown-repeated": Written("draft.md", draft.markdown(flatten="repeat").encode()),
        "markdown-leaf": Written("draft.md", draft.markdown(flatten="leaf").encode()),
        "markdown-html": Written("draft.md", draft.markdown("html").encode()),
        "web": Written("draft.html", draft.page()[0].encode()),
        "web-site": Written("draft.html", draft.page(furniture=True)[0].encode()),
        "web-flat-gbk": Written(
            "draft.html",
            draft.page(furniture=True, divisions=False, charset="gbk")[0].encode("gbk", "xmlcharrefreplace"),
        ),
        "web-spans": Written("draft.html", in_spans(draft.page(furniture=True)[0]).encode()),
        "web-pipes": Written("draft.md", draft.markdown("pipes").encode()),
        "web-cells": Written("draft.md", draft.markdown("cells").encode()),
        "word": Written("draft.docx", draft.docx()[0]),
        "word-plain": Written("draft.docx", draft.docx(styled=False)[0]),
        "odt": Written("draft.odt", draft.odt()[0]),
        "text-tab": Written("draft.txt", draft.text("tab").encode()),
        "text-tabs": Written("draft.txt", draft.text("tabs").encode()),
        "word-text": Written("draft.txt", _saved(draft.text("saved"), "gb18030")),
        "word-text-unicode": Written("draft.txt", _saved(draft.text("saved"), "utf-16")),
    }
    return found


def _saved(text: str, encoding: str) -> bytes:
    """Text as Word saves it on Windows."""
    return text.replace("\n", "\r\n").encode(encoding)


def in_spans(page: str) -> str:
    """A page as Word writes it: a span for every few characters."""
    import re

    style = 'style="font-family:仿宋_GB2312;font-size:16.0pt;mso-bidi-font-family:宋体"'

    def spans(text: str) -> str:
        return "".join(f'<span lang="EN-US" {style}>{piece}</span>' for piece in re.findall(".{1,6}", text))

    page = re.sub(
        r"<p>([^<]*)</p>",
        lambda match: f'<p class="MsoNormal" style="text-indent:32.0pt">{spans(match[1])}</p>',
        page,
    )
    return re.sub(
        r"<td([^>]*)>([^<]*)</td>",
        lambda match: (
            f'<td{match[1]} style="border:solid windowtext 1.0pt;padding:0cm 5.4pt;height:20.0pt">'
            f'<p class="MsoNormal" align="center">{spans(match[2])}</p></td>'
        ),
        page,
    )


class Converters:
    """
    The programs that are there. `absent` names those that are not; what needs them is left out.

    Each converts many files in one start: `folder` is where they work.
    """

    def __init__(self, folder: Path, markitdown: str | None = None) -> None:
        self.folder = folder
        self.pandoc = shutil.which("pandoc")
        self.office = shutil.which("soffice")
        self.pdftotext = shutil.which("pdftotext")
        self.markitdown = markitdown or shutil.which("markitdown")
        known = {
            "pandoc": self.pandoc,
            "soffice": self.office,
            "pdftotext": self.pdftotext,
            "markitdown": self.markitdown,
        }
        self.absent = [name for name, path in known.items() if path is None]

    def convert(self, drafts: "Mapping[str, Draft]", *, pdf: bool = False) -> dict[str, Forms]:
        """The converted forms of each draft, by its name."""
        sources: dict[str, list[Path]] = {"word": [], "web": []}
        for number, (name, draft) in enumerate(drafts.items()):
            for origin, ending in (("word", "docx"), ("web", "html")):
                path = self.folder / origin / f"{name}.{ending}"
                path.parent.mkdir(parents=True, exist_ok=True)
                if origin == "word":
                    path.write_bytes(draft.docx(styled=number % 2 == 0)[0])
                else:
                    path.write_text(draft.page()[0], encoding="utf-8")
                sources[origin].append(path)
        found: dict[str, Forms] = {name: {} for name in drafts}
        for origin, paths in sources.items():
            for form, written in self.files(paths, pdf=pdf and origin == "word"):
                for path, (name, data) in zip(paths, written, strict=True):
                    found[path.stem][f"{origin}-{form}"] = Written(name, data)
        return found

    def files(self, paths: list[Path], *, pdf: bool = False) -> Iterable[tuple[str, list[Written]]]:
        """What each converter makes of some files of one kind."""
        if self.pandoc:
            for way, (target, ending) in PANDOC.items():
                # A paragraph of the style Title is metadata, which only a whole document has room for.
                yield (
                    f"pandoc-{way}",
                    [
                        Written(f"draft.{ending}", _run(self.pandoc, path, "-s", "-t", target))
                        for path in paths
                    ],
                )
        if self.markitdown:
            _run(Path(self.markitdown).resolve().parent / "python", "-c", _MARKITDOWN, *paths)
            made = [Path(f"{path}.mk") for path in paths]
            yield "markitdown", [Written("draft.md", path.read_bytes()) for path in made]
        if self.office:
            for way, target, name in (
                ("office-text", "txt:Text (encoded):UTF8", "draft.txt"),
                ("office-html", "html:HTML", "draft.html"),
                ("office-word", "docx:MS Word 2007 XML", "draft.docx"),
            ):
                made = self._office(paths, target, self.folder / way / paths[0].suffix[1:])
                yield way, [Written(name, path.read_bytes()) for path in made]
        if self.office and self.pdftotext and pdf:
            made = self._office(paths, "pdf", self.folder / "pdf")
            for way, options in PDF.items():
                yield way, [Written("draft.txt", _run(self.pdftotext, *options, path, "-")) for path in made]

    def _office(self, paths: list[Path], target: str, folder: Path) -> list[Path]:
        """LibreOffice with a profile of its own, all files in one start."""
        assert self.office is not None
        filters = ["--infilter=HTML (StarWriter)"] if paths[0].suffix == ".html" else []
        profile = f"-env:UserInstallation={(self.folder / 'profile').resolve().as_uri()}"
        options = (profile, "--headless", *filters, "--convert-to", target, "--outdir", folder)
        _run(self.office, *options, *paths)
        return [folder / f"{path.stem}.{target.partition(':')[0]}" for path in paths]


def _run(*command: object) -> bytes:
    try:
        return subprocess.run([*map(str, command)], check=True, capture_output=True).stdout
    except subprocess.CalledProcessError as error:
        sys.stderr.write(error.stderr.decode("utf-8", "replace"))
        raise
