"""
Words replaced in a Word file, tracked where the file asks for it. Of the body's XML the bytes of the touched
elements change, of the package the member that holds it; every other byte stays, pictures are not even unpacked.
"""

from collections.abc import Sequence

from gidr_lint.base.location import Address
from gidr_lint.document.source import Source
from gidr_lint.formats.word.guard import CannotRewrite, records_changes
from gidr_lint.formats.word.pack import packed
from gidr_lint.formats.word.plan import Plan
from gidr_lint.formats.word.read import Reader
from gidr_lint.formats.word.splices import spliced


def rewrite(source: Source, edits: Sequence[tuple[Address, str]], *, tracked: bool = False) -> bytes:
    """
    The file with each addressed text replaced, in the formatting of the first run that changes.

    The changes are tracked if `tracked`, or if the file records changes. Raises CannotRewrite where that is not
    possible without loss, or is not allowed.
    """
    reader = Reader(source, trace=True)
    reader.document()
    tracked |= records_changes(reader.package)
    by_owner: dict[Address, list[tuple[Address, str]]] = {}
    for address, new in edits:
        by_owner.setdefault(address.whole, []).append((address, new))
    plan = Plan(reader.root, tracked=tracked)
    expected = dict(reader.places())
    for whole, own in by_owner.items():
        owner = reader.owners.get(whole)
        if owner is None or whole.part != "body":
            raise CannotRewrite("这一处不能自动改写", "this place cannot be rewritten")
        expected[whole] = plan.change(owner, own)
    rewritten = packed(source.data, reader.package, reader.package.main, spliced(reader, plan))
    after = Reader(source._replace(data=rewritten))
    after.document()
    if dict(after.places()) != expected:
        raise CannotRewrite("改写后读回来不一样", "it reads otherwise when rewritten")
    return rewritten
