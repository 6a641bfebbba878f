"""What the page is written with: elements, escaping, marks that need no colour, and its style."""

import re

from gidr_lint.base.visible import on_one_line
from gidr_lint.outputs import Style
from gidr_lint.outputs._rows import View
from gidr_lint.outputs.text import SEVERITIES

_ICONS = {"error": "■", "warning": "◆", "info": "○", "unread": "▲"}
_ENGLISH = {"error": "error", "warning": "warning", "info": "note"}
# In no page, though they can stand in the name of a file.
_NO_CHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
# Of a source line: what is shown before the place and behind its beginning.
_BEFORE, _BEHIND = 40, 90


class Attributes(dict[str, str]):
    """Attributes of an element, written with the blank before them."""

    def __init__(self, **names: str) -> None:
        super().__init__(names)

    def __str__(self) -> str:
        return "".join(f' {name.rstrip("_")}="{value}"' for name, value in self.items())


def said(style: Style, zh: str, en: str) -> str:
    return en if style.language == "en" else zh


def count(number: int, what: str) -> str:
    """3 more places."""
    return f"{number} {what}{'s' * (number != 1)}"


def escaped(string: str) -> str:
    """A string that comes from elsewhere, as text or in an attribute: on one line, and no markup."""
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        string = string.replace(sign, written)
    return _NO_CHARACTERS.sub(lambda match: f"\\u{ord(match[0]):04x}", on_one_line(string))


def element(name: str, content: str, kind: str = "") -> str:
    return f"<{name}{Attributes(class_=kind) if kind else ''}>{content}</{name}>"


def link(target: str, content: str) -> str:
    return f'<a href="{target}">{content}</a>'


def url_of(url: str | None) -> str:
    """A web address as an attribute has it; a plugin's that is none is no link."""
    return escaped(url) if url and url.startswith(("https://", "http://")) else ""


def anchor(path: str) -> str:
    """The id of a file's section."""
    from hashlib import sha256

    return "r" + sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def icon(kind: str) -> str:
    """A shape for each severity: a grey print has no colours."""
    return f'<span class="icon" aria-hidden="true">{_ICONS[kind]}</span>' if kind in _ICONS else ""


def severity(label: str, style: Style) -> str:
    return said(style, SEVERITIES[label], _ENGLISH[label])


def source_line(view: View) -> str:
    """The line of the draft with the place marked; of a long one what is around the place."""
    text = view.text
    first, last = max(0, view.start - _BEFORE), min(len(text), view.start + _BEHIND)
    end = min(view.end, last)
    before = ("…" if first or view.is_cut_before else "") + escaped(text[first : view.start])
    behind = escaped(text[end:last]) + ("…" if last < len(text) or view.is_cut_after else "")
    marked = escaped(text[view.start : end])
    number = f'<span class="ln">{view.line}</span>' if view.line is not None else ""
    return f'<p class="source">{number}{before}<mark>{marked or "&#160;"}</mark>{behind}</p>'


STYLE = """\
:root { --red: #b3261e; --amber: #8a5a00; --blue: #1f5fa8; --line: #999; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 78rem; color: #111; background: #fff;
  font: 15px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimSun", sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
h2 { font-size: 1.3rem; margin: 2rem 0 .6rem; border-bottom: 2px solid #111; }
h3 { font-size: 1.15rem; margin: 0 0 .2rem; }
h4 { font-size: 1rem; margin: 1rem 0 .3rem; }
p { margin: .2rem 0; }
a { color: inherit; text-decoration: underline; text-underline-offset: .2em; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .2rem .4rem; text-align: left; vertical-align: middle; }
th { font-weight: 600; background: #eee; }
td.number { text-align: right; white-space: nowrap; }
.path { font-family: ui-monospace, Consolas, "Noto Sans Mono CJK SC", monospace; font-size: .85em; overflow-wrap: anywhere; }
.alert { border: 3px double #111; padding: .5rem .8rem; font-weight: 700; }
.counts { display: flex; flex-wrap: wrap; gap: .6rem; margin: 0 0 .6rem; padding: 0; list-style: none; }
.counts li { border: 1px solid var(--line); padding: .3rem .9rem; text-align: center; min-width: 6.5rem; font-size: .9rem; }
.counts b { display: block; font-size: 1.7rem; line-height: 1.2; }
.counts .unread { border: 3px double #111; }
.checked { color: #444; font-size: .9rem; }
.account { font-weight: 700; }
.wide { overflow-x: auto; }
.overview table { width: 100%; font-size: .92rem; }
.overview th, .overview tr.unread td { overflow-wrap: normal; }
.overview th { white-space: nowrap; }
.overview td:nth-child(2) { min-width: 9em; }
.overview td.path { min-width: 14em; }
.overview tr.unread td { font-weight: 700; }
.error .icon, .error .severity { color: var(--red); }
.warning .icon, .warning .severity { color: var(--amber); }
.info .icon, .info .severity { color: var(--blue); }
summary { cursor: pointer; font-weight: 600; }
article { margin: 0 0 1rem; padding: .6rem 0 0; border-top: 1px solid var(--line); }
main { counter-reset: report; }
article { counter-increment: report; }
article h3:before { content: counter(report) ". "; }
article.clean { padding: .3rem 0; margin: 0; }
article.clean h3 { display: inline; font-size: 1rem; }
article.clean .state { color: #444; font-size: .9rem; }
.findings { list-style: none; margin: .6rem 0; padding: 0; }
.finding { margin: 0 0 .7rem; padding: .2rem 0 .2rem .8rem; border-left: 6px solid var(--red); }
.finding.warning { border-left: 6px double var(--amber); }
.finding.info { border-left: 6px dotted var(--blue); }
.what .no { display: inline-block; min-width: 1.7em; padding: 0 .3em; border: 1.5px solid #111; border-radius: 1em;
  text-align: center; font-weight: 700; line-height: 1.4; }
.code { color: #444; font-size: .85em; white-space: nowrap; }
.where { color: #444; }
.source { font-family: ui-monospace, Consolas, "Noto Sans Mono CJK SC", monospace; font-size: .9em; background: #f4f4f4;
  padding: .15rem .5rem; overflow-wrap: anywhere; white-space: pre-wrap; }
.source .ln { color: #666; border-right: 1px solid var(--line); margin-right: .5em; padding-right: .5em; }
mark { background: #ffe58a; color: inherit; font-weight: 700; border-bottom: 3px solid #111; }
.related { margin: .2rem 0; padding-left: 1.2rem; color: #444; font-size: .92rem; }
pre.figures { white-space: pre-wrap; font-size: .88rem; }
.official { margin: 1rem 0; }
.official .beside { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; overflow-x: auto; }
.official table.form { flex: 1 1 36rem; font-size: .85rem; line-height: 1.35; }
.official table.form th { font-weight: 400; }
.official table.form td { text-align: center; min-width: 2.6em; }
.official td.gone { color: #555; font-style: italic; }
.official .marked { border: 3.5px solid #111; font-weight: 700; position: relative;
  background: repeating-linear-gradient(45deg, #ffd7d3 0 5px, #fff 5px 9px);
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.official .near { border: 2px dashed #111; }
.marks { display: inline-block; margin-left: .25em; font-size: .85em; font-weight: 700; white-space: nowrap; }
.marked .marks { background: #fff; padding: 0 .15em; }
.marks a { text-decoration: none; }
.sums { flex: 0 1 19rem; font-size: .88rem; }
.sums table { width: 100%; margin: 0 0 .8rem; }
.sums caption { text-align: left; font-weight: 700; }
.sums td { border-width: 0; padding: .05rem .4rem; }
.sums tr.sum td { border-top: 2px solid #111; }
.sums tr.gap td { font-weight: 700; border-top: 1px solid var(--line); border-bottom: 3px double #111; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); color: #444; font-size: .85rem; }
@media print {
  @page { size: A4; margin: 14mm; @bottom-right { content: counter(page) "/" counter(pages); font-size: 8pt; } }
  html { font-size: 12px; }
  body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.45; }
  .overview table { font-size: 8.5pt; line-height: 1.25; }
  .wide, .official .beside { overflow-x: visible; }
  .overview th, .number { white-space: nowrap; }
  .overview td:nth-child(2), .overview td.path { min-width: 0; }
  .path { overflow-wrap: normal; word-break: break-word; }
  article.clean { font-size: 9pt; }
  a { text-decoration: none; }
  article.report { break-before: page; border-top: 0; }
  h2 + article.report { break-before: auto; }
  .apart { break-before: page; }
  .finding, .official, .sums, .sums table, table.form, tr, article.unread, article.clean { break-inside: avoid; }
  h2, h3, h4, caption, article.report > .state, .state + .checked, .official > .checked { break-after: avoid; }
  .official .beside { display: block; }
  .official table.form { width: 100%; font-size: 8pt; }
  .sums { columns: 3; margin-top: .4rem; font-size: 7.5pt; line-height: 1.25; }
  .sums h4 { column-span: all; }
  thead { display: table-header-group; }
}
"""
