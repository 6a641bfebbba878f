"""
The draft seen through the form: which section and table is which, each figure by target, and what messages call them.

Says what is there, what is missing and what is in doubt; never what is wrong.
"""
