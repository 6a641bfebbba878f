"""Fixes of Word files that track changes, and of those that nobody may change."""

import io
import re
import zipfile

import pytest
from gidr_lint_dev.changes import W, body, letters, members, settled

from gidr_lint.base.errors import FixError
from gidr_lint.base.location import Address
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.formats.word.guard import CannotRewrite
from gidr_lint.formats.word.read import Reader
from gidr_lint.formats.word.rewrite import rewrite
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.word import package

LINTER = Linter(Settings(extends=("gidr-lint:recommended",)), Registry(installed=False))
BOLD, ITALIC, GREEN = "<w:b/>", "<w:i/>", '<w:color w:val="00FF00"/>'


def run(text, marks=""):
    look = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(inner, author="张三", number=1):
    return f'<w:ins w:id="{number}" w:author="{author}" w:date="2022-01-10T09:00:00Z">{inner}</w:ins>'


def gone(text, author="李四", number=2):
    return f'<w:del w:id="{number}" w:author="{author}"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def read_text(data):
    reader = Reader(Source("a.docx", data))
    reader.document()
    return [text for _, text in reader.places()]


def track(text, new, start=None, end=None, *, cell=None, parts=None):
    """
    A file after one tracked edit of its first paragraph, or of a cell: rejected it is what it was, letter by
    letter, accepted it says what was asked for, and no number is there twice.
    """
    address = Address("body", 0, None, None, None, start, end)
    if cell is not None:
        address = Address("body", None, *cell, start, end)
    old = package(text, parts)
    done = rewrite(Source("a.docx", old), [(address, new)], tracked=True)
    assert list(letters(body(old))) == list(letters(settled(body(done), accept=False)))
    words = letters(settled(body(done), accept=True))
    visible = "".join(letter[0] for letter in words if letter[1] == W + "t")
    assert "".join(read_text(done)).replace("\t", "") == visible
    numbers = re.findall(
        r'<w:(?:ins|del|rPrChange) w:id="(\d+)"', members(done)["word/document.xml"].decode()
    )
    assert len(numbers) == len(set(numbers)), numbers
    before, after = members(old), members(done)
    assert ["word/document.xml"] == [name for name in before if before[name] != after[name]]
    return members(done)["word/document.xml"].decode().partition("<w:body>")[2].partition("</w:body>")[0]


def ours(kind, text, number, marks=""):
    name = {"ins": "t", "del": "delText"}[kind]
    look = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:{kind} w:id="{number}" w:author="gidr-lint"><w:r>{look}<w:{name}>{text}</w:{name}></w:r></w:{kind}>'


def short(xml):
    return xml.replace(' xml:space="preserve"', "")


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        (run("97件"), "97", run("97") + ours("del", "件", 1)),
        (run("31"), "30", run("3") + ours("del", "1", 1) + ours("ins", "0", 2)),
        (run("共件", BOLD), "共3件", run("共", BOLD) + ours("ins", "3", 1, BOLD) + run("件", BOLD)),
        (
            run("9", BOLD) + run("7", ITALIC) + run("件", GREEN),
            "97",
            run("9", BOLD) + run("7", ITALIC) + ours("del", "件", 1, GREEN),
        ),
        (
            run("9", BOLD) + run("7件", ITALIC),
            "30",
            ours("del", "9", 1, BOLD) + ours("del", "7件", 2, ITALIC) + ours("ins", "30", 3, BOLD),
        ),
        (
            ins(run("9")) + run("7件"),
            "97",
            ins(run("9")) + run("7") + ours("del", "件", 2),
        ),
        (
            ins(run("97件")),
            "97",
            ins(run("97") + ours("del", "件", 2)),
        ),
        (
            ins(run("9")) + run("7件"),
            "30",
            ins(ours("del", "9", 2)) + ours("del", "7件", 3) + ours("ins", "30", 4),
        ),
        (
            ins(run("甲乙丙")),
            "甲丁丙",
            ins(run("甲") + ours("del", "乙", 2)) + ours("ins", "丁", 3) + ins(run("丙"), number=4),
        ),
        (ins(run("9")) + run("件"), "97件", ins(run("9")) + ours("ins", "7", 2) + run("件")),
        (
            run("9") + gone("8") + run("7件"),
            "97",
            run("9") + gone("8") + run("7") + ours("del", "件", 1),
        ),
        (
            run("1,2,3"),
            "123",
            run("1") + ours("del", ",", 1) + run("2") + ours("del", ",", 2) + run("3"),
        ),
        (
            '<w:r w:rsidR="00AB"><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t></w:r>',
            "甲\t乙",
            '<w:r w:rsidR="00AB"><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>' + ours("del", "丙", 1),
        ),
        (
            f'{run("9")}<w:commentRangeStart w:id="3"/><w:bookmarkStart w:id="4" w:name="a"/>{run("7件")}<w:bookmarkEnd w:id="4"/><w:commentRangeEnd w:id="3"/>'
            '<w:r><w:commentReference w:id="3"/></w:r>',
            "97",
            f'{run("9")}<w:commentRangeStart w:id="3"/><w:bookmarkStart w:id="4" w:name="a"/>{run("7")}{ours("del", "件", 1)}<w:bookmarkEnd w:id="4"/>'
            '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>',
        ),
        (
            f'<w:hyperlink w:anchor="a">{run("乙丙")}</w:hyperlink>',
            "乙",
            f'<w:hyperlink w:anchor="a">{run("乙")}{ours("del", "丙", 1)}</w:hyperlink>',
        ),
    ],
)  # fmt: skip
def test_a_tracked_change_is_the_least_that_goes_and_comes(text, new, expected):
    done = track(f"<w:p>{text}</w:p>", new)
    assert short(f"<w:p>{expected}</w:p>") == short(done)


def test_a_change_of_ours_is_not_tracked_over_again():
    data = package(f"<w:p>{ours('ins', '12件', 5)}</w:p>")
    done = rewrite(Source("a.docx", data), [(Address(paragraph=0), "12")], tracked=True)
    assert ours("ins", "12", 5) in members(done)["word/document.xml"].decode()


def test_the_former_formatting_of_a_run_stays_with_what_was_there():
    former = '<w:b/><w:rPrChange w:id="7" w:author="a>b"><w:rPr><w:i/></w:rPr></w:rPrChange>'
    done = track(f"<w:p>{run('甲乙丙', former)}</w:p>", "甲丁丙")
    assert 3 == done.count("<w:rPrChange ")
    assert ours("ins", "丁", 3, "<w:b/>") in done


@pytest.mark.parametrize("cell", ["<w:p/>", "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p>"])
def test_a_blank_cell_is_filled_by_an_insertion(cell):
    done = track(f"<w:tbl><w:tr><w:tc>{cell}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>", "0", cell=(0, 0, 0))
    assert ours("ins", "0", 1, "<w:b/>" if "<w:b/>" in cell else "") in done


def test_numbers_of_comments_and_of_other_parts_are_not_taken_again():
    parts = {"footnotes.xml": f'<w:footnotes><w:footnote w:id="3"><w:p>{ins(run("注"), number=4)}</w:p></w:footnote></w:footnotes>'}  # fmt: skip
    text = f'<w:p><w:commentRangeStart w:id="1"/>{run("31")}<w:bookmarkStart w:id="2" w:name="a"/></w:p>'
    done = track(text, "30", parts=parts)
    assert ours("del", "1", 5) + ours("ins", "0", 6) in done


def test_a_part_in_the_default_name_space_is_tracked_too():
    data = package(f"<w:p>{run('31')}</w:p>")
    inside = members(data)
    xml = inside["word/document.xml"].decode()
    xml = re.sub(r"(</?)w:", r"\1", xml).replace("xmlns:w=", "xmlns=")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in {**inside, "word/document.xml": xml}.items():
            archive.writestr(name, content)
    done = rewrite(Source("a.docx", target.getvalue()), [(Address(paragraph=0), "30")], tracked=True)
    assert "30" == "".join(read_text(done))
    assert "31" == "".join(settled(body(done), accept=False).itertext())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ins(run("97件")), "张三插入的（修订）.*--tracked"),
        (ins(run("97件"), author=""), "他人插入的（修订）"),
        (ins(f'<w:hyperlink w:anchor="a">{run("97件")}</w:hyperlink>'), "张三插入的"),
        (f'<w:moveTo w:id="1" w:author="张三">{run("97件")}</w:moveTo>', "张三移动过来的"),
    ],
)
def test_what_somebody_inserted_is_not_changed_unless_that_is_tracked(text, reason):
    source = Source("a.docx", package(f"<w:p>{text}</w:p>"))
    with pytest.raises(CannotRewrite, match=reason):
        rewrite(source, [(Address(paragraph=0), "97")])


@pytest.mark.parametrize("properties", ["<w:trPr>{}</w:trPr>", "<w:tc><w:tcPr>{}</w:tcPr>"])
def test_nor_is_a_row_or_a_cell_that_somebody_inserted(properties):
    mark = properties.format('<w:ins w:id="1" w:author="张三"/>' if "trPr" in properties else '<w:cellIns w:id="1" w:author="张三"/>')  # fmt: skip
    cell = mark if mark.startswith("<w:tc>") else mark + "<w:tc>"
    text = f"<w:tbl><w:tr>{cell}<w:p>{run('97件')}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    address = Address("body", None, 0, 0, 0)
    with pytest.raises(CannotRewrite, match="张三插入的"):
        rewrite(Source("a.docx", package(text)), [(address, "97")])
    assert ours("del", "件", 2) in track(text, "97", cell=(0, 0, 0))


def field(instruction, result):
    kinds = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds)
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{result}{end}"


def control(properties, inner=None):
    return (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner or run('97件')}</w:sdtContent></w:sdt>"
    )


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (control('<w:lock w:val="contentLocked"/>'), "已锁定"),
        (control('<w:lock w:val="sdtContentLocked"/>', control("")), "已锁定"),
        (control("<w:group/>"), "已锁定"),
        (control('<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>'), "另一份数据"),
        (control("<w:showingPlcHdr/>"), "提示文字"),
        (field(' MERGEFIELD "新收" ', run("97件")), "域.*Ctrl"),
        (field("HYPERLINK", field(" =SUM(LEFT) ", run("97件"))), "域.*Ctrl"),
        (f'<w:fldSimple w:instr=" REF a ">{run("97件")}</w:fldSimple>', "域.*Ctrl"),
        (f'<w:moveTo w:id="1" w:author="张三">{run("97件")}</w:moveTo>', "张三移动过来的"),
        (
            f"<mc:AlternateContent><mc:Choice>{run('97件')}</mc:Choice><mc:Fallback>{run('97件')}</mc:Fallback></mc:AlternateContent>",
            "各存了一份",
        ),
    ],
)
def test_what_is_locked_stays(text, reason, tracked):
    source = Source("a.docx", package(f"<w:p>{text}</w:p>"))
    with pytest.raises(CannotRewrite, match=reason):
        rewrite(source, [(Address(paragraph=0), "97")], tracked=tracked)


@pytest.mark.parametrize(
    "text",
    [
        control('<w:lock w:val="sdtLocked"/>'),
        control("<w:group/>", control("")),
        control('<w:showingPlcHdr w:val="0"/>'),
        field(' HYPERLINK "a" ', run("97件")),
        field(" FORMTEXT ", run("97件")),
        field(" PAGE ", run("")) + run("97件"),
        f'<w:fldSimple w:instr=" FORMTEXT ">{run("97件")}</w:fldSimple>',
    ],
)
def test_what_is_not_locked_and_not_computed_is_fixed(text):
    done = rewrite(Source("a.docx", package(f"<w:p>{text}</w:p>")), [(Address(paragraph=0), "97")])
    assert "97" == "".join(read_text(done))


def faulty(cell="11个"):
    draft = Draft.clean()
    draft.tables["applications"]["granted", "natural-person"] = cell
    draft.sections["overview"][1].append("[bookmark: _GoBack]全年公开政府信息126条。")
    return draft.docx()[0]


def with_parts(data, parts=None, **settings):
    """A file with a setting, and further parts of the package."""
    inside = members(data)
    for name, attributes in settings.items():
        xml = inside["word/settings.xml"].decode()
        head = re.search(r"<w:settings[^>]*>", xml)[0]
        inside["word/settings.xml"] = xml.replace(head, f"{head}<w:{name} {attributes}/>")
    inside.update(parts or {})
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in inside.items():
            archive.writestr(name, content)
    return target.getvalue()


PROTECT = 'w:edit="{}" w:enforcement="{}"'


@pytest.mark.parametrize(
    "settings",
    [
        {"trackRevisions": ""},
        {"trackRevisions": 'w:val="true"'},
        {"documentProtection": PROTECT.format("trackedChanges", 1)},
    ],
)
def test_a_file_that_tracks_changes_gets_tracked_changes(settings):
    data = with_parts(faulty(), **settings)
    done = fix(LINTER.lint(Source("a.docx", data)))
    assert (2, ()) == (done.applied, done.refused)
    after = body(done.data)
    assert list(letters(body(data))) == list(letters(settled(after, accept=False)))
    text = "".join(settled(after, accept=True).itertext())
    assert "11个" not in text and "[bookmark" not in text and "[bookmark" in "".join(after.itertext())
    assert ["word/document.xml"] == [
        name for name, part in members(data).items() if members(done.data)[name] != part
    ]
    assert {"W908"} == {diagnostic.code for diagnostic in done.result.diagnostics}
    assert done.data == fix(LINTER.lint(Source("a.docx", data))).data, "the same bytes each time"
    assert done.data == fix(done.result).data


@pytest.mark.parametrize(
    "settings",
    [
        {"trackRevisions": 'w:val="0"'},
        {"documentProtection": PROTECT.format("readOnly", 0)},
        {"documentProtection": PROTECT.format("none", 1)},
        {"documentProtection": 'w:edit="readOnly"'},
        {"documentProtection": 'w:formatting="1" w:enforcement="1"'},
        {"writeProtection": 'w:recommended="0"'},
    ],
)
def test_a_setting_that_is_off_changes_nothing(settings):
    done = fix(LINTER.lint(Source("a.docx", with_parts(faulty(), **settings))))
    assert 2 == done.applied and b"w:del " not in members(done.data)["word/document.xml"]


RELATIONS = "http://schemas.openxmlformats.org"
FINAL = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="_MarkAsFinal" '
    'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2"><vt:bool>%s</vt:bool></property></Properties>'
)


def related(data, kind, target, content):
    rels = members(data)["_rels/.rels"].decode()
    more = f'<Relationship Id="rX" Type="{kind}" Target="{target}"/></Relationships>'
    return with_parts(data, {"_rels/.rels": rels.replace("</Relationships>", more), target: content})


def final(said):
    kind = f"{RELATIONS}/officeDocument/2006/relationships/custom-properties"
    return related(faulty(), kind, "docProps/custom.xml", FINAL % said)


def signed(_=None):
    kind = f"{RELATIONS}/package/2006/relationships/digital-signature/origin"
    return related(faulty(), kind, "signatures/origin.sigs", "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (with_parts(faulty(), documentProtection=PROTECT.format("readOnly", 1)), "不允许更改.*停止保护"),
        (with_parts(faulty(), documentProtection=PROTECT.format("comments", "true")), "只允许批注.*停止保护"),
        (with_parts(faulty(), documentProtection=PROTECT.format("forms", "on")), "只允许填写窗体.*停止保护"),
        (with_parts(faulty(), writeProtection='w:recommended="1"'), "建议只读"),
        (with_parts(faulty(), writeProtection='w:hash="abc=" w:salt="x"'), "修改密码"),
        (final("true"), "最终状态.*仍然编辑"),
        (signed(), "数字签名"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("tracked", [False, True])
def test_a_file_that_nobody_may_change_is_refused_with_what_to_do(data, reason, tracked):
    with pytest.raises(FixError, match=f"^a.docx: 没有改动，.*{reason}.* / left as it was, .*again"):
        fix(LINTER.lint(Source("a.docx", data)), tracked=tracked)


def test_a_file_that_is_no_longer_final_is_fixed():
    assert 2 == fix(LINTER.lint(Source("a.docx", final("false")))).applied
