"""From a source to its document, by one of our readers or by a plugin's, which may fail in any way."""

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ReadError, described
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Document
from gidr_lint.formats.protocol import Format, FormatRef
from gidr_lint.plugins.guard import Aside
from gidr_lint.plugins.registry import Registry

_NOT_YOURS = Words(
    "这不是报告的问题，请告诉插件的作者。", "The report is not to blame; please tell the plugin's author."
)


def read(source: Source, registry: Registry) -> Document:
    """
    The document of a source, by its format.

    Raises:
        ReadError: It cannot be read, no format takes it, or a plugin's reader failed.
    """
    format = registry.format(source)
    if isinstance(format, FormatRef):
        return format.read(source)
    if format is not None:
        return _by_plugin(format, source)
    from gidr_lint.formats.unread import refusal

    raise refusal(source)


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
