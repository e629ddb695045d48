from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from desktop.runner.faults import Discreet, Faults


@pytest.fixture
def faults(qtbot: QtBot, tmp_path: Path) -> Iterator[Faults]:
    faults = Faults(tmp_path)
    faults.start()
    yield faults
    faults.stop()


def log_of(folder: Path) -> str:
    file = folder / "afterword.log"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def stumble() -> None:
    raise ValueError("Mira Tann, 555 0142")


@pytest.mark.expects_log("nobody expected")
def test_an_exception_of_another_thread_is_logged_without_its_text(
    qtbot: QtBot, faults: Faults, tmp_path: Path
) -> None:
    with qtbot.waitSignal(faults.happened):
        thread = threading.Thread(target=stumble)
        thread.start()
        thread.join()
    assert "ValueError" in log_of(tmp_path)
    assert "stumble" in log_of(tmp_path)
    assert "Mira" not in log_of(tmp_path)


@pytest.mark.expects_log("nobody expected")
def test_the_same_fault_is_told_once(faults: Faults) -> None:
    told: list[None] = []
    faults.happened.connect(lambda: told.append(None))
    for _ in range(3):
        try:
            stumble()
        except ValueError as problem:
            sys.excepthook(type(problem), problem, problem.__traceback__)
    assert len(told) == 1


@pytest.mark.expects_log("a thing of Qt")
def test_qts_own_messages_are_logged(faults: Faults, tmp_path: Path) -> None:
    qWarning("a thing of Qt's")
    assert "a thing of Qt's" in log_of(tmp_path)


def test_afterwards_everything_is_as_before(qtbot: QtBot, tmp_path: Path) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    faults = Faults(tmp_path)
    faults.start()
    faults.stop()
    assert (sys.__excepthook__, threading.__excepthook__, sys.__unraisablehook__) == (
        sys.excepthook,
        threading.excepthook,
        sys.unraisablehook,
    )
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def test_an_errors_number_is_kept(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none") as caught:
        (tmp_path / "none").read_text()
    told = Discreet().formatException((caught.type, caught.value, caught.tb))
    assert told.endswith("FileNotFoundError 2")
    assert str(tmp_path) not in told
