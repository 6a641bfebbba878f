"""
For rule authors: run a rule's examples, and whole drafts to try rules on.

`run_examples(rule)` lints every example of a rule's documentation; `check(draft, rule=rule)` lints a draft and says
what was found; `Draft` is a report as data, written in the shapes in which reports are met. Never loaded by a check.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gidr_lint.judging.documentation import Documentation, Example, documentation
    from gidr_lint.testing.checking import Checked, check
    from gidr_lint.testing.draft import Draft
    from gidr_lint.testing.examples import ExampleError, run_examples

__all__ = [
    "Checked",
    "Documentation",
    "Draft",
    "Example",
    "ExampleError",
    "check",
    "documentation",
    "run_examples",
]
_MODULES = {
    **dict.fromkeys(("Documentation", "Example", "documentation"), "gidr_lint.judging.documentation"),
    **dict.fromkeys(("ExampleError", "run_examples"), "gidr_lint.testing.examples"),
    **dict.fromkeys(("Checked", "check"), "gidr_lint.testing.checking"),
    "Draft": "gidr_lint.testing.draft",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for: `explain` reads documentation and needs no drafts."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_MODULES[name]), name)
