"""`python -m gidr_lint`."""

import sys

from gidr_lint.cli.main import main

sys.exit(main())
