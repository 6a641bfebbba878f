"""
What a rule is, what it is given, and what it says: Rule, Case and its signs, names of cells and sums in words.

Rules reach all of it by `gidr_lint.api`. Runs no rule and knows none.
"""
