"""A package with one part replaced; all others are taken over as they are, packed."""

import zlib

from gidr_lint.formats.package import Package
from gidr_lint.formats.word.guard import CannotRewrite

_NO_OFFSET = 0xFFFFFFFF
_UNUSUAL = ("压缩包的结构不常见", "its archive is built in an unusual way")


def packed(archive: bytes, package: Package, name: str, data: bytes) -> bytes:
    """The archive with one member replaced. Raises CannotRewrite where it is not built as archives are."""
    members = sorted(package.zip.infolist(), key=lambda info: info.header_offset)
    directory = package.zip.start_dir
    starts = [info.header_offset for info in members]
    if len(set(starts)) != len(starts) or any(
        archive[start : start + 4] != b"PK\x03\x04" for start in starts
    ):
        raise CannotRewrite(*_UNUSUAL, whole=True)
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    sizes = [zlib.crc32(data), len(packed), len(data)]
    fields = b"".join(value.to_bytes(4, "little") for value in sizes)
    real = package.names[name.lower()]
    parts: list[bytes] = []
    moved: dict[int, int] = {}
    length = 0
    for info, start, end in zip(members, starts, [*starts[1:], directory], strict=True):
        moved[start] = length
        chunk = archive[start:end]
        if info.filename == real:
            head = 30 + int.from_bytes(chunk[26:28], "little") + int.from_bytes(chunk[28:30], "little")
            chunk = (
                chunk[:6] + _flags(chunk[6:8]) + b"\x08\0" + chunk[10:14] + fields + chunk[26:head] + packed
            )
        parts.append(chunk)
        length += len(chunk)
    own = package.zip.getinfo(real).header_offset
    place = directory
    while archive[place : place + 4] == b"PK\x01\x02":
        entry = archive[place : place + 46]
        lengths = (int.from_bytes(entry[at : at + 2], "little") for at in (28, 30, 32))
        stop = place + 46 + sum(lengths)
        offset = int.from_bytes(entry[42:46], "little")
        if offset == _NO_OFFSET or offset not in moved:
            raise CannotRewrite(*_UNUSUAL, whole=True)
        if offset == own:
            entry = entry[:8] + _flags(entry[8:10]) + b"\x08\0" + entry[12:16] + fields + entry[28:]
        parts.append(entry[:42] + moved[offset].to_bytes(4, "little") + archive[place + 46 : stop])
        place = stop
    end = archive.rfind(b"PK\x05\x06")
    if end != place:
        raise CannotRewrite(*_UNUSUAL, whole=True)
    parts.append(archive[end : end + 16] + length.to_bytes(4, "little") + archive[end + 20 :])
    return b"".join(parts)


def _flags(written: bytes) -> bytes:
    """A member's flags without that of sizes that follow behind it."""
    return (int.from_bytes(written, "little") & ~0x08).to_bytes(2, "little")
