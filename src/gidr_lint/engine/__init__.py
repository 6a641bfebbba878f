"""
One lint: rules selected, run over a case, their findings merged by mistake and suppressed, fixes made and tried.

Inputs in, an Analysis out. Reads no file, prints nothing, asks no clock, and keeps nothing of a draft for the next.
"""
