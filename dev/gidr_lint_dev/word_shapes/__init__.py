"""
Reports as the Word files that offices have: merged cells, pieces, tracked changes, fields, layouts, packages.

`SHAPES` has every way to write a `Draft`, by its name. `paper` writes step by step; the other modules change
steps of it. No reader of gidr-lint takes part.
"""

from gidr_lint_dev.word_shapes import fields, holders, marks, office, tables
from gidr_lint_dev.word_shapes.paper import PLANTED, SHAPES, Paper, plant

__all__ = ["PLANTED", "SHAPES", "Paper", "fields", "holders", "marks", "office", "plant", "tables"]
