"""
Make tests/converted.tar.xz: invented reports as pandoc, LibreOffice, markitdown and pdftotext convert them.

    python -m gidr_lint_dev.make_converted [MARKITDOWN]

Needs `pandoc`, `soffice` and `pdftotext` (Debian: pandoc, libreoffice-writer-nogui, poppler-utils) and the command of
markitdown (PyPI, with the extra docx). The reports are those of tests/invariance.toml that are marked `fixture`; a
member of the archive is REPORT/FORM/FILE. `word` forms come from a Word file with merged cells, `web` forms from a web
page. The forms of one report repeat one another, so that together they take a thirtieth of their size.
"""

import io
import sys
import tarfile
import tempfile
from pathlib import Path

from gidr_lint_dev import ROOT
from gidr_lint_dev.conversions import Converters
from gidr_lint_dev.invariance import planned

TESTS = ROOT / "tests"


def main() -> int:
    chosen = {plan.name: plan.draft for plan in planned(TESTS / "invariance.toml") if plan.fixture}
    with tempfile.TemporaryDirectory() as temporary:
        converters = Converters(Path(temporary), sys.argv[1] if len(sys.argv) > 1 else None)
        if converters.absent:
            print(f"absent: {', '.join(converters.absent)}", file=sys.stderr)
            return 1
        converted = converters.convert(chosen, pdf=True)
    with tarfile.open(TESTS / "converted.tar.xz", "w:xz") as archive:
        for name, forms in converted.items():
            for form, written in forms.items():
                member = tarfile.TarInfo(f"{name}/{form}/{written.name}")
                member.size = len(written.data)
                archive.addfile(member, io.BytesIO(written.data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
