"""
The official forms as data files, their model and the loader.

A new era is a new file: no code here or elsewhere asks which form it is.
"""
