"""
The bytes of a client taken apart into messages, on standard input or a port.

pygls, whose loop this replaces, skips a header it does not know and then reads on for ever: a client with a fault
of its own would wait for answers in vain. Here a header is read as leniently as it can be, and where nobody can
tell where the message ends, the session does.
"""

import asyncio
import contextlib
import json
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any, BinaryIO

from pygls.exceptions import JsonRpcException
from pygls.io_ import StdoutWriter
from pygls.lsp.server import LanguageServer

from gidr_lint.base.errors import described

log = logging.getLogger(__name__)

# A document of 20 MB in which JSON writes every character as six.
MOST_BYTES = 256 * 1024 * 1024
_MOST_HEADERS = 64
_LONGEST_HEADER = 4096


class BadFrame(Exception):
    """A message whose end nobody knows."""


Readline = Callable[[], Awaitable[bytes]]
Read = Callable[[int], Awaitable[bytes]]


async def next_length(readline: Readline) -> int | None:
    """
    The length of the next message's body; None where there is none any more.

    Raises:
        BadFrame: The headers do not say it.
    """
    length: int | None = None
    for number in range(_MOST_HEADERS):
        line = await readline()
        if not line:
            return None
        if not line.endswith(b"\n"):
            raise BadFrame("a header line is too long, or cut off")
        name, colon, value = (part.strip() for part in line.partition(b":"))
        if not colon and not name:
            if number and length is None:
                raise BadFrame("no Content-Length")
            if number:
                return length
        elif not colon:
            raise BadFrame("a line is no header")
        elif name.lower() == b"content-length":
            if not value.isdigit() or len(value) > 12 or int(value) > MOST_BYTES:
                raise BadFrame("Content-Length is no length that is read")
            length = int(value)
    raise BadFrame("very many headers")


async def talk(server: LanguageServer, stop: Event, readline: Readline, read: Read) -> None:
    """Hand the client's messages to the server until there are no more, or none can be read."""
    protocol: Any = server.protocol
    while not stop.is_set():
        try:
            length = await next_length(readline)
        except BadFrame as error:
            log.error("the client's bytes are no messages, the session ends: %s", error)
            return
        if length is None:
            return
        body = await read(length)
        if len(body) < length:
            return
        if body:
            _take(protocol, body)


def _take(protocol: Any, body: bytes) -> None:
    try:
        message = json.loads(body, object_hook=protocol.structure_message)
    except (ValueError, RecursionError, JsonRpcException) as error:
        log.error("a message was not understood: %s", described(error))
        return
    except Exception as error:  # noqa: BLE001  cattrs and attrs raise what they like
        log.error("a message is not as the protocol has it: %s", described(error))
        return
    try:
        protocol.handle_message(message)
    except Exception as error:
        if not hasattr(message, "jsonrpc"):
            log.error("a message is none of the protocol: %s", described(error))
        else:
            log.exception("could not take in a message")


def talk_by_stdio(server: LanguageServer, given: BinaryIO, answers: BinaryIO) -> None:
    """Serve the client on two streams until it leaves."""
    stop = server._stop_event = Event()
    server.protocol.set_writer(StdoutWriter(answers))
    reader = ThreadPoolExecutor(1, "read")

    async def session() -> None:
        loop = asyncio.get_running_loop()
        await talk(
            server,
            stop,
            lambda: loop.run_in_executor(reader, given.readline, _LONGEST_HEADER),
            lambda size: loop.run_in_executor(reader, given.read, size),
        )

    try:
        asyncio.run(session())
    except BrokenPipeError:
        log.error("the client takes no more answers")
    except (KeyboardInterrupt, SystemExit):
        pass  # the latter is how `exit` ends it
    finally:
        server.shutdown()  # type: ignore[no-untyped-call]
        reader.shutdown(wait=False)


def talk_by_port(server: LanguageServer, host: str, port: int) -> None:
    """Serve the first client that connects until it leaves. Raises OSError where the port cannot be had."""
    stop = server._stop_event = Event()

    async def session(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def readline() -> bytes:
            try:
                return await reader.readline()
            except ValueError:  # over the limit
                return b"?"

        async def read(size: int) -> bytes:
            try:
                return await reader.readexactly(size)
            except asyncio.IncompleteReadError as error:
                return error.partial

        server.protocol.set_writer(writer)
        await talk(server, stop, readline, read)
        server.shutdown()  # type: ignore[no-untyped-call]

    async def listen() -> None:
        server._server = await asyncio.start_server(session, host, port, limit=_LONGEST_HEADER)
        async with server._server:
            await server._server.serve_forever()

    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(listen())
