"""What is on the page: source, text, places, and the tree of sections, paragraphs and tables."""
