"""Plain text: lines joined to paragraphs, and tables recognised by how they are drawn."""
