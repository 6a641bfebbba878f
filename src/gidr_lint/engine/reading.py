"""From a source to its document, by one of our readers or by a plugin's, which may fail in any way."""

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ReadError, described
from gidr_lint.document.source import Source, is_result
from gidr_lint.document.tree import Document, Table
from gidr_lint.formats.protocol import Format, FormatRef
from gidr_lint.plugins.guard import Aside
from gidr_lint.plugins.registry import Registry

_NOT_YOURS = Words(
    "这不是报告的问题，请告诉插件的作者。", "The report is not to blame; please tell the plugin's author."
)
_OTHER_FILE = Words(
    "请确认文件无误；几份报告合在一起的，请分开检查。",
    "Make sure that it is the right file; reports that are put together in one are to be checked one by one.",
)
# Characters that a person reads. The longest reports have some thirty thousand.
MOST_TEXT = 300_000
MOST_IN_ONE = 200_000


def read(source: Source, registry: Registry) -> Document:
    """
    The document of a source, by its format; of a result of ours an empty one, for what it quotes is not its own.

    Raises:
        ReadError: It cannot be read, no format takes it, or a plugin's reader failed.
    """
    if is_result(source.data):
        source = source._replace(data=b"")
    format = registry.format(source)
    if format is not None:
        document = format.read(source) if isinstance(format, FormatRef) else _by_plugin(format, source)
        _bound(document)
        return document
    from gidr_lint.formats.unread import refusal

    raise refusal(source)


def _bound(document: Document) -> None:
    """Raise ReadError for a document of more text than a report can have."""
    texts = [
        sum(map(len, row.strings))
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]
    texts += (len(block.text.string) for block in document.blocks if not isinstance(block, Table))
    if sum(texts) > MOST_TEXT:
        most = MOST_TEXT
        reason = Words(
            f"文字过多（{most // 10_000}万字以上），不像年度报告",
            f"it has too much text (more than {most:,} characters), unlike a yearly report",
        )
    elif max(texts, default=0) > MOST_IN_ONE:
        most = MOST_IN_ONE
        reason = Words(
            f"一段文字过长（{most // 10_000}万字以上），不像年度报告",
            f"a paragraph of it is too long (more than {most:,} characters), unlike a yearly report",
        )
    else:
        return
    from gidr_lint.formats.unread import names_report

    raise ReadError(reason=reason, advice=_OTHER_FILE, is_report=names_report(document.plain))


def _by_plugin(reader: Format, source: Source) -> Document:
    """As the plugin's reader reads it; whatever it raises becomes a ReadError, as with a file of ours."""
    try:
        with Aside():
            document = reader.read(source)
    except ReadError:
        raise
    except (Exception, SystemExit) as error:
        said = described(error)
        raise ReadError(
            reason=Words(f"插件的读取程序出错（{said}）", f"the plugin's reader failed ({said})"),
            advice=_NOT_YOURS,
        ) from error
    if not isinstance(document, Document):
        raise ReadError(
            reason=Words("插件的读取程序没有返回文档", "the plugin's reader returned no document"),
            advice=_NOT_YOURS,
        )
    if document.source is source:
        return document
    # It may have read a converted copy by one of our readers: findings are about the file.
    return Document(
        source,
        document.kind,
        document.text,
        document.blocks,
        encoding=document.encoding,
        directives=document.directives,
        front=document.front,
        facts=document.facts,
        places=document.places if document.is_addressed else None,
        gap=document.gap,
    )
