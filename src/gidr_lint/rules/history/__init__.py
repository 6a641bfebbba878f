"""Rules of family X: against last year's report."""
