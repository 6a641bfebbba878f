"""The whole files that are spoiled: reports in every form in which they are met, workbooks, configurations, forms."""

import tarfile
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import NamedTuple

from gidr_lint.judging.documentation import Example, documentation
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.examples import drafted, patched
from gidr_lint.testing.sheets import workbook
from gidr_lint.testing.word import package
from gidr_lint_dev import ROOT
from gidr_lint_dev.conversions import native
from gidr_lint_dev.fuzz import tables

KINDS = ("md", "html", "txt", "docx", "odt", "xlsx", "config", "form")
ENCODINGS = ("utf-8", "utf-16", "gb18030")
_NUMBERING = (
    '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_PARTS: dict[str, str | bytes] = {
    "numbering.xml": _NUMBERING,
    "styles.xml": '<w:styles><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    '</w:style><w:style w:type="character" w:styleId="a2"><w:name w:val="hid"/><w:basedOn w:val="a2"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
    "settings.xml": '<w:settings><w:trackRevisions/><w:documentProtection w:edit="forms" w:enforcement="0"/></w:settings>',
    "comments.xml": f'<w:comments><w:comment w:id="0" w:author="甲">{_P.format("gidr-lint-disable P701 -- 理由")}</w:comment></w:comments>',
    "footnotes.xml": f'<w:footnotes><w:footnote w:id="1">{_P.format("注：XX件")}</w:footnote></w:footnotes>',
    "endnotes.xml": f'<w:endnotes><w:endnote w:id="1">{_P.format("尾注")}</w:endnote></w:endnotes>',
    "header1.xml": f"<w:hdr>{_P.format('内部资料')}</w:hdr>",
}  # fmt: skip
_MARKED = (
    '<w:p><w:pPr><w:pStyle w:val="a1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>'
    '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>收到申请XX件，</w:t></w:r><w:commentRangeEnd w:id="0"/><w:ins w:id="1" w:author="甲"><w:r><w:t>办结3</w:t>'
    '</w:r></w:ins><w:del w:id="2" w:author="乙"><w:r><w:delText>4</w:delText></w:r></w:del><w:r><w:t>件。</w:t><w:footnoteReference w:id="1"/></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>错误!未找到引用源。</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink><w:r><w:t>zhang@a.cn</w:t></w:r></w:hyperlink></w:p>'
    '<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>删去</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>'
    '<w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>'
    '<w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>4</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
)  # fmt: skip


class Seed(NamedTuple):
    """A file to be spoiled: where it is from, its kind, and its content; a text is kept as one, decoded."""

    origin: str
    kind: str
    data: bytes
    text: str = ""


class Pool(NamedTuple):
    """The seeds by kind."""

    seeds: dict[str, list[Seed]]

    def texts(self, kind: str) -> list[str]:
        return [seed.text for seed in self.seeds[kind]]


def pool(rng: Random, *, small: bool) -> Pool:
    """
    Clean reports in all forms that need no other program, some of them with figures drawn from `rng`, and bad examples; unless
    `small`, all of these and what converters have made of reports, too.
    """
    found: dict[str, list[Seed]] = {kind: [] for kind in KINDS}
    for seed in (
        *_drafts(rng, small=small),
        *_examples(rng, small=small),
        *_books(rng),
        *_settings(small=small),
    ):
        found[seed.kind].append(seed)
    if not small:
        for seed in (*_converted(), *_pages()):
            found[seed.kind].append(seed)
    return Pool(found)


def _seed(origin: str, name: str, data: bytes) -> Seed:
    kind = name.rpartition(".")[2]
    return Seed(origin, kind, data, _decoded(data) if kind in ("md", "html", "txt") else "")


def _decoded(data: bytes) -> str:
    for encoding in ENCODINGS:
        if encoding != "utf-16" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    return data.decode("utf-8", "replace")


def _drafts(rng: Random, *, small: bool) -> Iterator[Seed]:
    drafts = [("clean-2019", Draft.clean("2019")), ("clean-2021", Draft.clean("2021"))]
    drafts += [
        (f"drawn-{number}", Draft.random(rng, rng.choice(("2019", "2021")), small=rng.random() < 0.5))
        for number in range(1 if small else 8)
    ]
    for name, draft in drafts:
        for form, written in native(draft).items():
            if not small or form != "web-spans":
                yield _seed(f"{name}/{form}", *written)
    body = "".join(
        _P.format(text)
        for text in ("青溪县水务局2024年政府信息公开工作年度报告", "青溪县水务局2025年1月20日")
    )
    yield Seed("marked", "docx", package(body.replace("</w:p><w:p>", f"</w:p>{_MARKED}<w:p>"), _PARTS))


@cache
def _documented() -> list[tuple[str, Example]]:
    registry = Registry(installed=False)
    return [
        (ref.code, example)
        for ref in registry.rules
        for example in documentation(ref).examples
        if not ref.code.startswith("E0")
    ]


def _examples(rng: Random, *, small: bool) -> Iterator[Seed]:
    known = _documented()
    for number, (code, example) in enumerate(rng.sample(known, 24) if small else known):
        kind = number % 5
        if kind < 2:
            yield _seed(code, "a.md", patched(example).text.encode())
            continue
        draft = drafted(example).draft
        if kind == 2:
            yield _unmarked(_seed(code, "a.html", draft.page(furniture=number % 2 == 0)[0].encode()))
        elif kind == 3:
            yield _unmarked(
                _seed(code, "a.txt", draft.text(("tab", "tabs", "lines", "pipes")[number % 4]).encode())
            )
        elif number % 10 == 4:
            yield Seed(code, "docx", draft.docx(styled=False)[0])
        else:
            yield Seed(code, "odt", draft.odt()[0])


def _unmarked(seed: Seed) -> Seed:
    text = seed.text.replace("«", "").replace("»", "")
    return seed._replace(text=text, data=text.encode())


def _books(rng: Random) -> Iterator[Seed]:
    for number, draft in enumerate((Draft.clean("2021"), Draft.clean("2019"), Draft.random(rng))):
        yield Seed(f"book-{number}", "xlsx", workbook(draft))
        yield Seed(f"book-{number}-together", "xlsx", workbook(draft, together=True, titles=False, at=(3, 2)))


def _settings(*, small: bool) -> Iterator[Seed]:
    for number, text in enumerate(tables.CONFIGURATIONS):
        yield Seed(f"config-{number}", "config", text.encode(), text)
    for number, text in enumerate(tables.FORMS):
        yield Seed(f"form-{number}", "form", text.encode(), text)
    if not small:
        for name in ("2019", "2021"):
            text = (ROOT / "src" / "gidr_lint" / "forms" / f"{name}.toml").read_text("utf-8")
            yield Seed(f"form-{name}", "form", text.encode(), text)


@cache
def _converted() -> tuple[Seed, ...]:
    with tarfile.open(ROOT / "tests" / "converted.tar.xz") as archive:
        found = []
        for member in archive.getmembers():
            file = archive.extractfile(member)
            if file is not None:
                found.append(_seed(member.name, member.name, file.read()))
    return tuple(found)


@cache
def _pages() -> tuple[Seed, ...]:
    paths = sorted((ROOT / "examples").rglob("*.md"))
    return tuple(_seed(str(path.relative_to(ROOT)), path.name, path.read_bytes()) for path in paths)
