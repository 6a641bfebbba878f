"""Where results are not written: over a draft, over what the check is made with, or where nothing can be written."""

import os
from collections.abc import Iterator

from gidr_lint.base.errors import UsageError
from gidr_lint.cli._files import Found, shown_path
from gidr_lint.cli._run import Runner
from gidr_lint.formats import format_of_kind, kind_of, suffix_of
from gidr_lint.formats.protocol import is_addressed
from gidr_lint.workspace.write import look


def refuse(outputs: list[tuple[str, str]], runner: Runner, files: list[Found]) -> None:
    """
    Look at the files that results are to be written to, each behind its option, before anything is checked. Raises
    UsageError where one is a draft or is read for the check, FixError where it cannot be written.
    """
    read = list(_read(runner, files))
    for option, path in outputs:
        _refuse_kind(option, path)
        for other, zh, en in read:
            if _is_same(path, other):
                raise _over(option, path, f"是{zh}", en)
        _refuse_draft(option, path, runner, files)
        look(path)


def _refuse_kind(option: str, path: str) -> None:
    if path == "-":
        raise UsageError(
            f"{option}: 不能写作“-”；标准输出的格式由 --format 指定 / "
            "not to -; what goes to standard output is chosen by --format"
        )
    if is_addressed(format_of_kind(kind_of(path))):
        raise UsageError(
            f"{option}: 这里写的是检查结果，不能写成{suffix_of(path)}；改好的文件另存请用 fix --save-as / "
            "this is where the findings are written; use fix --save-as for a copy of the fixed file"
        )


def _read(runner: Runner, files: list[Found]) -> Iterator[tuple[str, str, str]]:
    """What is read besides the drafts, and what it is in both languages."""
    options = runner.options
    if options.previous is not None:
        yield options.previous, "上年报告（--previous）", "last year's report (--previous)"
    if options.figures is not None:
        yield options.figures, "台账（--figures）", "the spreadsheet (--figures)"
    seen = set()
    for path in [file.path for file in files] or ["."]:
        resolved = runner.resolved(path)
        if id(resolved) in seen:
            continue
        seen.add(id(resolved))
        loaded = runner.project.file_for(path)
        if loaded is not None:
            yield loaded.path, "正在使用的配置文件", "the configuration in force"
        settings = resolved.settings
        if settings.form.endswith(".toml"):
            yield settings.form, "正在使用的格式文件", "the form in force"
        for plugin in settings.plugins:
            yield plugin, "正在使用的插件", "a plugin in force"


def _refuse_draft(option: str, path: str, runner: Runner, files: list[Found]) -> None:
    """Raises UsageError for a file that is to be checked, or that would be taken for a report if it were."""
    if any(file.named and file.data is None and _is_same(path, file.path) for file in files):
        raise _over(option, path, "是要检查的文件", "a file to be checked")
    # The findings of an earlier run may be there.
    if not os.path.isfile(path) or suffix_of(path) not in runner.suffixes(os.path.dirname(path) or "."):
        return
    result = runner.lint(Found(path, shown_path(path), named=False))
    if result is not None and result.case is not None:
        raise _over(option, path, "是一份年度报告", "a report")
    if result is not None:
        raise _over(option, path, "可能是一份年度报告", "perhaps a report")


def _over(option: str, path: str, zh: str, en: str) -> UsageError:
    return UsageError(
        f"{option}: {path}{zh}，检查结果会覆盖它，请换一个文件名 / "
        f"this is {en}, and the findings would be written over it; choose another name"
    )


def _is_same(left: str, right: str) -> bool:
    if os.path.realpath(left) == os.path.realpath(right):
        return True
    try:
        return os.path.samefile(left, right)
    except OSError:
        return False
