#!/usr/bin/env python3
"""
`fix` killed (SIGKILL) at random moments while it writes a folder of drafts: how many were torn (none may be), how many
temporary files were left, and whether the next run took them away and made what the killed one had not.

    python bench/kills.py [--kills 1000] [--seed TEXT] [--folder FOLDER]
"""

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random

from gidr_lint_dev.kills import Kills


def main() -> int:
    """Exit 1 where a file was torn, or where the next run left something to do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--folder", help="where the drafts are written; another disk, for one")
    args = parser.parse_args()
    random = Random(args.seed)
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        kills = Kills(Path(folder))
        while kills.totals["killed"] < args.kills:
            kills.kill(random)
    print(", ".join(f"{name} {count}" for name, count in kills.totals.items()))
    return 1 if kills.totals["torn"] or kills.totals["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
