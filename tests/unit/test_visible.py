"""What may be shown: nothing that a terminal or a CI runner would obey, nothing that is not seen."""

import json
import re
import sys
from unicodedata import category

import pytest

from gidr_lint.base.visible import on_one_line, path_shown, visible

HIDDEN = [
    chr(code) for code in range(sys.maxunicode + 1) if category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp")
]
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
ORDINARY = (
    "１．收到３件\u3000其中…“商业”〔2021〕30号，\t¥ — №5 é e\u0301 ❤\ufe0f 葛\U000e0100 \ue004 \xa0甲\u2003乙"
)


def test_what_is_obeyed_or_not_seen_is_spelt_out():
    for sign in HIDDEN + list(BLANK):
        shown = visible(f"甲{sign}乙")
        if sign in "\n\t":
            assert f"甲{sign}乙" == shown
        else:
            assert re.fullmatch(r"甲(?:\\u[0-9a-f]{4}){1,2}乙", shown)
            assert sign in json.loads(f'"{shown}"').encode("utf-16", "surrogatepass").decode(
                "utf-16", "surrogatepass"
            )
        assert not set(on_one_line(f"甲{sign}乙")) & set(HIDDEN)


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_ordinary_text_stays_as_it_is(end):
    assert ORDINARY + end == visible(ORDINARY + end)
    assert f"{ORDINARY}{end}{ORDINARY}" == visible(f"{ORDINARY}{end}{ORDINARY}") or not end


def test_a_carriage_return_counts_as_a_line_end_before_one_only():
    assert "甲\r\n\\u000d乙\\u000d" == visible("甲\r\n\r乙\r")


@pytest.mark.parametrize("lead", ["", " ", "\t", "\u3000 ", "\xa0", "\ufe0f", "\u200b", "\x0b", "\r"])
def test_no_line_begins_a_workflow_command(lead):
    for text in (f"{lead}::error title=x::y", f"甲\n{lead}::add-mask::y", f"甲\r\n{lead}::stop-commands::y"):
        for line in visible(text).split("\n"):
            assert not line.lstrip().startswith("::")


@pytest.mark.parametrize(
    "command", ["##[error]", "##[Add-Mask]", "##vso[task.setvariable]", "##VSO[x]", "##teamcity[x]"]
)
@pytest.mark.parametrize("lead", ["", "  ", "甲：", "    3 | ", "###"])
def test_no_line_holds_an_older_command(lead, command):
    assert command.lower() not in visible(f"{lead}{command}乙").lower()


def test_a_selector_hides_in_no_command():
    for text in ("#\ufe0f#[error]", "\ufe0f::error::", ":\ufe0f:error::", "##\U000e0100[error]"):
        assert "\\u" in visible(text)


@pytest.mark.parametrize(
    "text", ["std::vector", "甲::乙", "## 一、总体情况", "##[一、总体情况](#a)", "##", "#[x]", ": :"]
)
def test_what_is_no_command_stays(text):
    assert text == visible(text)


def test_colours_pass_where_they_are_wanted_and_nothing_else_does():
    text = "\x1b[1;31m错误\x1b[0m \x1b[2J\x1b]0;x\x07\x1b[31"
    assert "\x1b[1;31m错误\x1b[0m \\u001b[2J\\u001b]0;x\\u0007\\u001b[31" == visible(text, color=True)
    assert "\x1b" not in visible(text)


def test_an_annotation_passes_where_it_is_wanted_and_no_other_command_does():
    line = "::error file=a.md,line=3::收到XX件"
    assert (line, f"\\u003a{line[1:]}") == (visible(line, annotates=True), visible(line))
    for other in ("::set-env name=x::y", " ::error ::x", "::error::x", "::add-mask::x", "::errors x::y"):
        assert visible(other) == visible(other, annotates=True) != other
    assert "::notice \\u0023#[error]\\u001b::" == visible("::notice ##[error]\x1b::", annotates=True)
    assert "::error \\u003a:error ::x" == visible("::error ::error ::x", annotates=True)


def test_a_piece_of_a_message_is_one_line():
    assert "甲 乙 丙 丁\u3000戊\\u2028己\\u001b" == on_one_line("甲\n乙\t丙\xa0丁\u3000戊\u2028己\x1b")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("::error::.md", "./::error::.md"),
        (" ::x.md", "./ ::x.md"),
        ("##[x].md", "./##[x].md"),
        ("a/::x.md", "a/::x.md"),
    ],
)
def test_a_path_begins_no_command(path, shown):
    assert shown == path_shown(path)
