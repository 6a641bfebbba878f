"""Whether a generated module still says what its source says: a checkout may have changed, a package never does."""

import os
import zlib
from collections.abc import Mapping


def checksum(data: bytes) -> int:
    """A checksum of a source file that no line end changes."""
    return zlib.crc32(data.replace(b"\r\n", b"\n"))


def is_fresh(folder: str, sources: Mapping[str, int]) -> bool:
    """Whether the files of a folder are those that a module was generated from; one that is not there counts as such."""
    for name, written in sources.items():
        try:
            with open(os.path.join(folder, name), "rb") as file:
                if checksum(file.read()) != written:
                    return False
        except OSError:
            continue
    return True
