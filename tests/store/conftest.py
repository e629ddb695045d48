from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.open import Store
from tests.store.desks import columns


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "desk.sqlite"


@pytest.fixture
def bare(path: Path) -> Iterator[Store]:
    """A fresh desk without columns."""
    with Store(path) as store:
        yield store


@pytest.fixture
def store(bare: Store) -> Store:
    """A desk with the five columns."""
    columns(bare)
    return bare
