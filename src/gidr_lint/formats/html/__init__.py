"""HTML: pages and tables pasted from the web, every piece with its place."""
