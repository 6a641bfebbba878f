"""All that the rules say, as docs/messages.md has it: complete in both languages, short, and in one tone."""

import re
from pathlib import Path

from gidr_lint.document.privacy import masked
from gidr_lint.plugins.registry import Registry

PAGE = (Path(__file__).parents[2] / "docs" / "messages.md").read_text("utf-8")
ROWS = [
    tuple(re.sub(r"\\(.)", r"\1", cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1])
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.endswith("| 中文 | English |")
]
SAID = [(zh, en) for label, zh, en in ROWS if label == "提示"]
ADVISED = [(zh, en) for label, zh, en in ROWS if label == "建议"]


def test_every_rule_says_something():
    assert set(re.findall(r"^## ([A-Z]\d{3}) ", PAGE, re.M)) == {
        ref.code for ref in Registry(installed=False).rules
    }
    assert len(SAID) > 220


def test_both_languages_are_filled_in():
    wrong = [
        (zh, en)
        for _, zh, en in ROWS
        if not zh
        or not en
        or re.search(r"[{}]|\bNone\b(?! of)|\(\)|  |第0|\b1 (?:cells|rows|places|parts)\b", f"{zh}\n{en}")
    ]
    assert wrong == []


def test_personal_data_is_masked():
    assert [row for row in ROWS if any(masked(cell) != cell for cell in row)] == []


def test_a_message_is_one_short_sentence_without_blame():
    unquoted = [(re.sub(r"“[^”]*(?:“[^”]*”)?[^”]*”", "“”", zh), en) for zh, en in SAID]
    assert [zh for zh, _ in unquoted if len(zh) > 70 or re.search("[。！]|违规|必须|严重", zh)] == []
    assert [en for _, en in unquoted if en.endswith(("!", "."))] == []


def test_advice_ends_like_a_sentence():
    assert [
        pair for pair in ADVISED if not (pair[0].endswith(("。", "）")) and pair[1].endswith((".", "）")))
    ] == []
