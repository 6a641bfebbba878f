"""Spellings of personal data by another hand: found, shown in no output, and other numbers left alone."""

import tomllib
from pathlib import Path
from random import Random

import pytest
from gidr_lint_dev.leaks import leaks, outputs
from lsprotocol import types as lsp

from gidr_lint.base.settings import Settings
from gidr_lint.base.spans import LineIndex
from gidr_lint.cli.main import main
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.lsp.convert import Positions, to_lsp
from gidr_lint.lsp.diagnostics import Findings
from gidr_lint.lsp.hover import hover
from gidr_lint.outputs import Shown
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


def told(result):
    """What an editor is told of a draft: diagnostics, related places, and what it shows over each figure of a line."""
    positions = Positions(LineIndex(result.case.document.text), "utf-16")
    shown = Shown(result.case)
    for item in result.diagnostics:
        sent = to_lsp(item, positions, uri="file:///draft.md", language="zh", shown=shown)
        yield sent.message
        yield from (related.message for related in sent.related_information or ())
    findings = Findings((), "", result=result)
    for number, line in enumerate(result.case.document.text.splitlines()):
        if "XX次" in line:
            for column in range(0, len(line), 3):
                over = hover(findings, positions, lsp.Position(number, column), lsp.MarkupKind.PlainText)
                yield over.contents.value if over else ""


@pytest.mark.parametrize(("code", "words", "data"), DATA["prose"][::4], ids=ascii)
def test_what_an_editor_is_told(code, words, data):
    for result in lint(beside_a_finding(words)):
        assert [] == [leak for said in told(result) for leak in leaks(data, said)]


@pytest.mark.parametrize(("code", "words", "data"), DATA["prose"][1::4], ids=ascii)
def test_a_remark_that_is_quoted_in_part(code, words, data):
    draft = Draft.clean()
    draft.sections["overview"][1].append(f"【批注：请办公室再核对，{words}，公开前请删去这一句】")
    found, without = lint(draft)
    assert [] == [
        leak for result in (found, without) for output in outputs(result) for leak in leaks(data, output)
    ]


@pytest.mark.parametrize(("code", "words", "data"), DATA["prose"][2::4], ids=ascii)
def test_a_diff(code, words, data, tmp_path, capsys, monkeypatch):
    draft = Draft.clean()
    draft.sections["overview"][1].append(f"另见[bookmark: _GoBack]，{words}。")
    monkeypatch.chdir(tmp_path)  # its name has the data in it
    Path("draft.md").write_bytes(draft.markdown().encode())
    main(["fix", "--isolated", "--no-history", "--diff", "--unsafe", "draft.md"])
    assert [] == leaks(data, capsys.readouterr().out)


@pytest.mark.parametrize("ending", ["docx", "odt"])
@pytest.mark.parametrize(("code", "rows", "data"), DATA["tables"][:4], ids=ascii)
def test_in_a_table_of_a_word_file(code, rows, data, ending):
    draft = Draft.clean()
    draft.sections["overview"][1].append(
        "｜".join(map("：".join, zip(*rows, strict=True))).replace("<br>", "") + "XX件。"
    )
    source = Source(f"draft.{ending}", getattr(draft, ending)()[0])
    for linter in (ALL, WITHOUT):
        assert [] == [leak for output in outputs(linter.lint(source)) for leak in leaks(data, output)]


SIGNS = [
    "",
    "",
    " ",
    "-",
    "\u3000",
    "\xa0",
    "\u200b",
    ".",
    "/",
    "\\-",
    "&nbsp;",
    "&shy;",
    "–",
    " - ",
    "_",
    "·",
    "\u202c",
    "\n",
]
FACES = ["{}", "{}", "**{}**", "<b>{}</b>", "~~{}~~", "<span class='x'>{}</span>", "[{}](#a)"]
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def written(number, rng):
    """A number in groups, with a sign between them, each in any width, as entities and with any markup."""
    cuts = sorted(rng.sample(range(2, len(number) - 1, 2), rng.randint(0, 3)))
    groups = [number[start:end] for start, end in zip([0, *cuts], [*cuts, len(number)], strict=True)]
    width = rng.choice([str, lambda sign: f"&#{ord(sign)};", lambda sign: chr(ord(sign) + 0xFEE0)])
    return rng.choice(SIGNS).join(rng.choice(FACES).format("".join(map(width, group))) for group in groups)


@pytest.mark.parametrize("seed", range(60))
def test_any_way_to_write_a_number(seed):
    rng = Random(seed)
    born = (
        f"33010219{rng.randint(40, 99)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randint(0, 999):03}"
    )
    total = sum(int(digit) * weight for digit, weight in zip(born, WEIGHTS, strict=True))
    mobile = f"1{rng.choice('3456789')}{rng.randint(0, 999_999_999):09}"
    code, name, number = rng.choice(
        [("W901", "身份证号：", born + "10X98765432"[total % 11]), ("W902", "手机：", mobile)]
    )
    found, without = lint(beside_a_finding(name + written(number, rng)))
    assert [code] == of_family(found)
    assert [] == [
        leak for result in (found, without) for output in outputs(result) for leak in leaks(number, output)
    ]
