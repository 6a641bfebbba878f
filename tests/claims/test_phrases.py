"""Every sentence of phrases.toml yields its claims and no others."""

from pathlib import Path

import pytest
import tomli

from gidr_lint.claims.extract import extract
from gidr_lint.document.source import Source
from gidr_lint.forms.load import load_forms
from gidr_lint.readers import read
from gidr_lint.report.bind import bind

SENTENCES = tomli.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))["sentence"]
HEADINGS = {
    "overview": "一、总体情况",
    "applications": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
    "other-matters": "六、其他需要报告的事项",
}


def claims_of(text, section="overview"):
    draft = f"# 某某县水利局2024年政府信息公开工作年度报告\n\n{HEADINGS[section]}\n\n{text}\n"
    report = bind(read(Source("draft.md", draft.encode())), load_forms())
    claims, _ = extract(report)
    for claim in claims:
        span = claim.number.span
        assert draft[span.start : span.end].strip(), claim
        if not claim.denies:
            assert draft[span.start : span.end] in text
    return [
        f"{claim.kind}={claim.value}{'' if claim.scope == 'whole' else ':' + claim.scope}{'!' * claim.denies}"
        for claim in claims
    ]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:24])
def test_a_sentence_makes_its_claims_and_no_others(sentence):
    assert sentence["claims"] == claims_of(sentence["text"], sentence.get("section", "overview"))


def test_every_kind_of_claim_is_met_by_some_sentence():
    met = {claim.split("=")[0] for sentence in SENTENCES for claim in sentence["claims"]}
    assert {"new", "received", "carried-in", "carried-out", "processed", "handled", "all-settled"} <= met
    assert {"review", "litigation", "direct-suit", "after-review-suit", "cases"} <= met
    assert {"review-no-defeat", "suit-no-defeat", "review-upheld", "suit-pending"} <= met
