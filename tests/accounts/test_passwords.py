"""Passwords in a real gnome-keyring: there, locked, and none at all."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.accounts.passwords import Found, Keeping, Kept, Passwords
from tests.accounts.safes import bare_bus, gnome_keyring

NAME = "caldav:lena@https://cloud.example.org/"
VAULT = "keyring.backends.SecretService.Keyring"
CANARY = "canary-in-the-keyring"


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with bare_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def test_the_keyring_keeps_a_password_over_restarts(bus: str, home: Path, tmp_path: Path) -> None:
    with gnome_keyring(bus, home, unlocked=True):
        assert Passwords(tmp_path / "desk").keep(NAME, CANARY) == Kept(Keeping.AVAILABLE, VAULT)
    with gnome_keyring(bus, home, unlocked=True):
        after = Passwords(tmp_path / "desk")
        assert after.find(NAME, VAULT) == Found(CANARY, Keeping.AVAILABLE)
        after.keep(NAME, "another")
        assert after.find(NAME, VAULT).password == "another"  # noqa: S105
        assert after.forget(NAME, VAULT) is Keeping.AVAILABLE
        assert after.forget(NAME, VAULT) is Keeping.AVAILABLE
        assert after.find(NAME, VAULT) == Found(None, Keeping.AVAILABLE)


def test_another_data_folder_never_finds_it(bus: str, home: Path, tmp_path: Path) -> None:
    with gnome_keyring(bus, home, unlocked=True):
        Passwords(tmp_path / "desk").keep(NAME, CANARY)

        assert Passwords(tmp_path / "other").find(NAME, VAULT).password is None


@pytest.fixture
def left_open() -> Iterator[None]:
    """The library leaves its line to the bus open where the keyring is locked; Python closes it, with a warning."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.mark.usefixtures("left_open")
def test_a_locked_keyring_says_so_and_the_session_knows(bus: str, home: Path, tmp_path: Path) -> None:
    with gnome_keyring(bus, home, unlocked=True):
        Passwords(tmp_path / "desk").keep(NAME, CANARY)
    with gnome_keyring(bus, home, unlocked=False):
        passwords = Passwords(tmp_path / "desk")
        assert passwords.find(NAME, VAULT) == Found(None, Keeping.LOCKED)
        assert passwords.keep(NAME, "typed again") == Kept(Keeping.LOCKED, None)
        assert passwords.find(NAME, None).password == "typed again"  # noqa: S105
        assert Passwords(tmp_path / "desk").find(NAME, None).password is None


@pytest.mark.usefixtures("left_open")
def test_a_keyring_that_was_left_locked_is_asked_again_when_the_user_waits(
    bus: str, home: Path, tmp_path: Path
) -> None:
    with gnome_keyring(bus, home, unlocked=True):
        Passwords(tmp_path / "desk").keep(NAME, CANARY)
    passwords = Passwords(tmp_path / "desk")
    with gnome_keyring(bus, home, unlocked=False):
        assert passwords.find(NAME, VAULT).keeping is Keeping.LOCKED
    with gnome_keyring(bus, home, unlocked=True):
        assert passwords.find(NAME, VAULT) == Found(None, Keeping.LOCKED)
        assert passwords.find(NAME, VAULT, anew=True) == Found(CANARY, Keeping.AVAILABLE)
        assert passwords.find(NAME, VAULT).password == CANARY


@pytest.mark.parametrize("address", [None, "unix:path=/nowhere/at/all"])
def test_without_a_keyring_the_session_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    if address is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    passwords = Passwords(tmp_path / "desk")

    assert passwords.keep(NAME, CANARY) == Kept(Keeping.MISSING, None)
    assert passwords.find(NAME, None).password == CANARY
    assert passwords.find("another", VAULT) == Found(None, Keeping.MISSING)
    assert passwords.forget(NAME, None) is Keeping.MISSING
    assert passwords.find(NAME, None).password is None


def test_a_bus_without_a_keyring_is_none(bus: str, tmp_path: Path) -> None:
    assert Passwords(tmp_path / "desk").keep(NAME, CANARY) == Kept(Keeping.MISSING, None)


def test_nothing_is_written_anywhere_without_one(tmp_path: Path) -> None:
    Passwords(tmp_path / "desk").keep(NAME, CANARY)

    files = [file for file in tmp_path.parent.rglob("*") if file.is_file()]
    assert not [file for file in files if CANARY.encode() in file.read_bytes()]


def test_a_password_is_never_said() -> None:
    assert CANARY not in f"{Found(CANARY, Keeping.AVAILABLE)!r}"
