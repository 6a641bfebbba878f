"""
The options of the commands that lint, as one table; argparse is loaded only where it has something to say.

Plain command lines, which nearly all are, are read here: importing argparse and telling it of
every option costs as much as a third of a lint. Help, abbreviations, mistakes and whatever else is
not plain go to the parser of `gidr_lint.cli._arguments`, which is made of the same table.
"""

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

from gidr_lint.base.diagnostics import Language
from gidr_lint.cli._streams import shows_chinese
from gidr_lint.plugins.registry import ask

SEVERITIES = ("error", "warning", "info", "never")


class Option:
    """
    One option; `help` is written 中文|English. A flag has neither `metavar` nor `choices`. `convert`
    raises ValueError with what is wrong, in both languages. One that may be given `once` is refused a second time;
    the value of one that `is_many` is a list.
    """

    __slots__ = ("choices", "convert", "default", "help", "is_many", "metavar", "names", "once")

    def __init__(
        self,
        *names: str,
        help: str,
        metavar: str = "",
        choices: Sequence[str] = (),
        convert: Callable[[str], Any] | None = None,
        default: Any = None,
        once: bool = False,
        is_many: bool = False,
    ) -> None:
        self.names = names
        self.help = help
        self.metavar = metavar
        self.choices = choices
        self.convert = convert
        self.default = default
        self.once = once
        self.is_many = is_many

    @property
    def key(self) -> str:
        return self.names[-1].removeprefix("--").replace("-", "_")

    @property
    def is_flag(self) -> bool:
        return not self.metavar and not self.choices


def _formats() -> str:
    """The names of our reporters as an option's help has them."""
    *most, last = (found.name for _, found in ask("gidr_lint_reporters"))
    return f"{'、'.join(most)}或{last}|{', '.join(most)} or {last}"


def split(value: str) -> list[str]:
    """Codes separated by commas."""
    return [part.strip() for part in value.replace("，", ",").split(",") if part.strip()]


def _selection(value: str) -> list[str]:
    """As `split`, but not nothing: a check that runs no rule finds every draft in order."""
    codes = split(value)
    if not codes:
        raise ValueError("没有写规则 / no rule is given")
    return codes


def _year(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and 1900 < int(value) < 2200):
        raise ValueError(f"应为四位年份 / expected a year: {value}")
    return int(value)


def _jobs(value: str) -> int | None:
    return None if value == "auto" else _count(value)


def _count(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and int(value) > 0):
        raise ValueError(f"应为正整数 / expected a positive number: {value}")
    return int(value)


def _most(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise ValueError(f"应为0或正整数 / expected 0 or a positive number: {value}")
    return int(value)


PATHS = Option(
    "paths", metavar="路径", help="文件或文件夹；- 为标准输入|files or folders; - is standard input"
)
COMMON = (
    Option("--config", metavar="文件", help="使用这个配置文件|use this configuration file"),
    Option("--isolated", help="不读配置，不用插件|no configuration, no plugins"),
    Option("--no-plugins", help="不用插件|no plugins"),
    Option(
        "--trust-plugins",
        help="运行配置里写明的本地插件文件|run the local plugin files that the configuration names",
    ),
    Option("--lang", choices=("zh", "en"), help="消息语言|the language of messages"),
)
LINT = (
    Option("--stdin-filename", metavar="名称", help="标准输入的文件名|the name of what standard input holds"),
    Option(
        "--select",
        convert=_selection,
        metavar="代码",
        help="只用这些规则（代码、前缀或名称，逗号分隔）|only these rules (codes, prefixes or names, with commas)",
    ),
    Option("--ignore", convert=split, metavar="代码", help="不用这些规则|not these rules"),
    Option("--extend-select", convert=split, metavar="代码", help="另外使用这些规则|these rules besides"),
    Option(
        "--form",
        metavar="编号",
        help="按哪个格式检查：2019、2021或格式文件|the form: 2019, 2021 or a form file",
    ),
    Option("--year", convert=_year, metavar="年份", help="报告年度|the report year"),
    Option(
        "--stage",
        choices=("draft", "final"),
        help="draft：还没写到的只作提示|draft: what is not there yet is a note only",
    ),
    Option(
        "--previous",
        metavar="文件",
        help="上年度的报告（默认找同一文件夹里的）|last year's report (default: looked for in the same folder)",
    ),
    Option(
        "--figures",
        metavar="文件.xlsx",
        help="表二、表三、表四所依据的电子表格，一同核对|the spreadsheet that the three tables come from",
    ),
    Option("--no-history", help="不与上年报告核对|compare with no report of last year"),
    Option("--only-reports", help="不是年度报告的文件不作提示|say nothing of files that are no such report"),
    Option(
        "--require-checked",
        help="报告的表格、合计没有全部核对的，名称像年度报告而内容看不出是的，逐份列出，退出码也为1（--fail-on never 时为0）|"
        "exit status 1 also where tables or sums of a report could not all be checked, or a file with the name of one is not "
        "seen to be one; each is named (0 with --fail-on never)",
    ),
    *COMMON,
    Option(
        "--fail-on",
        choices=SEVERITIES,
        help="到哪一级时退出码为1（默认warning）|the severity that makes the exit status 1 (default: warning)",
    ),
    Option(
        "--max-warnings",
        convert=_most,
        metavar="N",
        help="警告不多于N个的不算没通过，错误照算|forgive up to N warnings; errors fail as ever",
    ),
    Option(
        "--jobs",
        convert=_jobs,
        metavar="N",
        help="同时检查的进程数（默认auto：文件多时才用几个）|how many processes check at once (default: auto, several "
        "where there is enough to do)",
    ),
    Option(
        "--no-cache",
        help="不用也不存以前的结果（检查文件夹、多个文件时才有）|neither use nor keep results of earlier runs (for folders "
        "and several files)",
    ),
    Option("--format", default="text", metavar="格式", help=_formats(), once=True),
    Option("--output", metavar="文件", help="结果写入文件|write the result to a file"),
    Option(
        "--output-file",
        metavar="格式=文件",
        is_many=True,
        help="另外按这种格式写入文件，可以写几次|write the result to a file in a format besides; may be given several times",
    ),
    Option("--statistics", help="另按规则统计各有几个|count the findings by rule besides"),
    Option(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="是否使用颜色|whether to use colour",
    ),
    Option("-q", "--quiet", help="每条只显示一行|one line a finding"),
    Option(
        "-v",
        "--verbose",
        help="列出所用的配置、不是年度报告的和没有读取的文件|show which configurations are used, and the files that are no report or not read",
    ),
)


def read(command: str, description: str, options: Sequence[Option], args: list[str]) -> Any:
    """
    The values of the options by their keys, and the paths. Raises UsageError for what is wrong,
    and leaves by SystemExit behind the help.
    """
    found = read_plain(options, args)
    if found is not None:
        return found
    from gidr_lint.cli._arguments import Parser

    parser = Parser(command, description)
    parser.add_paths(PATHS)
    parser.add_options(options)
    return parser.read(args)


def read_plain(options: Sequence[Option], args: list[str]) -> SimpleNamespace | None:
    """The values of a plain command line, None for one that is not."""
    named = {name: option for option in options for name in option.names}
    values: dict[str, Any] = {option.key: False if option.is_flag else option.default for option in options}
    paths: list[str] = []
    seen: set[str] = set()
    rest = iter(args)
    for word in rest:
        if word == "-" or word[:1] != "-":
            paths.append(word)
            continue
        name, equals, value = word.partition("=")
        option = named.get(name)
        if option is None or (equals and option.is_flag):
            return None
        if option.is_flag:
            values[option.key] = True
            continue
        if option.once and option.key in seen:
            return None
        seen.add(option.key)
        if not equals:
            value = next(rest, "-")
            if value[:1] == "-":
                return None
        if option.choices and value not in option.choices:
            return None
        try:
            read = option.convert(value) if option.convert else value
            values[option.key] = [*(values[option.key] or ()), read] if option.is_many else read
        except ValueError:
            return None
    return SimpleNamespace(**values, paths=paths)


def asked_language(args: list[str]) -> str | None:
    """The language that a command line asks for, looked for before it is read."""
    if "--lang" in args:
        return next(iter(args[args.index("--lang") + 1 :]), None)
    return next((word.removeprefix("--lang=") for word in args if word.startswith("--lang=")), None)


def wants_english(args: list[str]) -> bool:
    """Whether to speak English: a command line asks for it, or Chinese cannot be shown."""
    asked = asked_language(args)
    return asked == "en" if asked is not None else not shows_chinese()


def language(found: Any, configured: Language = "zh") -> Language:
    """The language of what is printed: the one asked for, else the configuration's where it can be shown."""
    if found.lang is not None:
        return "en" if found.lang == "en" else "zh"
    return configured if shows_chinese() else "en"


def given(found: Any) -> dict[str, Any]:
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
    values = {key: getattr(found, name, None) for name, key in names.items()}
    return {key: value for key, value in values.items() if value is not None}
