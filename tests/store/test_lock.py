from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.reason import Trouble
from desktop.store.lock import DeskLock

HOLDS = """
import sys
from pathlib import Path
from desktop.store.lock import DeskLock
lock = DeskLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


def test_one_holds_it_until_it_lets_go(tmp_path: Path) -> None:
    one, other = DeskLock(tmp_path), DeskLock(tmp_path)

    assert one.acquire()
    assert one.acquire(), "twice is no fault"
    assert (one.held, other.held) == (True, False)
    assert not other.acquire()
    one.release()
    one.release()
    assert other.acquire()
    other.release()


def test_as_a_context_it_refuses_with_a_sentence(tmp_path: Path) -> None:
    with DeskLock(tmp_path) as lock:
        assert lock.held
        with pytest.raises(Trouble) as refused, DeskLock(tmp_path):
            pass
    assert refused.value.key == "trouble.window_open"
    assert refused.value.facts["folder"] == str(tmp_path)
    assert not lock.held


def test_each_folder_has_its_own(tmp_path: Path) -> None:
    with DeskLock(tmp_path / "a"), DeskLock(tmp_path / "b"):
        pass


def test_it_is_free_again_when_its_holder_dies(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        assert not DeskLock(tmp_path).acquire()
        holder.kill()
    with DeskLock(tmp_path):
        pass


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    with pytest.raises(Trouble) as refused:
        DeskLock(file / "folder").acquire()
    assert refused.value.key == "trouble.read_only"
    assert refused.value.facts["folder"] == str(file / "folder")
