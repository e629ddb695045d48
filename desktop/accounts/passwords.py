"""Passwords: in the system's own keyring, or in memory for this session. Never in a file, the database or a log.

Every call may wait for the user to unlock their keyring: never on the GUI thread.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_VAULTS: Final = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.macOS.Keyring",
)
"""The keyrings of the systems, the surest first. None of those that write a file of their own or keep nothing."""


class Keeping(StrEnum):
    """How it stands with the keyring."""

    AVAILABLE = "available"
    LOCKED = "locked"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a password is now; `vault` names the keyring where it is available, else it is known for this session."""

    keeping: Keeping
    vault: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A password that was looked for, or None, and how it stands with the keyring that should have it."""

    password: str | None
    keeping: Keeping

    def __repr__(self) -> str:
        return f"Found({'known' if self.password is not None else 'unknown'}, {self.keeping})"


class Passwords:
    """The passwords of one data folder. May be used from any thread.

    The keyring that took a password is remembered by whoever keeps the account: another one at the next login does
    not "lose" it.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` is the data folder: another one never finds these entries."""
        mark = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
        self._service = f"afterword-{mark}"
        self._session: dict[str, str] = {}
        self._locked: set[str] = set()
        self._lock = threading.Lock()

    def keep(self, name: str, password: str) -> Kept:
        """Keep a password, by the keyring where there is one, else for this session only.

        Args:
            name: of the account, e.g. ``caldav:lena@cloud.example.org``.
            password: as it was typed.
        """
        keeping = Keeping.MISSING
        for vault, ring in _rings():
            outcome = _set(ring, self._service, name, password)
            if outcome is Keeping.AVAILABLE:
                self._put(name, None)
                return Kept(outcome, vault)
            if outcome is Keeping.LOCKED:
                keeping = outcome
                break
        self._put(name, password)
        return Kept(keeping, None)

    def find(self, name: str, vault: str | None, *, anew: bool = False) -> Found:
        """The password of an account.

        A keyring that the user left locked is not asked again by itself: each time it would ask them to unlock it.

        Args:
            name: as it was kept.
            vault: the keyring that took it; None where it was for a session only.
            anew: the user waits for it: a locked keyring may ask again.
        """
        with self._lock:
            known = self._session.get(name)
            is_locked = vault in self._locked and not anew
        if known is not None or vault is None:
            return Found(known, Keeping.MISSING)
        if is_locked:
            return Found(None, Keeping.LOCKED)
        ring = next((ring for found, ring in _rings() if found == vault), None)
        found = Found(None, Keeping.MISSING) if ring is None else _get(ring, self._service, name)
        with self._lock:
            (self._locked.add if found.keeping is Keeping.LOCKED else self._locked.discard)(vault)
        return found

    def forget(self, name: str, vault: str | None) -> Keeping:
        """Keep it no longer; where the keyring is locked or missing it stays there."""
        self._put(name, None)
        ring = next((ring for found, ring in _rings() if found == vault), None) if vault else None
        return Keeping.MISSING if ring is None else _delete(ring, self._service, name)

    def _put(self, name: str, password: str | None) -> None:
        with self._lock:
            if password is None:
                self._session.pop(name, None)
            else:
                self._session[name] = password


def _rings() -> Iterator[tuple[str, KeyringBackend]]:
    """The keyrings that say that they could work here; only a real call tells."""
    from keyring.errors import KeyringError  # noqa: PLC0415 (slow to import, and for accounts alone)

    for vault in _VAULTS:
        module, _, name = vault.rpartition(".")
        try:
            kind: type[KeyringBackend] = getattr(importlib.import_module(module), name)
            if kind.viable:
                yield vault, kind()
        except (ImportError, AttributeError, RuntimeError, OSError, KeyringError):
            continue


def _set(ring: KeyringBackend, service: str, name: str, password: str) -> Keeping:
    outcome, _ = _tried(lambda: ring.set_password(service, name, password))
    if outcome is not Keeping.AVAILABLE:
        return outcome
    # One that silently keeps nothing is none.
    outcome, found = _tried(lambda: ring.get_password(service, name))
    return Keeping.MISSING if outcome is Keeping.AVAILABLE and found != password else outcome


def _get(ring: KeyringBackend, service: str, name: str) -> Found:
    outcome, found = _tried(lambda: ring.get_password(service, name))
    return Found(found, outcome)


def _delete(ring: KeyringBackend, service: str, name: str) -> Keeping:
    from keyring.errors import PasswordDeleteError  # noqa: PLC0415 (as above)

    def delete() -> None:
        try:
            ring.delete_password(service, name)
        except PasswordDeleteError:
            return

    return _tried(delete)[0]


def _tried(call: Callable[[], str | None]) -> tuple[Keeping, str | None]:
    """What came of a real call.

    A keyring that is there but was not unlocked says so, or that its prompt was dismissed; behind the bus each system
    has errors of its own, and whatever they are, this keyring is not to be had now.
    """
    from keyring.errors import InitError, KeyringLocked  # noqa: PLC0415 (as above)

    try:
        return Keeping.AVAILABLE, call()
    except (KeyringLocked, InitError):
        return Keeping.LOCKED, None
    except Exception:  # noqa: BLE001 (see above); its text may hold what was asked for, and is not logged
        return Keeping.MISSING, None
