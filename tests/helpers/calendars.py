"""A real calendar server for the tests of any room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.accounts.server import Login
from desktop.core.progress import Unwatched
from desktop.dav.client import Client
from tests.dav.radicale import PASSWORD, USER, Radicale


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    """One server for all tests that leave it running."""
    made = Radicale(tmp_path_factory.mktemp("radicale"))
    made.start()
    yield made
    made.stop()


@pytest.fixture
def radicale(running: Radicale) -> Radicale:
    """A server with nothing in it."""
    running.empty()
    return running


@pytest.fixture
def own_radicale(tmp_path: Path) -> Iterator[Radicale]:
    """A server that a test may stop, start and set up as it likes."""
    made = Radicale(tmp_path / "radicale")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def connect() -> Iterator[Callable[..., Client]]:
    """Clients that hang up at the end."""
    made: list[Client] = []

    def client(server: Radicale, *, address: str | None = None, password: str = PASSWORD) -> Client:
        made.append(Client(Login(address or server.address, USER, password), Unwatched()))
        return made[-1]

    yield client
    for one in made:
        one.close()
