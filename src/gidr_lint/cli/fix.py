"""`gidr-lint fix`: apply fixes, or show what they would change."""

import sys
from typing import Any

from gidr_lint import fixes
from gidr_lint.cli._files import Found
from gidr_lint.cli._options import LINT, Option, note, read
from gidr_lint.cli._run import Runner
from gidr_lint.cli.check import output, runner_and_files
from gidr_lint.diagnostics import Result
from gidr_lint.errors import UsageError
from gidr_lint.reporters import Totals, private

FIX = (
    Option("--unsafe", help="也作需要人工确认的改动|fixes that need a look, too"),
    Option("--diff", help="只显示改动，不写文件|only show the changes, write nothing"),
)


def run(args: list[str]) -> int:
    """Exit 0 when nothing at or above --fail-on is left; 1: findings are left; 2: could not write."""
    return run_fix(
        read("fix", "改正可以安全改正的问题。|Apply the fixes that are safe.", (*LINT, *FIX), args)
    )


def run_fix(found: Any) -> int:
    if "-" in found.paths and any(path != "-" for path in found.paths):
        raise UsageError("标准输入请单独改正 / standard input is fixed by itself, without other paths")
    runner, files = runner_and_files(found)
    runner.prepare(files)
    options = runner.options
    if files and files[0].data is not None:
        return _stdin(runner, files[0], found)
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
                done = fixes.fix(runner.lint_of(file), source, unsafe=found.unsafe)
                if done.data != source.data:
                    if found.diff:
                        before = _lines(result)
                        after = _lines(done.result) if done.result.case else before
                        sys.stdout.write(_shown(fixes.diff(file.shown, before, after)))
                    else:
                        fixes.write(file.path, done.data, instead_of=source.data)
                        result = done.result
                    applied += done.applied
                    written += 1
            except fixes.FixError as error:
                note(f"gidr-lint: {error}")
                status = 2
        totals.add(result, runner.resolved(file.path).fail_on)
        if not found.diff:
            pieces.append(runner.report.piece(result, options.style))
    if found.diff:
        text = (
            f"将改动{written}个文件{applied}处"
            if not english
            else f"would change {applied} places in {written} files"
        )
        note(text)
        totals.defects += runner.defects
        return max(status, totals.status)
    if written:
        text = (
            f"已改正{written}个文件{applied}处。"
            if not english
            else f"Fixed {applied} places in {written} files."
        )
        note(text)
    output(runner.report.whole(pieces, totals, options.style), found)
    totals.defects += runner.defects
    return max(status, totals.status)


def _shown(diff: str) -> str:
    """A diff with personal data masked, line by line."""
    return "".join(map(private, diff.splitlines(keepends=True)))


def _lines(result: Result) -> str:
    """What a diff shows of a draft: its source, of a Word file what a person reads."""
    assert result.case is not None
    document = result.case.document
    return document.plain + "\n" if document.kind == "word" else document.text


def _stdin(runner: Runner, file: Found, found: Any) -> int:
    result = runner.lint(file._replace(named=True))
    data = file.data or b""
    totals = Totals()
    if result is not None and result.case is not None:
        done = fixes.fix(runner.lint_of(file), result.case.document.source, unsafe=found.unsafe)
        after = done.result.case
        if found.diff and after is not None:
            sys.stdout.write(_shown(fixes.diff(file.shown, _lines(result), _lines(done.result))))
        data = done.data
        result = result if found.diff else done.result
    if result is not None:
        totals.add(result, runner.resolved(file.path).fail_on)
    if not found.diff:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    totals.defects += runner.defects
    return totals.status
