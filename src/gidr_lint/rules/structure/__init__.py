"""S: headings, sections, order and numbering."""
