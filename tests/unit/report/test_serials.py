"""A column of running numbers (序号) at the left of a table is no value and no label; the rows bind as without it."""

import re

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

LINTER = Linter(Settings(), Registry(installed=False))
# The first words of a line of the tables, and of the header lines above their rows.
HEADS = ("信息内容", "（本列数据的勾稽关系", "申请人情况")


def numbered(text, section, *, head="序号", number=lambda count: str(count)):
    """The pipe tables of a section with a first column of these numbers; a header heads it anew."""
    lines, count, is_in = [], 0, False
    for line in text.split("\n"):
        if line.startswith("#"):
            is_in = section in line
        if is_in and line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if set("".join(cells)) <= set("-: "):
                first = "---"
            elif any(re.fullmatch(r"[0-9.]+", cell) for cell in cells):
                count += 1
                first = number(count)
            else:
                first = head
            line = f"| {first} {line}"
        lines.append(line)
    return "\n".join(lines)


def lint(text):
    return LINTER.lint(Source("a.md", text.encode()))


def bound(result):
    return {str(target): cell.figure.text for target, cell in result.case.report.cells.items()}


@pytest.mark.parametrize("section", ["主动公开政府信息情况", "收到和处理政府信息公开申请情况"])
@pytest.mark.parametrize("shape", ["pipe", "html"])
def test_the_rows_bind_as_without_it(section, shape):
    plain = Draft.clean().markdown(shape)
    text = numbered(plain, section) if shape == "pipe" else in_html(plain, section)
    assert text != plain and "序号" in text
    result = lint(text)
    assert [] == [diagnostic.message.text() for diagnostic in result.diagnostics]
    assert bound(lint(plain)) == bound(result)


def in_html(text, section):
    """The same of tables in HTML, where the head stands once and is merged downwards."""
    start = text.index("<table", text.index(section))
    end = text.index("\n#", start)
    count = 0

    def row(match):
        nonlocal count
        if not re.search(r">[0-9.]+</td>", match[0]):
            return f"<tr><td>序号</td>{match[1]}</tr>"
        count += 1
        return f"<tr><td>{count}</td>{match[1]}</tr>"

    return text[:start] + re.sub(r"<tr>(.*?)</tr>", row, text[start:end], flags=re.DOTALL) + text[end:]


def test_a_wrong_sum_beside_it_is_found_in_its_cell():
    draft = Draft.clean()
    draft.tables["applications"]["granted", "total"] = "77"
    text = numbered(draft.markdown(), "收到和处理政府信息公开申请情况")
    found = lint(text).diagnostics
    assert [d.code for d in lint(draft.markdown()).diagnostics] == [d.code for d in found]
    (diagnostic,) = found
    assert "77" == text[slice(*diagnostic.location.span)]


@pytest.mark.parametrize(
    ("head", "number"),
    [("件数", str), ("序号", lambda count: str(count * 7 % 5)), ("序号", lambda count: "12")],
)
def test_what_is_no_running_number_is_left_where_it_stands(head, number):
    text = numbered(Draft.clean().markdown(), "收到和处理政府信息公开申请情况", head=head, number=number)
    assert not [d.code for d in lint(text).diagnostics if d.code.startswith("A")]
