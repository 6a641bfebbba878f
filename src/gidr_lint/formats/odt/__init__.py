"""OpenDocument text: two parts of a package, read with an address for every paragraph and cell as Word is."""
