"""
What may be changed in a Word file: whether its settings let anybody, whether the file records changes, and what
holds the words of one place (a lock, somebody's tracked insertion).
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ReadError
from gidr_lint.formats.package import Package
from gidr_lint.formats.xml_tree import encoding_of

AUTHOR = "gidr-lint"
_LONGEST_NAME = 20
_OFF = ("0", "false", "off")
_STOP_PROTECTION = (
    "请先在“审阅→限制编辑”里停止保护，再运行fix",
    "stop the protection under Review, Restrict Editing, and run fix again",
)
_PROTECTED = {
    "readOnly": ("文件限制了编辑，不允许更改", "the file is protected, and no changes are allowed"),
    "comments": ("文件限制了编辑，只允许批注", "the file is protected, and only comments are allowed"),
    "forms": ("文件限制了编辑，只允许填写窗体", "the file is protected, and only forms may be filled in"),
}


_COMPUTED = (
    "这里是域（邮件合并、公式、交叉引用等）的结果，更新域时会变回原样；请在Word里改域，或按Ctrl+Shift+F9变成普通文字再改正",
    "this is the result of a field (mail merge, a formula, a reference), which would be as it was once fields are updated; "
    "change the field in Word, or turn it into text with Ctrl+Shift+F9 and fix that",
)


class CannotRewrite(Exception):
    """The edit, or any edit of this file (`whole`), would lose something or is not allowed; `words` say why."""

    def __init__(self, zh: str, en: str, *, whole: bool = False) -> None:
        super().__init__(f"{zh} / {en}")
        self.words = Words(zh, en)
        self.whole = whole


def name_of(element: Any) -> str:
    """The name of an element without its name space, of which there are two."""
    name: str = element.tag.rpartition("}")[2]
    return name


def value(element: Any, name: str = "val") -> str:
    """An attribute by its name without its name space; empty where there is none."""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")


def is_on(element: Any, name: str = "val", *, default: bool = True) -> bool:
    return value(element, name).lower() not in _OFF if value(element, name) else default


def records_changes(package: Package) -> bool:
    """Whether what is changed must be written as a tracked change. Raises CannotRewrite where nothing may be."""
    names = package.zip.namelist()
    try:
        around = package.targets("")
        if "origin" in around or any(name.lower().startswith("_xmlsignatures") for name in names):
            raise CannotRewrite(
                "文件有数字签名，改动会使签名失效；请在Word里删除签名，改正后重新签名",
                "it is signed, and a change would void that; remove the signature in Word, and sign again after the fix",
                whole=True,
            )
        encoding = encoding_of(package.read(package.main)).upper()
        if encoding not in ("UTF-8", "ASCII", "US-ASCII"):
            raise CannotRewrite(f"正文的编码是{encoding}", f"its text is in {encoding}", whole=True)
        if len(set(names)) != len(names):
            raise CannotRewrite("压缩包里有重名的文件", "its archive names a part twice", whole=True)
        _refuse_final(package, around.get("custom-properties", []))
        return _settings(package)
    except ReadError as error:
        raise CannotRewrite("文件的设置读不出来", "its settings cannot be read", whole=True) from error


def _refuse_final(package: Package, parts: list[str]) -> None:
    for part in parts:
        if not package.has(part):
            continue
        for item in package.xml(part):
            said = "".join(item.itertext()).strip().lower()
            if value(item, "name") == "_MarkAsFinal" and said not in (*_OFF, ""):
                raise CannotRewrite(
                    "文件已标记为最终状态；请在Word里点“仍然编辑”并保存，再运行fix",
                    "it is marked as final; choose Edit Anyway in Word, save it and run fix again",
                    whole=True,
                )


def _settings(package: Package) -> bool:
    """Whether the settings ask for tracked changes. Raises CannotRewrite where they allow no change."""
    tracked = False
    folder = package.main.rpartition("/")[0]
    named = package.targets(package.main).get("settings", [])
    part = next(filter(package.has, (*named, f"{folder}/settings.xml")), None)
    for item in package.xml(part) if part is not None else ():
        name = name_of(item)
        if name == "trackRevisions":
            tracked |= is_on(item)
        elif name == "documentProtection" and is_on(item, "enforcement", default=False):
            kind = value(item, "edit")
            tracked |= kind == "trackedChanges"
            if kind in _PROTECTED:
                zh, en = _PROTECTED[kind]
                raise CannotRewrite(
                    f"{zh}；{_STOP_PROTECTION[0]}", f"{en}; {_STOP_PROTECTION[1]}", whole=True
                )
        elif name == "writeProtection":
            if is_on(item, "recommended", default=False):
                raise CannotRewrite(
                    "文件设了“建议只读”；请在Word的“另存为→工具→常规选项”里取消，再运行fix",
                    "it asks to be opened read-only; take that off under Save As, Tools, General Options, and run fix again",
                    whole=True,
                )
            if any(key.rpartition("}")[2] != "recommended" for key in item.attrib):
                raise CannotRewrite(
                    "文件设了修改密码；请在Word的“另存为→工具→常规选项”里去掉，再运行fix",
                    "it has a password for changes; take it off under Save As, Tools, General Options, and run fix again",
                    whole=True,
                )
    return tracked


class Held(NamedTuple):
    """
    What holds a stretch of text: its run, None where it is in none, and what the run is in; the `w:ins` of somebody
    else around it, and whoever that is, or inserted the row or cell.
    """

    run: Any
    parent: Any
    insertion: Any
    author: str | None
    # In an insertion of ours, which is changed as if nobody tracked anything.
    is_ours: bool


class Holders:
    """What the elements of a body stand in."""

    def __init__(self, root: Any) -> None:
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._computed = set(_results(root))

    def _around(self, element: Any) -> Iterator[Any]:
        while (element := self._parents.get(element)) is not None:
            yield element

    def of(self, element: Any) -> Held:
        """What holds an element. Raises CannotRewrite where that may not be changed by anybody."""
        run = parent = insertion = author = None
        is_ours = is_free = False
        first = next(self._around(element), None)
        if first is not None and name_of(first) == "r":
            run, parent = first, self._parents.get(first)
        if element in self._computed:
            raise CannotRewrite(*_COMPUTED)
        for around in self._around(element):
            name = name_of(around)
            if name == "fldSimple" and _computes(value(around, "instr")):
                raise CannotRewrite(*_COMPUTED)
            if name == "sdt":
                is_free = _refuse_locked(around, is_free=is_free)
            elif name in ("moveTo", "moveFrom"):
                raise CannotRewrite(
                    f"这里的文字是{_author(around) or '他人'}移动过来的（修订），请先在Word里接受或拒绝",
                    "this text was moved with changes tracked; accept or reject the move in Word first",
                )
            elif name == "AlternateContent" and len(around) > 1:
                raise CannotRewrite(
                    "这里的文字在文件里为新旧软件各存了一份，请在Word里改",
                    "the file holds this text twice, for newer and for older programs; change it in Word",
                )
            elif name == "ins" and insertion is None:
                insertion, is_ours = around, value(around, "author") == AUTHOR
            elif name in ("tr", "tc") and author is None:
                author = _inserted_by(around)
        if insertion is not None:
            author = _author(insertion)
        if is_ours or author == AUTHOR:
            insertion, author = None, None
        return Held(run, parent, insertion, author, is_ours)


def _results(root: Any) -> Iterator[Any]:
    """The texts that are results of fields, which Word writes anew when it updates them."""
    # Of each field that is open: its instruction, and whether that has ended.
    fields: list[tuple[list[str], list[bool]]] = []
    for element in root.iter():
        name = name_of(element)
        if name == "fldChar":
            kind = value(element, "fldCharType")
            if kind == "begin":
                fields.append(([], []))
            elif kind == "separate" and fields:
                fields[-1][1].append(True)
            elif kind == "end" and fields:
                fields.pop()
        elif name == "instrText" and fields:
            fields[-1][0].append(element.text or "")
        elif name == "t" and any(ended and _computes("".join(said)) for said, ended in fields):
            yield element
        elif name == "p":
            # No instruction goes on in the next paragraph.
            fields = [field for field in fields if field[1]]


def _computes(instruction: str) -> bool:
    """Whether a field computes its result; that of a link or of a form is what somebody has typed."""
    name = instruction.split(None, 1)[:1]
    return name not in (["HYPERLINK"], ["FORMTEXT"], [])


def _author(change: Any) -> str:
    return " ".join(value(change, "author").split())[:_LONGEST_NAME]


def _inserted_by(line: Any) -> str | None:
    """Who inserted a row or cell with changes tracked; None where nobody did."""
    for properties in line:
        if name_of(properties) in ("trPr", "tcPr"):
            for item in properties:
                if name_of(item) in ("ins", "cellIns"):
                    return _author(item)
    return None


def _refuse_locked(control: Any, *, is_free: bool) -> bool:
    """
    Raise CannotRewrite where the content of a control may not be changed, or not in the text alone. Returns whether
    a group around it leaves it free: one locks what is in no control of its own.
    """
    properties = next((child for child in control if name_of(child) == "sdtPr"), ())
    is_group = False
    for item in properties:
        name = name_of(item)
        if name == "group":
            is_group = True
        if (name == "lock" and value(item) in ("contentLocked", "sdtContentLocked")) or (
            name == "group" and not is_free
        ):
            raise CannotRewrite(
                "这里的内容控件已锁定，不允许编辑；请在“开发工具→属性”里解除锁定，或在Word里改",
                "the content control here is locked; unlock it under Developer, Properties, or change it in Word",
            )
        if name == "dataBinding":
            raise CannotRewrite(
                "这里的内容控件与文件里的另一份数据相连，打开时会变回原样；请在Word里改",
                "the content control here shows data kept elsewhere in the file and would show it again when opened; change it in Word",
            )
        if name == "showingPlcHdr" and is_on(item):
            raise CannotRewrite(
                "这里是内容控件的提示文字，请在Word里填写",
                "this is the prompt of a content control; fill it in in Word",
            )
    return is_free or not is_group
