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
