from __future__ import annotations

from datetime import date, time

from desktop.core.facts import Place, Quiet, User
from desktop.core.kinds import CadenceKind
from desktop.store import settings
from desktop.store.open import Store
from tests.store.desks import undo, written

HOME = Place("DE", "BY", "Europe/Berlin")


def test_choices_by_name(store: Store) -> None:
    with written(store) as w:
        settings.put(w, "name", "Lena")
        settings.put(w, "windows", {"width": 900})
        settings.put(w, "name", "Lena B.")
    assert settings.every(store) == {"name": "Lena B.", "windows": {"width": 900}}
    assert settings.get(store, "name") == "Lena B."
    assert settings.get(store, "colour", "green") == "green"
    with written(store) as w:
        settings.forget(w, "name")
    assert settings.get(store, "name") is None
    undo(store)
    assert settings.get(store, "name") == "Lena B."


def test_a_user_who_chose_nothing(store: Store) -> None:
    assert settings.user(store, HOME) == User(HOME)


def test_a_user_who_chose_all(store: Store) -> None:
    with written(store) as w:
        settings.put(w, settings.COUNTRY, "JP")
        settings.put(w, settings.ZONE, "Asia/Tokyo")
        settings.put(w, settings.LETTER_TIME, "08:30")
        settings.put(w, settings.QUIET, ["22:00", "07:00"])
        settings.put(w, settings.PAUSE, "2027-04-01")
    assert settings.user(store, HOME) == User(
        Place("JP", None, "Asia/Tokyo"), time(8, 30), Quiet(time(22), time(7)), date(2027, 4, 1)
    )


def test_no_quiet_no_pause_and_another_region(store: Store) -> None:
    with written(store) as w:
        settings.put(w, settings.QUIET, None)
        settings.put(w, settings.PAUSE, None)
        settings.put(w, settings.REGION, "BE")
    assert settings.user(store, HOME) == User(Place("DE", "BE", "Europe/Berlin"), quiet=None)


def test_the_numbers_of_a_cadence(store: Store) -> None:
    with written(store) as w:
        settings.put_cadence(w, CadenceKind.INTERVIEW, {"limit": 3, "first_after": 7})
    with written(store) as w:
        settings.put_cadence(w, CadenceKind.INTERVIEW, {"limit": None})
    assert settings.cadences(store) == {CadenceKind.INTERVIEW: {"limit": None}}
    with written(store) as w:
        settings.put_cadence(w, CadenceKind.INTERVIEW, {})
    assert settings.cadences(store) == {}
