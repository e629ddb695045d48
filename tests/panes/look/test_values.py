"""Tokens made ready for painting: sizes grow with the text, colours follow the scheme."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.panes.look import Look
from desktop.panes.look.paint import box, mixed, snapped
from desktop.panes.look.tokens import TypeRole, contrast
from desktop.panes.look.values import Values


def values(app: QApplication, shipped: Path, *, points: float = 10, scheme: str = "light") -> Values:
    return Values(shipped, app, scheme="dark" if scheme == "dark" else "light", points=points)


def test_the_shipped_font_is_used(look: Look) -> None:
    assert QFontInfo(look.font("body")).family() == "Inter"


@pytest.mark.parametrize(("points", "unit"), [(9, 4), (10, 4), (14, 6), (20, 8)])
def test_the_grid_grows_with_the_text(qapp: QApplication, shipped: Path, points: float, unit: int) -> None:
    assert values(qapp, shipped, points=points).u() == pytest.approx(unit, abs=1)


@pytest.mark.parametrize(("points", "clamped"), [(4, 9), (40, 20)])
def test_the_text_is_never_tiny_nor_huge(qapp: QApplication, shipped: Path, points: float, clamped: float) -> None:
    assert values(qapp, shipped, points=points).font("body").pointSizeF() == clamped


@pytest.mark.parametrize(
    ("entry", "at_ten", "at_nine"),
    [("B", 10, 9), ("B+1.5", 11.5, 10.5), ("B-1", 9, 8), ("max(B-1.5, 8)", 8.5, 8)],
)
def test_type_sizes_are_read_as_they_are_written(entry: str, at_ten: float, at_nine: float) -> None:
    role = TypeRole.of({"pt": entry, "weight": 400, "line_px_at_10pt": 20})
    assert (role.points(10), role.points(9)) == (at_ten, at_nine)


def test_a_size_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="expected B"):
        TypeRole.of({"pt": "12px", "weight": 400, "line_px_at_10pt": 20})


def test_the_scheme_changes_colours_and_tells(qapp: QApplication, look: Look) -> None:
    told: list[int] = []
    look.changed.connect(lambda: told.append(1))
    light = look.colour("surface")
    look.set_scheme("dark")
    assert look.colour("surface") != light
    assert qapp.palette().window().color() == look.colour("surface")
    look.set_scheme("light")
    assert look.colour("surface") == light
    assert len(told) == 2


def test_an_icon_takes_the_colour_of_its_text(look: Look) -> None:
    image = look.pixmap("done", "accent", 32, 2.0).toImage()
    assert image.width() == 64
    seen = {
        image.pixelColor(x, y).name() for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {look.colour("accent").name()}


def test_the_star_can_be_filled(look: Look) -> None:
    hollow, filled = (look.pixmap("star", "text-2", 16, 1.0, filled=full).toImage() for full in (False, True))
    assert hollow.pixelColor(8, 8).alpha() == 0
    assert filled.pixelColor(8, 8).alpha() == 255


def test_every_icon_of_the_tokens_is_shipped(look: Look) -> None:
    for name in look.tokens.icons:
        assert not look.pixmap(name, "text").isNull()


def test_without_motion_everything_is_at_once_but_the_toast_stays(look: Look) -> None:
    assert (look.motion("panel"), look.motion("toast-stays")) == (0, 6000)


def test_contrast_is_the_formula_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_boxes_lie_on_the_grid_of_the_device() -> None:
    assert snapped(QRectF(0.3, 0.6, 10, 10), 1) == QRectF(0, 1, 10, 10)
    assert snapped(QRectF(0.3, 0.6, 10, 10), 2) == QRectF(0.5, 0.5, 10, 10)


def test_colours_mix() -> None:
    black, white = QColor("black"), QColor("white")
    assert [mixed(black, white, part).red() for part in (-1, 0.5, 2)] == [0, 128, 255]


def test_a_border_lies_inside_its_box() -> None:
    image = QImage(10, 10, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    box(painter, QRectF(2, 2, 6, 6), 0, QColor("white"), QColor("black"))
    painter.end()
    assert image.pixelColor(2, 5) == QColor("black")
    assert image.pixelColor(1, 5) == QColor("white")
    assert image.pixelColor(3, 5) == QColor("white")
