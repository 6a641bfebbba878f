"""
The command line: arguments, files, exit status; one file a command.

Prints, reads files and knows what day it is, so that nothing below has to. Has no opinion about a draft.
"""
