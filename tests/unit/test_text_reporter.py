"""The text for people: what is shown of a source line, and where the caret stands."""

import pytest

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style, _veil, text
from gidr_lint.outputs._rows import row_of
from gidr_lint.plugins.registry import Registry

HEAD = "# 2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n"


@pytest.mark.parametrize("lead", ["", "\u3000\u3000", "甲\t", "e\u0301", "\u200b甲", "😀", "甲" * 200])
def test_the_caret_stands_under_the_words(lead):
    draft = f"{HEAD}{lead}收到XX件。\n"
    result = Linter(registry=Registry(installed=False)).lint(Source("a.md", draft.encode()))
    told = text.piece(row_of(result, Style()), Style()).splitlines()
    (number,) = (number for number, line in enumerate(told) if " P701 " in line)
    shown, caret = told[number + 1 : number + 3]
    before = shown[: shown.index("XX")]
    assert (text.width(before), "^^") == (len(caret) - 2, caret.strip(" |"))


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("lead", [0, 5, 30, 100])
@pytest.mark.parametrize("tail", [0, 5, 30, 100])
def test_a_line_of_the_draft_fits_the_width_and_uses_it(width, lead, tail):
    line = "甲" * lead + "收到XX件" + "乙" * tail
    result = Linter(registry=Registry(installed=False)).lint(Source("a.md", f"{HEAD}{line}\n".encode()))
    style = Style(width=width)
    told = text.piece(row_of(result, style), style).splitlines()
    (number,) = (number for number, told_line in enumerate(told) if " P701 " in told_line)
    shown, caret = told[number + 1 : number + 3]
    assert text.width(shown) <= width and len(caret) <= width
    assert (text.width(shown[: shown.index("XX")]), "^^") == (len(caret) - 2, caret.strip(" |"))
    whole = 8 + text.width(line)
    if whole + 2 <= width:
        assert shown.endswith(f"| {line}")
    else:
        assert text.width(shown) >= width - 4


def test_where_the_draft_cannot_be_shown_its_line_is_left_out():
    result = Linter(registry=Registry(installed=False)).lint(Source("a.md", f"{HEAD}收到XX件。\n".encode()))
    style = Style("en", width=0)
    told = text.piece(row_of(result, style), style)
    assert "P701" in told and "help: " in told
    assert " | " not in told


def test_an_english_sentence_begins_with_a_capital():
    from gidr_lint.base.diagnostics import Message

    assert "Table 3 says 4" == Message(zh="", en="{table} says {n}")(table="table 3", n=4).text("en")


def test_a_line_with_many_findings_is_masked_once(monkeypatch):
    masked = []
    monkeypatch.setattr(_veil, "masked", lambda string: masked.append(string) or string)
    line = "XX件，电话13912345678，" * 300
    result = Linter(registry=Registry(installed=False)).lint(Source("a.md", (HEAD + line).encode()))
    shown = text.piece(row_of(result, Style()), Style())
    assert shown.count("P701") > 200
    assert masked.count(line) == 1
