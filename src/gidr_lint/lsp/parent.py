"""The process of the client, watched: a server must not stay when its editor has gone without a word."""

import os
import threading
import time
from collections.abc import Callable

_EVERY = 1.0
_SYNCHRONIZE = 0x00100000
_FOR_EVER = 0xFFFFFFFF


def watch(process_id: int | None, gone: Callable[[], None]) -> None:
    """
    Call, from another thread, when a process of this machine has ended; not for what is none, as the number is where
    the client runs elsewhere.
    """
    if process_id is None or process_id <= 0 or process_id == os.getpid():
        return
    wait = _waiting_on_windows(process_id) if os.name == "nt" else _waiting(process_id)
    if wait is None:
        return

    def run() -> None:
        wait()
        gone()

    threading.Thread(target=run, name="client", daemon=True).start()


def _waiting(process_id: int) -> Callable[[], None] | None:
    """What waits for the end of a process; None for a number that is none's."""
    if not _is_there(process_id):
        return None
    # One that has ended keeps its number until it is asked after; its children have another parent at once.
    is_parent = os.getppid() == process_id

    def wait() -> None:
        while _is_there(process_id) and not (is_parent and os.getppid() != process_id):
            time.sleep(_EVERY)

    return wait


def _is_there(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True  # another user's
    return True


def _waiting_on_windows(process_id: int) -> Callable[[], None] | None:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  there is none elsewhere
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_SYNCHRONIZE, False, process_id & 0xFFFFFFFF)
    if not handle:
        return None
    return lambda: kernel.WaitForSingleObject(ctypes.c_void_p(handle), _FOR_EVER)
