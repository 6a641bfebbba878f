"""Whatever the bytes are, a reader gives a document whose places lead back, or says that it cannot."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gidr_lint.base.errors import ReadError
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Document, Table
from gidr_lint.formats import read

PIECES = st.sampled_from(
    [
        "一、总体情况", "（二）依申请公开。", "1.属于国家秘密", "\n", "\n\n", "\r\n", "\r", "\t", "|", "| 3 |", "|---|", "||",
        "<table>", "</table>", "<tr><td rowspan=3>", "</td></tr>", "<br>", "&nbsp;", "&#12345;", "&amp", "**", "*", "_",
        "`", "```\n", "~~~", "# ", "## ", "- ", "> ", "    ", "　　", "\u200b", "\ufeff", "𠮷", "İ", "29件", "２９", "\\|", "\\",
        "[", "](x)", "![图](a.png)", "<!--", "-->", "<!-- gidr-lint-disable A301 -- 理由 -->", "---\n", "year: 2024\n", "===\n",
        "<p hidden>", "<td style='display:none'>", "<div id=\"a\">", "</div>", "<script>", "</script>", "<title>", "</title>", "<a b=\"", "'>",
        "<h1>", "</h1>", "<pre>", "<nav>", "<", ">", "</", "<!doctype html>", "</table", "<th>", "<caption>", "附件：a.docx", "打印",
        "政府信息公开工作年度报告", "申请人情况", "自然人", "总计", "结果维持", "0", "，", "。", " ",
    ]
)  # fmt: skip
DRAFTS = st.lists(PIECES, max_size=60).map("".join)


def check(document: Document) -> None:
    """Every text stands where it says, inside the source, and cells do not leave their table."""
    size = len(document.text)
    for block in document.blocks:
        texts = (
            [block.text] if not isinstance(block, Table) else [c.text for r in block.rows for c in r.cells]
        )
        places = (
            [block.location]
            if not isinstance(block, Table)
            else [c.location for r in block.rows for c in r.cells]
        )
        for place in places:
            assert place.span is not None
            assert 0 <= place.span.start <= place.span.end <= size
        for text in texts:
            for index, char in enumerate(text.string):
                span = text.span(index, index + 1)
                assert span is not None
                written = document.text[span.start : span.end]
                assert written == char or written[:1] == "&" or not char.strip() or char in "\n ", (
                    char,
                    written,
                )


@given(DRAFTS, st.sampled_from(["markdown", "text", "html"]))
@settings(max_examples=settings().max_examples * 300 // 100)
def test_drafts_of_fragments_are_read_and_every_character_leads_back(draft, kind):
    check(read(Source("draft", draft.encode(), kind)))


@given(st.binary(max_size=300), st.sampled_from(["markdown", "text", "html"]))
@settings(max_examples=settings().max_examples * 200 // 100)
def test_any_bytes_give_a_document_or_a_read_error(data, kind):
    try:
        check(read(Source("draft", data, kind)))
    except ReadError as error:
        assert error.values["reason"].zh


@given(DRAFTS, st.sampled_from(["utf-8-sig", "utf-16", "gb18030"]))
@settings(max_examples=settings().max_examples * 100 // 100)
def test_the_encoding_changes_nothing_of_what_is_read(draft, encoding):
    plain = read(Source("draft", ("政府信息公开的" + draft).encode(), "markdown"))
    other = read(Source("draft", ("政府信息公开的" + draft).encode(encoding), "markdown"))
    assert plain.plain == other.plain
