"""E: the file itself, and what the linter says of its own work."""
