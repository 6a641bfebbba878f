"""Word: the body of a package of XML parts, read with an address for every paragraph and cell, and written back."""
