"""The files under examples/: each shows what its name says, and the clean ones show nothing."""

from pathlib import Path

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.judging.documentation import documentation
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.examples import patched

EXAMPLES = Path(__file__).parent.parent / "examples"
ERRORS = sorted((EXAMPLES / "errors").iterdir())
# What family X compares with.
LAST_YEAR = EXAMPLES / "last-year"
# What cannot but come along: an unreadable cell or table, or what last year's figures also say.
BESIDE = {"A307": ("T216",), "A311": ("T216",), "N408": ("T201",), "N423": ("T201",), "X607": ("X602", "X603"), "X613": ("N415",)}  # fmt: skip
# Nothing can be shown of these in a file: a crash, a size of 20 MB, a plugin that was left out, a local form.
WITHOUT_A_FILE = {"E004", "E005", "E012", "E015", "A315"}
LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))


def codes(path: Path) -> list[str]:
    last = LAST_YEAR / path.name
    previous = Source(f"last-year/{last.name}", last.read_bytes()) if last.is_file() else None
    result = LINTER.lint(Source(path.name, path.read_bytes()), previous=previous)
    return [diagnostic.code for diagnostic in result.diagnostics]


@pytest.mark.parametrize("path", ERRORS, ids=lambda path: path.stem)
def test_an_error_file_shows_its_code_and_no_other(path):
    assert {path.stem, *BESIDE.get(path.stem, ())} == set(codes(path))


def test_every_built_rule_has_its_error_file():
    assert {rule.code for rule in LINTER.registry.rules} - WITHOUT_A_FILE == {path.stem for path in ERRORS}


@pytest.mark.parametrize(
    "path", [p for p in ERRORS if not p.stem.startswith("E0")], ids=lambda path: path.stem
)
def test_an_error_file_is_the_first_bad_example_of_its_rule(path):
    rule = LINTER.registry.find(path.stem)
    example = next(e for e in documentation(rule).examples if not e.good)
    made, last = patched(example), LAST_YEAR / path.name
    assert made.text == path.read_text(encoding="utf-8")
    assert made.previous == (last.read_text(encoding="utf-8") if last.is_file() else None)


@pytest.mark.parametrize("name", ["clean-2019.md", "clean-2021.md"])
def test_a_clean_report_yields_nothing_at_all(name):
    assert codes(EXAMPLES / name) == []


def test_the_readmes_example_has_ten_errors_that_stand_together():
    assert sorted(codes(EXAMPLES / "draft.md")) == [
        "A302", "D502", "L803", "N401", "N413", "P701", "P704", "T210", "T215", "T224",
    ]  # fmt: skip
