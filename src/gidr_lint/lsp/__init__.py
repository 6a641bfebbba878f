"""
The language server: pygls is imported here and nowhere else.

Turns answers of the engine and of `assist` into the protocol's terms. Lints no other way than the command line.
"""
