"""Patterns mean what git says they mean, and none takes long."""

import random
import subprocess

import pytest
from pathspec import GitIgnoreSpec

from gidr_lint.base.errors import ConfigError
from gidr_lint.workspace import patterns
from gidr_lint.workspace.patterns import Patterns


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        ("归档", ["归档", "归档/a.md", "x/归档/b/a.md"], ["归档2", "x/旧归档/a.md"]),
        ("归档/", ["归档/", "归档/a.md", "x/归档/a.md"], ["归档", "x/归档"]),
        ("/归档", ["归档", "归档/a.md"], ["x/归档"]),
        ("归档/*.md", ["归档/a.md"], ["x/归档/a.md", "归档/x/a.md", "归档/a.txt"]),
        ("归档/**", ["归档/a.md", "归档/x/a.md"], ["归档", "x/归档/a.md"]),
        ("**/草稿/*.md", ["草稿/a.md", "x/y/草稿/a.md"], ["草稿/x/a.md", "草稿"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b/c"], ["a/xb", "x/a/b"]),
        ("*", ["a", "a/b", "x/"], []),
        ("**", ["a", "a/b"], []),
        ("*.md", ["a.md", ".md", "x/a.md"], ["a.mdx", "md"]),
        ("a*b*c", ["abc", "axbxc", "abbcc"], ["ab", "acb", "abcd"]),
        ("*年*报*.md", ["2024年度报告.md", "年报.md"], ["报年.md"]),
        ("?.md", ["a.md", "年.md"], [".md", "ab.md"]),
        ("20[12][0-9].md", ["2024.md"], ["2034.md", "202a.md"]),
        ("[!0-9]*", ["a1", "年"], ["1a"]),
        ("[]-]", ["]", "-"], ["a"]),
        (r"\*.md", ["*.md"], ["a.md"]),
        (r"\#a", ["#a"], ["a"]),
        ("a\\ ", ["a "], ["a"]),
        ("a ", ["a"], ["a "]),
    ],
)
def test_a_pattern_means(pattern, fitting, others):
    found = Patterns([pattern])
    assert [] == found.refused
    assert fitting == [path for path in fitting if found.match(path)]
    assert [] == [path for path in others if found.match(path)]


def test_the_last_pattern_that_fits_decides():
    found = Patterns(["# 不查", "", "*.md", "!报告.md\r\n", "/x/报告.md"])
    assert [True, False, True, False] == [
        found.match(path) for path in ("a.md", "报告.md", "x/报告.md", "y/报告.md")
    ]


def test_what_means_a_file_counts_more_than_what_means_its_folder():
    assert not Patterns(["归档/", "!归档/留.md"]).match("归档/留.md")
    assert Patterns(["归档/", "!归档/留.md"]).match("归档/a.md")


@pytest.mark.parametrize("pattern", ["!", "a\\", "x" * 1001])
def test_what_is_no_pattern_is_refused_with_its_number(pattern):
    found = Patterns(["a", pattern, "b"])
    ((number, zh, en),) = found.refused
    assert (2, True, True) == (number, bool(zh), en.isascii())
    assert found.match("b")


def test_so_many_patterns_and_no_more():
    found = Patterns(["a"] * (patterns.MOST + 10))
    assert [patterns.MOST + 1] == [number for number, _, _ in found.refused]


PIECES = (
    "a",
    "b",
    "*",
    "**",
    "?",
    "/",
    "/",
    "/",
    "[ab]",
    "[a-",
    "]",
    "!",
    "\\a",
    "***",
    "#",
    " ",
    "-",
    "**/",
    "/**",
)


def drawn(number):
    """Patterns that git has a meaning for, and a path."""
    rng = random.Random(number)
    lines = ["".join(rng.choices(PIECES, k=rng.randint(1, 7))) for _ in range(rng.randint(1, 3))]
    parts = ["".join(rng.choices("ab*! -", k=rng.randint(1, 3))) for _ in range(rng.randint(1, 5))]
    return [line for line in lines if line.rstrip() != "!/"], "/".join(parts) + rng.choice(["", "", "/"])


@pytest.mark.filterwarnings("ignore:Possible")  # of the regular expressions that it makes
def test_they_mean_what_pathspec_takes_them_for():
    cases = [
        (["a/**/b/", "!b"], "a/b/b"),
        (["**/"], "a/b"),
        (["***"], "a/"),
        (["!*", "a"], "b/a/"),
        (["a", "!**/*/**"], "a"),
    ]
    for lines, path in (*cases, *map(drawn, range(4000))):
        kept = []
        for line in lines:
            try:
                GitIgnoreSpec.from_lines([line])
            except Exception:  # noqa: BLE001  its regular expressions have errors of their own, too
                assert Patterns([line]).refused or "[" in line
            else:
                kept.append(line)
        assert GitIgnoreSpec.from_lines(kept).match_file(path) == Patterns(kept).match(path), (kept, path)


@pytest.mark.parametrize(
    "lines",
    [
        ["*a*a*a*a*a*a*a*a*b"],
        ["*?" * 40 + "b"],
        ["[a-z]*" * 100 + "1"],
        ["*a" * 400 + "b"],
        ["**/a/" * 100 + "b"],
        ["**/*a*/" * 100 + "b"],
        ["a/**/a/" * 100 + "b"],
    ],
)
@pytest.mark.parametrize("path", ["a" * 250 + ".md", "a/" * 300 + "x.md", ("a" * 200 + "/") * 20 + "x.md"])
def test_a_pattern_that_would_try_again_for_ever_is_through_at_once(lines, path, monkeypatch):
    compared = []
    at = patterns._Piece.at

    def counting(piece, name, place):
        compared.append(1)
        return at(piece, name, place)

    monkeypatch.setattr(patterns._Piece, "at", counting)
    try:
        assert not Patterns(lines).match(path)
    except ConfigError as error:
        assert "比较的次数太多" in str(error)
    assert len(compared) <= 2 * patterns.MOST_STEPS


def test_a_file_full_of_plain_patterns_is_within_bounds():
    found = Patterns(
        [f"生成/{number}/*.md" for number in range(2000)] + [f"*{number}.log" for number in range(2900)]
    )
    assert not found.match("/".join(["文件夹"] * 12) + "/2024年政府信息公开工作年度报告.md")
    assert found.match("生成/1999/a.md")


def test_git_agrees(tmp_path):
    """The same patterns and paths, asked of git itself."""
    if subprocess.run(["git", "--version"], capture_output=True).returncode:
        pytest.skip("no git")
    lines = [
        "*.log",
        "!keep.log",
        "/build",
        "docs/*.md",
        "a/**/z",
        "tmp/",
        "年*",
        "x[0-9].md",
        "**/q/r",
        "b/**",
    ]
    paths = [
        "a.log", "keep.log", "d/keep.log", "build/x", "d/build", "docs/a.md", "docs/d/a.md", "a/z", "a/b/c/z",
        "tmp/a", "d/tmp/a", "年报.md", "d/2024年.md", "x1.md", "xa.md", "q/r", "s/q/r/t", "b/c/d", "c/b/d",
    ]  # fmt: skip
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / ".gitignore").write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run(
        ["git", "-c", "core.quotepath=off", "check-ignore", "--no-index", "--stdin"],
        cwd=tmp_path, input="\n".join(paths), capture_output=True, encoding="utf-8",
    )  # fmt: skip
    found = Patterns(lines)
    assert done.stdout.split("\n")[:-1] == [path for path in paths if found.match(path)]
