"""L: what the law or the official note requires."""
