"""Cells of one word are read ahead: with the same outcome as when every tag of them is looked at."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gidr_lint.base.errors import ReadError
from gidr_lint.document.tree import Table
from gidr_lint.formats.html import walk

_OPENING = (
    *(
        "<td>",
        "<th>",
        '<TD rowspan="2">',
        "<td colspan=3 style='border-left:none'>",
        '<td style="display:none">',
    ),
    *("<td hidden>", '<td title="a>b">', "<td/>", "<tr>", '<tr style="display:none">', "<tbody>", "<table>"),
)
_INSIDE = (
    *(
        "<p>",
        "<p style='text-align:center'>",
        "<span>",
        '<span lang="EN-US">',
        "<font color=red>",
        "<o:p>",
        "<b>",
    ),
    *(
        "<span style='display:none'>",
        '<span style="border:none">',
        "<span hidden>",
        "<br>",
        "<br/>",
        "<img src=a>",
    ),
    *(
        "</p>",
        "</span>",
        "</font>",
        "</o:p>",
        "</b>",
        "</SPAN >",
        "<!-- a -->",
        "<a href='",
        "<div>",
        "</div>",
        "<pre>",
    ),
)
_TEXT = (
    "12",
    "自然人",
    "0",
    " ",
    "\n",
    "\u3000",
    "\xa0",
    "&nbsp;",
    "&lt;",
    "&",
    "1 2",
    "一、总体情况",
    "。",
    "<",
    ">",
    '"',
)
_CLOSING = ("</td>", "</th>", "</TD\n>", "</td", "</tr>", "</table>", "</tbody>")
PAGES = st.lists(st.sampled_from((*_OPENING, *_INSIDE, *_TEXT, *_CLOSING)), max_size=24).map(
    lambda parts: "<table><tr>" + "".join(parts)
)
LINES = st.lists(st.sampled_from((*_INSIDE, *_TEXT)), max_size=24).map("".join)
CELLS = st.lists(
    st.tuples(
        st.sampled_from(_OPENING[:7]),
        st.lists(st.sampled_from((*_INSIDE, *_TEXT)), max_size=6).map("".join),
        st.sampled_from(_CLOSING[:3]),
    ).map("".join),
    max_size=8,
).map(lambda cells: "<table><tr>" + "".join(cells) + "</tr></table>")


def seen(source):
    """All that reading says of a page."""
    try:
        page = walk.read_page(source, 0, len(source))
    except ReadError as error:
        return str(error.values["reason"])
    found = [page.parents, page.images]
    for piece in page.pieces:
        found.append(piece.home)
        if not isinstance(piece, walk.Grid):
            found.extend((line.string, line.span()) for line in piece.lines)
            continue
        assert isinstance(piece.table, Table)
        found.append(piece.table.location)
        for row in piece.table.rows:
            found.append((row.location, row.strings, row.spans))
            found.extend((cell.text.span(), cell.location, cell.fill) for cell in row.cells)
    return found


@given(PAGES | CELLS | LINES)
@settings(max_examples=600, deadline=None)
def test_reading_ahead_changes_nothing(source):
    fast = seen(source)
    ahead = walk.rest_of_cell, walk.dresses
    walk.rest_of_cell = walk.dresses = lambda *_: None
    try:
        slow = seen(source)
    finally:
        walk.rest_of_cell, walk.dresses = ahead
    assert fast == slow
