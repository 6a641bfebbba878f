"""The thread that lints: in turn, and given up when it does not come back."""

import threading

import pytest

from gidr_lint.lsp.worker import Worker

LONG = 30


def test_work_is_done_in_turn_and_its_failure_is_told():
    worker = Worker("test")
    done = []
    first = worker.submit(done.append, 1)
    second = worker.submit(lambda: done.append(2) or 1 / 0)
    third = worker.submit(lambda: len(done))
    assert first.result(LONG) is None
    with pytest.raises(ZeroDivisionError):
        second.result(LONG)
    assert 2 == third.result(LONG)
    worker.shutdown()
    assert worker.has_ended(LONG)
    with pytest.raises(RuntimeError):
        worker.submit(print)


def test_what_does_not_come_back_is_given_up_and_the_rest_is_done():
    worker = Worker("test")
    begun, released = threading.Event(), threading.Event()
    threads = []

    def hang():
        threads.append(threading.current_thread())
        begun.set()
        released.wait(LONG)
        return "late"

    stuck, next_one = worker.submit(hang), worker.submit(threading.current_thread)
    assert begun.wait(LONG)
    assert not worker.give_up_after(LONG)
    assert worker.give_up_after(0)
    with pytest.raises(TimeoutError):
        stuck.result(LONG)
    assert next_one.result(LONG) not in threads
    released.set()
    threads[0].join(LONG)
    assert not threads[0].is_alive()
    assert not worker.give_up_after(0)
    assert 3 == worker.submit(lambda: 3).result(LONG)
    worker.shutdown()


def test_what_waits_when_it_is_shut_down_is_cancelled_and_nobody_waits_for_the_rest():
    worker = Worker("test")
    begun, released = threading.Event(), threading.Event()
    running = worker.submit(lambda: (begun.set(), released.wait(LONG)))
    waiting = worker.submit(print)
    assert begun.wait(LONG)
    worker.shutdown(wait=False, cancel_futures=True)
    assert waiting.cancelled()
    assert not worker.has_ended(0.01)
    released.set()
    assert running.result(LONG)
    assert worker.has_ended(LONG)


def test_a_worker_that_was_never_needed_has_ended():
    worker = Worker("test")
    worker.shutdown()
    assert worker.has_ended(0)
