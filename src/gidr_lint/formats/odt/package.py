"""The package that an ODT file is, within the bounds of every package."""

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ReadError
from gidr_lint.formats.package import Package, unreadable

# Here a paragraph is a single element.
MOST_PARSED = 120_000
_MAIN = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_RENAME = Words("请把文件名改为以.docx结尾，再检查。", "Let its name end in .docx and check again.")
_UNLOCK = Words("请去掉密码后再检查。", "Remove the password and check again.")
# The words of `package` are Word's.
_OURS = (
    ("这不是Word文件", "这不是ODT文件"),
    ("it is no Word file", "it is no ODT file"),
    ("Word不会", "LibreOffice不会"),
    ("which Word never", "which LibreOffice never"),
)


class OdtPackage(Package):
    """The parts of an ODT file by name; `main` holds the body."""

    @property
    def most(self) -> int:
        return MOST_PARSED

    def _main(self) -> str:
        if self.has("word/document.xml"):
            raise unreadable("这是Word文件，不是ODT文件", "it is a Word file, no ODT file", _RENAME)
        if not self.has(_MAIN):
            raise unreadable(
                "压缩包里没有正文，这不是ODT文件", "the archive holds no text; it is no ODT file"
            )
        # Not parsed: older programs give it a document type.
        if self.has(_MANIFEST) and b"encryption-data" in self.read(_MANIFEST):
            raise unreadable("文件有密码", "it has a password", _UNLOCK)
        return _MAIN


def of_odt(error: ReadError) -> ReadError:
    """A read error in the words of this format."""
    reason = error.values.get("reason")
    if not isinstance(reason, Words):
        return error
    said = []
    for text in reason:
        for theirs, ours in _OURS:
            text = text.replace(theirs, ours)
        said.append(text)
    return ReadError(**{**error.values, "reason": Words(*said)})
