"""
Commands for the makers of gidr-lint.

    python -m gidr_lint_dev generate          write every generated file anew
    python -m gidr_lint_dev generate --check  name those that are out of date; exit 1 if there are any
    python -m gidr_lint_dev new-rule CODE NAME [--severity LEVEL]
                                              a rule file with one example that fails until the rule is written
    python -m gidr_lint_dev fuzz [--seed N --count M --kind md]
                                              spoil files at random and see that everything holds
"""

import argparse
import subprocess
import sys

from gidr_lint_dev import ROOT, generated, new_rule
from gidr_lint_dev.fuzz import command
from gidr_lint_dev.generated.messages_page import Unshown


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m gidr_lint_dev",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    generating = commands.add_parser("generate", help="write every generated file anew")
    generating.add_argument(
        "--check", action="store_true", help="write nothing, exit 1 where a file is stale"
    )
    making = commands.add_parser("new-rule", help="begin a rule")
    making.add_argument("code", help="a letter of a family and three digits that no rule has: N427")
    making.add_argument("name", help="kebab-case: fee-over-notice")
    making.add_argument("--severity", choices=new_rule.SEVERITIES, default="warning")
    fuzzing = commands.add_parser("fuzz", help="spoil files at random and see what holds")
    command.add_arguments(fuzzing)
    given = parser.parse_args(arguments)
    if given.command == "fuzz":
        return command.run(given)
    if given.command == "new-rule":
        try:
            path = new_rule.begin(given.code, given.name, given.severity)
        except new_rule.Impossible as error:
            print(error, file=sys.stderr)
            return 2
        print(f"{path.relative_to(ROOT)}: its last example fails until the rule says what it should")
        return generate(check=False)
    return generate(check=given.check)


def generate(*, check: bool) -> int:
    """Write what is stale, or only name it."""
    modules = generated.stale(generated.MODULES)
    if modules and not check:
        # What has been imported is the old state: the pages are written by a process that has the new one.
        generated.write(modules)
        print(f"{len(modules)} modules written")
        return subprocess.run([sys.executable, "-m", "gidr_lint_dev", "generate"], check=False).returncode
    try:
        found = modules | generated.stale(generated.PAGES)
    except Unshown as error:
        print(error, file=sys.stderr)
        return 1
    if check:
        for path in found:
            print(f"out of date: {path.relative_to(ROOT)}", file=sys.stderr)
        return 1 if found else 0
    generated.write(found)
    print(f"{len(found)} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
