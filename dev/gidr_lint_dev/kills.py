"""Runs of `fix` on a folder of drafts that are killed at a random moment, and what they leave."""

import contextlib
import gc
import os
import signal
import time
from collections import Counter
from pathlib import Path
from random import Random

from gidr_lint.cli.main import main
from gidr_lint.testing import Draft


def _spoiled(number: int) -> Draft:
    draft = Draft.clean()
    for row in ("licence", "penalty", "coercion")[: number % 3 + 1]:
        draft.tables["proactive"][row, "decisions"] += "件"
    return draft


class Kills:
    """A folder of drafts, half of which have something to fix, and the runs that are killed over it."""

    def __init__(self, folder: Path, count: int = 4) -> None:
        self.folder = folder
        self.old: dict[str, bytes] = {}
        self.new: dict[str, bytes] = {}
        self.totals: Counter[str] = Counter()
        for number in range(count):
            draft = _spoiled(number) if number % 2 else Draft.clean()
            word = number % 4 == 3
            name = f"{number}.docx" if word else f"{number}.md"
            self.old[name] = draft.docx()[0] if word else draft.markdown().encode()
        self._restore()
        # The time of a whole run, to choose moments from, and what comes of it.
        begun = time.monotonic()
        self.run()
        self.longest = time.monotonic() - begun
        self.new = self._content()

    def _restore(self) -> None:
        for name in os.listdir(self.folder):
            (self.folder / name).unlink()
        for name, data in self.old.items():
            (self.folder / name).write_bytes(data)

    def _content(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.folder.iterdir())}

    def run(self, after: float | None = None) -> bool:
        """Fix the folder in a process of its own, killed after so many seconds; whether it was."""
        child = os.fork()
        if child == 0:
            with contextlib.suppress(BaseException):
                nowhere = os.open(os.devnull, os.O_RDWR)
                for stream in (0, 1, 2):
                    os.dup2(nowhere, stream)
                main(["fix", "--isolated", "--no-history", str(self.folder)])
            os._exit(0)
        if after is not None:
            time.sleep(after)
            os.kill(child, signal.SIGKILL)
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])

    def kill(self, random: Random) -> None:
        """One run killed, and the next one: old or new each file, and nothing left over in the end."""
        gc.collect()
        self._restore()
        killed = self.run(random.uniform(0, self.longest))
        found = self._content()
        left = found.keys() - self.old.keys()
        torn = [name for name, data in self.old.items() if found.get(name) not in (data, self.new[name])]
        fixed = sum(found.get(name) == self.new[name] != data for name, data in self.old.items())
        self.run()
        self.totals.update(
            runs=1,
            killed=killed,
            torn=len(torn),
            midway=0 < fixed < sum(self.new[name] != data for name, data in self.old.items()),
            leftovers=len(left),
            wrong=self._content() != self.new,
        )
