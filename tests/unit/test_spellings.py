"""Spellings of personal data by another hand: found, shown in no output, and other numbers left alone."""

import tomllib
from pathlib import Path

import pytest
from gidr_lint_dev.leaks import leaks, outputs

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

DATA = tomllib.loads(Path(__file__).with_name("spellings.toml").read_text(encoding="utf-8"))
CODES = ("W901", "W902", "W903", "W904", "W905", "W906")
ALL = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))
WITHOUT = Linter(Settings(extends=("gidr-lint:all",), ignore=("W",)), Registry(installed=False))


def lint(draft):
    """What is found with the rules of the family, and without; the draft must have a finding on the same line."""
    source = Source("draft.md", draft.markdown().encode())
    return ALL.lint(source), WITHOUT.lint(source)


def of_family(result):
    return [item.code for item in result.diagnostics if item.code in CODES]


def beside_a_finding(words):
    draft = Draft.clean()
    draft.sections["overview"][1].append(f"全年培训XX次，{words}。")
    return draft


def table(rows):
    draft = Draft.clean()
    heads, *rest = [[*row, "XX件"] for row in rows]
    lines = [heads, ["---"] * len(heads), *rest]
    draft.sections["overview"][1].append("\n".join(f"| {' | '.join(row)} |" for row in lines))
    return draft


@pytest.mark.parametrize(
    ("code", "words", "data"), DATA["prose"], ids=[ascii(item[1]) for item in DATA["prose"]]
)
def test_in_prose(code, words, data):
    found, without = lint(beside_a_finding(words))
    assert [code] * len(data.split()) * bool(code) == of_family(found)
    assert [] == [
        leak for result in (found, without) for output in outputs(result) for leak in leaks(data, output)
    ]


@pytest.mark.parametrize(
    ("code", "rows", "data"), DATA["tables"], ids=[ascii(item[1]) for item in DATA["tables"]]
)
def test_in_a_table(code, rows, data):
    found, without = lint(table(rows))
    assert [code] * len(data.split()) == of_family(found)
    assert [] == [
        leak for result in (found, without) for output in outputs(result) for leak in leaks(data, output)
    ]


@pytest.mark.parametrize("words", DATA["none"])
def test_other_numbers_and_words(words):
    assert [] == of_family(lint(beside_a_finding(words))[0])
    assert [] == of_family(lint(table([["事项", "内容"], ["其他", words]]))[0])


@pytest.mark.parametrize(
    ("head", "figure"),
    [
        ("金额（元）", "13800138000"),
        ("采购总额", "18512345678"),
        ("项目代码", "13912345678"),
        ("浏览量", "15912345678"),
    ],
)
def test_a_figure_in_a_cell_is_no_telephone(head, figure):
    assert [] == of_family(lint(table([["事项", head], ["采购", figure]]))[0])


@pytest.mark.parametrize("figure", ["13800138000", "１３８００１３８０００", "110105194912310021"])
@pytest.mark.parametrize("place", [("administrative-fee", "fee"), ("licence", "decisions")])
def test_a_figure_of_an_official_table_is_no_telephone(figure, place):
    draft = Draft.clean()
    draft.tables["proactive"][place] = figure
    assert [] == of_family(lint(draft)[0])
