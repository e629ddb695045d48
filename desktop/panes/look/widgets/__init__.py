"""The small parts that every pane is made of. Each takes the look by constructor and follows its changes.

Their modules are imported when a part is first asked for: the first picture of the window needs few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.panes.look.widgets.badge import Badge
    from desktop.panes.look.widgets.buttons import ChoiceButton, IconButton, MainButton, PlainButton, Pressable
    from desktop.panes.look.widgets.chips import Chip, ChipRow
    from desktop.panes.look.widgets.fields import Field
    from desktop.panes.look.widgets.labels import IconLabel, TextLabel
    from desktop.panes.look.widgets.marks import EmptyMarks
    from desktop.panes.look.widgets.panels import Hairline, Panel, ScrollPane
    from desktop.panes.look.widgets.plan_list import PlanList, PlanRow
    from desktop.panes.look.widgets.toast import Toast
    from desktop.panes.look.widgets.turn_strip import TurnStrip

_HOMES = {
    "Badge": "badge",
    "Chip": "chips",
    "ChipRow": "chips",
    "ChoiceButton": "buttons",
    "EmptyMarks": "marks",
    "Field": "fields",
    "Hairline": "panels",
    "IconButton": "buttons",
    "IconLabel": "labels",
    "MainButton": "buttons",
    "Panel": "panels",
    "PlainButton": "buttons",
    "PlanList": "plan_list",
    "PlanRow": "plan_list",
    "Pressable": "buttons",
    "ScrollPane": "panels",
    "TextLabel": "labels",
    "Toast": "toast",
    "TurnStrip": "turn_strip",
}

__all__ = [
    "Badge",
    "Chip",
    "ChipRow",
    "ChoiceButton",
    "EmptyMarks",
    "Field",
    "Hairline",
    "IconButton",
    "IconLabel",
    "MainButton",
    "Panel",
    "PlainButton",
    "PlanList",
    "PlanRow",
    "Pressable",
    "ScrollPane",
    "TextLabel",
    "Toast",
    "TurnStrip",
]


def __getattr__(name: str) -> Any:
    """Find a part in its module."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
