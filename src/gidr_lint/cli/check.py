"""`gidr-lint check`: lint files and folders."""

import os
from typing import TYPE_CHECKING, Any

from gidr_lint.base.errors import UsageError
from gidr_lint.cli._files import Found, Unread, find, set_apart
from gidr_lint.cli._options import LINT, Option, given, read
from gidr_lint.cli._output import Outputs, output_of
from gidr_lint.cli._run import Options, Runner
from gidr_lint.cli._streams import WIDTH, columns, is_terminal, is_watched, note, shows_chinese
from gidr_lint.formats import format_of_kind, kind_of
from gidr_lint.formats.protocol import is_addressed
from gidr_lint.outputs import Style, Totals

if TYPE_CHECKING:
    from gidr_lint.cli._interruption import Interruption
    from gidr_lint.cli._progress import Progress
    from gidr_lint.outputs._rows import Row

# A longer line is hard to find one's place in.
_WIDEST = 200
FIX = (
    Option("--unsafe", help="也作需要人工确认的改动|fixes that need a look, too"),
    Option("--diff", help="只显示改动，不写文件|only show the changes, write nothing"),
    Option(
        "--check",
        help="只问有没有可改正的：不写文件，有的退出码为1，没有为0|only ask whether anything would be changed: "
        "write nothing; exit status 1 if so, else 0",
    ),
    Option(
        "--tracked",
        help="Word文件里的改动记为修订（文件开着修订的，不加也是）|changes of Word files as tracked changes "
        "(where a file tracks changes they are anyway)",
    ),
    Option(
        "--save-as",
        metavar="文件或文件夹",
        help="改好的另存到这里，原文件不动|write what is fixed here and leave the file as it is",
    ),
    Option("--backup", help="原文件留一份在旁边（.bak）|keep the old file beside the new one (.bak)"),
    Option(
        "--force",
        help="旁边有锁文件（有人打开着）也改|fix a file that has a lock file beside it, as if nobody had it open",
    ),
)
CHECK = (
    *LINT,
    Option("--fix", help="同 gidr-lint fix；以下各项与它合用|as gidr-lint fix; what follows goes with it"),
    *FIX,
)


def run(args: list[str]) -> int:
    """Exit 0: nothing at or above --fail-on; 1: findings; 2: usage or configuration."""
    found = read("check", "检查年度报告草稿。|Check drafts of the annual report.", CHECK, args)
    if found.fix:
        from gidr_lint.cli.fix import run_fix

        return run_fix(found)
    for option in FIX:
        if getattr(found, option.names[0][2:].replace("-", "_")):
            raise UsageError(
                f"{option.names[0]}: 要和 --fix 一起用，或用 gidr-lint fix / it goes with --fix, or with gidr-lint fix"
            )
    return run_check(found)


def options_of(found: Any, language: str) -> Options:
    """What the run needs of parsed arguments."""
    return Options(
        given(found),
        found.config,
        found.isolated,
        not found.no_plugins,
        found.trust_plugins,
        found.only_reports,
        Style("en" if language == "en" else "zh", False, found.quiet, found.verbose, found.statistics),
        previous=found.previous,
        history=not found.no_history,
        figures=found.figures,
        requires=found.require_checked,
    )


def outputs_of(found: Any) -> Outputs:
    """Where the results go: the first to standard output or its file, others to theirs. Raises UsageError."""
    plugins = not found.no_plugins and not found.isolated
    outputs = [
        output_of(found.format, found.output, plugins=plugins, color=_wants_color(found), width=_width(found))
    ]
    for word in found.output_file or ():
        name, equals, path = word.partition("=")
        if not equals or not name or not path:
            raise UsageError(f"--output-file: 写作 格式=文件，不是“{word}” / write FORMAT=FILE, not {word}")
        outputs.append(output_of(name, path, plugins=plugins, option="--output-file"))
    paths = [os.path.realpath(output.path) for output in outputs if output.path is not None]
    twice = next((path for path in paths if paths.count(path) > 1), None)
    if twice is not None:
        raise UsageError(
            f"--output-file: 两种结果写进了同一个文件：{twice} / two results would be written to one file"
        )
    return Outputs(outputs)


def _wants_color(found: Any) -> bool:
    if found.color != "auto":
        return bool(found.color == "always")
    if found.output is not None or os.environ.get("NO_COLOR"):
        return False
    return is_terminal() or os.environ.get("FORCE_COLOR", "0") not in ("", "0")


def _width(found: Any) -> int:
    """The columns that a line of a draft may take; none where the terminal cannot show one."""
    if found.output is not None:
        return WIDTH
    return min(columns(), _WIDEST) if shows_chinese() else 0


def run_check(found: Any) -> int:
    if not is_watched():
        return _check(found, None)
    from gidr_lint.cli._progress import Progress

    with Progress(found.lang or "zh") as progress:
        return _check(found, progress)


def _check(found: Any, progress: "Progress | None") -> int:
    from gidr_lint.cli._interruption import Interruption
    from gidr_lint.cli._many import ProcessEnded, rows

    outputs = outputs_of(found)
    totals = Totals(found.max_warnings)
    runner, files = runner_and_files(found, outputs)
    runner.prepare(files)
    if found.verbose:
        note(*_configurations(runner, files))
    if progress is not None:
        progress.begin(runner.options.style.language, len(files))
    outputs.begin()
    held: list[Row] = []
    done = 0
    with Interruption() as interruption:
        try:
            for row in rows(runner, files, found.jobs):
                with interruption.held:
                    done += 1
                    if progress is not None:
                        progress.done = done
                    if row is None:
                        pass_over(runner, files[done - 1], totals)
                    else:
                        take(row, outputs, totals, held)
        except KeyboardInterrupt:
            totals.left = len(files) - done
        except ProcessEnded:
            totals.left = len(files) - done
            runner.defects += 1
            _say_ended(files[done].shown, runner.options.style)
        if found.verbose and runner.cache is not None:
            note(runner.cache.told(done))
        return finish(runner, files, outputs, totals, held, interruption)


def _say_ended(path: str, style: Style) -> None:
    """Say that a process is gone, and which file it may have been about."""
    zh = (
        f"检查用的一个进程意外结束，从{path}起没有检查完：可能是插件结束了程序，或内存不足。"
        "请加 --no-plugins 或 --jobs 1 再试。"
    )
    en = (
        f"a process that checked files ended, and from {path} on not all were checked: a plugin may have ended it, or "
        "memory ran out. Try again with --no-plugins or --jobs 1."
    )
    note(zh if style.language == "zh" else en)


def take(row: "Row", outputs: Outputs, totals: Totals, held: "list[Row]") -> None:
    """Tell of a file, or keep it for the end where that depends on the others."""
    if row.waits:
        held.append(row)
    else:
        totals.add(row)
        outputs.add(row)


def pass_over(runner: Runner, file: Found, totals: Totals) -> None:
    """Count a file that was read and is no report: with --require-checked one with the name of a report fails."""
    totals.pass_over(file.shown)
    if runner.options.requires:
        from gidr_lint.cli._company import looks_like_report

        if looks_like_report(file.shown):
            totals.miss(file.shown, fails=runner.resolved(file.path).fail_on != "never")


def finish(
    runner: Runner,
    files: list[Found],
    outputs: Outputs,
    totals: Totals,
    held: "list[Row]",
    interruption: "Interruption | None" = None,
) -> int:
    """Account for what was not read, and end the outputs, whoever interrupts; the exit status."""
    style = runner.options.style
    totals.defects += runner.defects
    runner.status()  # says what failed late, as a reader that was asked for a file of its own
    totals.plugins_failed = runner.failed()
    late = _late(runner, files, totals, held) if runner.unread or held else []
    if interruption is not None:
        interruption.ignore()
    for row in late:
        totals.add(row)
        outputs.add(row)
    totals.unread.sort(key=lambda item: item.path)
    _say_nothing_checked(files, totals, style)
    _say_open(files, totals, style)
    status = outputs.finish(totals)
    if not outputs.tell_unread:
        _count_unread(totals, style)
    if style.statistics and not outputs.tell_statistics:
        from gidr_lint.outputs._statistics import lines

        note(*lines(totals, style))
    say_warnings(totals, style)
    return max(totals.status, status)


def _late(runner: Runner, files: list[Found], totals: Totals, held: "list[Row]") -> "list[Row]":
    """What is told of files that were not read; what lies beside them may have to be linted for that."""
    from gidr_lint.cli._unread import account

    before, others = list(totals.unread), totals.others
    try:
        return account(runner, files, held, totals)
    except KeyboardInterrupt:
        totals.unread, totals.others = before, others
        totals.left = max(totals.left, len(runner.unread) + len(held))
        return account(runner, files, held, totals)


def say_warnings(totals: Totals, style: Style) -> None:
    """Say that there are more warnings than --max-warnings forgives."""
    if totals.has_too_many_warnings:
        count, most = totals.warnings, totals.most_warnings
        zh = f"警告{count}个，多于 --max-warnings 的{most}个。"
        en = f"{count} warning{'s' * (count != 1)}: more than the {most} of --max-warnings."
        note(zh if style.language == "zh" else en)


def _say_nothing_checked(files: list[Found], totals: Totals, style: Style) -> None:
    """Say that no report was found, and where that tells nothing for files that were not read."""
    english = style.language == "en"
    if not totals.reports and not totals.left and not any(file.named for file in files):
        note("No report was found here." if english else "这里没有找到年度报告。")
    for folder, count in totals.silent.items():
        from gidr_lint.outputs._unchecked import nothing_checked

        words = nothing_checked(count)
        said = words.en if english else words.zh
        note(f"{folder}: {said}" if folder not in ("", ".") else said)


def _say_open(files: list[Found], totals: Totals, style: Style) -> None:
    """Say of reports that a program has open that what is not saved was not checked."""
    seen = {path for path, is_report in totals.seen if is_report}
    for file in files:
        if file.data is None and file.shown in seen and is_addressed(format_of_kind(kind_of(file.path))):
            from gidr_lint.base.visible import on_one_line
            from gidr_lint.workspace.locks import lock_of

            lock = lock_of(file.path)
            if lock is not None:
                zh, en = lock.words
                zh, en = f"{zh}；没有保存的改动没有检查", f"{en}; changes that are not saved were not checked"
                note(on_one_line(f"{file.shown}: {zh if style.language == 'zh' else en}"))


def _count_unread(totals: Totals, style: Style) -> None:
    """What was not read, and with `-v` what is no report, and that the run was interrupted, for a format that has no room for it."""
    if not totals.unread and not totals.left and not (style.verbose and totals.no_reports):
        return
    from gidr_lint.outputs.text import accounts, interrupted

    note(*interrupted(totals, style), *accounts(totals, style))


def runner_and_files(found: Any, outputs: Outputs) -> tuple[Runner, list[Found]]:
    """
    The files that are meant, and a runner whose messages are in the language asked for: by option,
    or by the first file's settings. The outputs are told the language, and say what they need of each file.
    """
    runner = Runner(options_of(found, found.lang or "zh"))
    paths = found.paths or ["."]
    # Of a single file the cache is not asked: to load what it needs takes longer than it saves where it has nothing.
    if not found.no_cache and (len(paths) > 1 or os.path.isdir(paths[0])):
        from gidr_lint.cli._cached import opened

        runner.cache = opened(runner, verbose=found.verbose)
        runner.options = runner.options._replace(keeps=runner.cache is not None)
    unread: list[Unread] = []
    files = find(paths, runner.suffixes, found.stdin_filename, unread)
    if outputs.files:
        from gidr_lint.cli._refusals import refuse

        refuse(outputs.files, runner, files)
    if found.only_reports:
        files, apart = set_apart(files, runner.suffixes)
        unread += apart
    files = [file for file in files if not runner.is_left_out(file)]
    runner.unread = [item for item in unread if not runner.is_excluded(item)]
    runner.folders = [path for path in found.paths or ["."] if os.path.isdir(path)]
    if found.figures is not None:
        own = os.path.realpath(found.figures)
        runner.unread = [
            item._replace(counts=item.counts and os.path.realpath(item.path) != own) for item in runner.unread
        ]
    if found.lang is None:
        paths = [file.path for file in files] + [item.path for item in runner.unread if item.counts]
        first = paths[0] if paths else "."
        language = runner.resolved(first).settings.language
        if outputs.are_seen and not shows_chinese():
            language = "en"
        options = runner.options
        runner.options = options._replace(style=options.style._replace(language=language))
    outputs.speak(runner.options.style)
    runner.options = runner.options._replace(needs=outputs.needs)
    return runner, files


def _configurations(runner: Runner, files: list[Found]) -> list[str]:
    """Each configuration in force, and for how many files."""
    counts: dict[str | None, int] = {}
    for file in files:
        loaded = runner.project.file_for(file.path)
        path = None if loaded is None else loaded.path
        counts[path] = counts.get(path, 0) + 1
    if runner.options.style.language == "en":
        return [
            f"configuration: {path or 'none'} ({count} file{'s' * (count != 1)})"
            for path, count in counts.items()
        ]
    return [f"配置：{path or '没有配置文件'}（{count}个文件）" for path, count in counts.items()]
