"""A desk of sample data, for a look around and for the pictures. All names are invented."""

from __future__ import annotations

from datetime import datetime

from desktop.desk import settings
from desktop.desk.desk import Desk
from desktop.desk.sample import board, network, states
from desktop.desk.sample.telling import Telling


def fill(desk: Desk, now: datetime, *, every_state: bool = False) -> None:
    """Tell an empty desk, through its own use cases, a job search of seven weeks that has come to `now`.

    Args:
        desk: an empty one.
        now: what is due is due on its day, or on the last business day before it.
        every_state: more cards than the pictures show, so that each turn line occurs.
    """
    telling = Telling(desk, now)
    for name, value in (("country", "DE"), ("zone", telling.zone), ("name", "Lena"), ("letter-time", "10:00")):
        settings.set_value(desk, telling.at(-50), name, value)
    network.tell(telling)
    board.tell(telling)
    if every_state:
        states.tell(telling)
    telling.play()
    board.arrange(telling)
