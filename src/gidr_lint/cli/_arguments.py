"""Arguments: argparse with our wording and exit status."""

import argparse
import os
import re
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from gidr_lint.base.errors import UsageError, nearest
from gidr_lint.cli._options import Option, wants_english


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

    def add_paths(self, paths: Option) -> None:
        """Any number of paths, wherever they stand among the options."""
        self.add_argument(paths.key, nargs="*", metavar=paths.metavar, help=paths.help)

    def add_options(self, options: Iterable[Option]) -> None:
        for option in options:
            if option.is_flag:
                self.add_argument(*option.names, action="store_true", help=option.help)
                continue
            self.add_argument(
                *option.names,
                action="append" if option.is_many else _Once if option.once else "store",
                choices=option.choices or None,
                type=_converter(option.convert) if option.convert else str,
                default=option.default,
                metavar=option.metavar or None,
                help=option.help,
            )

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
            self._speak(wants_english(args))
        found, rest = self.parse_known_args(args)
        if hasattr(found, "paths"):
            # argparse takes them in one place only.
            found.paths = [*found.paths, *(word for word in rest if word == "-" or word[:1] != "-")]
            rest = [word for word in rest if word != "-" and word[:1] == "-"]
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


class _Once(argparse.Action):
    """Stores a value, and refuses a second one."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        given: set[str] = namespace.__dict__.setdefault("_given", set())
        if self.dest in given:
            zh, en = "只能写一次", "may be given once only"
            if "--output-file" in parser._option_string_actions:
                zh, en = f"{zh}；另外几种结果用 --output-file", f"{en}; use --output-file for further results"
            raise argparse.ArgumentError(self, f"{zh} / {en}")
        given.add(self.dest)
        setattr(namespace, self.dest, values)


def _converter(convert: Callable[[str], Any]) -> Callable[[str], Any]:
    def read(value: str) -> Any:
        try:
            return convert(value)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return read


# What argparse says, by its words, and the same in both languages.
_TRANSLATIONS = (
    (
        r"argument (?P<name>.+?): invalid choice: (?P<given>.+?) \(choose from (?P<known>.+)\)",
        "{name}: 没有{given}，可用{known} / no such choice: {given}; there are {known}",
    ),
    (
        r"argument (?P<name>.+?): expected (one|at least one) argument",
        "{name}: 需要一个值 / expected a value",
    ),
    (r"the following arguments are required: (?P<name>.+)", "缺少{name} / missing: {name}"),
    (r"argument (?P<name>.+?): (?P<given>.+)", "{name}: {given}"),
)


def _translated(message: str) -> str:
    for pattern, words in _TRANSLATIONS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return words.format(**found.groupdict())
    return message
