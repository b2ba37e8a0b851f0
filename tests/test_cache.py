"""The cache folder: private, pruned, and never trusted when others can write to it."""

from __future__ import annotations

import os

import pytest

from reportgen import cache


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize("data", [b"", b"data", b"data" * (1 << 15)])
def test_what_is_kept_is_fetched(folder, data):
    """By kind and key, and only by them; a large file is mapped."""
    cache.keep("kind", "key", data)

    assert cache.fetch("kind", "key") == data
    assert cache.fetch("kind", "other") is None
    assert cache.fetch("other", "key") is None


@pytest.mark.parametrize("data", [b"data", b"data" * (1 << 15)])
def test_a_damaged_file_counts_as_absent(folder, data):
    """One changed byte is enough, as is one that is lost."""
    cache.keep("kind", "key", data)
    (path,) = folder.iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"b")
    assert cache.fetch("kind", "key") is None

    path.write_bytes(path.read_bytes()[:-1])
    assert cache.fetch("kind", "key") is None

    path.write_bytes(b"")
    assert cache.fetch("kind", "key") is None


def test_what_was_fetched_stays_when_it_is_kept_anew(folder):
    """A new file takes the place of the old one, which a run may have mapped."""
    data = b"data" * (1 << 15)
    cache.keep("kind", "key", data)
    fetched = cache.fetch("kind", "key")

    cache.keep("kind", "key", b"other" * (1 << 15))

    assert fetched == data


def test_a_large_file_that_cannot_be_mapped_is_read(folder, monkeypatch):
    """As on some network folders."""
    data = b"data" * (1 << 15)
    cache.keep("kind", "key", data)

    def refuse(*_args, **_how):
        raise OSError

    monkeypatch.setattr("mmap.mmap", refuse)

    assert cache.fetch("kind", "key") == data


def test_any_name_is_a_key(folder):
    """A path may hold bytes that are no text."""
    cache.keep("kind", "\udcff.yaml", b"data")

    assert cache.fetch("kind", "\udcff.yaml") == b"data"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_that_others_can_write_to_is_left_alone(folder):
    """It is made private; opened to others, nothing in it is used any more."""
    cache.keep("kind", "key", b"data")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]

    folder.chmod(0o777)

    assert cache.fetch("kind", "key") is None


def test_only_the_newest_of_a_kind_are_kept(folder):
    """Every change of a pack leaves one behind, but not for ever; no temporary file stays."""
    for number in range(cache.LIMIT + 10):
        cache.keep("kind", str(number), b"data")

    assert len(list(folder.iterdir())) == cache.LIMIT
    assert cache.fetch("kind", str(cache.LIMIT + 9)) == b"data"


def test_a_folder_that_cannot_be_made_is_no_fault(tmp_path, monkeypatch):
    """Nothing is kept, nothing is raised."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path / "file/cache"))

    cache.keep("kind", "key", b"data")

    assert cache.fetch("kind", "key") is None
