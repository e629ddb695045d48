from __future__ import annotations

import plistlib
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.alerts.login.item import LoginItem, Start
from desktop.alerts.login.macos import LaunchAgent
from desktop.alerts.login.native import native
from desktop.alerts.login.windows import APPROVED, RUN, RunKey
from desktop.alerts.login.xdg import XdgAutostart

AWKWARD = ("/opt/A b/python", "-m", "desktop", "--data", '/home of/"L" $HOME `x` 100% \\ é')


class FakeRegistry:
    """Keys and values of the user."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str | bytes] = {}

    def get(self, key: str, name: str) -> str | bytes | None:
        return self.kept.get((key, name))

    def put(self, key: str, name: str, value: str) -> None:
        self.kept[key, name] = value

    def forget(self, key: str, name: str) -> None:
        self.kept.pop((key, name), None)


@pytest.fixture(params=["linux", "windows", "macos"])
def item(request: pytest.FixtureRequest, tmp_path: Path) -> LoginItem:
    start = Start("afterword", AWKWARD)
    if request.param == "linux":
        return XdgAutostart(start, tmp_path / "autostart", name="Afterword", icon=tmp_path / "icon.svg")
    if request.param == "macos":
        return LaunchAgent(start, tmp_path / "LaunchAgents")
    return RunKey(start, FakeRegistry())


def test_it_is_off_then_on_then_off(item: LoginItem) -> None:
    assert not item.is_on()
    for _ in range(2):
        item.turn(True)
        assert item.is_on()
    for _ in range(2):
        item.turn(False)
        assert not item.is_on()


def test_a_desk_of_its_own_folder_has_an_entry_of_its_own(tmp_path: Path) -> None:
    plain, other = Start.of(tmp_path, tmp_path), Start.of(tmp_path / "other", tmp_path)
    assert (plain.name, plain.words[-1]) == ("afterword", "--hidden")
    assert other.name.startswith("afterword-")
    assert other.words[-3:] == ("--hidden", "--data", str(tmp_path / "other"))


def entry(tmp_path: Path, words: tuple[str, ...] = AWKWARD) -> XdgAutostart:
    return XdgAutostart(Start("afterword", words), tmp_path, name="Afterword", icon=tmp_path / "icon.svg")


def test_the_desktop_entry_is_a_valid_one(tmp_path: Path) -> None:
    made = entry(tmp_path)
    made.turn(True)
    done = subprocess.run(["desktop-file-validate", str(made.file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_words_of_a_desktop_entry_come_back_as_they_were(tmp_path: Path) -> None:
    made = entry(tmp_path)
    made.turn(True)
    line = next(line for line in made.file.read_text(encoding="utf-8").splitlines() if line.startswith("Exec="))
    value = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    # Such words are quoted as a shell reads them.
    read = subprocess.run(["sh", "-c", f"printf '%s\\0' {value}"], capture_output=True, check=True).stdout
    assert tuple(read.decode().split("\0")[:-1]) == AWKWARD


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_that_was_turned_off_elsewhere_is_off(tmp_path: Path, line: str) -> None:
    made = entry(tmp_path)
    made.turn(True)
    text = made.file.read_text(encoding="utf-8").replace("X-GNOME-Autostart-enabled=true", line)
    made.file.write_text(text, encoding="utf-8")
    assert not made.is_on()


def test_what_windows_runs_is_quoted_as_it_reads_it(tmp_path: Path) -> None:
    registry = FakeRegistry()
    RunKey(Start("afterword", (r"C:\Program Files\Afterword\afterword.exe", "--hidden")), registry).turn(True)
    assert registry.kept == {(RUN, "afterword"): r'"C:\Program Files\Afterword\afterword.exe" --hidden'}


def test_what_was_turned_off_in_the_task_manager_is_off_until_it_is_turned_on_here() -> None:
    registry = FakeRegistry()
    item = RunKey(Start("afterword", ("afterword.exe",)), registry)
    item.turn(True)
    registry.kept[APPROVED, "afterword"] = b"\x03" + bytes(11)
    assert not item.is_on()
    item.turn(True)
    assert item.is_on()


def test_the_launch_agent_runs_at_login(tmp_path: Path) -> None:
    item = LaunchAgent(Start("afterword-12345678", AWKWARD), tmp_path)
    item.turn(True)
    with item.file.open("rb") as file:
        told = plistlib.load(file)
    assert told["ProgramArguments"] == list(AWKWARD)
    assert told["RunAtLoad"] is True
    assert item.file.name == "app.afterword.12345678.plist"
    item.file.write_bytes(b"no list")
    assert not item.is_on()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own")
def test_the_native_one_is_in_the_sessions_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    native(Start("afterword", ("afterword",)), name="Afterword", icon=tmp_path / "icon.svg").turn(True)
    assert (tmp_path / "autostart" / "afterword.desktop").is_file()
