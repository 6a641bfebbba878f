"""
What every room may use: spans and lines, places, messages and diagnostics, errors, settings, numerals, groups.

Knows nothing of documents, forms or rules, and imports no other room.
"""
