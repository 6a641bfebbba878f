"""
Mutants: consistent reports in varied words and shapes, and one labelled error put into each.

`varied` writes the reports, `kinds` holds what can go wrong, `judge` scores what is found; `edits`, `places` and
`digits` are what several kinds need. `bench/mutants.py` runs them by the thousand, a test each kind once.
"""
