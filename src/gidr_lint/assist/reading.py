"""
Answers about a place of a draft, as pure functions of a lint's result: the editor and the command line ask the same.

So far: what each figure of the prose is read as, or why it is not compared.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from gidr_lint.base.diagnostics import Target, Words
from gidr_lint.base.location import Location
from gidr_lint.claims import grammar
from gidr_lint.claims.model import Reading, Uncompared
from gidr_lint.engine.analysis import Analysis, Place
from gidr_lint.figures.model import Weighed
from gidr_lint.forms.model import Form, table_name
from gidr_lint.judging.case import Case
from gidr_lint.report.model import Passage
from gidr_lint.report.names import short

_MOST_READINGS = 3
_COUNTED = frozenset("件份起宗")
_NO_CELL = Words("表里没有填数，没有核对", "no figure is there: not compared")
_ALONE = Words("没有别的数一同印证", "no other figure bears it out")


class ReadFigure(NamedTuple):
    """
    A figure of the prose, or words that deny: its place, its clause, and what is to be said of it.
    `reason` is why it is compared with no cell, None where it is compared or its cell is blank.
    """

    location: Location
    quote: str
    words: Words
    state: Literal["agrees", "contradicts", "unknown", "uncompared"]
    reason: Words | None = None


def uncompared(result: Analysis) -> list[ReadFigure]:
    """The counts of the prose that are compared with no cell, in reading order: as many as the coverage says."""
    case = result.case
    if case is None:
        return []
    found = [*map(_left, case.uncompared), *_weighed(result, case)]
    return _sorted([item for item in found if item.state == "uncompared"])


def figures_at(result: Analysis, place: Place) -> list[ReadFigure]:
    """Every number at a place of the prose, of whatever unit, in reading order."""
    case = result.case
    if case is None or not case.report.is_report:
        return []
    from gidr_lint.claims.extract import read_prose

    found = [item for item in _weighed(result, case) if place.meets(item.location)]
    known = {item.location for item in found}
    left = [item for item in read_prose(case.report, every=True).uncompared if place.meets(item.number)]
    found += [_left(item) for item in left if item.number not in known]
    known.update(item.location for item in found)
    for passage in case.report.passages:
        if passage.kind in ("paragraph", "preamble") and place.meets(passage.text.location()):
            found += [item for item in _unread(passage, known) if place.meets(item.location)]
    return _sorted(found)


def _sorted(found: Sequence[ReadFigure]) -> list[ReadFigure]:
    return sorted(found, key=lambda item: item.location.order)


def _weighed(result: Analysis, case: Case) -> Iterator[ReadFigure]:
    """The claims, each with its verdict and with what comes of it."""
    told = {item.location for item in result.diagnostics}
    told.update(other.location for item in result.diagnostics for other in item.related)
    for item in case.weighed:
        claim, verdict, _, strength = item
        read = _read_as(case, item)
        reason = None
        state: Literal["agrees", "contradicts", "unknown", "uncompared"] = verdict.outcome
        if strength == "silent":
            state, reason = "uncompared", _reason(claim.doubt)
            said = _joined(
                read, _apart(item), Words("拿不准，没有作提示", "not told, it is uncertain"), reason
            )
        elif not verdict.cells:
            state, reason = "uncompared", _reason("blank" if _is_blank(case, item) else "no-table")
            said = _joined(read, Words("没有核对", "not compared"), reason)
        elif verdict.contradicts and claim.number not in told:
            state, reason = "uncompared", _reason("off")
            said = _joined(read, _apart(item), Words("没有作提示", "not told"), reason)
        elif verdict.contradicts and strength == "info":
            why = _reason(claim.doubt) if claim.doubt else _ALONE
            said = _joined(read, _apart(item), Words("只作提示", "a note only"), why)
        elif verdict.contradicts:
            said = _joined(read, _apart(item))
        elif verdict.agrees:
            said = _joined(read, Words("相符", "it agrees"))
        else:
            said = _joined(read, _NO_CELL)
        yield ReadFigure(claim.number, claim.quote, said, state, reason)


def _left(item: Uncompared) -> ReadFigure:
    reason = _reason(item.reason)
    said = Words(f"没有核对：{reason.zh}。", f"Not compared: {reason.en}.")
    return ReadFigure(item.number, item.quote, said, "uncompared", reason)


def _unread(passage: Passage, known: set[Location]) -> Iterator[ReadFigure]:
    """Numbers and shares of a passage of which its reader says nothing."""
    from gidr_lint.claims import lexicon
    from gidr_lint.claims.tokens import cut, normal

    found = normal(passage.text.string)
    for word in cut(found.string, lexicon.load()):
        if word.kind not in ("number", "share"):
            continue
        start, end = found.place(word.start), found.end(word.digits or word.end)
        location = passage.text.location(start, end)
        if location not in known:
            quote = passage.text.string[start : found.end(word.end)]
            reason = "rate" if word.kind == "share" else "no-verb" if word.unit in _COUNTED else "unread"
            yield _left(Uncompared(quote, location, reason, passage.section))


def _reason(name: str) -> Words:
    return Words(*grammar.load().reasons[name])


def _joined(read: Words, *said: Words) -> Words:
    """The reading and what comes of it as one sentence: a reason is the last of three or more."""
    first, *rest = said
    zh, en = f"{read.zh}，{first.zh}", f"{read.en}; {first.en}"
    if rest:
        *more, reason = rest
        for words in more:
            zh, en = f"{zh}，{words.zh}", f"{en}; {words.en}"
        zh, en = f"{zh}：{reason.zh}", f"{en}: {reason.en}"
    return Words(zh + "。", en[:1].upper() + en[1:] + ".")


def _is_blank(case: Case, item: Weighed) -> bool:
    """Whether a cell of a claim is there and holds no figure."""
    form = _form(case, item)
    targets = (term.target for reading, _ in item.verdict.sums for term in reading.terms)
    return any(case.cell(member) is not None for target in targets for member in form.members(target))


def _form(case: Case, item: Weighed) -> Form:
    table = case.report.tables.get(item.claim.topic)
    return table.blocks[0].form if table is not None and table.blocks else case.nearest_form


def _apart(item: Weighed) -> Words:
    """How far a claim is from what its only reading gives."""
    totals = {total for _, total in item.verdict.sums if total is not None}
    if len(totals) != 1:
        return Words("都对不上", "none of these fits")
    gap = abs(item.claim.value - totals.pop())
    return Words(f"相差{gap}", f"{gap} apart")


def _read_as(case: Case, item: Weighed) -> Words:
    """The cells that a claim is read as, with what they come to; of several readings the one that agrees."""
    form = _form(case, item)
    every = item.verdict.sums
    sums = [one for one in every if one[1] == item.claim.value] or list(every[:_MOST_READINGS])
    money = "万元" if item.claim.kind == "fee" else ""
    zh, en = [], []
    for reading, total in sums[:1] if item.verdict.agrees else sums:
        name = _name(form, reading)
        zh.append(name.zh + (f"（表中为{total}{money}）" if total is not None else ""))
        en.append(name.en + (f" ({total}{' ' if money else ''}{money} there)" if total is not None else ""))
    return Words("读作" + "，或".join(zh), "read as " + ", or ".join(en))


def _name(form: Form, reading: Reading) -> Words:
    """A sum of cells by the form's own labels: 表三“（七）总计”行“总计”列－“（六）其他处理”行“总计”列."""
    zh = en = ""
    for number, term in enumerate(reading.terms):
        words = _cell(form, term.target)
        if number:
            zh += "＋" if term.sign > 0 else "－"
            en += " + " if term.sign > 0 else " - "
        zh, en = zh + words.zh, en + words.en
    table = table_name(reading.terms[0].target.table or "")
    return Words(table.zh + zh, f"{table.en}, {en}")


def _cell(form: Form, target: Target) -> Words:
    table = form.table(target.table or "")
    row, id = target.row or "", target.column or ""
    if table is None:
        return Words(f"“{row}”行“{id}”列", f"row {row}, column {id}")
    columns = (table.block_of(row) or table.blocks[0]).columns
    names = {
        column.id: "·".join(column.path) if table.layout == "record" else column.label for column in columns
    }
    names |= {group.id: group.label for group in table.column_groups}
    label = names.get(id, id)
    if table.layout == "record":
        return Words(f"“{label}”", label)
    line = short(form.row_label(target))
    if any(one.id == row for one in table.row_groups):
        return Words(f"“{line}”各行“{short(label)}”列", f"the rows of {line}, column {short(label)}")
    return Words(f"“{line}”行“{short(label)}”列", f"row {line}, column {short(label)}")
