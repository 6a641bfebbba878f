"""
The fuzzer: files of every kind that gidr-lint reads, spoiled at random, and what must hold for each of them.

`seeds` are whole files; `texts`, `packages`, `tables` (TOML) and `octets` spoil them; `mutants` does so by number, so that
a seed and a number write the same file again; `oracles` and `twins` say what must hold; `batch` goes through many in
processes that may die; `shrink` makes a sample small, `grow` looks for pieces that cost more than they are long.
"""
