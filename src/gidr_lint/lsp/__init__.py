"""The language server: pygls is imported here and nowhere else."""
