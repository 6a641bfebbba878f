"""The server from its first byte to its exit status."""

import logging
import os
import sys

from gidr_lint.base.errors import UsageError
from gidr_lint.lsp.configuration import Configurations
from gidr_lint.lsp.log import begin_log
from gidr_lint.lsp.server import Server
from gidr_lint.lsp.wire import talk_by_port, talk_by_stdio
from gidr_lint.plugins.guard import Aside

log = logging.getLogger(__name__)

_HOST = "127.0.0.1"


def serve(*, tcp: int | None = None) -> int:
    """
    Serve one client until it leaves, on standard input and output or on a local port.

    Returns:
        0, or 1 where the client left without asking to shut down.

    Raises:
        UsageError: The port cannot be listened on.
    """
    begin_log()
    server = Server(Configurations())
    if tcp is not None:
        try:
            talk_by_port(server, _HOST, tcp)
        except (OSError, OverflowError) as error:
            raise UsageError(f"不能监听端口{tcp} / cannot listen on this port: {error}") from error
    else:
        answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
        with Aside():  # what anything else prints must not get among the answers
            talk_by_stdio(server, sys.stdin.buffer, answers)
    status = 0 if server.was_shut_down else 1
    if not server.has_ended():
        log.error("a lint still runs; the process ends without it")
        os._exit(status)
    return status
