"""A: sums inside a table."""
