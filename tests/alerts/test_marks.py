from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.alerts.marks import Badge, Marks, Panel, Sign

PANELS: tuple[Panel | None, ...] = ("light", "dark", None)
BADGES: tuple[Badge, ...] = ("none", "count", "wrote", "paused")


@pytest.fixture
def marks(qapp: object, shipped: Path) -> Marks:
    return Marks(shipped, json.loads((shipped / "look" / "tokens.json").read_text())["colour"], "Inter")


def picture(marks: Marks, sign: Sign, panel: Panel | None, side: int = 22) -> QImage:
    return marks.pixmap(sign, panel, side).toImage()


def ink(image: QImage) -> int:
    return sum(
        QColor(image.pixelColor(x, y)).alpha() > 128 for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("panel", PANELS)
def test_every_state_looks_different(marks: Marks, panel: Panel | None) -> None:
    shown = [picture(marks, Sign(badge, 2), panel) for badge in BADGES]
    assert all(one != other for n, one in enumerate(shown) for other in shown[n + 1 :])


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("side", [16, 22, 64])
def test_there_is_always_something_to_see(marks: Marks, panel: Panel | None, side: int) -> None:
    for badge in BADGES:
        image = picture(marks, Sign(badge, 7), panel, side)
        assert (image.width(), image.height()) == (side, side)
        assert ink(image) > side * side / 8


def test_over_nine_reads_nine(marks: Marks) -> None:
    assert picture(marks, Sign("count", 9), "light") == picture(marks, Sign("count", 250), "light")


def test_the_marks_take_the_panels_colour(marks: Marks) -> None:
    light, dark = picture(marks, Sign(), "light"), picture(marks, Sign(), "dark")
    assert ink(light) == ink(dark)
    assert light != dark


def test_an_icon_has_all_sizes(marks: Marks) -> None:
    sizes = {size.width() for size in marks.icon(Sign("count", 2), None).availableSizes()}
    assert {16, 22, 32, 64} <= sizes
