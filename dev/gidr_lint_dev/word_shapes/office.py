"""How offices lay out a report, number it, and what their programs make of the package."""

import re
from io import BytesIO
from typing import ClassVar
from warnings import catch_warnings, simplefilter
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from gidr_lint_dev.word_shapes.fields import field
from gidr_lint_dev.word_shapes.holders import control, text_box
from gidr_lint_dev.word_shapes.paper import (
    KINDS,
    MAIN,
    MAIN_TYPE,
    SPACES,
    Paper,
    Parts,
    box,
    paragraph,
    plain_rows,
    run,
    shape,
    text,
)

# ---- title, headings, numbering -------------------------------------------------------------


@shape
class TitleInBox(Paper):
    """title in a text box, preamble in a table"""

    def title(self) -> str:
        return paragraph(text_box(super().title()))

    def preamble(self) -> str:
        return box(super().preamble())


@shape
class TitleOnLines(Paper):
    """organ, year and 年 度 报 告 on three lines"""

    def title(self) -> str:
        lines = (self.draft.organisation, f"{self.draft.year}年政府信息公开工作", "年 度 报 告")
        return "".join(self.paragraph(line, "title") for line in lines)


@shape
class TitleBroken(Paper):
    """title over two lines of one paragraph"""

    def title(self) -> str:
        head, year, tail = self.draft.title.partition("年")
        return paragraph(f"<w:r>{text(head + year)}<w:br/>{text(tail)}</w:r>")


@shape
class TitleAsWordArt(Paper):
    """title as WordArt"""

    def title(self) -> str:
        return paragraph(
            f'<w:r><w:pict><v:shape><v:textpath string="{self.draft.title}"/></v:shape></w:pict></w:r>'
        )


@shape
class RedHead(Paper):
    """a red head with the document's number, and who gets a copy"""

    def title(self) -> str:
        head = run(self.draft.organisation + "文件", '<w:color w:val="FF0000"/><w:sz w:val="72"/>')
        number = self.paragraph(f"青水字〔{self.draft.year + 1}〕3号", "caption")
        return paragraph(head) + number + super().title()

    def signature(self) -> str:
        return super().signature() + paragraph(run("抄送：县政府办公室。"))


@shape
class RedHeadYearFirst(RedHead):
    """a red head over a title that begins with its year"""

    def title(self) -> str:
        self.draft.title = f"{self.draft.year}年{self.draft.organisation}政府信息公开工作年度报告"
        return super().title()


@shape
class Styles(Paper):
    """title and headings by styles, every paragraph of the text as well"""

    def paragraph_properties(self, role: str) -> str:
        style = {"title": "a3", "heading": "1", "text": "1"}.get(role)
        return f'<w:pStyle w:val="{style}"/>' if style else super().paragraph_properties(role)


class _Numbered(Paper):
    """Ordinals of headings drawn by a list."""

    levels = (("chineseCounting", "%1、"), ("decimal", "%2."))

    def document(self) -> str:
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{drawn}"/></w:lvl>'
            for level, (kind, drawn) in enumerate(self.levels)
        )
        inner = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        self.part("numbering", "numbering.xml", f'<w:numbering xmlns:w="{MAIN}">{inner}</w:numbering>')
        return super().document()

    def heading(self, string: str) -> str:
        numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        return paragraph(self.run(string[2:], "heading"), numbered)


@shape
class Numbered(_Numbered):
    """ordinals of headings drawn by a list"""


@shape
class NumberedInJapanese(_Numbered):
    """`japaneseCounting`, as WPS writes it"""

    levels = (("japaneseCounting", "%1、"), ("decimal", "%2."))


@shape
class NumberedByStyle(_Numbered):
    """ordinals by a style based on a numbered one"""

    styles = (
        '<w:style w:type="paragraph" w:styleId="n1"><w:name w:val="一级"/><w:basedOn w:val="1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="n2"><w:name w:val="一级加粗"/><w:basedOn w:val="n1"/></w:style>'
    )

    def heading(self, string: str) -> str:
        return paragraph(self.run(string[2:], "heading"), '<w:pStyle w:val="n2"/>')


@shape
class NumberingOff(NumberedByStyle):
    """a numbered style switched off where the ordinal is typed"""

    def heading(self, string: str) -> str:
        off = '<w:pStyle w:val="n2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
        return paragraph(self.run(string, "heading"), off)


# ---- pages ----------------------------------------------------------------------------------


@shape
class Turned(Paper):
    """表三 on a page turned by a section of its own"""

    def section(self, section: str) -> str:
        if section != "applications":
            return super().section(section)
        broken = paragraph("", '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>')
        return broken + super().section(section) + broken


@shape
class OnPagesOfTheirOwn(Paper):
    """each section on a page of its own"""

    def heading(self, string: str) -> str:
        page = '<w:r><w:br w:type="page"/></w:r><w:r><w:lastRenderedPageBreak/></w:r>'
        return paragraph(page) + paragraph(page + self.run(string, "heading"), "<w:pageBreakBefore/>")


@shape
class OldHeader(Paper):
    """last year's title and 草稿 left in the header, page numbers"""

    codes = ("D516", "P725")

    def last_section(self) -> str:
        old = paragraph(run(self.draft.title.replace(str(self.draft.year), str(self.draft.year - 1))))
        mark = '<w:p><w:r><w:pict><v:shape><v:textpath string="草稿"/></v:shape></w:pict></w:r></w:p>'
        number = paragraph(field("PAGE", run("2")))
        header = self.part("header", "header1.xml", f"<w:hdr {SPACES}>{old}{mark}{number}</w:hdr>")
        return f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/></w:sectPr>'


@shape
class Letter(Paper):
    """addressed to the office in charge, with what an office keeps round a text"""

    def title(self) -> str:
        slip = plain_rows([["拟稿人", "李某", "核稿人", "周某"], ["会签科室", "", "签发人", ""]])
        return slip + paragraph("") + super().title()

    def preamble(self) -> str:
        return self.paragraph("县政府办公室：") + super().preamble()

    def signature(self) -> str:
        return self.paragraph("特此报告。") + super().signature()


@shape
class OtherTables(Paper):
    """tables of other things in section 一 and behind the signature"""

    def prose(self, section: str, strings: list[str]) -> str:
        inner = super().prose(section, strings)
        if section != "overview":
            return inner
        return inner + plain_rows(
            [["渠道", "门户网站", "公众号", "总计"], ["发布（条）", "620", "415", "1035"]]
        )

    def signature(self) -> str:
        rows = [["序号", "公开事项", "件数"], ["1", "政策文件", "35"], ["", "合计", "53"]]
        return super().signature() + self.paragraph("附件：公开事项统计") + plain_rows(rows)


@shape
class UnitLines(Paper):
    """单位：件 before each table, a sentence before and a note behind"""

    def tables(self, name: str) -> str:
        before = self.paragraph("有关情况见下表：") + self.paragraph("单位：件", "signature")
        return before + super().tables(name) + self.paragraph("注：表中数据来源于登记台账。")


@shape
class EmptyLines(Paper):
    """empty paragraphs and paragraphs of blanks everywhere"""

    def paragraph(self, string: str, role: str = "text") -> str:
        return paragraph(run("\u3000\u3000 ")) + super().paragraph(string, role) + paragraph("")


@shape
class LinesAsParagraphs(Paper):
    """each line of the preamble a paragraph"""

    codes = ("P708",)

    def preamble(self) -> str:
        whole = "".join(self.draft.preamble)
        return "".join(self.paragraph(whole[at : at + 24]) for at in range(0, len(whole), 24))


@shape
class BrokenLines(Paper):
    """paragraphs of a section as lines of one"""

    def prose(self, section: str, strings: list[str]) -> str:
        lines = "<w:br/>".join(map(text, strings))
        return paragraph(f"<w:r>{lines}</w:r>") if strings else ""


@shape
class SpacedNumbers(Paper):
    """spaces round numbers"""

    def paragraph(self, string: str, role: str = "text") -> str:
        spaced = re.sub(r"(\d+)", r" \1 ", string) if role in ("text", "signature") else string
        return super().paragraph(spaced, role)


@shape
class Locked(Paper):
    """locked and nested content controls"""

    def paragraph(self, string: str, role: str = "text") -> str:
        return control(control(super().paragraph(string, role)), '<w:lock w:val="sdtContentLocked"/>')


# ---- packages -------------------------------------------------------------------------------


@shape
class Strict(Paper):
    """namespaces of ISO 29500 strict"""

    def package(self, parts: Parts) -> Parts:
        new = {
            MAIN: "http://purl.oclc.org/ooxml/wordprocessingml/main",
            KINDS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
        }

        def changed(content: str | bytes) -> str | bytes:
            for old, name in new.items():
                content = content.replace(old, name) if isinstance(content, str) else content
            return content

        return {name: changed(content) for name, content in parts.items()}


class _Text(Paper):
    """The XML of the text changed as a whole."""

    def package(self, parts: Parts) -> Parts:
        content = parts["word/document.xml"]
        assert isinstance(content, str)
        return {**parts, "word/document.xml": self.changed(content)}

    def changed(self, content: str) -> str | bytes:
        raise NotImplementedError


@shape
class OtherPrefix(_Text):
    """another prefix than w"""

    def changed(self, content: str) -> str:
        return re.sub(r"(</?|\s|xmlns:)w(?=[:=])", r"\1ns0", content)


@shape
class NoPrefix(_Text):
    """elements without a prefix"""

    def changed(self, content: str) -> str:
        return re.sub(r"<(/?)w:", r"<\1", content).replace("<document ", f'<document xmlns="{MAIN}" ', 1)


@shape
class Utf16(_Text):
    """UTF-16"""

    def changed(self, content: str) -> bytes:
        return content.replace("UTF-8", "UTF-16", 1).encode("utf-16")


@shape
class ByteOrderMark(_Text):
    """a byte order mark"""

    def changed(self, content: str) -> bytes:
        return content.encode("utf-8-sig")


@shape
class Indented(_Text):
    """indented, with comments and processing instructions"""

    def changed(self, content: str) -> str:
        return re.sub(r"(<w:(?:p|tbl|tr|tc|r)>)", r"\n  <!-- 导出 --><?oa x?>\1", content)


@shape
class CharacterData(_Text):
    """text as CDATA and as numbers of characters"""

    def changed(self, content: str) -> str:
        def written(found: re.Match[str]) -> str:
            said = found[1]
            if len(said) % 2:
                return f"<w:t><![CDATA[{said}]]></w:t>"
            return f"<w:t>{''.join(f'&#{ord(character)};' for character in said)}</w:t>"

        return re.sub(r'<w:t xml:space="preserve">([^<&]*)</w:t>', written, content)


@shape
class Macros(Paper):
    """a file with macros"""

    suffix = "docm"
    main_type = "application/vnd.ms-word.document.macroEnabled.main+xml"


@shape
class Template(Paper):
    """a template"""

    suffix = "dotx"
    main_type = MAIN_TYPE.replace("document.main", "template.main")


@shape
class OtherPlaces(Paper):
    """the text under another name in another folder"""

    def package(self, parts: Parts) -> Parts:
        moved = {
            "word/document.xml": "docs/main.xml",
            "word/_rels/document.xml.rels": "docs/_rels/main.xml.rels",
        }
        return {
            moved.get(name, name): content.replace("word/document.xml", "docs/main.xml").replace(
                '"styles.xml"', '"../word/styles.xml"'
            )
            if isinstance(content, str)
            else content
            for name, content in parts.items()
        }


class _Without(Paper):
    """A part left out."""

    left_out: ClassVar[tuple[str, ...]] = ()

    def package(self, parts: Parts) -> Parts:
        return {name: content for name, content in parts.items() if name not in self.left_out}


@shape
class NoStyles(_Without):
    """no styles, and no relations of the text"""

    left_out = ("word/styles.xml", "word/_rels/document.xml.rels")


@shape
class NoTypes(_Without):
    """no list of types, no relations of the package"""

    left_out = ("[Content_Types].xml", "_rels/.rels")


@shape
class OddRelations(Paper):
    """relations to what is not there"""

    def document(self) -> str:
        self.relate("attachedTemplate", "file:///C:/公文.dotx", outside=True)
        self.relate("image", "media/none.png")
        self.relate("customXml", "../customXml/item9.xml")
        return super().document()


@shape
class Backslashes(Paper):
    """backslashes in the names of parts"""

    def archive(self, parts: Parts) -> bytes:
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                entry = ZipInfo("x")
                entry.filename = name.replace("/", "\\")
                archive.writestr(entry, content)
        return target.getvalue()


@shape
class Stored(Paper):
    """parts not compressed, folders of their own, a wrong checksum of a picture nobody needs"""

    def archive(self, parts: Parts) -> bytes:
        target = BytesIO()
        with catch_warnings(), ZipFile(target, "w", ZIP_STORED) as archive:
            simplefilter("ignore")
            archive.comment = "档案".encode("gbk")
            archive.writestr("word/", b"")
            archive.writestr("docProps/thumbnail.jpeg", b"JPEGDATA")
            for name, content in parts.items():
                archive.writestr(name, content)
        return target.getvalue().replace(b"JPEGDATA", b"JPEGDAMA", 1)


@shape
class JunkAround(Paper):
    """bytes before and behind the archive"""

    def archive(self, parts: Parts) -> bytes:
        return b"\r\n" + super().archive(parts) + b"\0" * 64
