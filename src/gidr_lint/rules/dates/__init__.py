"""D: dates, years and periods."""
