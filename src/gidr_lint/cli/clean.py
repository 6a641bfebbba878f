"""`gidr-lint clean`: take away the results of earlier runs."""

from gidr_lint.base.errors import UsageError, because
from gidr_lint.base.visible import on_one_line
from gidr_lint.cli._arguments import Parser
from gidr_lint.cli._options import Option, language
from gidr_lint.cli._streams import say
from gidr_lint.workspace.cache import Store, Unusable

_OPTIONS = (Option("--lang", choices=("zh", "en"), help="消息语言|the language of messages"),)


def run(args: list[str]) -> int:
    """Exit 2 where there is no cache of one's own, or not all of it can be taken away."""
    parser = Parser("clean", "清除缓存里的检查结果。|Take away the results in the cache.")
    parser.add_options(_OPTIONS)
    found = parser.read(args)
    try:
        store = Store()
        removed = store.clean()
    except Unusable as error:
        raise UsageError(f"没有清除：{error.words.zh} / nothing was removed: {error.words.en}") from error
    except OSError as error:
        zh, en = because(error)
        raise UsageError(f"没有全部清除：{zh} / not all was removed: {en}") from error
    size = sized(removed.bytes)
    place = on_one_line(store.path)
    if language(found) == "en":
        results = f"{removed.results} result{'s' * (removed.results != 1)}"
        say(
            f"Removed {results} ({size}) from {place}." if removed.bytes else f"The cache is empty ({place})."
        )
    else:
        say(
            f"清除了{removed.results}个检查结果（{size}）：{place}"
            if removed.bytes
            else f"缓存是空的：{place}"
        )
    return 0


def sized(size: int) -> str:
    """Bytes as a person reads them."""
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.0f} KB"
