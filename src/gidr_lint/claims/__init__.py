"""What the prose says about the figures, and when: claims and dates."""
