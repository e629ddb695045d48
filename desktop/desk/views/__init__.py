"""What the desk shows: the board, Today, one card, the plans, people. None of it writes, but `look`."""

from desktop.desk.views.board import board, listing
from desktop.desk.views.cards import plans, plans_if_there
from desktop.desk.views.detail import detail
from desktop.desk.views.due import due
from desktop.desk.views.looking import look
from desktop.desk.views.people import find, looked_through, who, work
from desktop.desk.views.today import today

__all__ = [
    "board",
    "detail",
    "due",
    "find",
    "listing",
    "look",
    "looked_through",
    "plans",
    "plans_if_there",
    "today",
    "who",
    "work",
]
