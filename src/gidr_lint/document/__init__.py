"""
What is on the page: source, text with the way back to it, patterns, places, and the tree of sections and tables.

Knows no form and no rule, and not what kind of file the page was.
"""
