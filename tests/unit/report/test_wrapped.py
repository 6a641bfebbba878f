"""Lines of prose that are paragraphs of their own are read as the paragraphs that they were."""

import io
import json
import re
import zipfile

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.cli.main import main as main_of
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.formats.word.guard import CannotRewrite
from gidr_lint.formats.word.rewrite import rewrite
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft
from gidr_lint.testing.word import package

LINTER = Linter(Settings(), Registry(installed=False))
WIDTHS = [24, 28, 33, 40]


def cut(line, width):
    """A line of prose as lines of a page; anything else as it is."""
    if len(line) <= width or line.startswith(("#", "|", "<")):
        return [line]
    return [line[place : place + width] for place in range(0, len(line), width)]


def markdown(draft, width):
    return "\n".join("\n\n".join(cut(line, width)) for line in draft.markdown().split("\n"))


def docx(draft, width):
    """The same in Word: the paragraphs of the body that are longer than a line in pieces."""
    data = draft.docx()[0]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = parts["word/document.xml"].decode()
    before, behind = xml.split("<w:body>")

    def torn(match):
        words = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", match[0]))
        lines = cut(words, width)
        if len(lines) == 1 or "<w:pStyle" in match[0]:
            return match[0]
        return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)

    pieces = re.split(r"(<w:tbl>.*?</w:tbl>)", behind, flags=re.DOTALL)
    torn_body = "".join(
        piece if piece.startswith("<w:tbl>") else re.sub(r"<w:p>.*?</w:p>", torn, piece, flags=re.DOTALL)
        for piece in pieces
    )
    parts["word/document.xml"] = f"{before}<w:body>{torn_body}".encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


LONG = (
    "根据《中华人民共和国政府信息公开条例》第五十条的规定编制本报告，电子版可在县政府网站下载（如对本报告有疑问，请与县水务局办公室联系，"
    "地址：青溪县人民路1号，电话：0000-6100000）。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"
)


def report():
    draft = Draft.clean()
    draft.preamble = [LONG]
    return draft


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["a.md", "a.docx"])
def test_brackets_and_figures_are_read_over_the_ends_of_lines(name, width):
    draft = report()
    whole = LINTER.lint(Source("a.md", draft.markdown().encode()))
    data = markdown(draft, width).encode() if name == "a.md" else docx(draft, width)
    result = LINTER.lint(Source(name, data))
    assert [] == [(d.code, d.message.text()) for d in whole.diagnostics]
    assert [] == [(d.code, d.message.text()) for d in result.diagnostics]
    assert whole.coverage.claims == result.coverage.claims


def paragraphs(*lines):
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


LIST = [
    "县公安局已编制完成政府信息公开基本目录并公布",
    "县民政局已编制完成政府信息公开基本目录并公布",
    "县司法局已编制完成政府信息公开基本目录并公布",
    "县财政局已编制完成政府信息公开基本目录并公布",
]


def test_a_list_without_stops_stays_a_list():
    body = paragraphs("一、总体情况", *LIST, "二、主动公开政府信息情况")
    result = LINTER.lint(Source("a.docx", package(body)))
    said = [passage.text.string for passage in result.case.report.passages]
    assert set(LIST) <= set(said)


@pytest.mark.parametrize(("word", "first"), [("条列", "条"), ("丰富，", "丰"), ("各项制度", "各项制度")])
def test_no_fix_writes_a_word_over_the_end_of_a_line_into_one_of_its_halves(word, first):
    lines = (
        "本机关按照上级部署，认真执行各项制度，及时更新栏目的内容，",
        "依法依规办理各类申请，对照检查，我局逐项落实政府信息公开条",
        "列和规定，按月抽查，全年没有发生泄密事件，公开内容更加丰",
        "富，群众的满意程度不断提高，依法落实中华人民共和国信息公",
        "公开条例，及时答复。",
    )
    source = Source("a.docx", package(paragraphs("一、总体情况", *lines, "二、主动公开政府信息情况")))
    case = LINTER.lint(source).case
    (text,) = (passage.text for passage in case.report.passages if word in passage.text.string)
    start = text.string.index(word)
    address = text.location(start, start + len(word)).address
    assert first == case.document.written(address)
    if word == first:
        assert source.data != rewrite(source, [(address, "新词")])
        return
    with pytest.raises(CannotRewrite):
        rewrite(source, [(address, "新词")])


def test_no_fix_takes_the_first_line_of_a_paragraph_for_all_of_it():
    lines = [LONG[place : place + 26] for place in range(0, len(LONG), 26)]
    source = Source("a.docx", package(paragraphs("一、总体情况", *lines, "二、主动公开政府信息情况")))
    case = LINTER.lint(source).case
    (text,) = (passage.text for passage in case.report.passages if passage.text.string == LONG)
    address = text.location().address
    assert (1, lines[0]) == (address.paragraph, case.document.written(address))
    with pytest.raises(CannotRewrite):
        rewrite(source, [(address, "")])


def test_a_place_that_goes_on_in_the_next_line_ends_with_its_own(tmp_path, capsys):
    lines = (
        "本机关按照上级部署，认真执行各项制度，及时更新栏目内容，本",
        "年新收政府信息公开申请数量合计较多，其中本年新收申请共1",
        "47件，全年没有发生泄密事件，公开内容更加丰富，群众满意程",
        "度提高。",
    )
    file = tmp_path / "a.docx"
    body = docx(Draft.clean(), 1000)
    head = "总体情况</w:t></w:r></w:p>"
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = {name: archive.read(name).decode("latin-1") for name in archive.namelist()}
    main = parts["word/document.xml"].encode("latin-1").decode()
    assert head in main
    parts["word/document.xml"] = main.replace(head, head + paragraphs(*lines), 1).encode().decode("latin-1")
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.encode("latin-1"))
    main_of(["check", "--isolated", "--format", "json", str(file)])
    (found,) = json.loads(capsys.readouterr().out)["files"][0]["diagnostics"]
    place = found["address"]
    assert ("N401", "1", len(lines[1]) + 1) == (found["code"], place["text"], place["end"])
