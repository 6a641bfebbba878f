"""
A folder of many reports, as a person sees it: the time to the first line and to the last, memory, the size of the
JSON, how soon an interruption ends it, and the second run.

    python bench/many.py --count 300 [--jobs auto] [--keep FOLDER]

Reports are of the four kinds in turn, every third with something to find. Times are of this machine and noisy: what
counts are the ratios.
"""

import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gidr_lint.testing import Draft

LINE = "{:<34}{:>9.2f} s"


def generated(folder: Path, count: int) -> None:
    """Reports of as many organs."""
    chance = random.Random(5)
    for number in range(count):
        draft = Draft.random(random.Random(number), "2021")
        if number % 3 == 0:
            draft.sections["overview"][1].append("全年组织培训XX次。")
            cells = draft.tables["applications"]
            place = chance.choice([key for key, text in cells.items() if text.isdecimal() and text.isascii()])
            cells[place] = str(int(cells[place]) + 1)
        path = folder / f"{number:05}.{('md', 'html', 'txt', 'docx')[number % 4]}"
        if path.suffix == ".docx":
            path.write_bytes(draft.docx()[0])
        elif path.suffix == ".html":
            path.write_text(draft.page()[0], "utf-8")
        else:
            path.write_text(draft.markdown() if path.suffix == ".md" else draft.text(), "utf-8")


def command(*args: str) -> list[str]:
    return [sys.executable, "-m", "gidr_lint", "check", "--isolated", *args]


def run(*args: str) -> tuple[float, float, int, int]:
    """Seconds to the first line and to the last, bytes, and kilobytes of the largest process."""
    began = time.perf_counter()
    ran = subprocess.Popen(command(*args), stdout=subprocess.PIPE, bufsize=0)
    assert ran.stdout is not None
    size = len(ran.stdout.read(1))
    first = time.perf_counter() - began
    while more := ran.stdout.read(1 << 16):
        size += len(more)
    ran.wait()
    return first, time.perf_counter() - began, size, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def interrupted(after: float, *args: str) -> tuple[float, int, str]:
    """Seconds from an interruption to the end, the exit status, and the line that says so."""
    ran = subprocess.Popen(command(*args), stdout=subprocess.PIPE)
    time.sleep(after)
    began = time.perf_counter()
    ran.send_signal(signal.SIGINT)
    out, _ = ran.communicate()
    said = [line for line in out.decode().splitlines() if line.startswith("已中断")]
    return time.perf_counter() - began, ran.returncode, said[0] if said else "nothing said"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--jobs", default="auto")
    parser.add_argument("--keep", help="a folder for the reports; made where it is not there")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(chosen.keep or place, "reports")
        if not folder.is_dir():
            folder.mkdir(parents=True)
            generated(folder, chosen.count)
        os.environ["GIDR_LINT_CACHE_DIR"] = str(Path(place, "cache"))
        args = ("--jobs", chosen.jobs, str(folder))
        print(f"{chosen.count} reports, --jobs {chosen.jobs}, load {os.getloadavg()[0]:.1f}")
        for form in ("text", "json"):
            first, last, size, most = run("--no-cache", "--format", form, *args)
            print(LINE.format(f"{form}: first line", first))
            print(
                LINE.format(f"{form}: last line", last),
                f"{size / 1e6:8.2f} MB  {most / 1024:6.0f} MB in memory",
            )
        for form in ("text", "json"):
            subprocess.run(
                [sys.executable, "-m", "gidr_lint", "clean"], check=True, stdout=subprocess.DEVNULL
            )
            _, cold, _, _ = run("--format", form, *args)
            warm = min(run("--format", form, *args)[1] for _ in range(3))
            print(LINE.format(f"{form}, cache: first run", cold))
            print(LINE.format(f"{form}, cache: second run", warm), f"{cold / warm:8.1f} times as fast")
        for jobs in ("1", "2"):
            took, status, said = interrupted(min(3.0, last / 2), "--no-cache", "--jobs", jobs, str(folder))
            print(LINE.format(f"interrupted, --jobs {jobs}", took), f" {status} {said}")


if __name__ == "__main__":
    main()
