"""Many findings of one rule: two hundred are listed, all are counted, and all can be mended."""

import json

import pytest

from gidr_lint import Linter, Source
from gidr_lint.base.settings import RuleSetting, Settings
from gidr_lint.cli.main import main
from gidr_lint.engine.fix import fix
from gidr_lint.engine.running import MOST_KEPT
from gidr_lint.outputs import MOST_LISTED, Style, Totals, concise, text
from gidr_lint.outputs._rows import rendered, row_of
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

LINTER = Linter(registry=Registry(installed=False))
MANY = MOST_KEPT + 234


def draft(words, times):
    made = Draft.clean()
    made.sections["problems"][1].append(words * times)
    return made.markdown()


def lint(text, linter=LINTER):
    return linter.lint(Source("draft.md", text.encode()))


@pytest.fixture(scope="module")
def many():
    return lint(draft("缺少XX说明。", MANY))


def test_only_so_many_are_kept_and_the_rest_is_counted(many):
    kept = [item for item in many.diagnostics if item.code == "P701"]
    assert MOST_KEPT == len(kept)
    assert MANY - MOST_KEPT == sum(many.rest["P701"].severities.values())


@pytest.mark.parametrize("reporter", [text, concise])
@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", "P701还有1034处，没有逐条列出"), ("en", "P701 has 1034 more that are not listed")],
)
def test_two_hundred_are_listed_and_how_many_more_there_are(many, reporter, language, words):
    shown = rendered(reporter, [many], Style(language=language))
    assert MOST_LISTED == shown.count(" P701 这里" if language == "zh" else " P701 The ")
    assert f"draft.md: {words}\n" in shown


def test_the_totals_and_the_status_count_all(many):
    totals = Totals()
    totals.add(row_of(many, Style()))
    label = next(item for item in many.diagnostics if item.code == "P701").severity.label
    others = sum(item.severity.label == label and item.code != "P701" for item in many.diagnostics)
    assert MANY + others == totals.counts[label]


def test_the_status_counts_those_that_are_not_kept():
    """A rule whose findings beyond the bound alone are severe."""
    result = lint(draft("缺少XX说明。", MANY))
    totals = Totals()
    totals.add(row_of(result, Style(), "warning"))
    assert totals.is_failing


def test_json_lists_two_hundred_and_says_how_many_more(tmp_path, capsys):
    path = tmp_path / "draft.md"
    path.write_text(draft("缺少XX说明。", MANY), "utf-8")
    main(["check", "--isolated", "--no-plugins", "--format", "json", str(path)])
    data = json.loads(capsys.readouterr().out)
    (file,) = data["files"]
    assert MOST_LISTED == sum(item["code"] == "P701" for item in file["diagnostics"])
    assert {"P701": MANY - MOST_LISTED} == file["unlisted"]
    counted = sum(data["summary"][label] for label in ("error", "warning", "info"))
    assert counted == len(file["diagnostics"]) + MANY - MOST_LISTED


def test_fewer_are_all_listed():
    result = lint(draft("缺少XX说明。", MOST_LISTED))
    assert "没有逐条列出" not in text.piece(row_of(result, Style()), Style())
    assert not result.rest


def test_all_are_mended_however_many_there_are():
    linter = Linter(Settings(select=("P707",)), Registry(installed=False))
    before = lint(draft("工作有序。。", 12 * MOST_KEPT), linter)
    assert 11 * MOST_KEPT <= before.rest["P707"].fixable
    done = fix(before)
    assert not [item for item in done.result.diagnostics if item.code == "P707"]
    assert 12 * MOST_KEPT == done.applied


def test_a_directive_that_silences_all_that_is_kept_silences_the_rest():
    result = lint("<!-- gidr-lint-disable-file P701 -- 样稿 -->\n\n" + draft("缺少XX说明。", MANY))
    assert not [item for item in result.diagnostics if item.code == "P701"]
    assert MANY == result.suppressed
    assert not result.rest


def test_of_findings_in_part_silenced_all_others_are_listed_or_counted():
    made = Draft.clean()
    words = "缺少XX说明。"
    made.sections["problems"][1].extend(
        [
            "<!-- gidr-lint-disable P701 -- 样稿 -->",
            words * (MOST_KEPT - 100),
            "<!-- gidr-lint-enable P701 -->",
            words * 334,
        ]
    )
    shown = text.piece(row_of(lint(made.markdown()), Style()), Style())
    assert 100 == shown.count(" P701 这里") and "P701还有234处，没有逐条列出" in shown


def test_a_severity_that_is_set_counts_for_the_rest():
    linter = Linter(Settings(rules={"P701": RuleSetting(options={})}), Registry(installed=False))
    assert linter.severity_of("P701") == next(
        iter(lint(draft("缺少XX说明。", MANY), linter).rest["P701"].severities)
    )
