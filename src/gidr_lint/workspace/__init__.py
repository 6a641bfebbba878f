"""
The files around a draft: the configuration in force, last year's report, and how a draft is written back.

Reads and writes files for the command line and the server; lints nothing itself.
"""
