"""
The arithmetic: which sums hold, which slips explain those that fail, and who bears witness (claims, last year's
report, the office's spreadsheet).

Witnesses choose between explanations; they never accuse alone. Words the explanations, and knows no rule.
"""
