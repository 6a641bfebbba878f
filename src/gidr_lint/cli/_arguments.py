"""Arguments: argparse with our wording and exit status, and what several commands share."""

import argparse
import os
import sys
from typing import Any, NoReturn

from gidr_lint.errors import UsageError, nearest

SEVERITIES = ("error", "warning", "info", "never")


class Parser(argparse.ArgumentParser):
    """A parser that raises UsageError. A description or help is written 中文|English."""

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
        self.add_argument("-h", "--help", action="help", help="显示这段说明|show this help")

    def _speak(self, english: bool) -> None:
        """Leave of every text that is in both languages the one asked for."""
        for action in self._actions:
            zh, _, en = (action.help or "").partition("|")
            action.help = en if english else zh
            if english and action.metavar and not str(action.metavar).isascii():
                action.metavar = None if action.option_strings else action.dest.upper()
        zh, _, en = (self.description or "").partition("|")
        self.description = en if english else zh
        if not english:
            self._positionals.title, self._optionals.title = "参数", "选项"
            self.usage = self.format_usage().removeprefix("usage: ").rstrip()

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "用法：", 1) if self.usage else super().format_help()

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.command}: {_translated(message)}")

    def read(self, args: list[str]) -> argparse.Namespace:
        """Parse; an option that does not exist is answered with the nearest that does."""
        if "-h" in args or "--help" in args:
            self._speak(is_english(args))
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


def is_english(args: list[str]) -> bool:
    """Whether the command line asks for English; looked for before it is parsed."""
    return "--lang=en" in args or ("--lang" in args and args[args.index("--lang") + 1 :][:1] == ["en"])


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
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="路径",
        help="文件或文件夹；- 为标准输入|files or folders; - is standard input",
    )
    parser.add_argument(
        "--stdin-filename", metavar="名称", help="标准输入的文件名|the name of what standard input holds"
    )
    parser.add_argument(
        "--select",
        type=_selection,
        metavar="代码",
        help="只用这些规则（代码、前缀或名称，逗号分隔）|only these rules (codes, prefixes or names, with commas)",
    )
    parser.add_argument("--ignore", type=split, metavar="代码", help="不用这些规则|not these rules")
    parser.add_argument(
        "--extend-select", type=split, metavar="代码", help="另外使用这些规则|these rules besides"
    )
    parser.add_argument(
        "--form",
        metavar="编号",
        help="按哪个格式检查：2019、2021或格式文件|the form: 2019, 2021 or a form file",
    )
    parser.add_argument("--year", type=_year, metavar="年份", help="报告年度|the report year")
    parser.add_argument(
        "--stage",
        choices=("draft", "final"),
        help="draft：还没写到的只作提示|draft: what is not there yet is a note only",
    )
    parser.add_argument(
        "--previous",
        metavar="文件",
        help="上年度的报告（默认找同一文件夹里的）|last year's report (default: looked for in the same folder)",
    )
    parser.add_argument(
        "--no-history", action="store_true", help="不与上年报告核对|compare with no report of last year"
    )
    parser.add_argument(
        "--only-reports",
        action="store_true",
        help="不是年度报告的文件不作提示|say nothing of files that are no such report",
    )
    add_common_arguments(parser)
    parser.add_argument(
        "--fail-on",
        choices=SEVERITIES,
        help="到哪一级时退出码为1（默认warning）|the severity that makes the exit status 1 (default: warning)",
    )
    parser.add_argument(
        "--jobs", type=_count, metavar="N", help="同时检查的进程数|how many processes check at once"
    )
    parser.add_argument(
        "--format", default="text", metavar="格式", help="text、concise或json|text, concise or json"
    )
    parser.add_argument("--output", metavar="文件", help="结果写入文件|write the result to a file")
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="是否使用颜色|whether to use colour",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="每条只显示一行|one line a finding")
    parser.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="显示读取了哪些文件和配置|show which files and configurations are read",
    )


def add_common_arguments(parser: Parser) -> None:
    parser.add_argument("--config", metavar="文件", help="使用这个配置文件|use this configuration file")
    parser.add_argument(
        "--isolated", action="store_true", help="不读配置，不用插件|no configuration, no plugins"
    )
    parser.add_argument("--no-plugins", action="store_true", help="不用插件|no plugins")
    parser.add_argument(
        "--trust-plugins",
        action="store_true",
        help="运行配置里写明的本地插件文件|run the local plugin files that the configuration names",
    )
    parser.add_argument("--lang", choices=("zh", "en"), help="消息语言|the language of messages")


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
