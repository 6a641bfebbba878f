"""A plain command line is read as argparse would; whatever is not plain is left to it."""

import pytest

from gidr_lint.base.errors import UsageError
from gidr_lint.cli._arguments import Parser
from gidr_lint.cli._options import PATHS, read_plain
from gidr_lint.cli.check import CHECK

OPTIONS = CHECK


def by_argparse(args):
    parser = Parser("check", "检查。|Check.")
    parser.add_paths(PATHS)
    parser.add_options(OPTIONS)
    found = vars(parser.read(args))
    # Which options were met: argparse keeps what it is told to keep with the rest.
    found.pop("_given", None)
    return found


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["a.md"],
        ["a.md", "-", "b.md"],
        ["--select", "A301,T2", "a.md", "--ignore=S", "b.md"],
        ["--select", "A301，T215", "--extend-select", " X ,", "--no-plugins", "--isolated"],
        ["--year", "2024", "--form", "2021", "--stage=draft", "--lang", "en", "--fail-on", "never"],
        ["--jobs", "4", "--format", "json", "--output", "o.json", "--color=never", "-q", "-v"],
        ["--fix", "--unsafe", "--diff", "--only-reports", "--trust-plugins", "--config", "c.toml"],
        ["--stdin-filename", "年度报告.md", "-"],
        ["--output=", "a.md"],
        ["--config", "a=b.toml"],
        ["--year", "2023", "--year", "2024"],
    ],
    ids=" ".join,
)
def test_what_is_plain_is_read_as_argparse_reads_it(args):
    assert by_argparse(args) == vars(read_plain(OPTIONS, args))


@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["-h"],
        ["-qv"],
        ["--sel", "A"],
        ["--no-such"],
        ["--select"],
        ["--select", ""],
        ["--select", "--ignore"],
        ["--year", "20"],
        ["--jobs", "0"],
        ["--stage", "finale"],
        ["--fix=1"],
        ["--", "-a.md"],
        ["--output", "-"],
    ],
    ids=" ".join,
)
def test_what_is_not_is_left_to_argparse(args):
    assert read_plain(OPTIONS, args) is None


def test_paths_may_stand_anywhere_for_argparse_too():
    assert ["a.md", "b.md", "-"] == by_argparse(["a.md", "--select", "S", "b.md", "-q", "-"])["paths"]
    with pytest.raises(UsageError, match="是不是--select"):
        by_argparse(["a.md", "--sellect", "S"])
