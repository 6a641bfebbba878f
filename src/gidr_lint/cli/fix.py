"""`gidr-lint fix`: apply fixes, or show what they would change."""

import sys
from typing import Any

from gidr_lint import fixes
from gidr_lint.cli._arguments import Parser, add_lint_arguments, note
from gidr_lint.cli._files import find
from gidr_lint.cli._run import Runner
from gidr_lint.document.source import Source
from gidr_lint.reporters import Totals


def run(args: list[str]) -> int:
    """Exit 0 when nothing at or above --fail-on is left; 1: findings are left; 2: could not write."""
    parser = Parser("fix", "改正可以安全改正的问题。")
    add_lint_arguments(parser)
    parser.add_argument("--unsafe", action="store_true", help="也作需要人工确认的改动")
    parser.add_argument("--diff", action="store_true", help="只显示改动，不写文件")
    return run_fix(parser.read(args))


def run_fix(found: Any) -> int:
    from gidr_lint.cli.check import options_of

    paths = found.paths or ["."]
    options = options_of(found, found.lang or "zh")
    runner = Runner(options)
    files = find(paths, runner.suffixes)
    stdin = (found.stdin_filename or "stdin.md") if "-" in paths else None
    runner.prepare(files, stdin)
    if stdin is not None:
        return _stdin(runner, stdin, found)
    english = options.style.language == "en"
    totals, pieces = Totals(), []
    applied = written = 0
    status = 0
    for file in files:
        result = runner.lint(file)
        if result is None:
            continue
        if result.case is not None:
            source = result.case.document.source
            try:
                done = fixes.fix(runner.linter(file.path), source, unsafe=found.unsafe)
                if done.data != source.data:
                    if found.diff:
                        before = result.case.document.text
                        after = done.result.case.document.text if done.result.case else before
                        sys.stdout.write(fixes.diff(file.shown, before, after))
                    else:
                        fixes.write(file.path, done.data)
                        result = done.result
                    applied += done.applied
                    written += 1
            except fixes.FixError as error:
                text = f"没有改动：{error}" if not english else f"left as it was: {error}"
                note(f"gidr-lint: {text}")
                status = 2
        totals.add(result)
        if not found.diff:
            pieces.append(runner.report.piece(result, options.style))
    if found.diff:
        text = (
            f"将改动{written}个文件{applied}处"
            if not english
            else f"would change {applied} places in {written} files"
        )
        note(text)
        return status
    if written:
        text = (
            f"已改正{written}个文件{applied}处。"
            if not english
            else f"Fixed {applied} places in {written} files."
        )
        note(text)
    sys.stdout.write(runner.report.whole(pieces, totals, options.style))
    first = files[0].path if files else "."
    return status or (1 if totals.reaches(runner.resolved(first).fail_on) else 0)


def _stdin(runner: Runner, name: str, found: Any) -> int:
    data = sys.stdin.buffer.read()
    linter = runner.linter(name)
    source = Source(name, data, "" if linter.reads(name) else "markdown")
    done = fixes.fix(linter, source, unsafe=found.unsafe)
    if found.diff:
        before = linter.lint(source)
        if before.case is not None and done.result.case is not None:
            sys.stdout.write(fixes.diff(name, before.case.document.text, done.result.case.document.text))
    else:
        sys.stdout.buffer.write(done.data)
        sys.stdout.buffer.flush()
    totals = Totals()
    totals.add(done.result)
    return 1 if totals.reaches(runner.resolved(name).fail_on) else 0
