"""What can go wrong in a draft, a file for what goes wrong together; `judge` finds the files by itself."""
