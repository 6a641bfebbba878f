"""`gidr-lint explain`: a rule's documentation."""

from gidr_lint.cli._arguments import Parser
from gidr_lint.cli._options import COMMON
from gidr_lint.cli._run import Runner, options_without_files
from gidr_lint.errors import UsageError
from gidr_lint.testing.docs import documentation


def run(args: list[str]) -> int:
    """Exit 2 for a word that names no rule."""
    parser = Parser("explain", "说明一条规则。|Explain a rule.")
    parser.add_argument(
        "rule",
        metavar="代码或名称",
        help="如 A301 或 application-balance|such as A301 or application-balance",
    )
    parser.add_options(COMMON)
    found = parser.read(args)
    registry = Runner(options_without_files(found)).linter("gidr-lint.md").registry
    ref = registry.find(found.rule) or registry.find(found.rule.upper())
    if ref is None:
        several = "、".join(rule.code for rule in registry.match(found.rule))
        if several:
            raise UsageError(
                f"“{found.rule}”指多条规则，请写其中一条：{several} / {found.rule} names several rules: {several}"
            )
        near = registry.nearest(found.rule)
        raise UsageError(
            f"没有“{found.rule}”这条规则"
            + (f"，是不是{near}？" if near else "")
            + f" / no such rule: {found.rule}"
            + (f"; did you mean {near}?" if near else "")
        )
    print(page(ref, english=found.lang == "en"))
    return 0


def page(ref: object, *, english: bool = False) -> str:
    """The documentation as text."""
    rule = ref.load()  # type: ignore[attr-defined]
    doc = documentation(rule, strict=False)
    severity = {"error": "错误", "warning": "警告", "info": "提示", "off": "默认关闭"}[rule.severity.label]
    fixable = {"safe": "可自动改正", "unsafe": "可改正，需人工确认"}.get(rule.fixable, "")
    head = [f"{rule.code} {rule.name}"]
    if english:
        head.append(f"{rule.severity.label}{', ' + rule.fixable + ' fix' if rule.fixable else ''}")
        said = [doc.en, doc.why, doc.source and f"Source: {doc.source}"]
    else:
        head.append(severity + (f"，{fixable}" if fixable else ""))
        said = [doc.zh, doc.en, doc.why, doc.source and f"依据：{doc.source}"]
    lines = ["\n".join(head)]
    for paragraph in filter(None, said):
        lines += ["", paragraph]
    if rule.options:
        lines += ["", "Options:" if english else "选项："]
        lines += [f"  {name} = {option.default!r}  {option.help}" for name, option in rule.options.items()]
    for example in doc.examples:
        kind = ("Good" if example.good else "Bad") if english else ("正例" if example.good else "反例")
        lines += ["", f"{kind}: {example.title}", *(f"    {line}" for line in example.body)]
        lines += [f"    → {message}" for message in example.messages]
    return "\n".join(lines)
