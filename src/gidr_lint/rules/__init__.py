"""
The rules, one file each, in a folder a family; all that is true of a rule stands in its file.

They import `gidr_lint.api` alone, read the case, and parse no numbers, dates, markup or files.
"""
