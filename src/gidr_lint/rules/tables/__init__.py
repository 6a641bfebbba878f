"""T: shape and labels of the tables, and what may stand in a cell."""
