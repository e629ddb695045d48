"""The values of the look, read from ``tokens.json``; the only place that knows a colour or a size."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Literal, NamedTuple

Scheme = Literal["light", "dark"]

_PLUS = re.compile(r"B(?P<extra>[+-]\d+(?:\.\d+)?)?")
_LEAST = re.compile(r"max\((?P<inner>[^,]+),\s*(?P<least>\d+(?:\.\d+)?)\)")


class TypeRole(NamedTuple):
    """How one kind of text is set.

    Attributes:
        extra: points more than the system's font.
        least: never below this many points.
        weight: 400 or 600.
        line: height of a line in px where the system's font is 10 pt at 96 dpi.
    """

    extra: float
    least: float
    weight: int
    line: float

    @classmethod
    def of(cls, entry: dict[str, Any]) -> TypeRole:
        """Read one entry, whose size is ``B``, ``B+1.5`` or ``max(B-1.5, 8)``."""
        size, least = str(entry["pt"]), 0.0
        if bounded := _LEAST.fullmatch(size):
            size, least = bounded["inner"], float(bounded["least"])
        plus = _PLUS.fullmatch(size)
        if plus is None:
            raise ValueError(f"tokens.json: a type size reads {entry['pt']!r}; expected B, B+N or max(B-N, LEAST)")
        return cls(float(plus["extra"] or 0), least, int(entry["weight"]), float(entry["line_px_at_10pt"]))

    def points(self, base: float) -> float:
        """The size in points where the system's font has `base` points."""
        return max(base + self.extra, self.least)


class ContrastRule(NamedTuple):
    """One colour role must stand out from each of these grounds by at least this ratio."""

    role: str
    grounds: tuple[str, ...]
    least: float


class Shade(NamedTuple):
    """One layer of the shadow of what floats; px at u = 4."""

    y: float
    blur: float
    alpha: float


class Tokens(NamedTuple):
    """All values of the look. Sizes and radii are in u, lines in logical px, motion in ms."""

    colours: dict[Scheme, dict[str, str]]
    contrast: tuple[ContrastRule, ...]
    family: str
    roles: dict[str, TypeRole]
    sizes: dict[str, float]
    radii: dict[str, float]
    lines: dict[str, float]
    shadow: tuple[Shade, ...]
    motion: dict[str, int]
    icons: dict[str, str]

    @classmethod
    def read(cls, file: Path) -> Tokens:
        """Read the tokens.

        Raises:
            OSError: the file cannot be read.
            ValueError, KeyError: it is not a file of tokens.
        """
        raw = json.loads(file.read_text(encoding="utf-8"))
        return cls(
            colours={"light": dict(raw["colour"]["light"]), "dark": dict(raw["colour"]["dark"])},
            contrast=tuple(ContrastRule(r["role"], tuple(r["on"]), float(r["min"])) for r in raw["contrast"]),
            family=raw["font"]["family"],
            roles={name: TypeRole.of(entry) for name, entry in raw["type"].items()},
            sizes=dict(raw["size_u"]),
            radii=dict(raw["radius_u"]),
            lines=dict(raw["line_px"]),
            shadow=tuple(Shade(s["y"], s["blur"], s["alpha"]) for s in raw["shadow"]["layers"]),
            motion={name: ms for name, ms in raw["motion_ms"].items() if isinstance(ms, int)},
            icons={name: icon for name, icon in raw["icons"].items() if name != "set"},
        )


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2) of ``#RRGGBB``, from 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2) of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
