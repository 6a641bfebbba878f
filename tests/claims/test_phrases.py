"""Every sentence of phrases.toml yields its claims and no others."""

from pathlib import Path
from random import Random

import pytest
import tomli

from gidr_lint.claims.extract import extract
from gidr_lint.document.source import Source
from gidr_lint.formats import read
from gidr_lint.forms.load import load_forms
from gidr_lint.judging.documentation import Example
from gidr_lint.report.bind import bind
from gidr_lint.testing import Draft
from gidr_lint.testing.examples import lint

DATA = tomli.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
SENTENCES, FINDINGS = DATA["sentence"], DATA["finding"]
# The catalogue of wordings: readings of loose verbs, phrasings seen, traps.
ROWS = [
    *(f"D1.{number}" for number in range(1, 14)),
    *(f"D2.{number}" for number in range(1, 64)),
    *(f"D3.{number}" for number in range(1, 26)),
]
# Tables flattened into lines are no prose: held below, by the shapes of the drafts.
SHAPED = "D3.23"
HEADINGS = {
    "overview": "一、总体情况",
    "applications": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other-matters": "六、其他需要报告的事项",
}


def claims_of(text, section="overview", organ="某某县水利局"):
    draft = f"# {organ}2024年政府信息公开工作年度报告\n\n{HEADINGS[section]}\n\n{text}\n"
    report = bind(read(Source("draft.md", draft.encode())), load_forms())
    claims, _ = extract(report)
    for claim in claims:
        span = claim.number.span
        assert draft[span.start : span.end].strip(), claim
        if not claim.denies:
            assert draft[span.start : span.end] in text
    return [f"{claim.kind}={claim.value}{'!' * claim.denies}{'?' * bool(claim.doubt)}" for claim in claims]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:24])
def test_a_sentence_makes_its_claims_and_no_others(sentence):
    where = {key: sentence[key] for key in ("section", "organ") if key in sentence}
    assert sentence["claims"] == claims_of(sentence["text"], **where)


@pytest.mark.parametrize("item", FINDINGS, ids=lambda item: item["lines"][-1][:24])
def test_a_row_that_a_rule_reads_is_found_or_left_alone(item):
    result, _ = lint(Example(good=False, title="", body=tuple(item["lines"]), messages=()))
    assert item["codes"] == sorted({d.code for d in result.diagnostics if d.code[0] == "N"})


def test_no_row_of_the_catalogue_is_left_out():
    told = {item["row"] for item in (*SENTENCES, *FINDINGS) if "row" in item} | {SHAPED}
    assert [row for row in ROWS if row not in told] == []
    assert told <= set(ROWS)


@pytest.mark.parametrize("shape", ["tab", "tabs", "lines", "cells"])
def test_a_table_flattened_into_lines_is_no_prose(shape):
    """D3.23: whatever of a table cannot be read, its labels and figures are not taken for sentences."""
    draft = Draft.random(Random(7), prose=False)
    source = Source("draft.txt", draft.text(shape).encode())
    claims, _ = extract(bind(read(source), load_forms()))
    assert [claim.quote for claim in claims if not claim.denies] == []


def test_every_kind_of_claim_is_met_by_some_sentence():
    met = {claim.split("=")[0] for sentence in SENTENCES for claim in sentence["claims"]}
    assert {"new", "received", "carried-in", "carried-out", "processed", "handled", "all-settled"} <= met
    assert {"review", "litigation", "direct-suit", "after-review-suit", "cases"} <= met
    assert {"review-no-defeat", "suit-no-defeat", "review-upheld", "suit-pending"} <= met
