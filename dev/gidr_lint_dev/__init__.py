"""
What the makers of gidr-lint need and nobody else: generated files, new rules, planted errors, hostile drafts,
conversions of one report into many forms.

`python -m gidr_lint_dev` lists the commands. Never imported by gidr_lint, and in no wheel of it.
"""

from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The checkout: this package is of no use without one."""
