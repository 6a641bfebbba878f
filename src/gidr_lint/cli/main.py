"""The entry point: picks the command, loads only its module, turns failures into exit statuses."""

import sys

COMMANDS = ("check", "fix", "explain", "rules", "forms", "config", "server")
USAGE = """\
用法：gidr-lint 命令 [选项]

  check [路径…]     检查文件和文件夹（默认为当前文件夹）
  fix [路径…]       改正可以安全改正的问题
  explain 代码      说明一条规则
  rules             列出全部规则
  forms [年份]      列出官方格式
  config [路径]     显示生效的配置
  server            启动语言服务器

gidr-lint 命令 --help 显示该命令的选项；--version 显示版本。
"""
USAGE_EN = """\
usage: gidr-lint COMMAND [OPTIONS]

  check [PATH…]     lint files and folders (default: the current folder)
  fix [PATH…]       apply safe fixes
  explain CODE      a rule's documentation
  rules             the table of rules
  forms [ID]        the official forms
  config [PATH]     the configuration in force
  server            the language server

gidr-lint COMMAND --help lists the options; --version prints the version.
"""


def main(argv: list[str] | None = None) -> int:
    """Run a command; the exit status is that of contract 1.1."""
    import gc

    from gidr_lint.errors import GidrLintError

    # A check makes few cycles; a collector that runs every 700 objects costs several milliseconds.
    gc.set_threshold(50_000)
    args = sys.argv[1:] if argv is None else argv
    try:
        status = _run(args)
        sys.stdout.flush()
        return status
    except GidrLintError as error:
        sys.stdout.flush()
        print(f"gidr-lint: {error}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        # The reader of our output has seen enough.
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _defect(error, verbose="-v" in args or "--verbose" in args)
    finally:
        if argv is None:
            # The process ends here: what it holds need not be searched for cycles on the way out.
            gc.freeze()


def _run(args: list[str]) -> int:
    if hasattr(sys.stdout, "reconfigure") and (sys.stdout.encoding or "").lower() not in ("utf-8", "utf8"):
        sys.stdout.reconfigure(errors="replace")
    english = _wants_english(args)
    if not args or args[0] in ("-h", "--help", "help"):
        print(USAGE_EN if english else USAGE, end="")
        return 0 if args else 2
    if args[0] in ("-V", "--version"):
        from gidr_lint import __version__

        print(f"gidr-lint {__version__}")
        return 0
    command = args[0]
    if command not in COMMANDS:
        from gidr_lint.errors import UsageError, nearest

        near = nearest(command, COMMANDS)
        if english:
            raise UsageError(f"no such command: {command}" + (f"; did you mean {near}?" if near else ""))
        raise UsageError(
            f"没有“{command}”这个命令" + (f"，是不是{near}？" if near else "；gidr-lint --help 可列出命令")
        )
    from importlib import import_module

    status: int = import_module(f"gidr_lint.cli.{command}").run(args[1:])
    return status


def _wants_english(args: list[str]) -> bool:
    return "--lang=en" in args or ("--lang" in args and args[args.index("--lang") + 1 :][:1] == ["en"])


def _defect(error: Exception, *, verbose: bool) -> int:
    """A failure of ours: no traceback unless asked for, and a request to report it."""
    import traceback

    if verbose:
        traceback.print_exc()
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    place = f"{last.filename.replace(chr(92), '/').rpartition('/')[2]}:{last.lineno}" if last else "?"
    print(
        f"gidr-lint: 程序出错（{type(error).__name__}，{place}），不是文件的问题。请附上这一行和出错的命令告知维护者；"
        f"加 -v 可显示详细信息。 / internal error, please report this line.",
        file=sys.stderr,
    )
    return 3
