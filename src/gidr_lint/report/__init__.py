"""The draft seen through the form: which section and table is which, each figure by target, and what messages call them."""
