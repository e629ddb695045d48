"""The window's program in a process of its own, without a screen; the journeys try it with one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.build import desk_file
from desktop.desk import bell
from desktop.store.lock import DeskLock
from tests.alerts.machines import running, wait_until

PROGRAM = [sys.executable, "-m", "desktop"]
ROOT = Path(__file__).parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@contextmanager
def program(folder: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """The program on this folder, once its window listens."""
    with running([*PROGRAM, "--data", str(folder), *options], cwd=ROOT, stderr=subprocess.PIPE) as process:
        wait_until(lambda: process.poll() is not None or bell.ring(folder, b""), "the window")
        yield process
        if process.stderr is not None:
            process.terminate()
            process.communicate(timeout=10)


def cli(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, "--data", str(folder), *words], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def log_of(folder: Path) -> str:
    file = folder / "afterword.log"
    return file.read_text(encoding="utf-8") if file.exists() else ""


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("options", [(), ("--hidden",)])
def test_the_system_can_end_it_and_nothing_is_left(folder: Path, end: signal.Signals, options: tuple[str, ...]) -> None:
    with program(folder, *options) as process:
        process.send_signal(end)
        _, errors = process.communicate(timeout=20)
        assert process.returncode == 0
        assert b"Traceback" not in errors
    assert "ERROR" not in log_of(folder)
    assert not Path(bell.address(folder)).exists()


def test_a_second_start_ends_well_and_leaves_the_first_alone(folder: Path) -> None:
    with program(folder) as process:
        second = cli(folder)
        assert (second.returncode, second.stderr) == (0, "")
        assert process.poll() is None


def test_another_desk_has_a_window_of_its_own(folder: Path, tmp_path: Path) -> None:
    with program(folder), program(tmp_path / "other") as second:
        assert second.poll() is None


def test_the_command_line_writes_beside_the_window(folder: Path) -> None:
    with program(folder):
        assert cli(folder, "add", "Acme", "Product Manager").returncode == 0
        assert "Acme" in cli(folder, "list").stdout


def test_the_sample_desk_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    process = subprocess.Popen([*PROGRAM, "--demo"], cwd=ROOT, stderr=subprocess.PIPE)
    demos = tmp_path.glob
    wait_until(lambda: any(bell.ring(one, b"") for one in demos("afterword-demo-*")), "the window")
    process.terminate()
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, b"")
    assert not list(demos("afterword-demo-*"))


def test_without_a_screen_it_says_so(folder: Path) -> None:
    environment = {
        name: value for name, value in os.environ.items() if "DISPLAY" not in name and name != "QT_QPA_PLATFORM"
    }
    ended = subprocess.run(
        [*PROGRAM, "--data", str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("afterword: There is no screen here")


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    ended = cli(file)
    assert ended.returncode == 1
    assert str(file) in ended.stderr


def test_a_damaged_desk_is_told_in_the_window_and_stays_as_it_is(folder: Path) -> None:
    folder.mkdir()
    damaged = b"this is no database, and it is long enough to be looked at" * 50
    desk_file(folder).write_bytes(damaged)
    with program(folder) as process:
        assert process.poll() is None
    assert desk_file(folder).read_bytes() == damaged


def test_a_window_that_never_answers_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app, "_TRIES", 1)
    with DeskLock(folder):
        assert app.main(["--data", str(folder)]) == 1
    assert str(folder) in capsys.readouterr().err


def test_the_clock_can_start_from_another_time() -> None:
    at = datetime(2027, 3, 16, 9, tzinfo=UTC)
    clock = app.running_clock(at)
    first = clock()
    assert first - at < timedelta(seconds=5)
    assert clock() >= first


def test_the_real_clock_is_in_utc() -> None:
    assert app.running_clock(None)().tzinfo is UTC


class Window(QWidget):
    """Any window."""


@pytest.fixture
def said(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    return window


def test_with_a_tray_closing_hides_and_is_explained_once(window: Window, said: QSettings) -> None:
    closing, heard = app.Closing(window, lambda: True, said), []
    closing.stayed.connect(lambda: heard.append("stays"))
    closing.ended.connect(lambda: heard.append("ends"))
    for _ in range(2):
        window.show()
        assert window.close()
    assert heard == ["stays"]


def test_without_a_tray_closing_warns_once_and_then_ends(window: Window, said: QSettings) -> None:
    closing, heard = app.Closing(window, lambda: False, said), []
    closing.warned.connect(lambda: heard.append("warned"))
    closing.ended.connect(lambda: heard.append("ends"))
    assert not window.close()
    assert window.isVisible()
    assert window.close()
    assert heard == ["warned", "ends"]


def test_the_tray_is_asked_for_at_the_moment_of_closing(window: Window, said: QSettings) -> None:
    trays = [True, False, False]
    closing, heard = app.Closing(window, lambda: trays.pop(0), said), []
    closing.ended.connect(lambda: heard.append("ends"))
    for _ in range(3):
        window.show()
        window.close()
    assert heard == ["ends"]


def test_the_first_paint_is_told_once(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    told: list[None] = []
    app.FirstPaint(window).done.connect(lambda: told.append(None))
    window.show()
    qtbot.waitUntil(lambda: bool(told))
    window.repaint()
    assert len(told) == 1


def test_the_demo_lives_in_the_systems_own_place_for_such() -> None:
    with app._folder(app.Asked(demo=True)) as folder:
        assert folder.parent == Path(tempfile.gettempdir())
    assert not folder.exists()
