"""Contrast, computed anew from the tokens by the formula of WCAG 2."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

TOKENS: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "resources/look/tokens.json").read_text(encoding="utf-8")
)
PAIRS = [
    (theme, pair["role"], ground, pair["min"])
    for theme in ("light", "dark")
    for pair in TOKENS["contrast"]
    for ground in pair["on"]
]


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(("theme", "role", "ground", "least"), PAIRS)
def test_contrast(theme: str, role: str, ground: str, least: float) -> None:
    colours = TOKENS["colour"][theme]
    assert contrast(colours[role], colours[ground]) >= least


def test_both_themes_have_the_same_roles() -> None:
    assert TOKENS["colour"]["light"].keys() == TOKENS["colour"]["dark"].keys()
