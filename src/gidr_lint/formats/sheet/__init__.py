"""Spreadsheets: what `--figures` compares a report with."""
