"""The files of the cache: what is put is found again, and what anybody does to them is not."""

import os
import stat
import sys
import time
from pathlib import Path

import pytest

from gidr_lint.workspace import cache as module
from gidr_lint.workspace.cache import Store, Unusable, digest, folder

ONE, TWO = digest(b"one"), digest(b"two")


def put(place, key=ONE, head=b"[1]", tail='{"名":"甲"}'.encode(), shelf="folder"):
    store = Store(place)
    store.shelf(shelf).put(key, head, tail)
    store.flush()
    return store


def got(place, key=ONE, shelf="folder"):
    return Store(place).shelf(shelf).get(key)


def files(place):
    return sorted(path for path in Path(place).rglob("*") if path.is_file())


def test_what_is_put_is_found_by_a_later_run(cache):
    put(cache)
    assert got(cache) == (b"[1]", '{"名":"甲"}'.encode())
    assert got(cache, TWO) is None
    assert got(cache, shelf="other folder") is None


def test_the_latest_of_a_key_counts(cache):
    put(cache)
    put(cache, head=b"[2]")
    assert got(cache)[0] == b"[2]"


def test_nothing_is_made_before_something_is_put(cache):
    store = Store(cache)
    store.shelf("folder").get(ONE)
    store.flush()
    assert not os.path.exists(cache)


@pytest.mark.skipif(os.name == "nt", reason="permissions")
def test_nobody_else_can_look_into_it(cache):
    put(cache)
    places = [Path(cache), *Path(cache).rglob("*")]
    assert {oct(stat.S_IMODE(place.stat().st_mode)) for place in places if place.is_dir()} == {"0o700"}
    assert {oct(stat.S_IMODE(place.stat().st_mode)) for place in files(cache)} == {"0o600"}


def test_no_part_of_a_key_runs_into_the_next():
    keys = {digest(*parts) for parts in [(b"a", b"b"), (b"ab",), (b"", b"ab"), (b"ab", b""), (b"a:", b"b")]}
    assert len(keys) == 5


@pytest.mark.parametrize("end", range(1, 40, 6))
def test_a_line_that_was_cut_off_is_not_there_and_takes_no_other_along(cache, end):
    put(cache)
    (file,) = files(cache)
    os.truncate(file, file.stat().st_size - end)
    assert got(cache) is None or end == 1  # the line end alone
    put(cache, TWO)
    assert got(cache, TWO) is not None


@pytest.mark.parametrize("place", [0, 30, 50, 60, -3])
def test_a_line_of_which_one_character_changed_is_not_there(cache, place):
    put(cache)
    (file,) = files(cache)
    data = bytearray(file.read_bytes().strip())
    data[place] ^= 1
    file.write_bytes(data)
    assert got(cache) is None


def test_one_line_under_the_key_of_another_is_not_there(cache):
    put(cache)
    (file,) = files(cache)
    file.write_bytes(file.read_bytes().replace(ONE.hex().encode(), TWO.hex().encode()))
    assert got(cache, TWO) is None


def _folder(file):
    file.unlink()
    file.mkdir()


def _pipe(file):
    file.unlink()
    os.mkfifo(file)


def _link(file):
    file.rename(file.parent.parent / "elsewhere")
    file.symlink_to(file.parent.parent / "elsewhere")


def _huge(file):
    os.truncate(file, 1 << 40)


@pytest.mark.skipif(sys.platform != "linux", reason="pipes, links, files with holes")
@pytest.mark.parametrize("spoil", [_pipe, _link, _huge])
def test_what_is_no_file_of_ours_is_not_read_and_is_replaced_by_one(cache, spoil):
    put(cache)
    (file,) = files(cache)
    spoil(file)
    assert got(cache) is None
    put(cache, TWO)
    assert got(cache, TWO) is not None
    assert stat.S_ISREG(file.lstat().st_mode)


def test_a_folder_in_the_place_of_a_file_is_left_alone(cache):
    put(cache)
    (file,) = files(cache)
    _folder(file)
    assert got(cache) is None
    with pytest.raises(OSError):
        put(cache, TWO)
    assert Store(cache).clean() == (0, 0)
    assert file.is_dir()


@pytest.mark.skipif(os.name == "nt", reason="owners and permissions")
class TestAFolderThatIsNotOnesOwn:
    def refused(self, place):
        with pytest.raises(Unusable) as error:
            Store(place)
        assert error.value.told
        return error.value.words.zh

    def test_a_link(self, cache, tmp_path):
        os.symlink(tmp_path, cache)
        assert self.refused(cache) == f"{cache}是一个链接"

    def test_a_file(self, cache):
        Path(cache).touch()
        assert self.refused(cache) == f"{cache}不是文件夹"

    def test_one_that_anybody_may_write_to(self, cache):
        os.mkdir(cache)
        os.chmod(cache, 0o777)
        assert self.refused(cache) == f"{cache}别人也可以写"

    def test_one_whose_inner_folder_a_group_may_write_to(self, cache):
        put(cache)
        (inner,) = Path(cache).iterdir()
        inner.chmod(0o770)
        assert self.refused(cache) == f"{inner}别人也可以写"

    def test_somebody_elses(self, cache, monkeypatch):
        put(cache)
        own = os.geteuid()
        monkeypatch.setattr(os, "geteuid", lambda: own + 1)
        assert self.refused(cache) == f"{cache}是别人的"

    def test_one_that_was_put_in_its_place_meanwhile_is_not_written_to(self, cache, tmp_path):
        store = Store(cache)
        store.shelf("folder").put(ONE, b"", b"")
        os.symlink(tmp_path, cache)
        with pytest.raises(Unusable):
            store.flush()
        assert not list(tmp_path.iterdir())


def test_a_file_that_has_grown_too_large_keeps_its_latest_lines(cache, monkeypatch):
    monkeypatch.setattr(module, "_MOST_SHELF", 4000)
    keys = [digest(b"%d" % number) for number in range(60)]
    for key in keys:
        put(cache, key, tail=b"x" * 50)
    (file,) = files(cache)
    assert file.stat().st_size <= 4000
    kept = [key for key in keys if got(cache, key) is not None]
    assert kept and kept == keys[-len(kept) :]


def test_a_line_that_is_too_long_is_not_kept(cache, monkeypatch):
    monkeypatch.setattr(module, "_MOST_LINE", 200)
    put(cache, ONE, tail=b"x" * 200)
    put(cache, TWO, tail=b"x" * 50)
    assert (got(cache), got(cache, TWO)) == (None, (b"[1]", b"x" * 50))


def test_beyond_the_bound_the_files_go_that_were_not_used_for_longest(cache, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 3 * 4096)
    monkeypatch.setattr(module, "_LEFT_BYTES", 2 * 4096)
    now = time.time()
    for number in range(4):
        put(cache, shelf=f"{number}")
        newest = max(files(cache), key=lambda file: file.stat().st_mtime)
        os.utime(newest, (now, now - 1000 * (10 - number)))
    Store(cache).trim()
    assert [got(cache, shelf=f"{number}") is not None for number in range(4)] == [False, False, True, True]


@pytest.mark.skipif(os.utime not in os.supports_fd, reason="the time of an open file")
def test_a_file_that_is_read_counts_as_used(cache):
    put(cache)
    (file,) = files(cache)
    os.utime(file, (1, 1))
    got(cache)
    assert file.stat().st_mtime > 1_000_000


def test_what_is_cleaned_is_ours_alone(cache):
    put(cache)
    put(cache, TWO)
    put(cache, shelf="another")
    put(cache, shelf="settings", tail=b"")
    (Path(cache) / "notes.txt").write_text("mine")
    size = sum(file.stat().st_size for file in files(cache)) - 4
    assert Store(cache).clean() == (3, size)
    assert files(cache) == [Path(cache) / "notes.txt"]
    assert Store(cache).clean() == (0, 0)


class TestWhereItIs:
    @pytest.fixture(autouse=True)
    def unset(self, monkeypatch):
        for name in (module.VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
            monkeypatch.delenv(name, raising=False)

    @pytest.mark.parametrize(
        ("system", "variables", "wanted"),
        [
            ("linux", {}, "/home/x/.cache/gidr-lint"),
            ("linux", {"XDG_CACHE_HOME": "/var/cache/x"}, "/var/cache/x/gidr-lint"),
            ("linux", {"XDG_CACHE_HOME": "cache"}, "/home/x/.cache/gidr-lint"),
            ("darwin", {"XDG_CACHE_HOME": "/var/cache/x"}, "/home/x/Library/Caches/gidr-lint"),
            ("win32", {"LOCALAPPDATA": "/local"}, "/local/gidr-lint/Cache"),
            ("win32", {}, None),
            ("linux", {module.VARIABLE: "/elsewhere"}, "/elsewhere"),
            ("linux", {module.VARIABLE: ""}, "/home/x/.cache/gidr-lint"),
        ],
    )
    @pytest.mark.skipif(os.name == "nt", reason="paths as they are elsewhere")
    def test_where_the_system_has_such_things(self, monkeypatch, system, variables, wanted):
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setenv("HOME", "/home/x")
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert folder() == wanted

    def test_without_a_home_there_is_none(self, monkeypatch):
        monkeypatch.setattr(os.path, "expanduser", lambda path: path)
        monkeypatch.setattr(sys, "platform", "linux")
        assert folder() is None
        with pytest.raises(Unusable) as error:
            Store()
        assert not error.value.told
