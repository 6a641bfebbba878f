"""`gidr-lint fix`: apply fixes, or show what they would change."""

from collections.abc import Iterator
from time import thread_time
from typing import TYPE_CHECKING, Any, NoReturn

from gidr_lint.base.errors import FixError, UsageError
from gidr_lint.base.stopping import Limit
from gidr_lint.base.visible import on_one_line, visible
from gidr_lint.cli._files import Found, Within
from gidr_lint.cli._options import LINT, read
from gidr_lint.cli._output import Outputs
from gidr_lint.cli._run import Runner
from gidr_lint.cli._streams import give, note, say
from gidr_lint.cli._targets import Target, target_of
from gidr_lint.cli.check import FIX, finish, outputs_of, pass_over, runner_and_files, say_warnings, take
from gidr_lint.engine import fix as fixes
from gidr_lint.engine.analysis import Analysis
from gidr_lint.outputs import Shown, Style, Totals
from gidr_lint.outputs._changes import Change, as_diff, changes, listed
from gidr_lint.workspace import write

if TYPE_CHECKING:
    from gidr_lint.outputs._rows import Row

# Of the processor's time, a file: no draft that a person wrote needs a tenth of it.
SECONDS = 30
_LEADS_OUT = (
    "没有改动，这是一个链接，指向文件夹以外的文件；要改的，请在命令里写那个文件 / left as it was, "
    "it is a link to a file outside of the folder; name that file to fix it"
)


def run(args: list[str]) -> int:
    """
    Exit 0 when nothing at or above --fail-on is left; 1: findings are left; 2: could not write. With --check 1 where
    anything would be changed, whatever else is found.
    """
    return run_fix(
        read("fix", "改正可以安全改正的问题。|Apply the fixes that are safe.", (*LINT, *FIX), args)
    )


def run_fix(found: Any) -> int:
    if "-" in found.paths and any(path != "-" for path in found.paths):
        raise UsageError("标准输入请单独改正 / standard input is fixed by itself, without other paths")
    outputs = outputs_of(found)
    found.no_cache = True  # a fix is made of a lint, not of what is told of one
    runner, files = runner_and_files(found, outputs)
    target = target_of(found, files)
    runner.prepare(files)
    if files and files[0].data is not None:
        return _stdin(runner, files[0], found)
    within = Within(found.paths, by_tool=found.only_reports)
    is_dry = found.diff or found.check
    if is_dry and (found.output is not None or found.output_file):
        _refuse_outputs("--diff" if found.diff else "--check")
    fixing = _Fixing(runner, within, None if is_dry else target, found)
    if not is_dry:
        _sweep(files)
    rows = [runner.row(file, fixing.fix(file, result)) for file, result in _linted(runner, files)]
    if fixing.written and not is_dry and not target.keeps_drafts:
        # A report that was changed may be last year's of another: only now are all as they stay.
        runner.look_again()
        rows = [runner.row(file, result) for file, result in _linted(runner, files)]
    totals = Totals(found.max_warnings)
    told = {row.path for row in rows}
    for file in files:
        if file.shown not in told:
            pass_over(runner, file, totals)
    if is_dry:
        outputs = Outputs([])
    outputs.begin()
    held: list[Row] = []
    for row in rows:
        take(row, outputs, totals, held)
    fixing.sum_up()
    status = finish(runner, files, outputs, totals, held)
    if found.check and status <= 1:
        status = int(fixing.written > 0)
    return max(fixing.status, status)


def _refuse_outputs(option: str) -> NoReturn:
    raise UsageError(
        f"{option}: 只看会改什么，不写检查结果，请去掉 --output 和 --output-file，或另用 gidr-lint check / it writes no "
        "findings; leave out --output and --output-file, or use gidr-lint check"
    )


def _linted(runner: Runner, files: list[Found]) -> Iterator[tuple[Found, Analysis]]:
    for file in files:
        result = runner.lint(file)
        if result is not None:
            yield file, result


def _sweep(files: list[Found]) -> None:
    """Take away what runs that were killed have left beside the files."""
    import os

    from gidr_lint.workspace.temporary import sweep

    for folder in sorted({os.path.dirname(os.path.realpath(file.path)) for file in files}):
        sweep(folder)


class _Fixing:
    """Fixes files and writes them to their target, or without one shows the changes only; counts both."""

    def __init__(self, runner: Runner, within: Within, target: Target | None, found: Any) -> None:
        self.runner = runner
        self.within = within
        self.target = target
        self.unsafe: bool = found.unsafe
        self.tracked: bool = found.tracked
        self.diff: bool = found.diff
        self.written = 0
        self.changed = 0
        self.status = 0

    def fix(self, file: Found, result: Analysis) -> Analysis:
        """
        Fix a file that gave this result; what cannot be written makes the exit status 2. Returns what is to be
        told of the file: of a copy what is left in it.
        """
        if result.case is None:
            return result
        source = result.case.document.source
        try:
            done = fixes.fix(result, unsafe=self.unsafe, tracked=self.tracked, limit=_limit())
            _say_refused(done, file.shown)
            if done.data == source.data:
                return result
            if not self.within.holds(file):
                note(f"{file.shown}: {_LEADS_OUT}")
                return result
            style = self.runner.options.style
            found = changes(result, done.result, done.made)
            if self.target is None:
                if self.diff:
                    _show(_diff(file.shown, result, done.result, found, style))
                else:
                    self._say_would(file, len(found))
            else:
                written = self.target.write(file, source.data, done.data)
                _say_changed(done.result, found, style)
                self._say_where(file, written)
            self.changed += len(found)
            self.written += 1
        except FixError as error:
            note(f"gidr-lint: {error}")
            self.status = 2
            return result
        return done.result if self.target is not None and self.target.keeps_drafts else result

    def _say_would(self, file: Found, count: int) -> None:
        english = self.runner.options.style.language == "en"
        en = f"would change {count} place{'s' * (count != 1)}"
        note(f"{on_one_line(file.shown)}: {en if english else f'将改动{count}处'}")

    def _say_where(self, file: Found, path: str) -> None:
        """Say where the other file is, the copy or the backup."""
        if not path:
            return
        english = self.runner.options.style.language == "en"
        copies = self.target is not None and self.target.keeps_drafts
        zh, en = ("已另存为", "saved as") if copies else ("原文件留在", "the old file is kept in")
        note(f"{on_one_line(file.shown)}: {en if english else zh} {on_one_line(path)}")

    def sum_up(self) -> None:
        """Say how much was changed."""
        english = self.runner.options.style.language == "en"
        places = f"{self.changed} place{'s' * (self.changed != 1)}"
        files = f"{self.written} file{'s' * (self.written != 1)}"
        if self.target is None:
            zh = f"将改动{self.written}个文件{self.changed}处"
            note(f"would change {places} in {files}" if english else zh)
        elif self.written:
            zh = f"已改正{self.written}个文件{self.changed}处。"
            note(f"Fixed {places} in {files}." if english else zh)
        elif self.target.keeps_drafts and not self.status:
            zh = "没有可以改正的，没有另存文件。"
            note("There is nothing to fix; no copy was written." if english else zh)


def _say_changed(result: Analysis, found: list[Change], style: Style) -> None:
    """Say of each change where it is, what stood there and what stands there now."""
    if not style.quiet:
        for line in listed(result, found, style):
            note(line)


def _limit() -> Limit:
    return Limit(thread_time, SECONDS)


def _say_refused(done: fixes.Fixed, shown: str) -> None:
    """Say of each fix that was taken back what it would have done, and that time ran out where it did."""
    from gidr_lint.outputs._rows import where

    if done.is_late:
        note(
            f"{shown}: 试着改正用了{SECONDS}秒还没有试完，余下的没有改 / "
            f"after {SECONDS} seconds not all fixes had been tried; the others were not made"
        )

    for diagnostic, harm in done.refused:
        place = where(done.result, diagnostic.location)
        note(f"{place}: {diagnostic.code} 没有改正：{harm.zh} / not fixed: {harm.en}")


def _show(diff: str) -> None:
    """A diff on standard output; one that is not the draft to the letter is no patch, and that is said."""
    say(diff, end="")
    if visible(diff) != diff:
        note(
            "差异里的控制字符和不可见字符写成了\\uXXXX，不能当补丁用；fix照原样改。"
            " / Control and invisible characters are spelt out as \\uXXXX: do not apply this as a patch; fix is exact."
        )


def _diff(path: str, before: Analysis, after: Analysis, found: list[Change], style: Style) -> str:
    """What fixes change in a draft, personal data masked; of one that is no text place by place."""
    if after.case is None or before.case is None:
        return ""
    if before.case.document.is_addressed:
        return as_diff(path, after, found, style)
    old, new = _shown_lines(before), _shown_lines(after)
    shown: list[str] = []
    at: tuple[int, int] | None = None  # the next line of either, once the first hunk has begun
    for line in write.diff(on_one_line(path), _lines(before), _lines(after)).splitlines(keepends=True):
        if line.startswith("@@ "):
            _, one, other, *_ = line.split()
            at = abs(int(one.partition(",")[0])) - 1, abs(int(other.partition(",")[0])) - 1
        elif at is not None and line[0] in " -+":
            own = new[at[1]] if line[0] == "+" else old[at[0]]
            at = at[0] + (line[0] != "+"), at[1] + (line[0] != "-")
            line = line[0] + own + line[1 + len(own) :]
        shown.append(line)
    return "".join(shown)


def _shown_lines(result: Analysis) -> list[str]:
    """The lines of `_lines` as they may be shown, each as long as it is."""
    return Shown(result.case).source().splitlines(keepends=True)


def _lines(result: Analysis) -> str:
    assert result.case is not None
    return result.case.document.text


def _stdin(runner: Runner, file: Found, found: Any) -> int:
    if found.save_as is not None or found.backup:
        raise UsageError(
            "标准输入改好后写到标准输出，不用 --save-as 和 --backup / standard input goes to standard output, "
            "without --save-as and --backup"
        )
    result = runner.lint(file._replace(named=True))
    data = file.data or b""
    totals = Totals(found.max_warnings)
    status = 0
    is_dry = found.diff or found.check
    if result is not None and result.case is not None:
        try:
            done = fixes.fix(result, unsafe=found.unsafe, tracked=found.tracked, limit=_limit())
        except FixError as error:
            note(f"gidr-lint: {error}")
            status = 2  # a filter gives back what it was given
        else:
            _say_refused(done, file.shown)
            style = runner.options.style
            changed = changes(result, done.result, done.made)
            if found.diff:
                _show(_diff(file.shown, result, done.result, changed, style))
            elif not found.check:
                _say_changed(done.result, changed, style)
            if found.check and done.data != data:
                status = 1
            data = done.data
            result = result if is_dry else done.result
    if result is not None:
        totals.add(runner.row(file, result))
    if not is_dry:
        give(data)
    say_warnings(totals, runner.options.style)
    totals.defects += runner.defects
    if found.check and totals.status <= 1:
        return status
    return max(status, totals.status)
