"""Texts and pages in odd bytes, or too much of them: a clear finding; and nothing is fetched or run."""

import json
import subprocess
import sys

import pytest

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import decoding
from gidr_lint.outputs import Style, text
from gidr_lint.outputs._rows import row_of
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

LINTER = Linter(registry=Registry(installed=False))
DRAFT = Draft.clean()
WRITTEN = {"md": DRAFT.markdown(), "txt": DRAFT.text(), "html": DRAFT.page()[0]}


def said(data, ending):
    """The one message about a file that is not read."""
    (diagnostic,) = LINTER.lint(Source(f"a.{ending}", data)).diagnostics
    assert "E001" == diagnostic.code and diagnostic.message.help()
    return diagnostic.message.text()


@pytest.mark.parametrize("ending", WRITTEN)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
def test_a_clean_report_is_clean_in_every_encoding(ending, encoding):
    data = WRITTEN[ending].replace("utf-8", encoding.removesuffix("-sig")).encode(encoding)
    result = LINTER.lint(Source(f"a.{ending}", data))
    assert () == tuple(item for item in result.diagnostics if item.code != "E011")
    assert result.coverage.identities["held"] == 42


@pytest.mark.parametrize("ending", WRITTEN)
@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-be"])
def test_utf_32_is_named(ending, encoding):
    bom = b"\0\0\xfe\xff" if encoding == "utf-32-be" else b""
    assert "UTF-32" in said(bom + WRITTEN[ending].encode(encoding), ending)


@pytest.mark.parametrize("ending", WRITTEN)
def test_two_encodings_in_one_file_are_told_with_the_place(ending):
    half = WRITTEN[ending].encode()
    mixed = half + "某局公开情况".encode("gbk") + b"\xff" + half
    assert "字节起不是UTF-8，也不是GB18030" in said(mixed, ending)


@pytest.mark.parametrize("ending", WRITTEN)
def test_zero_bytes_make_a_binary_file_or_stay_without_harm(ending):
    data = WRITTEN[ending].encode()
    assert "二进制" in said(b"\0" + data, ending)
    late = LINTER.lint(Source(f"a.{ending}", data + b"\0" * 5000 + "XX件。".encode()))
    assert late.case is not None
    assert "\0" not in text.piece(row_of(late, Style()), Style())


@pytest.mark.parametrize("ending", WRITTEN)
@pytest.mark.parametrize(
    "written", ["&#xD800;", "&#xDFFF;", "&#0;", "&#x110000;", "&#99999999999999999999;", "&#;"]
)
def test_characters_that_there_are_not_can_be_shown_and_written(ending, written):
    page = WRITTEN[ending].replace("政府信息公开申请30件", f"政府信息公开申请{written}30件XX件", 1)
    result = LINTER.lint(Source(f"a.{ending}", page.encode()))
    assert result.case is not None
    assert text.piece(row_of(result, Style()), Style()).encode()


@pytest.mark.parametrize("ending", WRITTEN)
@pytest.mark.parametrize("mark", ["[", "*a* ", "<td>3", "&lt;", "> ", "1\n", "收到申请3件。"])
def test_a_file_of_little_but_marks_is_refused(ending, mark, monkeypatch):
    monkeypatch.setattr(decoding, "MOST_MARKS", 20_000)
    assert "过于零碎" in said((WRITTEN[ending] + mark * 20_001).encode(), ending)
    assert LINTER.lint(Source(f"a.{ending}", (WRITTEN[ending] + mark * 2000).encode())).case is not None


PROGRAM = """
import json, resource, sys
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.base.settings import Settings
linter = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))
seen = []
def look(event, args):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "urllib.", "ftplib.", "http.", "shutil.", "tempfile.")):
        seen.append(event)
    elif event == "open" and not str(args[0]).endswith((".py", ".pyc", ".so", ".toml")):
        seen.append(f"open {args[0]}")
files = [(name, open(name, "rb").read()) for name in sys.argv[1:]]
sys.addaudithook(look)
for name, data in files:
    assert linter.lint(Source(name, data)).case is not None, name
print(json.dumps(seen))
"""
FETCHED = (
    '<link rel="stylesheet" href="http://192.0.2.1/a.css"><base href="http://192.0.2.1/"><meta http-equiv="refresh" '
    'content="0;url=http://192.0.2.1/"><script src="http://192.0.2.1/a.js"></script><script>fetch("http://192.0.2.1")</script>'
    '<img src="http://192.0.2.1/a.png" onerror="alert(1)"><iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd">'
    '</object><embed src="\\\\192.0.2.1\\share\\a"><video src="http://192.0.2.1/"></video>![图](http://192.0.2.1/a.png)'
    '<?xml-stylesheet href="http://192.0.2.1/a.xsl"?><svg><use href="http://192.0.2.1/a.svg#b"/></svg>'
)


def test_nothing_is_fetched_opened_or_run(tmp_path):
    from gidr_lint.testing.word import package

    names = []
    for ending, page in WRITTEN.items():
        names.append(tmp_path / f"a.{ending}")
        names[-1].write_text(
            '<!DOCTYPE html SYSTEM "http://192.0.2.1/a.dtd">\n' * (ending == "html")
            + page.replace("一、总体情况", f"一、总体情况\n\n{FETCHED}\n\n", 1),
            "utf-8",
        )
    rels = "".join(
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{word} "http://192.0.2.1/a" \\d</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for word in ("INCLUDEPICTURE", "INCLUDETEXT", "DDEAUTO", "HYPERLINK")
    )
    names.append(tmp_path / "a.docx")
    names[-1].write_bytes(package(f"<w:p>{rels}<w:r><w:t>2024年政府信息公开工作年度报告</w:t></w:r></w:p>"))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, names)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr[-800:]
    assert [] == json.loads(done.stdout)


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.formats.decoding import MOST_MARKS
head = "# 2023年政府信息公开工作年度报告\\n\\n"
linter = Linter(registry=Registry(installed=False))
print(linter.lint(Source("a.md", (head + ">" * (MOST_MARKS - 9)).encode())).case is not None)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by the system's own limit")
def test_as_many_marks_as_are_read_fit_in_memory():
    done = subprocess.run([sys.executable, "-c", LIMITED], capture_output=True, text=True, timeout=240)
    assert done.stdout.split() == ["True"], done.stderr[-500:]
