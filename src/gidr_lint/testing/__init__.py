"""
For rule authors: run a rule's examples, and whole drafts to try rules on.

`run_examples(rule)` lints every example of a rule's documentation; `Draft` is a report as data,
written in the shapes in which reports are met. Nothing here is loaded by a check.
"""

from gidr_lint.testing.docs import Documentation, Example, documentation
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.examples import ExampleError, run_examples

__all__ = ["Documentation", "Draft", "Example", "ExampleError", "documentation", "run_examples"]
