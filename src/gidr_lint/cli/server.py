"""`gidr-lint server`: the language server on stdio, or on a loopback port for debugging."""

from gidr_lint.cli._arguments import Parser


def run(args: list[str]) -> int:
    parser = Parser("server", "启动语言服务器。|Start the language server.")
    parser.add_argument(
        "--tcp", type=int, metavar="端口", help="调试用，只监听本机|for debugging, on this machine only"
    )
    found = parser.read(args)
    from gidr_lint.lsp.serve import serve

    return serve(tcp=found.tcp)
