"""The entry point: picks the command, loads only its module, turns failures into exit statuses."""

import sys

COMMANDS = ("check", "fix", "explain", "rules", "forms", "config", "clean", "doctor", "server")
# ENOSPC, EIO, EBADF, EFBIG, EDQUOT by number, for errno is not imported on the way.
_UNWRITABLE = (28, 5, 9, 27, 122)
USAGE = """\
用法：gidr-lint 命令 [选项]

  check [路径…]     检查文件和文件夹（默认为当前文件夹）
  fix [路径…]       改正可以安全改正的问题
  explain 代码      说明一条规则；explain 文件:行 说明那一行正文里的数
  rules             列出全部规则
  forms [年度]      列出官方格式
  config [路径]     显示生效的配置
  clean             清除缓存里的检查结果
  doctor            看安装、路径和配置是否正常（反映问题时附上）
  server            启动语言服务器

gidr-lint 命令 --help 显示该命令的选项；--version 显示版本。
"""
USAGE_EN = """\
usage: gidr-lint COMMAND [OPTIONS]

  check [PATH…]     lint files and folders (default: the current folder)
  fix [PATH…]       apply safe fixes
  explain CODE      a rule's documentation; FILE:LINE for the figures of that line
  rules             the table of rules
  forms [YEAR]      the official forms
  config [PATH]     the configuration in force
  clean             take away the results in the cache
  doctor            whether all is in order, for bug reports
  server            the language server

gidr-lint COMMAND --help lists the options; --version prints the version.
"""


def main(argv: list[str] | None = None) -> int:
    """Run a command; the exit status is that of contract 1.1."""
    import gc

    from gidr_lint.base.errors import GidrLintError
    from gidr_lint.cli import _streams as streams

    # A check makes few cycles; a collector that runs every 700 objects costs several milliseconds.
    gc.set_threshold(50_000)
    args = sys.argv[1:] if argv is None else argv
    streams.open_streams()
    try:
        status = _run(args)
        streams.flush()
        return status
    except GidrLintError as error:
        streams.flush()
        from gidr_lint.cli._options import asked_language

        streams.note(f"gidr-lint: {error}", language=asked_language(args))
        return error.exit_status
    except BrokenPipeError:
        streams.drop()
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None and error.errno in _UNWRITABLE:
            from gidr_lint.base.errors import because

            streams.drop()
            zh, en = because(error)
            streams.note(f"gidr-lint: 结果写不出去：{zh} / the output cannot be written: {en}")
            return 2
        if "-v" in args or "--verbose" in args:
            streams.note(*_trace(error))
        streams.note(defect(error))
        return 3
    finally:
        if argv is None:
            # The process ends here: what it holds need not be searched for cycles on the way out.
            gc.freeze()


def _run(args: list[str]) -> int:
    from gidr_lint.cli._options import wants_english
    from gidr_lint.cli._streams import say

    english = wants_english(args)
    if not args or args[0] in ("-h", "--help", "help"):
        say(USAGE_EN if english else USAGE, end="")
        return 0 if args else 2
    if args[0] in ("-V", "--version", "version") or args == ["-v"]:
        from gidr_lint.base.version import VERSION

        say(f"gidr-lint {VERSION}")
        return 0
    command = args[0]
    if command not in COMMANDS:
        from gidr_lint.cli._commands import in_order

        return _run(in_order(args, COMMANDS))
    from importlib import import_module

    status: int = import_module(f"gidr_lint.cli.{command}").run(args[1:])
    return status


def _trace(error: Exception) -> list[str]:
    """The traceback, without the personal data of a draft that an exception may quote."""
    import traceback

    from gidr_lint.outputs import private

    return private("".join(traceback.format_exception(error))).splitlines()


def defect(error: Exception) -> str:
    """What to say of a failure of ours: no traceback, and a request to report it."""
    return (
        f"gidr-lint: 程序出错（{place_of(error)}），不是文件的问题。请附上这一行和出错的命令告知维护者；"
        f"加 -v 可显示详细信息。 / A defect of gidr-lint, not of your file; please report this line."
    )


def place_of(error: Exception) -> str:
    """The exception, and the file and line where it was raised."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    place = f"{last.filename.replace(chr(92), '/').rpartition('/')[2]}:{last.lineno}" if last else "?"
    return f"{type(error).__name__}, {place}"
