from __future__ import annotations

import pytest

from desktop.core.reason import Reason, Trouble
from desktop.store import accounts, history
from desktop.store.accounts import CALDAV, Published
from desktop.store.open import Store
from tests.store.desks import NOW, hows, written

ADDRESS = "https://cloud.example.org/"


def test_what_is_kept_of_an_account_comes_back(store: Store) -> None:
    assert accounts.of(store) is None
    with written(store) as w:
        number = accounts.put(w, CALDAV, address=ADDRESS, user="lena")
        assert hows(w.changes()) == [("account", number, "added")]
    with written(store) as w:
        assert accounts.put(w, CALDAV, publishes=True, vault="V", result=Reason.of("a.b", n=1), result_at=NOW) == number

    found = accounts.of(store)
    assert found == accounts.get(store, number)
    assert found is not None
    assert (found.address, found.user, found.vault, found.calendar) == (ADDRESS, "lena", "V", None)
    assert (found.publishes, found.result, found.result_at, found.failed) == (True, Reason.of("a.b", n=1), NOW, False)
    assert accounts.get(store, number + 1) is None


def test_what_was_published_is_known_by_uid(store: Store) -> None:
    with written(store) as w:
        number = accounts.put(w, CALDAV, address=ADDRESS, user="lena")
        accounts.put_published(w, number, [Published("a", None, "1", "ours"), Published("b", '"x"', "2", "ours")], [])
        accounts.put_published(w, number, [Published("a", '"y"', "3", "edited")], ["b", "c"])

    assert accounts.published(store, number) == {"a": Published("a", '"y"', "3", "edited")}
    with written(store) as w:
        accounts.forget(w, number)
    assert accounts.of(store) is None
    assert accounts.published(store, number) == {}


def test_undo_leaves_accounts_alone(store: Store) -> None:
    with written(store) as w:
        accounts.put(w, CALDAV, address=ADDRESS, user="lena")
    with written(store, undo=False) as w, pytest.raises(Trouble):
        history.undo(w)

    assert accounts.of(store) is not None
