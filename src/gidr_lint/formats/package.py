"""
The package that a .docx is: its parts, each read within bounds and parsed without trust.

python-docx opens a package whole: every picture is unpacked, however large, and relationships
are followed by recursion. Of a stranger's file only the parts that hold text are wanted.
"""

import zlib
from copy import copy
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ReadError
from gidr_lint.formats.xml_tree import DeclaresEntities, NotXml, root_of

# Of one part, unpacked. The text of the longest report takes two megabytes.
MAX_PART = 20 * 1024 * 1024
# An element takes ten times its mark-up in memory.
MAX_TAGS = 1_000_000
# Each is an object, and its end is not.
MAX_ELEMENTS = 600_000
# Of those of all parts that hold text, together: a paragraph of Word takes three.
MOST_PARSED = 300_000
# Bytes between two tags: no paragraph of a report has a thousandth of it, and what reads one may take its square.
MAX_TEXT = 4_000_000
# What may stand before an archive, and what tells a file of another kind.
_LEAD = 2048
_WITHOUT_TEXT = ("styles", "numbering", "settings", "fonttable", "theme")
_MAX_DIRECTORY = 2 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BROKEN = (
    BadZipFile,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
    zlib.error,
)
_SAVE = Words(
    "请用Word或WPS打开，另存为.docx，再检查另存的文件。",
    "Open it in Word or WPS, save it as .docx and check that.",
)
_REPAIR = Words(
    "请重新取得原文件，或用Word打开修复后再检查。",
    "Get the original again, or let Word repair it, and check that.",
)
_PAGE = Words(
    "请把文件名改为以.html结尾，再检查；或用Word打开，另存为.docx。",
    "Let its name end in .html and check again; or open it in Word and save it as .docx.",
)
_UNLOCK = Words("请去掉密码后再检查。", "Remove the password and check again.")
_DECLARES = Words(
    "文件里有Word不会写入的内容（XML实体声明），可能被改动过",
    "it declares XML entities, which Word never does; it may have been tampered with",
)


def unreadable(zh: str, en: str, advice: Words = _SAVE) -> ReadError:
    """E001 with its reason and what to do about it."""
    return ReadError(reason=Words(zh, en), advice=advice)


class Package:
    """
    The parts of one file by name. `main` is the part that holds the body.

    Raises ReadError, here and in every method, where the bytes are no package that can be read.
    """

    elements = 0

    @property
    def most(self) -> int:
        """Elements that are parsed of all parts with text."""
        return MOST_PARSED

    def __init__(self, data: bytes) -> None:
        _look(data)
        try:
            self.zip = ZipFile(BytesIO(data))
            listed = self.zip.namelist()
            # Some programs write names as Windows does, and Office reads them.
            self.names = {name.replace("\\", "/").lower(): name for name in listed}
            self.twice = _twice(listed) if len(self.names) < len(listed) else frozenset[str]()
        except _BROKEN as error:
            raise _broken() from error
        self.main = self._main()

    def _main(self) -> str:
        for kind, target in self.targets("").items():
            if kind == "officeDocument" and self.has(target[0]):
                return target[0]
        if self.has("word/document.xml"):
            return "word/document.xml"
        if self.has("mimetype") or self.has("ofd.xml") or self.has("content.xml"):
            raise unreadable(
                "这不是Word文件，是ODT、OFD一类的文件", "it is no Word file but an ODT, OFD or the like"
            )
        raise unreadable(
            "压缩包里没有Word正文，这不是Word文件", "the archive holds no Word text; it is no Word file"
        )

    def has(self, name: str) -> bool:
        return name.lower() in self.names

    def read(self, name: str) -> bytes:
        """The bytes of a part, unpacked no further than is allowed."""
        if name.lower() in self.twice:
            raise unreadable(
                f"文件里有两份同名的内容（{name}），不知道以哪一份为准",
                f"it holds two parts by the name of {name}",
            )
        try:
            info = self.zip.getinfo(self.names[name.lower()])
            if info.flag_bits & 1:
                raise unreadable("文件有密码", "it has a password", _UNLOCK)
            if info.file_size > MAX_PART:
                raise _large(name)
            if name.rpartition("/")[2].partition(".")[0].rstrip("0123456789").lower() in _WITHOUT_TEXT:
                # What holds no text need not be as it was written: the parser sees whether it is whole.
                info = copy(info)
                del info.CRC
            with self.zip.open(info) as file:
                data = file.read(MAX_PART + 1)
        except _BROKEN as error:
            raise _broken() from error
        if len(data) > MAX_PART:
            raise _large(name)
        return data

    def xml(self, name: str) -> Any:
        """The root element of a part."""
        return parsed(self.read(name), name)

    def parsed(self, data: bytes, name: str) -> Any:
        """The root element of the bytes of a part with text; all that are asked for are read within one bound."""
        self.elements += bound(data, name)
        if self.elements > self.most:
            raise _many()
        return parsed(data, name)

    def targets(self, part: str) -> dict[str, list[str]]:
        """The parts inside the package that a part refers to, by the last word of the relation's type."""
        found: dict[str, list[str]] = {}
        for _, kind, target in self.relations(part):
            found.setdefault(kind, []).append(target)
        return found

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """Each relation inside the package: its id, the last word of its type, the part it refers to."""
        folder, _, name = part.rpartition("/")
        place = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        if not self.has(place):
            return []
        return [
            (
                item.get("Id") or "",
                (item.get("Type") or "").rpartition("/")[2],
                _joined(folder, item.get("Target") or ""),
            )
            for item in self.xml(place).iter(_RELATIONSHIP)
            if item.get("TargetMode") != "External"
        ]


def parsed(data: bytes, name: str) -> Any:
    """
    The root element of the bytes of a part. Entities and whatever stands outside the file are
    never looked up.
    """
    bound(data, name)
    try:
        return root_of(data)
    except DeclaresEntities:
        raise unreadable(*_DECLARES) from None
    except NotXml as error:
        raise unreadable(
            f"文件已损坏，其中的{name}无法解析", f"it is damaged: {name} in it cannot be parsed", _REPAIR
        ) from error


def bound(data: bytes, name: str) -> int:
    """
    Refuse a part of more tags, or of more text between two, than a report can have. Returns how many
    elements it has, or more.
    """
    tags = data.count(b"<")
    elements = tags - data.count(b"</")
    if tags > MAX_TAGS or elements > MAX_ELEMENTS:
        raise _many()
    if _is_long(data):
        most = MAX_TEXT // 1_000_000
        raise unreadable(
            f"{name}里有一段文字过大（上限{most}MB），不像年度报告",
            f"a piece of text in {name} is too large (the limit is {most} MB), unlike a yearly report",
        )
    return elements


def _is_long(data: bytes) -> bool:
    """Whether somewhere more text stands between two tags than may."""
    place = 0
    while len(data) - place > MAX_TEXT:
        following = data.find(b"<", place, place + MAX_TEXT + 1)
        if following == -1:
            return True
        # The last tag in reach is as near to the next stretch as any.
        place = data.rfind(b"<", following, place + MAX_TEXT + 1) + 1
    return False


def _twice(names: list[str]) -> frozenset[str]:
    """Names that are listed more than once, in lower case."""
    seen: set[str] = set()
    again: set[str] = set()
    for name in (name.replace("\\", "/").lower() for name in names):
        (again if name in seen else seen).add(name)
    return frozenset(again)


def _joined(folder: str, target: str) -> str:
    """The name of a part that is named from a folder."""
    if target.startswith("/"):
        return target[1:]
    parts = folder.split("/") if folder else []
    for piece in target.split("/")[:64]:
        if piece == "..":
            parts = parts[:-1]
        elif piece not in ("", "."):
            parts.append(piece)
    return "/".join(parts)


def _look(data: bytes) -> None:
    """Refuse what is no archive, and say what it is."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise unreadable("文件有密码", "it has a password", _UNLOCK)
        raise unreadable(
            "这是旧格式的Word或WPS文件（.doc、.wps）", "it is in the old format of Word or WPS (.doc, .wps)"
        )
    if data.startswith(b"{\\rtf"):
        raise unreadable("这是RTF文件", "it is an RTF file")
    if not data.startswith(b"PK"):
        if not data.strip(b"\0"):
            raise unreadable("文件是空的", "it is empty", _REPAIR)
        start = data.find(b"PK\x03\x04", 0, _LEAD)
        if start == -1:
            raise _other(data)
        if data[:start].strip(b"\xef\xbb\xbf\r\n\t "):
            raise unreadable(
                "文件开头多了不属于它的内容",
                "something that is no part of it stands at its beginning",
                _REPAIR,
            )
    end = data.rfind(b"PK\x05\x06")
    if end == -1 or len(data) < end + 22:
        raise _broken()
    if int.from_bytes(data[end + 12 : end + 16], "little") > _MAX_DIRECTORY:
        raise unreadable("文件里的项目过多，不像年度报告", "it holds too many parts for a report")


def _other(data: bytes) -> ReadError:
    """What is by the name of a Word file and none."""
    from gidr_lint.formats.unread import XML_KINDS, xml_kind

    start = data[:_LEAD].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    kind = xml_kind(data)
    if kind:
        zh, en = XML_KINDS[kind]
        return unreadable(f"这是{zh}文件", f"it is a file of {en}")
    if start.startswith((b"mime-version:", b"from:")):
        return unreadable("这是MHT文件", "it is an MHT file")
    if start.startswith((b"<html", b"<!doctype html")):
        return unreadable("这是网页，不是Word文件", "it is a web page, no Word file", _PAGE)
    return unreadable("这不是Word文件", "it is no Word file")


def _broken() -> ReadError:
    return unreadable("文件不完整或已损坏", "it is cut off or damaged", _REPAIR)


def _many() -> ReadError:
    return unreadable(
        "文件里的段落、表格、批注等过多，不像年度报告",
        "it holds too many paragraphs, tables, comments and the like for a report",
    )


def _large(name: str) -> ReadError:
    limit = MAX_PART // (1024 * 1024)
    return unreadable(
        f"{name}解压后过大（上限{limit}MB），不像年度报告",
        f"{name} is too large when unpacked (limit {limit} MB) for a report",
    )
