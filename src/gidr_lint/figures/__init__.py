"""
The arithmetic: which sums hold, what explains those that fail, and who bears witness (claims, last year's
report, the office's spreadsheet).

Witnesses choose between explanations; they never accuse alone. Writes no words and knows no rule.
"""
