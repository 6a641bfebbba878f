"""
What a rule is, what it is given, and what it says: Rule, Case and its signs, findings about sums and claims.

Rules reach all of it by `gidr_lint.api`. Runs no rule and knows none.
"""
