"""P: placeholders, leftovers and typography."""
