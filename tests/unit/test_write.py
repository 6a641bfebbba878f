"""A file is written back at once or not at all, whatever fails, and keeps all that it has besides its content."""

import errno
import multiprocessing
import os
import stat
import struct
from random import Random
from types import BuiltinFunctionType

import pytest
from gidr_lint_dev.kills import Kills

from gidr_lint.base.errors import FixError, because
from gidr_lint.workspace.temporary import beside, sweep
from gidr_lint.workspace.write import write

fcntl = pytest.importorskip("fcntl")
OLD, NEW = "旧\r\n".encode() * 999, "新\r\n".encode() * 1001
# Of the functions of `os` those that ask nothing of a file.
HARMLESS = {"fspath", "fsencode", "fsdecode", "urandom", "strerror", "umask", "getpid", "geteuid", "_exit"}
CLOSE = os.close


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "folder" / "report.md"
    path.parent.mkdir()
    path.write_bytes(OLD)
    path.chmod(0o640)
    return path


@pytest.fixture
def named(draft):
    """The draft by a link from another folder."""
    link = draft.parent.parent / "link.md"
    link.symlink_to("folder/report.md")
    return link


class Calls:
    """Counts what is asked of the system, and makes one call of it fail, or that and all behind it."""

    def __init__(self, monkeypatch, number, error, when):
        self.count = 0
        self.number, self.error, self.when = number, error, when
        self.monkeypatch = monkeypatch

    def __enter__(self):
        self.patch = self.monkeypatch.context()
        patch = self.patch.__enter__()
        for name, call in vars(os).copy().items():
            if isinstance(call, BuiltinFunctionType) and name not in HARMLESS:
                patch.setattr(os, name, self.counted(call))
        patch.setattr(fcntl, "flock", self.counted(fcntl.flock))
        return self

    def __exit__(self, *raised):
        self.patch.__exit__(*raised)

    def counted(self, call):
        def counting(*args, **named):
            self.count += 1
            failing = self.count >= self.number if self.when == "on" else self.count == self.number
            # What is closed is closed, even where the system says that it failed.
            if failing and self.when != "behind" and call is not CLOSE:
                raise self.error
            answer = call(*args, **named)
            if failing:
                raise self.error
            return answer

        return counting


ERRORS = [
    OSError(errno.EIO, "no"),
    OSError(errno.ENOSPC, "no"),
    PermissionError(errno.EPERM, "no"),
    KeyboardInterrupt(),
]


@pytest.mark.parametrize("error", ERRORS, ids=repr)
@pytest.mark.parametrize("when", ["before", "behind"])
@pytest.mark.parametrize("is_new", [False, True])
def test_whichever_call_fails_the_file_is_the_old_or_the_new_one_and_nothing_is_left_over(
    draft, named, monkeypatch, error, when, is_new
):
    had = None if is_new else OLD
    number = failed = 0
    while True:
        number += 1
        draft.unlink(missing_ok=True)
        if not is_new:
            draft.write_bytes(OLD)
            draft.chmod(0o640)
        with Calls(monkeypatch, number, error, when) as calls:
            try:
                write(str(named), NEW, instead_of=had)
            except (FixError, KeyboardInterrupt):
                failed += 1
        is_there = draft.exists()
        assert is_there or is_new
        now = draft.read_bytes() if is_there else None
        assert now in (had, NEW)
        assert [draft.name] * is_there == os.listdir(draft.parent)
        assert "folder/report.md" == os.readlink(named)
        if not is_new:
            assert 0o640 == stat.S_IMODE(draft.stat().st_mode)
        if calls.count < number:
            break
    assert NEW == now
    assert failed > 10


@pytest.mark.parametrize("error", [OSError(errno.EROFS, "no"), OSError(errno.EIO, "no")], ids=repr)
def test_where_nothing_goes_any_more_the_next_run_takes_away_what_is_left(draft, monkeypatch, error):
    number, left = 0, set()
    while True:
        number += 1
        draft.write_bytes(OLD)
        with Calls(monkeypatch, number, error, "on") as calls:
            try:
                write(str(draft), NEW, instead_of=OLD)
            except FixError:
                pass
        assert draft.read_bytes() in (OLD, NEW)
        left |= {len(os.listdir(draft.parent))}
        sweep(str(draft.parent))
        assert [draft.name] == os.listdir(draft.parent)
        if calls.count < number:
            break
    assert {1, 2} == left


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_all(draft, monkeypatch):
    written, read = os.write, os.read
    monkeypatch.setattr(os, "write", lambda handle, data: written(handle, data[:7]))
    monkeypatch.setattr(os, "read", lambda handle, size: read(handle, min(size, 11)))
    write(str(draft), NEW, instead_of=OLD)
    assert NEW == draft.read_bytes()


def test_what_reads_back_otherwise_is_not_put_in_place(draft, monkeypatch):
    written = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: written(handle, bytes(data).replace(b"\r", b" ")))
    with pytest.raises(FixError, match="读回来不一样"):
        write(str(draft), NEW)
    assert (OLD, [draft.name]) == (draft.read_bytes(), os.listdir(draft.parent))


def test_a_file_with_two_names_is_left_alone(draft):
    other = draft.parent / "same.md"
    os.link(draft, other)
    with pytest.raises(FixError, match="硬链接.*hard link"):
        write(str(draft), NEW)
    assert (OLD, OLD, 2) == (draft.read_bytes(), other.read_bytes(), draft.stat().st_nlink)
    other.unlink()
    write(str(draft), NEW)
    assert NEW == draft.read_bytes()


def with_attribute(path, name, value):
    try:
        os.setxattr(path, name, value)
    except (AttributeError, OSError):
        pytest.skip("no extended attributes here")


def access(*entries):
    """An access control list as Linux keeps it: tag, permissions and user of each entry."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


NOBODY = 0xFFFFFFFF
LIST = access((1, 6, NOBODY), (2, 6, 12345), (4, 4, NOBODY), (16, 6, NOBODY), (32, 0, NOBODY))


@pytest.mark.parametrize(("name", "value"), [("user.comment", b"hi"), ("system.posix_acl_access", LIST)])
def test_extended_attributes_and_access_control_lists_stay(draft, name, value):
    with_attribute(draft, name, value)
    mode = draft.stat().st_mode
    write(str(draft), NEW)
    assert (NEW, mode) == (draft.read_bytes(), draft.stat().st_mode)
    assert {name: value} == {name: os.getxattr(draft, name) for name in os.listxattr(draft)}


def test_what_a_folder_gives_to_new_files_is_not_added(draft):
    with_attribute(draft.parent, "system.posix_acl_default", LIST)
    assert [] == os.listxattr(draft)
    write(str(draft), NEW)
    assert (NEW, []) == (draft.read_bytes(), os.listxattr(draft))


def test_where_an_attribute_cannot_be_kept_nothing_is_written(draft, monkeypatch):
    with_attribute(draft, "user.comment", b"hi")

    def refuse(*_):
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(os, "setxattr", refuse)
    with pytest.raises(FixError, match="扩展属性保不住（磁盘已满）.*extended attributes"):
        write(str(draft), NEW)
    assert (OLD, [draft.name]) == (draft.read_bytes(), os.listdir(draft.parent))


def test_where_the_owner_cannot_be_kept_nothing_is_written(draft, monkeypatch):
    was = draft.stat()

    def refuse(path, user, group):
        assert (was.st_uid + 1, was.st_gid) == (user, group)
        raise PermissionError(errno.EPERM, "no")

    def of_another(path, **named):
        found = stats(path, **named)
        if path != os.path.realpath(draft):
            return found
        return os.stat_result((*found[:4], found.st_uid + 1, *found[5:]))

    stats = os.stat
    monkeypatch.setattr(os, "chown", refuse)
    monkeypatch.setattr(os, "stat", of_another)
    with pytest.raises(FixError, match="归属会变.*another user or group"):
        write(str(draft), NEW)
    monkeypatch.undo()
    assert (OLD, [draft.name]) == (draft.read_bytes(), os.listdir(draft.parent))


def hold(folder, started, done):
    """Another run, in the middle of writing."""
    with beside(os.path.join(folder, "other.md")):
        started.set()
        done.wait(20)


@pytest.mark.skipif(os.name == "nt", reason="by fork")
def test_what_killed_runs_left_is_taken_away_and_nothing_else(draft):
    folder = draft.parent
    kept = [
        ".gidr-lint-0123456789abcdef", ".gidr-lint-0123456789abcde.tmp", ".gidr-lint-0123456789abcdeg.tmp",
        ".gidr-lint-0123456789ABCDEF.tmp", ".gidr-lint-0123456789abcdef.tmp.md", "x.gidr-lint-0123456789abcdef.tmp",
    ]  # fmt: skip
    for name in kept:
        (folder / name).write_bytes(OLD)
    (folder / ".gidr-lint-aaaaaaaaaaaaaaaa.tmp").mkdir()
    (folder / ".gidr-lint-bbbbbbbbbbbbbbbb.tmp").symlink_to("report.md")
    os.mkfifo(folder / ".gidr-lint-cccccccccccccccc.tmp")
    before = set(os.listdir(folder))
    context = multiprocessing.get_context("fork")
    started, done = context.Event(), context.Event()
    living = context.Process(target=hold, args=(folder, started, done))
    living.start()
    assert started.wait(20)
    [alive] = set(os.listdir(folder)) - before
    (folder / ".gidr-lint-0123456789abcdef.tmp").write_bytes(OLD)
    sweep(str(folder))
    assert before | {alive} == set(os.listdir(folder))
    living.kill()
    living.join()
    assert before | {alive} == set(os.listdir(folder))
    sweep(str(folder))
    assert before == set(os.listdir(folder))


def test_a_folder_that_cannot_be_listed_is_not_swept(tmp_path):
    sweep(str(tmp_path / "nowhere"))


def test_every_reason_is_given_in_chinese():
    for number in errno.errorcode:
        zh, en = because(OSError(number, os.strerror(number)))
        assert not zh.isascii()
        assert en == os.strerror(number)
    assert "文件超过了允许的大小" == because(OSError(errno.EFBIG, "File too large"))[0]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="by fork")
def test_a_run_killed_at_any_moment_leaves_each_file_old_or_new_and_the_next_one_cleans_up(tmp_path):
    kills = Kills(tmp_path)
    random = Random("kills")
    for _ in range(8):
        kills.kill(random)
    assert (0, 0) == (kills.totals["torn"], kills.totals["wrong"])
    assert kills.totals["killed"]
