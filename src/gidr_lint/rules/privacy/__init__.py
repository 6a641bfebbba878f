"""W: personal data and internal remarks that must not be published."""
