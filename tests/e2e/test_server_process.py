"""The server as a process: what it does with broken messages, and that it never outlives its editor."""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time

import pytest

from gidr_lint.testing import Draft

COMMAND = [sys.executable, "-m", "gidr_lint", "server"]
posix = pytest.mark.skipif(os.name != "posix", reason="pipes and processes of POSIX")
# A server that is to end has this long, a machine under load included; none may ever be waited for in vain.
SOON = 20


def frame(message, head="Content-Length: {}\r\n\r\n"):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return head.format(len(body)).encode() + body


def initialize(**params):
    return {
        "id": 1,
        "method": "initialize",
        "params": {"capabilities": {"textDocument": {"diagnostic": {}}}, **params},
    }


SHUTDOWN = frame({"id": 9, "method": "shutdown"}) + frame({"method": "exit"})


def wrong():
    draft = Draft.clean()
    draft.tables["applications"]["total", "natural-person"] = "26"
    return draft.markdown()


def opened(uri, number):
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": wrong()}
    return frame({"method": "textDocument/didOpen", "params": {"textDocument": document}}) + frame(
        {"id": number, "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": uri}}}
    )


class Session:
    """A server that is spoken to byte by byte; it is killed with the test, whatever it does."""

    def __init__(self, program=None):
        command = [sys.executable, "-c", program] if program else COMMAND
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.out = b""
        self.err = b""
        self.readers = [
            threading.Thread(target=self.read, args=(name,), daemon=True) for name in ("out", "err")
        ]
        for reader in self.readers:
            reader.start()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.process.kill()
        self.process.wait(SOON)

    def read(self, name):
        stream = getattr(self.process, f"std{name}")
        while piece := stream.read1(65536):
            setattr(self, name, getattr(self, name) + piece)

    def send(self, data):
        with contextlib.suppress(BrokenPipeError):  # a server may end before it has read all
            self.process.stdin.write(data)
            self.process.stdin.flush()

    def answer(self, number, seconds=30):
        """The answer to a request, None where there is none in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for part in self.out.split(b"Content-Length: ")[1:]:
                try:
                    body = json.loads(part.partition(b"\r\n\r\n")[2])
                except ValueError:
                    continue
                if body.get("id") == number and "method" not in body:
                    return body
            time.sleep(0.02)
        return None

    def shown(self):
        parts = [part.partition(b"\r\n\r\n")[2] for part in self.out.split(b"Content-Length: ")[1:]]
        bodies = [json.loads(part) for part in parts]
        return [body["params"]["message"] for body in bodies if body.get("method") == "window/showMessage"]

    def ended(self):
        """The status, None for a server that goes on."""
        try:
            status = self.process.wait(SOON)
        except subprocess.TimeoutExpired:
            return None
        for reader in self.readers:
            reader.join(SOON)
        return status


DEAF = {
    "no length": b"Content-Type: x\r\n\r\n{}",
    "below nothing": b"Content-Length: -5\r\n\r\n{}",
    "a word": b"Content-Length: abc\r\n\r\n{}",
    "very many": b"Content-Length: 99999999999\r\n\r\n{}",
    "digits without end": b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n{}",
    "no header": b'{"jsonrpc": "2.0"}\r\n\r\n',
    "a line without end": b"x" * 100_000,
    "headers without end": b"X: 1\r\n" * 1000,
}


@pytest.mark.parametrize("name", DEAF)
def test_a_message_whose_end_nobody_knows_ends_the_server_with_a_word(name):
    with Session() as session:
        session.send(frame(initialize()))
        assert session.answer(1)
        session.send(DEAF[name] + b"\n" * 3)
        assert 1 == session.ended()
        assert b"Traceback" not in session.err
        assert 1 == session.err.count(b"\n"), session.err


@pytest.mark.parametrize(
    "head",
    [
        "Content-Length: {}\n\n",
        "content-length:{}\r\n\r\n",
        "CONTENT-LENGTH :  {} \r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
        "\r\nContent-Length: {}\r\n\r\n",
        "Content-Length: 0\r\n\r\nContent-Length: {}\r\n\r\n",
    ],
)
def test_a_head_that_can_be_read_is(head):
    with Session() as session:
        session.send(frame(initialize(), head))
        assert "capabilities" in session.answer(1)["result"]
        session.send(SHUTDOWN)
        assert 0 == session.ended()


BAD = {
    "no JSON": b"{",
    "no text": b"\xff\xfe",
    "a list": b"[]",
    "a number": b"1",
    "nothing": b"null",
    "brackets": b"[" * 200_000,
    "no version": b'{"method": "initialized"}',
    "a text for a method": b'{"jsonrpc": "2.0", "method": 3}',
    "a great number": b'{"jsonrpc": "2.0", "id": 99999999999999999999999, "method": "none/such"}',
}


def test_what_is_no_message_is_logged_in_short_and_the_next_is_answered():
    with Session() as session:
        session.send(frame(initialize()))
        for body in BAD.values():
            session.send(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        session.send(opened("file:///a.md", 2))
        assert ["A301"] == [item["code"] for item in session.answer(2)["result"]["items"]]
        session.send(SHUTDOWN)
        assert 0 == session.ended()
        assert len(session.err) < 500 * len(BAD)


@pytest.mark.parametrize(
    "uri",
    ["file://[::1/x.md", "file://[/x.md", "file:///%00.md", "FILE:a.md", "file:///" + "a/" * 20_000 + "a.md"],
)
def test_a_document_under_an_odd_name_is_checked(uri):
    with Session() as session:
        session.send(frame(initialize()) + opened(uri, 2) + opened("file:///b.md", 3))
        assert ["A301"] == [item["code"] for item in session.answer(2)["result"]["items"]]
        assert ["A301"] == [item["code"] for item in session.answer(3)["result"]["items"]]
        session.send(
            frame(
                {
                    "method": "workspace/didChangeWatchedFiles",
                    "params": {"changes": [{"uri": uri, "type": 2}]},
                }
            )
        )
        session.send(SHUTDOWN)
        assert 0 == session.ended()
        assert b"Traceback" not in session.err


# A lint that never ends: one that computes, and one that waits for the system.
HUNG = """
import sys, threading
from gidr_lint.lsp import server
from gidr_lint.lsp.serve import serve
check = server.check
def hang(job, *more):
    if job.path.endswith("hung.md"):
        {how}
    return check(job, *more)
server.check = hang
{more}
sys.exit(serve())
"""
HOW = {"computing": "while True: pass", "waiting": "threading.Event().wait()"}


def hung(how, more=""):
    return HUNG.format(how=HOW[how], more=more)


@pytest.mark.parametrize("how", HOW)
def test_a_server_with_a_hung_lint_ends_with_its_client(how):
    with Session(hung(how)) as session:
        session.send(frame(initialize()))
        assert session.answer(1)
        session.send(opened("file:///hung.md", 2))
        time.sleep(0.5)
        session.process.stdin.close()
        assert 1 == session.ended()
        assert b"Traceback" not in session.err


@pytest.mark.parametrize("how", HOW)
def test_a_server_with_a_hung_lint_ends_when_it_is_told_to(how):
    with Session(hung(how)) as session:
        session.send(frame(initialize()))
        assert session.answer(1)
        session.send(opened("file:///hung.md", 2))
        time.sleep(0.5)
        session.send(SHUTDOWN)
        assert 0 == session.ended()


@pytest.mark.parametrize("how", HOW)
def test_a_hung_lint_is_given_up_and_other_documents_are_checked(how):
    with Session(hung(how, "server.PATIENCE = 5")) as session:
        session.send(frame(initialize()) + opened("file:///first.md", 5))
        assert session.answer(5)  # all that a lint needs is there
        session.send(opened("file:///hung.md", 2) + opened("file:///a.md", 3))
        assert ["A301"] == [item["code"] for item in session.answer(3)["result"]["items"]]
        assert [] == session.answer(2)["result"]["items"]
        (message,) = session.shown()
        assert "hung.md" in message and "没有检查" in message
        session.send(opened("file:///b.md", 4))
        assert ["A301"] == [item["code"] for item in session.answer(4)["result"]["items"]]
        session.send(SHUTDOWN)
        assert 0 == session.ended()


@posix
@pytest.mark.parametrize("is_parent", [True, False])
def test_a_server_ends_when_the_process_of_its_client_has(is_parent, tmp_path):
    """Though its pipes stay open: others may hold them."""
    client = subprocess.Popen(["sleep", "60"])
    try:
        if is_parent:  # a client that starts the server itself, and goes
            program = (
                "import os, subprocess, sys, time\n"
                f"subprocess.Popen({COMMAND!r}, stdin=0, stdout=1, stderr=2)\n"
                "print(os.getpid(), file=open(sys.argv[1], 'w'), flush=True)\n"
                "time.sleep(60)\n"
            )
            read, write = os.pipe()
            out_read, out_write = os.pipe()
            pid_file = tmp_path / "pid"
            starter = subprocess.Popen(
                [sys.executable, "-c", program, str(pid_file)],
                stdin=read,
                stdout=out_write,
                stderr=subprocess.DEVNULL,
            )
            os.close(read)
            os.close(out_write)
            try:
                os.write(write, frame(initialize(processId=starter.pid)))
                assert os.read(out_read, 16)
                starter.kill()
                # Not waited for: what has ended is still there by its number.
                done = threading.Event()

                def drain():
                    while os.read(out_read, 65536):
                        pass
                    done.set()

                threading.Thread(target=drain, daemon=True).start()
                assert done.wait(SOON)
            finally:
                starter.kill()
                starter.wait()
                os.close(write)
            return
        with Session() as session:
            session.send(frame(initialize(processId=client.pid)))
            assert session.answer(1)
            assert session.process.poll() is None
            client.kill()
            client.wait()
            assert 1 == session.ended()
    finally:
        client.kill()
        client.wait()


@posix
@pytest.mark.parametrize("number", [None, 0, -1, 2**70, 4_194_303])
def test_a_number_that_is_no_process_of_this_machine_ends_nothing(number):
    with Session() as session:
        session.send(frame(initialize(processId=number)))
        session.answer(1, seconds=10)
        time.sleep(2.5)
        session.send(opened("file:///a.md", 2))
        if session.answer(1, seconds=0.1) and "result" in session.answer(1):
            assert session.answer(2)
        session.send(SHUTDOWN)
        assert 0 == session.ended()


def test_a_request_that_is_not_known_is_answered_and_leaves_no_traceback():
    with Session() as session:
        session.send(frame(initialize()))
        session.send(frame({"id": 5, "method": "editor/unheardOf", "params": {}}))
        assert session.answer(5)["error"]["code"] == -32601
        session.send(SHUTDOWN)
        assert session.ended() == 0
    assert b"editor/unheardOf" in session.err
    assert b"Traceback" not in session.err
