"""Figures beside their floor: taken in turns in the same run, so that a busy machine slows both alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One line of the report.

    Attributes:
        name: what was measured.
        value: the figure, in `unit`.
        limit: what it may be at most.
        detail: the figures behind it.
    """

    name: str
    value: float
    limit: float
    unit: str
    detail: str

    @property
    def holds(self) -> bool:
        """Whether it is within its limit."""
        return self.value <= self.limit

    def __str__(self) -> str:
        sign = "ok  " if self.holds else "OVER"
        return f"{sign}  {self.name:<58} {self.value:8.2f} {self.unit:<4} (at most {self.limit:g})  {self.detail}"


def beside_floor(
    name: str, limit: float, ours: Callable[[], float], floor: Callable[[], float], rounds: int, unit: str = "ms"
) -> Figure:
    """The median of the ratios of pairs taken in turns; the first pair only warms up."""
    ours(), floor()
    pairs = []
    for number in range(rounds):
        first, second = (ours, floor) if number % 2 else (floor, ours)
        one, other = first(), second()
        pairs.append((one, other) if number % 2 else (other, one))
    ratio = median(mine / least for mine, least in pairs)
    mine, least = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    return Figure(name, ratio, limit, "×", f"{mine:.1f} {unit} beside {least:.1f} {unit}")
