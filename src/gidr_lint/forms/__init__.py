"""The official forms as data files, their model and the loader."""
