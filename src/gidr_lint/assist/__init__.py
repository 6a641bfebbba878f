"""
What a colleague who knows the form would say of a draft: pure answers about an Analysis.

No editor, no command line and no file in sight, so that all of them say the same.
"""
