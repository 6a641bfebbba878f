"""What the official tables of a page share: their places, blocks that served as one, cells."""

from collections.abc import Sequence

from gidr_lint.base.location import Location
from gidr_lint.document.tree import Block, Document, Heading, Table
from gidr_lint.forms.model import Form, FormTable
from gidr_lint.report.frame import lines_of
from gidr_lint.report.labels import FormLabels, core
from gidr_lint.report.model import BoundTable, Part
from gidr_lint.report.outline import Outline
from gidr_lint.report.record import part_of
from gidr_lint.report.rows import Value, looks_like_value

DISPUTE_WORDS = ("结果维持", "结果纠正", "其他结果", "尚未审结")
APPLICANT_WORDS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "申请人情况")
# So many labels of an official table make a table that one.
TELLING = 3
# A third of the applications table: so many figures in its section that there is one, however it reads.
MANY_FIGURES = 50
_TORN = 60
# Labels that a line holds which is a whole table; a finding about it stands at the first.
_IN_LINE: dict[str, tuple[str, ...]] = {
    "proactive": ("信息内容", "行政许可"),
    "applications": ("自然人", "商业企业"),
    "disputes": ("结果维持", "结果纠正", "尚未审结"),
}
_MANY_LABELS = 8
_BAND = 20


class Page:
    """One document as its tables are bound; `used` collects blocks that served as one."""

    def __init__(
        self,
        document: Document,
        forms: tuple[Form, ...],
        labels: FormLabels,
        outline: Outline,
        expected: Form | None,
    ) -> None:
        self.document = document
        self.forms = forms
        self.labels = labels
        self.outline = outline
        self.expected = expected or forms[-1]
        self.used: set[Block] = set()
        self.where: dict[Block, Part | None] = {}
        for part in outline.parts:
            for block in part.blocks:
                self.where[block] = part
        # Of parts whose text has one cell a line: their blocks with the tables that those lines are.
        self.listed: dict[Part, list[Block]] = {}
        # Tables that more than their own words told how to read: figures, or lines around them.
        self.rebuilt: set[str] = set()

    def blocks(self, part: Part) -> Sequence[Block]:
        return self.listed.get(part, part.blocks)

    def parts(self, section: str) -> list[Part]:
        return [part for part in self.outline.parts if part.section == section]

    def region(self, section: str) -> list[Block]:
        return [block for part in self.parts(section) for block in self.blocks(part)]

    def section_of(self, tables: list[Table], section: str) -> str | None:
        if not tables:
            return section if self.parts(section) else None
        part = self.where.get(tables[0])
        return part.section if part else None

    def location(self, tables: list[Table], section: str) -> Location | None:
        if tables:
            return tables[0].location
        parts = self.parts(section)
        return parts[0].heading.location if parts else None

    def form_table(self, id: str) -> FormTable:
        table = self.expected.table(id) or self.forms[-1].table(id)
        assert table is not None
        return table

    def absent(self, id: str, location: Location | None, section: str | None) -> BoundTable:
        """A table that is nowhere, or of which torn pieces stand in another part."""
        for part in self.outline.parts:
            for block in part.blocks:
                place = self._in_line(id, block)
                if place is not None:
                    self._take(block)
                    return BoundTable(id, "unreadable", location=place, section=part.section, doubt="line")
        for part in self.outline.parts:
            if part.section == id or any(isinstance(block, Table) for block in part.blocks):
                continue
            if self._is_torn(id, list(part.blocks)):
                self.use(list(part.blocks))
                place = location or part.heading.location
                return BoundTable(id, "unreadable", location=place, section=part.section, doubt="rows")
        return BoundTable(id, "absent", location=location, section=section)

    def _is_torn(self, id: str, region: list[Block]) -> bool:
        """Whether loose lines are pieces of a table."""
        if id == "proactive":
            return self.bands(region) >= TELLING
        words = short_words(region)
        if id == "disputes":
            return is_header_of_disputes(words)
        if "勾稽关系" not in words:
            return False
        rows = [row for row in self.form_table(id).blocks[0].rows if len(core(row.label)) > TELLING]
        labels = sum(core(row.label) in words for row in rows)
        return labels >= TELLING or figures(region) >= MANY_FIGURES

    def _in_line(self, id: str, block: Block) -> Location | None:
        """Where a table begins whose labels all stand on one line of text, as pages lose their line ends."""
        if isinstance(block, Table) or len(block.text.string) <= _TORN:
            return None
        string = block.text.string
        if any(label not in string for label in _IN_LINE[id]):
            return None
        words = core(string)
        if id == "proactive":
            found = sum(band in words for band in self.labels.bands) >= TELLING
        elif id == "applications":
            rows = [row for row in self.form_table(id).blocks[0].rows if len(core(row.label)) > TELLING]
            found = sum(core(row.label) in words for row in rows) >= _MANY_LABELS
        else:
            # A sentence has figures between them.
            found = "结果维持结果纠正" in words
        if not found:
            return None
        start = string.find(_IN_LINE[id][0])
        return block.text.location(start, start + len(_IN_LINE[id][0]))

    def bands(self, region: list[Block]) -> int:
        """How many bands of the table stand on lines of their own."""
        return sum(
            core(line.string) in self.labels.bands
            for block in region
            for line in lines_of(block)
            if len(line.string) <= _BAND
        )

    def use(self, region: list[Block]) -> None:
        """Note the blocks that served as a table: what stands from its first label to its last."""
        if self.listed:
            kept = {block for blocks in self.listed.values() for block in blocks}
            for part in self.outline.parts:
                if part in self.listed:
                    self.used.update(block for block in part.blocks if block not in kept)
        marks = [index for index, block in enumerate(region) if self._tabular(block)]
        if marks:
            self.used.update(region[marks[0] : marks[-1] + 1])

    def _take(self, block: Block) -> None:
        self.used.add(block)

    def _tabular(self, block: Block) -> bool:
        if isinstance(block, Table):
            return True
        if isinstance(block, Heading):
            return self._is_label(block.text.string)
        if "。" in block.text.string:
            return False
        return any(self._is_label(line.string) for line in block.lines)

    def _is_label(self, string: str) -> bool:
        """Whether a line is a label or figure of some official table."""
        if all(looks_like_value(piece) for piece in string.split()):
            return True
        words = core(string)
        return (
            words in self.labels.headers
            or words in self.labels.bands
            or words in DISPUTE_WORDS
            or words in APPLICANT_WORDS
            or "勾稽关系" in words
            or part_of(words) in ("direct-suit", "after-review-suit")
            or self.labels.applications.find(string) is not None
            or self.labels.proactive.find(string) is not None
        )


def has_rows(block: Block) -> bool:
    return isinstance(block, Table) and block.shape != "lines"


def figures(blocks: list[Block]) -> int:
    """How many figures stand for themselves, outside sentences."""
    from gidr_lint.report.recover import tokens

    return sum(token.value is not None and bool(token.text.string) for token in tokens(blocks))


def short_words(region: list[Block]) -> str:
    """What stands on short lines outside sentences, put together."""
    short = []
    for block in region:
        for line in lines_of(block):
            # What a page sets apart in columns is no longer for the spaces between them.
            if "。" not in line.string and len("".join(line.string.split())) <= _TORN:
                short.append(line.string)
    return core("".join(short))


def is_header_of_disputes(words: str) -> bool:
    return "行政诉讼" in words and any(word in words for word in ("直接起诉", "复议后起诉"))


def lacks(values: list[Value], count: int) -> bool:
    """Whether there are blanks around the figures, and fewer than `count` places from first to last."""
    filled = [place for place, value in enumerate(values) if value.text.string]
    return bool(filled) and filled[-1] - filled[0] + 1 < min(count, len(values))
