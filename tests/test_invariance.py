"""A report is the same report as Markdown, as plain text and as a Word file."""

import re
from random import Random

import pytest

from gidr_lint.diagnostics import Severity
from gidr_lint.document.source import Source
from gidr_lint.linter import Linter
from gidr_lint.plugins import Registry
from gidr_lint.settings import RuleSetting, Settings
from gidr_lint.testing.docs import documentation
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.examples import drafted

REGISTRY = Registry(installed=False)
EXAMPLES = [
    (ref.code, example) for ref in REGISTRY.rules for example in documentation(ref.load()).examples
]  # fmt: skip


def plain(draft):
    """The draft without the marks that say what an example underlines."""

    def bare(value):
        if isinstance(value, str):
            return re.sub("[«»]", "", value)
        if isinstance(value, list):
            return [bare(item) for item in value]
        if isinstance(value, tuple):
            return tuple(bare(item) for item in value)
        if isinstance(value, dict):
            return {key: bare(item) for key, item in value.items()}
        return value

    for name in ("title", "preamble", "sections", "after", "tables", "labels", "heads", "signature"):
        setattr(draft, name, bare(getattr(draft, name)))
    return draft


def findings(result):
    return sorted((d.code, str(d.target), d.severity, d.message.text()) for d in result.diagnostics)


def seen(result):
    """All that the forms of one report must agree on."""
    report = result.case.report
    return (
        findings(result),
        {str(target): (cell.figure.text, cell.figure.state) for target, cell in report.cells.items()},
        {id: table.state for id, table in report.tables.items()},
        [(part.section, part.number) for part in report.parts],
        (report.year, report.form.id if report.form else None, report.organisation),
        sorted((claim.claim.quote, claim.verdict.outcome) for claim in result.case.weighed),
        result.coverage,
    )


# Rules that text of TAB-led cells gives nothing to: it has no grid, so no order of columns to read.
NOT_IN_TEXT = ("T209",)


def linted(draft, code="", options=None, stage="final"):
    off = tuple(ref.code for ref in REGISTRY.rules if ref.severity is Severity.OFF and ref.code != code)
    rules = {code: RuleSetting(None, options)} if options else {}
    linter = Linter(Settings(extends=("gidr-lint:all",), ignore=off, stage=stage, rules=rules), REGISTRY)
    return {
        "markdown": linter.lint(Source("draft.md", draft.markdown().encode())),
        "text": linter.lint(Source("draft.txt", draft.text().encode())),
        "word": linter.lint(Source("draft.docx", draft.docx()[0])),
    }


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_clean_report_is_one_report(form):
    found = linted(Draft.clean(form))
    assert seen(found["markdown"]) == seen(found["text"]) == seen(found["word"])
    assert [] == findings(found["word"])


@pytest.mark.parametrize("seed", range(12))
def test_a_wrong_cell_is_found_alike(seed):
    rng = Random(seed)
    draft = Draft.random(rng, "2019" if seed % 3 == 0 else "2021")
    cells = draft.tables[rng.choice(("applications", "disputes"))]
    place = rng.choice(sorted(cells))
    cells[place] = str(int(cells[place]) + rng.randint(1, 9))
    found = linted(draft)
    assert seen(found["markdown"]) == seen(found["text"]) == seen(found["word"])
    assert findings(found["word"])


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=lambda value: getattr(value, "title", value))
def test_an_example_of_a_rule_is_found_alike(code, example):
    draft, front, stage, options, _, previous = drafted(example)
    if front or previous is not None:
        return  # only Markdown has front matter; history is tested by itself
    marked = re.search("«(.*)»", draft.markdown())
    found = linted(plain(draft), code, options, stage)
    assert findings(found["markdown"]) == findings(found["word"])
    if code not in NOT_IN_TEXT:
        assert findings(found["markdown"]) == findings(found["text"])
    if marked and marked[1]:
        word = found["word"]
        address = next(d for d in word.diagnostics if d.code == code).location.address
        assert marked[1] == word.case.document.written(address)
