from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.alerts.machines import message_bus, notification_daemon, screen


@pytest.fixture
def bus_address() -> Iterator[str]:
    with message_bus() as address:
        yield address


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    with screen() as name:
        yield name


@pytest.fixture
def daemon(bus_address: str, display: str) -> Iterator[str]:
    """The address of a bus with a notification daemon on it."""
    with notification_daemon(bus_address, display):
        yield bus_address
