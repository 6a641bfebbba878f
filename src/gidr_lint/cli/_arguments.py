"""Arguments: argparse with our wording and exit status, and what several commands share."""

import argparse
import os
import sys
from typing import Any, NoReturn

from gidr_lint.errors import UsageError, nearest

SEVERITIES = ("error", "warning", "info", "never")


class Parser(argparse.ArgumentParser):
    """A parser that raises UsageError, in Chinese unless `--lang en` is given."""

    def __init__(self, command: str, description: str) -> None:
        self.command = command
        super().__init__(
            prog=f"gidr-lint {command}",
            description=description,
            allow_abbrev=False,
            add_help=False,
            # The usual one asks shutil for the terminal's width at every option that is added.
            formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=30, width=96),
        )
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.command}: {_translated(message)}")

    def read(self, args: list[str]) -> argparse.Namespace:
        """Parse; an option that does not exist is answered with the nearest that does."""
        found, rest = self.parse_known_args(args)
        if rest:
            word = rest[0].partition("=")[0]
            if not word.startswith("-"):
                raise UsageError(f"{self.command}: 多了“{word}” / one argument too many: {word}")
            known = [option for action in self._actions for option in action.option_strings]
            near = nearest(word, known)
            zh, en = f"没有“{word}”这个选项", f"no such option: {word}"
            if near:
                zh, en = f"{zh}，是不是{near}？", f"{en}; did you mean {near}?"
            elif os.path.exists(word):
                zh, en = f"{zh}；如果是文件，请写作./{word}", f"{en}; if it is a file, write ./{word}"
            raise UsageError(f"{self.command}: {zh} / {en}")
        return found


_TRANSLATIONS = (
    ("argument ", ""),
    ("expected one argument", "需要一个值 / expected a value"),
    ("expected at least one argument", "需要一个值 / expected a value"),
    ("invalid choice", "取值不对 / invalid choice"),
    ("choose from", "可用 / choose from"),
    ("the following arguments are required", "缺少 / missing"),
)


def _translated(message: str) -> str:
    for english, chinese in _TRANSLATIONS:
        message = message.replace(english, chinese, 1)
    return message


def split(value: str) -> list[str]:
    """Codes separated by commas."""
    return [part.strip() for part in value.replace("，", ",").split(",") if part.strip()]


def _selection(value: str) -> list[str]:
    """As `split`, but not nothing: a check that runs no rule finds every draft in order."""
    codes = split(value)
    if not codes:
        raise argparse.ArgumentTypeError("没有写规则 / no rule is given")
    return codes


def _year(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and 1900 < int(value) < 2200):
        raise argparse.ArgumentTypeError(f"应为四位年份 / expected a year: {value}")
    return int(value)


def _count(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and int(value) > 0):
        raise argparse.ArgumentTypeError(f"应为正整数 / expected a positive number: {value}")
    return int(value)


def add_lint_arguments(parser: Parser) -> None:
    """What `check` and `fix` share."""
    parser.add_argument("paths", nargs="*", metavar="路径", help="文件或文件夹；- 为标准输入")
    parser.add_argument("--stdin-filename", metavar="名称", help="标准输入的文件名")
    parser.add_argument(
        "--select", type=_selection, metavar="代码", help="只用这些规则（代码、前缀或名称，逗号分隔）"
    )
    parser.add_argument("--ignore", type=split, metavar="代码", help="不用这些规则")
    parser.add_argument("--extend-select", type=split, metavar="代码", help="另外使用这些规则")
    parser.add_argument("--form", metavar="编号", help="按哪个格式检查：2019、2021或格式文件")
    parser.add_argument("--year", type=_year, metavar="年份", help="报告年度")
    parser.add_argument("--stage", choices=("draft", "final"), help="draft：还没写到的只作提示")
    parser.add_argument("--only-reports", action="store_true", help="不是年度报告的文件不作提示")
    add_common_arguments(parser)
    parser.add_argument("--fail-on", choices=SEVERITIES, help="到哪一级时退出码为1（默认warning）")
    parser.add_argument("--jobs", type=_count, metavar="N", help="同时检查的进程数")
    parser.add_argument("--format", default="text", metavar="格式", help="text、concise或json")
    parser.add_argument("--output", metavar="文件", help="结果写入文件")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="是否使用颜色")
    parser.add_argument("-q", "--quiet", action="store_true", help="每条只显示一行")
    parser.add_argument("-v", "--verbose", action="store_true", help="显示读取了哪些文件和配置")


def add_common_arguments(parser: Parser) -> None:
    parser.add_argument("--config", metavar="文件", help="使用这个配置文件")
    parser.add_argument("--isolated", action="store_true", help="不读配置，不用插件")
    parser.add_argument("--no-plugins", action="store_true", help="不用插件")
    parser.add_argument("--trust-plugins", action="store_true", help="运行配置里写明的本地插件文件")
    parser.add_argument("--lang", choices=("zh", "en"), help="消息语言")


def given(args: argparse.Namespace) -> dict[str, Any]:
    """The settings that the command line names, by their key in the configuration."""
    names = {
        "select": "select",
        "ignore": "ignore",
        "extend_select": "extend-select",
        "form": "form",
        "year": "year",
        "stage": "stage",
        "lang": "language",
        "fail_on": "fail-on",
    }
    found = {key: getattr(args, name, None) for name, key in names.items()}
    return {key: value for key, value in found.items() if value is not None}


def note(text: str) -> None:
    """A word on standard error."""
    print(text, file=sys.stderr)
