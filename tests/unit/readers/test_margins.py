"""Headers, footers and endnotes of office files: read for what must not go out with a report, and as no part of it."""

import pytest

from gidr_lint.base.location import Address
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.outputs import Style, text
from gidr_lint.outputs._rows import row_of
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.odt import odt_package
from gidr_lint.testing.word import package, word

LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
ID = "110101199001011234"


def p(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def part(kind, inner):
    spaces = f' xmlns:w="{W}"' if "xmlns" in inner else ""
    return f"<w:{kind}{spaces}>{inner}</w:{kind}>"


def references(*items, more=""):
    """A section that refers to parts by number, each as (header or footer, type, number)."""
    inner = "".join(
        f'<w:{which}Reference {R} w:type="{kind}" r:id="r{number}"/>' for which, kind, number in items
    )
    return f"<w:sectPr>{inner}{more}</w:sectPr>"


def margins(body, **parts):
    found = read(Source("a.docx", package(body, {f"{name}.xml": data for name, data in parts.items()})))
    return [(block.location.address.part, block.text.string) for block in found.margins]


HEAD, FOOT = ("header", "default", 0), ("footer", "default", 1)


def test_headers_and_footers_are_beside_the_text():
    body = p("一、总体情况") + references(HEAD, FOOT)
    parts = {"header1": part("hdr", p("某某县水务局")), "footer1": part("ftr", p("联系人：张三"))}
    assert [("header", "某某县水务局"), ("footer", "联系人：张三")] == margins(body, **parts)
    found = read(Source("a.docx", package(body, {f"{name}.xml": data for name, data in parts.items()})))
    assert ["一、总体情况"] == [block.text.string for block in found.blocks]
    assert "水务局" in found.plain
    assert "某某县水务局" == found.written(found.margins[0].location.address)
    assert Address("header", 0) == found.margins[0].location.address._replace(place=0)


@pytest.mark.parametrize(
    ("section", "settings", "expected"),
    [
        (references(("header", "first", 0)), "", []),
        (references(("header", "first", 0), more="<w:titlePg/>"), "", ["甲单位"]),
        (references(("header", "first", 0), more='<w:titlePg w:val="0"/>'), "", []),
        (references(("header", "even", 0)), "", []),
        (references(("header", "even", 0)), "<w:evenAndOddHeaders/>", ["甲单位"]),
        (references(HEAD, HEAD), "", ["甲单位"]),
        (references(), "", []),
        ("", "", []),
    ],
)
def test_those_that_no_page_shows_are_not_read(section, settings, expected):
    parts = {"header1": part("hdr", p("甲单位")), "settings": f"<w:settings>{settings}</w:settings>"}
    assert expected == [words for _, words in margins(p("一") + section, **parts)]


def test_the_number_of_a_page_is_nothing_that_is_said():
    footer = part("ftr", p("第") + p("— 1 —") + p("共6页"))
    assert [] == margins(p("一") + references(HEAD), footer1=footer)


def test_the_words_of_tables_boxes_and_watermarks_are_read_once():
    table = f"<w:tbl><w:tr><w:tc>{p('甲单位')}</w:tc><w:tc>{p('乙单位')}</w:tc></w:tr></w:tbl>"
    box = f"<w:p><w:r><w:drawing><w:txbxContent>{p('丙单位')}</w:txbxContent></w:drawing></w:r></w:p>"
    mark = f'<w:p><w:r><w:pict><v:shape {V}><v:textpath string="内部资料"/></v:shape></w:pict></w:r></w:p>'
    found = margins(p("一") + references(HEAD), header1=part("hdr", table + box + mark))
    assert ["甲单位", "乙单位", "丙单位", "内部资料"] == [words for _, words in found]
    body = read(Source("a.docx", package(p("一") + references(HEAD), {"header1.xml": part("hdr", table)})))
    assert 1 == len(body.blocks)


@pytest.mark.parametrize("damaged", ["<w:hdr><w:p>某某县", "", "<!DOCTYPE a><a>某某县</a>"])
def test_a_header_that_cannot_be_read_stops_nothing(damaged):
    found = read(Source("a.docx", package(p("一") + references(HEAD), {"header1.xml": damaged.encode()})))
    assert ["一"] == [block.text.string for block in found.blocks]
    assert () == found.margins


def test_endnotes_are_read_where_the_text_refers_to_them():
    notes = "".join(f'<w:endnote w:id="{number}">{p(f"注{number}")}</w:endnote>' for number in (1, 2))
    body = '<w:p><w:r><w:t>一</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    assert [("endnotes", "注2")] == margins(body, endnotes=f"<w:endnotes>{notes}</w:endnotes>")


def test_a_red_header_is_designed_so_and_a_change_in_it_is_told():
    red = '<w:p><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>某某县水务局</w:t></w:r></w:p>'
    new = '<w:p><w:ins w:id="1"><w:r><w:t>新加的</w:t></w:r></w:ins></w:p>'
    found = read(
        Source(
            "a.docx", package(p("一、总体情况") + references(HEAD), {"header1.xml": part("hdr", red + new)})
        )
    )
    assert [("insertion", "header")] == [
        (item.kind, item.location.address.part) for item in found.facts["internal"]
    ]


# ---- rules --------------------------------------------------------------------------------------


def as_word(header="", footer=""):
    def change(document):
        section = document.sections[0]
        section.header.paragraphs[0].text = header
        section.footer.paragraphs[0].text = footer

    return Source("draft.docx", word(Draft.clean(), change)[0])


def as_odt(header="", footer=""):
    from gidr_lint.testing.odt import odt_archive

    data = Draft.clean().odt()[0]
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name != "mimetype"}
    master = (
        f"<style:master-page><style:header><text:p>{header}</text:p></style:header>"
        f"<style:footer><text:p>{footer}</text:p></style:footer></style:master-page>"
    )
    head, start, rest = parts["styles.xml"].partition("<office:master-styles>")
    parts["styles.xml"] = head + start + master + rest
    return Source("draft.odt", odt_archive(parts))


@pytest.mark.parametrize("kind", [as_word, as_odt])
@pytest.mark.parametrize(
    ("header", "footer", "expected"),
    [
        ("青溪县水务局2024年政府信息公开工作年度报告", "— 1 —", []),
        ("青溪县水务局 2024 年报", "第1页 共6页", []),
        ("2025年1月20日印发", "国办公开办函〔2021〕30号", []),
        ("青溪县水务局2023年政府信息公开工作年度报告", "", ["D516"]),
        ("政府信息公开工作年度报告（2019年度）", "", ["D516"]),
        ("", "2023年度报告", ["D516"]),
        ("关于做好2023年政府信息公开工作年度报告编制工作的通知", "", []),
        ("政府信息公开工作年度报告（送审稿）", "", ["P725"]),
        ("内部征求意见稿", "", ["P725"]),
        ("XX县水务局", "", ["P701"]),
        ("错误!文档中没有指定样式的文字。", "", ["P703"]),
        ("", "联系人：13900000000", ["W902"]),
        ("", f"身份证{ID}", ["W901"]),
    ],
)
def test_what_stands_there_is_judged_for_years_leftovers_and_personal_data(kind, header, footer, expected):
    result = LINTER.lint(kind(header, footer))
    assert expected == [diagnostic.code for diagnostic in result.diagnostics]
    assert (42, 15) == (result.coverage.identities["held"], result.coverage.claims["agreed"])


def test_a_figure_there_is_no_claim_and_a_line_without_a_stop_no_fault():
    result = LINTER.lint(as_word("本年新收政府信息公开申请99件", "全年公开政府信息1条，（未完"))
    assert () == result.diagnostics


@pytest.mark.parametrize("kind", [as_word, as_odt])
def test_the_place_is_named_and_masked_in_every_output(kind):
    result = LINTER.lint(kind("", "联系人：13900000000"))
    shown = text.piece(row_of(result, Style()), Style())
    assert "页脚第1段 " in shown and "位置：页脚 “联系人：139***…”" in shown
    assert "footer, paragraph 1" in text.piece(row_of(result, Style(language="en")), Style(language="en"))
    (found,) = row_of(result, Style()).entry["diagnostics"]
    assert ("footer", 1, "139****0000") == (
        found["address"]["part"],
        found["address"]["paragraph"],
        found["address"]["text"],
    )
    assert "13900000000" not in shown + str(found)


def test_endnotes_of_an_odt_are_no_part_of_the_text():
    note = f'<text:note text:note-class="endnote"><text:note-body><text:p>身份证{ID}</text:p></text:note-body></text:note>'
    found = read(Source("a.odt", odt_package(f"<text:p>一、总体情况{note}</text:p>")))
    assert ["一、总体情况"] == [block.text.string for block in found.blocks]
    assert [("endnotes", f"身份证{ID}")] == [(b.location.address.part, b.text.string) for b in found.margins]


def test_nothing_there_is_rewritten(tmp_path):
    import subprocess
    import sys

    source = as_word("[bookmark: _GoBack]青溪县水务局")
    assert ["P703"] == [diagnostic.code for diagnostic in LINTER.lint(source).diagnostics]
    path = tmp_path / "报告.docx"
    path.write_bytes(source.data)
    done = subprocess.run(
        [sys.executable, "-m", "gidr_lint", "fix", "--isolated", str(path)], capture_output=True, timeout=60
    )
    assert source.data == path.read_bytes()
    assert 3 != done.returncode and b"Traceback" not in done.stderr


def test_a_fix_is_offered_only_where_it_can_be_written():
    def words(header, problems):
        draft = Draft.clean()
        draft.sections["problems"][1].append(problems)
        data = word(draft, lambda made: setattr(made.sections[0].header.paragraphs[0], "text", header))[0]
        found = LINTER.lint(Source("draft.docx", data)).diagnostics
        return [item.is_fixable for item in found if item.code == "P703"]

    residue = "[bookmark: _GoBack]某某县水务局。"
    assert [False] == words(residue, "改进了工作。")
    assert [True] == words("", residue)
