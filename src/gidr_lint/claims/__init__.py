"""
What the prose says about the figures, and when: claims and dates, read by lexicon and grammar.

Pure functions of a passage and its context. A sentence that is not surely a claim is left, with a reason; nothing
here says that a table is wrong.
"""
