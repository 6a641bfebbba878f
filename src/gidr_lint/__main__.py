"""`python -m gidr_lint`."""

import os
import sys

# Python puts the current folder first, and what is imported from now on must not come from a workspace.
if not sys.flags.safe_path:
    try:
        here = os.getcwd()
    except OSError:  # it is gone
        here = ""
    if sys.path and sys.path[0] in ("", here):
        del sys.path[0]

from gidr_lint.cli.main import main

sys.exit(main())
