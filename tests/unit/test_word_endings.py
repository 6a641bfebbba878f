"""Word's other endings: documents with macros and templates are read as Word, and written back as they were."""

import io
import zipfile

import pytest

from gidr_lint.document.source import Source
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft
from gidr_lint.testing.word import word
from gidr_lint.workspace.past import Past

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAIN = {
    ".docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    ".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ".dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}
LINTER = Linter(registry=Registry(installed=False))
MACROS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 20


def made(ending, change=None):
    """A clean report as Word saves it under an ending: the type of its main part, and macros where it may have some."""
    data = word(Draft.clean(), change)[0]
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(DOCUMENT.encode(), MAIN[ending].encode())
            new.writestr(name, content)
        if ending.endswith("m"):
            new.writestr("word/vbaProject.bin", MACROS)
    return target.getvalue()


@pytest.mark.parametrize("ending", MAIN)
def test_it_is_read_as_word(ending):
    document = read(Source(f"年报{ending.upper()}", made(ending)))
    plain = read(Source("年报.docx", Draft.clean().docx()[0]))
    assert ("word", plain.plain, plain.places) == (document.kind, document.plain, document.places)
    assert () == LINTER.lint(Source(f"年报{ending}", made(ending))).diagnostics


@pytest.mark.parametrize("ending", MAIN)
def test_a_fix_changes_the_body_and_no_byte_besides(ending):
    def doubled(document):
        document.paragraphs[2].add_run("工作正常，，开展有序。")

    source = Source(f"年报{ending}", made(ending, doubled))
    done = fix(LINTER.lint(source))
    assert 1 == done.applied
    before, after = zipfile.ZipFile(io.BytesIO(source.data)), zipfile.ZipFile(io.BytesIO(done.data))
    assert before.namelist() == after.namelist()
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert {"word/document.xml"} == changed
    old, new = (archive.read("word/document.xml").decode() for archive in (before, after))
    assert old.replace("正常，，开展", "正常，开展") == new


@pytest.mark.parametrize("ending", MAIN)
def test_what_word_keeps_beside_it_is_no_report(ending):
    found = LINTER.lint(Source(f"a/~$年报{ending}", b"\x06user")).diagnostics
    assert ["E001"] == [diagnostic.code for diagnostic in found]
    assert "临时文件" in found[0].message.text()


@pytest.mark.parametrize("ending", MAIN)
def test_it_is_found_beside_a_draft_as_last_years_report(ending, tmp_path):
    draft = tmp_path / "2025.md"
    draft.write_text("", encoding="utf-8")
    (tmp_path / f"2024{ending}").write_bytes(made(ending))
    this = LINTER.lint(Source("2025.md", Draft.clean().markdown().replace("2024", "2025").encode())).report
    assert [f"2024{ending}"] == [source.uri for source in Past().beside(str(draft), "2025.md", this)]
