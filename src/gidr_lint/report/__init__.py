"""The draft seen through the form: which section and table is which, and each figure by target."""
