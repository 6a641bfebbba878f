"""A table laid out as one that was bound before is bound as it would be by itself."""

from random import Random

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.plugins.registry import Registry
from gidr_lint.report import layouts
from gidr_lint.report.bind import bind
from gidr_lint.report.labels import labels_of
from gidr_lint.testing import Draft

LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))
SHAPES = {
    "report.md": lambda draft: draft.markdown().encode(),
    "html.md": lambda draft: draft.markdown("html").encode(),
    "report.txt": lambda draft: draft.text().encode(),
    "tab.txt": lambda draft: draft.text("tab").encode(),
    "report.html": lambda draft: draft.page(furniture=True)[0].encode(),
    "report.docx": lambda draft: draft.docx()[0],
}


def forget():
    known = labels_of(LINTER.forms)
    known.layouts.clear()
    known.scores.clear()


def bound(document):
    """All that binding says of the tables."""
    found = []
    for table in bind(document, LINTER.forms).tables.values():
        found.append((table.id, table.state, table.location, table.section, table.doubt))
        for block in table.blocks:
            found.append((block.form.id, block.block.id, block.sure, block.doubt, block.location))
            found.append((block.has_slips, block.is_shuffled, block.missing_rows, block.missing_columns))
            for labels in (block.labels, block.signs, block.moved, block.strays, block.repeated):
                found.extend((*label[:2], label.text.string, *label[3:]) for label in labels)
            found.extend(text.string for text in block.unknown_rows)
            for place, cell in block.cells.items():
                assert (cell.row.id, cell.column.id) == place
                found.append((cell.target, cell.figure, cell.text.string, cell.location))
                found.append(None if cell.cell is None else (cell.cell.location, cell.cell.fill))
    return found


def spoil(draft, rng):
    """Some of what happens to tables."""
    cells = draft.tables["applications"]
    for _ in range(rng.randint(0, 3)):
        cells[rng.choice(sorted(cells))] = rng.choice(("", "/", "无", "12件", "-3", "1.5", "详见附件", "0"))
    chance = rng.random()
    if chance < 0.2:
        draft.dropped.add(("applications", "row:denied-process"))
    elif chance < 0.3:
        draft.dropped.add(("applications", "column:research"))
    elif chance < 0.5:
        draft.labels["applications", "new"] = rng.choice(("一、本年新收政府信息公开申情数量", "本年新收"))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_layout_that_is_known_is_bound_as_an_unknown_one(shape, form):
    rng = Random(f"{shape}{form}")
    documents = []
    for _ in range(24):
        draft = Draft.random(rng, form)
        spoil(draft, rng)
        documents.append(read(Source(shape, SHAPES[shape](draft))))
    alone = []
    for document in documents:
        forget()
        alone.append(bound(document))
    forget()
    # In another order, so that every kind of draft is the first of its layout once.
    order = rng.sample(range(len(documents)), len(documents))
    together = {number: bound(documents[number]) for number in (*order, *reversed(order))}
    assert [together[number] for number in range(len(documents))] == alone


def test_layouts_are_kept_and_told_apart(monkeypatch):
    recalled = []

    def noting(known, key, tables):
        found = layouts.recall(known, key, tables)
        recalled.append(found is not None)
        return found

    monkeypatch.setattr("gidr_lint.report.tables.recall", noting)
    forget()
    draft = Draft.clean()
    seen = []
    for figure in ("3", "4", "/", ""):
        draft.tables["applications"]["new", "natural-person"] = figure
        bind(read(Source("report.md", draft.markdown().encode())), LINTER.forms)
        seen.append(recalled[-3:])
    # Proactive, applications, disputes: a dash is a value as a number is, a blank is none.
    assert seen == [[False] * 3, [True] * 3, [True] * 3, [True, False, True]]


def test_much_is_not_kept():
    forget()
    rows = "\n".join(f"| 第{number}项 | {number} |" for number in range(200))
    bind(read(Source("report.md", f"# 2024年年度报告\n\n{rows}\n".encode())), LINTER.forms)
    bind(read(Source("report.md", f"# 2024年年度报告\n\n| {'字' * 5000} | 1 |\n".encode())), LINTER.forms)
    known = labels_of(LINTER.forms)
    assert not known.layouts
    assert not known.scores
    for number in range(300):
        labels_of(LINTER.forms).scores.keep((str(number),), {})
    assert 0 < len(known.scores) <= 64
