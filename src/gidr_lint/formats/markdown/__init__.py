"""Markdown: headings, paragraphs and tables of every way that drafts write them."""
