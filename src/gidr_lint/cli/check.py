"""`gidr-lint check`: lint files and folders."""

import sys
from typing import Any

from gidr_lint.cli._arguments import Parser, add_lint_arguments, given, note
from gidr_lint.cli._files import find
from gidr_lint.cli._run import FILES_PER_JOB, Options, Runner, run_files, wants_color
from gidr_lint.document.source import Source
from gidr_lint.reporters import Style, Totals


def run(args: list[str]) -> int:
    """Exit 0: nothing at or above --fail-on; 1: findings; 2: usage or configuration."""
    parser = Parser("check", "检查年度报告草稿。")
    add_lint_arguments(parser)
    parser.add_argument("--fix", action="store_true", help="同 gidr-lint fix")
    parser.add_argument("--unsafe", action="store_true", help="与--fix合用：也作需要人工确认的改动")
    parser.add_argument("--diff", action="store_true", help="与--fix合用：只显示改动")
    found = parser.read(args)
    if found.fix:
        from gidr_lint.cli.fix import run_fix

        return run_fix(found)
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
        found.format,
        Style("en" if language == "en" else "zh", wants_color(found.color, found.output), found.quiet),
    )


def run_check(found: Any) -> int:
    paths = found.paths or ["."]
    options = options_of(found, found.lang or "zh")
    runner = Runner(options)
    files = find(paths, runner.suffixes)
    stdin = (found.stdin_filename or "stdin.md") if "-" in paths else None
    first = files[0].path if files else stdin or "."
    if found.lang is None:
        language = runner.resolved(first).settings.language
        options = options._replace(style=options.style._replace(language=language))
        runner.options = options
    runner.prepare(files, stdin)
    if found.verbose:
        _explain(runner, files)
    jobs = found.jobs if found.jobs is not None else _jobs(len(files))
    if jobs <= 1 or len(files) < 2:
        pieces, totals = _here(runner, files)
    else:
        pieces, totals = run_files(options, files, jobs)
    if stdin is not None:
        _stdin(runner, stdin, pieces, totals)
    if not totals.files and not any(file.named for file in files) and stdin is None:
        note("这里没有找到年度报告。" if options.style.language == "zh" else "No report was found here.")
    _output(runner.report.whole(pieces, totals, options.style), found.output)
    return 1 if totals.reaches(runner.resolved(first).fail_on) else 0


def _jobs(count: int) -> int:
    if count < 2 * FILES_PER_JOB:
        return 1
    import os

    return min(os.cpu_count() or 1, count // FILES_PER_JOB)


def _here(runner: Runner, files: list[Any]) -> tuple[list[Any], Totals]:
    pieces: list[Any] = []
    totals = Totals()
    for file in files:
        result = runner.lint(file)
        if result is not None:
            pieces.append(runner.report.piece(result, runner.options.style))
            totals.add(result)
    return pieces, totals


def _stdin(runner: Runner, name: str, pieces: list[Any], totals: Totals) -> None:
    data = sys.stdin.buffer.read()
    linter = runner.linter(name)
    result = linter.lint(Source(name, data, "" if linter.reads(name) else "markdown"))
    if result.is_report or not runner.options.only_reports:
        pieces.append(runner.report.piece(result, runner.options.style))
        totals.add(result)


def _explain(runner: Runner, files: list[Any]) -> None:
    for file in files:
        loaded = runner.project.file_for(file.path)
        note(f"{file.shown}: {loaded.path if loaded else '没有配置文件 / no configuration'}")


def _output(text: str, path: str | None) -> None:
    if path is None:
        sys.stdout.write(text)
        return
    from gidr_lint.fixes import write

    write(path, text.encode())
