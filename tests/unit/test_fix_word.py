"""Fixes of Word files: the words change and nothing else does."""

import io
import zipfile

import pytest

from gidr_lint.base.errors import FixError
from gidr_lint.base.location import Address
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.formats.word.guard import CannotRewrite
from gidr_lint.formats.word.rewrite import rewrite
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.word import package, word

LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def body(data):
    return (
        members(data)["word/document.xml"]
        .decode()
        .partition("<w:body>")[2]
        .removesuffix("</w:body></w:document>")
    )


def changed(text, new, start=None, end=None, *, cell=None, parts=None):
    """The body after one edit of its first paragraph, or of a cell."""
    address = (
        Address(paragraph=0, start=start, end=end)
        if cell is None
        else Address("body", None, *cell, start, end)
    )
    return body(rewrite(Source("a.docx", package(text, parts)), [(address, new)]))


def run(text, marks="", space=""):
    look = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f"<w:r>{look}<w:t{space}>{text}</w:t></w:r>"


KEEP = ' xml:space="preserve"'


@pytest.mark.parametrize(
    ("text", "start", "end", "new", "expected"),
    [
        (run("收到31件"), 2, 4, "30", run("收到30件")),
        (run("收到3", "<w:b/>") + run("1件"), 2, 4, "30", run("收到3", "<w:b/>") + run("0件")),
        (run("收到3", "<w:b/>") + run("1件"), 2, 4, "45", run("收到45", "<w:b/>") + run("件")),
        (run("9", "<w:b/>") + run("7", "<w:i/>") + run("件", "<w:u/>"), None, None, "97", run("9", "<w:b/>") + run("7", "<w:i/>") + run("", "<w:u/>")),
        (run("1", "<w:b/>") + run(",", "<w:i/>") + run("2，3"), 0, 5, "123", run("1", "<w:b/>") + run("", "<w:i/>") + run("23")),
        (run("1") + run("2", "<w:i/>") + run("3"), 0, 3, "1,2,3", run("1,") + run("2,", "<w:i/>") + run("3")),
        (run("收", "<w:b/>") + run("到") + run("件", "<w:i/>"), 0, 3, "甲", run("甲", "<w:b/>") + run("") + run("", "<w:i/>")),
        (run("件"), 0, 0, "30", run("30件")),
        (run("共") + run("件", "<w:b/>"), 1, 1, "3", run("共3") + run("件", "<w:b/>")),
        (run("甲乙"), 1, 2, "&< ", f"<w:r><w:t{KEEP}>甲&amp;&lt; </w:t></w:r>"),
        (run(" 甲", space=KEEP), 1, 2, "乙", run(" 乙", space=KEEP)),
        (f"<w:ins w:id='1'>{run('新')}</w:ins>" + run("3"), 1, 1, "第", f"<w:ins w:id='1'>{run('新')}</w:ins>" + run("第3")),
        (f"<w:ins w:id='1'>{run('9')}</w:ins>" + run("7件"), 0, 3, "97", f"<w:ins w:id='1'>{run('9')}</w:ins>" + run("7")),
        (f"<w:ins w:id='1' w:author='gidr-lint'>{run('新3')}</w:ins>", 1, 2, "4", f"<w:ins w:id='1' w:author='gidr-lint'>{run('新4')}</w:ins>"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", 2, 3, "丙", "<w:r><w:t>甲</w:t><w:tab/><w:t>丙</w:t></w:r>"),
        (run("藏", "<w:vanish/>") + run("露"), 0, 1, "白", run("藏", "<w:vanish/>") + run("白")),
        ("<w:r><w:t a='&gt;>' >甲</w:t></w:r>", 0, 1, "乙", "<w:r><w:t a='&gt;>' >乙</w:t></w:r>"),
    ],
)  # fmt: skip
def test_the_least_changes_and_keeps_the_formatting_of_the_first_run_that_does(
    text, start, end, new, expected
):
    assert f"<w:p>{expected}</w:p>" == changed(f"<w:p>{text}</w:p>", new, start, end)


CELL = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
LOOK = '<w:pPr><w:jc w:val="center"/><w:rPr><w:ins w:id="1"/><w:sz w:val="21"/></w:rPr></w:pPr>'


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<w:p/>", f"<w:p>{run('0')}</w:p>"),
        ('<w:p w:rsid="1"></w:p>', f'<w:p w:rsid="1">{run("0")}</w:p>'),
        (
            f"<w:p>{LOOK}</w:p>",
            f"<w:p>{LOOK}{run('0', '<w:sz w:val=' + chr(34) + '21' + chr(34) + '/>')}</w:p>",
        ),
        (f"<w:p>{run(' ', space=KEEP)}</w:p>", f"<w:p>{run('0', space=KEEP)}</w:p>"),
        ("<w:p/><w:p/>", f"<w:p>{run('0')}</w:p><w:p/>"),
    ],
)
def test_an_empty_cell_takes_the_formatting_of_its_paragraph(cell, expected):
    assert CELL.format(expected) == changed(CELL.format(cell), "0", cell=(0, 0, 0))


def test_a_drawn_number_is_not_edited():
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    numbering = (
        '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    text = f"<w:p>{number}{run('总体情况')}</w:p>"
    parts = {"numbering.xml": numbering}
    heading = read(Source("a.docx", package(text, parts))).blocks[0].text
    assert "一、总体情况" == heading.string
    address = heading.location(2, 4).address
    assert text.replace("总体", "总的") == changed(text, "总的", address.start, address.end, parts=parts)


@pytest.mark.parametrize(
    ("text", "new", "start", "end"),
    [
        ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>", "丙", 0, 3),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>', "丙", None, None),
        ("<w:p><w:r><w:tab/></w:r></w:p>", "丙", 0, 1),
        ("<w:p><w:r><w:tab/></w:r></w:p>", "丙", 0, 0),
        (f"<w:p>{run('甲')}</w:p>", "一\n二", 0, 1),
        (f"<w:p>{run('甲')}</w:p>", "乙", 0, 9),
    ],
)
def test_an_edit_that_would_lose_something_is_refused(text, new, start, end):
    with pytest.raises(CannotRewrite):
        changed(text, new, start, end)


def faulty():
    draft = Draft.clean()
    draft.tables["applications"]["granted", "natural-person"] = "11个"
    draft.tables["disputes"]["cases", "direct-suit-upheld"] = "１"
    draft.sections["overview"][1].append("[bookmark: _GoBack]全年公开政府信息126条。")
    return draft


def test_a_fix_changes_what_it_says_and_every_other_member_stays_byte_for_byte():
    data = faulty().docx()[0]
    done = fix(LINTER.lint(Source("a.docx", data)))
    assert 3 == done.applied
    assert () == done.result.diagnostics
    before, after = members(data), members(done.data)
    assert list(before) == list(after)
    assert ["word/document.xml"] == [name for name in before if before[name] != after[name]]
    text = before["word/document.xml"].decode()
    for old, new in (("11个", "11"), ("１", "1"), ("[bookmark: _GoBack]", "")):
        text = text.replace(old, new)
    assert text == after["word/document.xml"].decode()
    assert done.data == fix(LINTER.lint(Source("a.docx", done.data))).data


def test_the_packed_bytes_of_pictures_are_taken_over_too():
    def picture(document):
        document.add_paragraph().add_run("图")

    data = word(faulty(), picture)[0]
    done = fix(LINTER.lint(Source("a.docx", data))).data
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(done)) as new:
        for left, right in zip(old.infolist(), new.infolist(), strict=True):
            assert (left.filename, left.date_time, left.external_attr) == (
                right.filename,
                right.date_time,
                right.external_attr,
            )
            if left.filename != "word/document.xml":
                size = 30 + len(left.filename.encode()) + left.compress_size
                assert (
                    data[left.header_offset : left.header_offset + size]
                    == done[right.header_offset : right.header_offset + size]
                )


def test_python_docx_opens_what_was_written():
    docx = pytest.importorskip("docx")
    done = fix(LINTER.lint(Source("a.docx", faulty().docx()[0]))).data
    tables = docx.Document(io.BytesIO(done)).tables
    assert "11" == tables[1].cell(5, 3).text


def test_a_signed_file_is_left_alone():
    data = io.BytesIO(faulty().docx()[0])
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<x/>")
    with pytest.raises(FixError, match="签名"):
        fix(LINTER.lint(Source("a.docx", data.getvalue())))
