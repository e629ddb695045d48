"""What every test gets: its own home, no screen, and no patience for what is left over or unexpected."""

from __future__ import annotations

import os

# Before anything imports Qt. The journeys start the program in its own process, on a screen of their own.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("AFTERWORD_TEST_PLATFORM", "offscreen")

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers.leftovers import new_threads, new_windows, windows
from tests.helpers.logs import Unexpected

# The fast profile finds the same thing each time; the long one goes looking.
settings.register_profile(
    "fast",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "torture", max_examples=3000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("torture" if os.environ.get("AFTERWORD_TORTURE") else "fast")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The folder of what ships with the program."""
    return ROOT / "resources"


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)


@pytest.fixture(autouse=True)
def _no_unexpected_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    patterns = [str(mark.args[0]) for mark in request.node.iter_markers("expects_log")]
    watcher = Unexpected(patterns)
    logging.getLogger().addHandler(watcher)
    yield
    logging.getLogger().removeHandler(watcher)
    if watcher.unexpected:
        pytest.fail("Unexpected log records:\n" + "\n".join(watcher.unexpected))
    if watcher.missing:
        pytest.fail(f"Expected log records that did not come: {watcher.missing}")


@pytest.fixture(autouse=True)
def _nothing_left_over() -> Iterator[None]:
    threads_before = set(threading.enumerate())
    windows_before = windows()
    yield
    left = [repr(thread) for thread in new_threads(threads_before)]
    left += [repr(window) for window in new_windows(windows_before)]
    if left:
        pytest.fail("Left over after the test: " + ", ".join(left))
