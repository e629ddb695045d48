"""The real command line, in this process, on a desk of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main


@dataclass(frozen=True)
class Said:
    """What one call answered."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


class Terminal:
    """Calls the command line, always on the same data folder. `at` is the now of the next calls."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.at = "2026-11-02T09:00+01:00"
        self._capsys = capsys

    def call(self, *arguments: object) -> Said:
        self._capsys.readouterr()
        status = main(["--data", str(self.folder), "--at", self.at, *map(str, arguments)])
        said = self._capsys.readouterr()
        return Said(status, said.out, said.err)

    def do(self, *arguments: object, at: str | None = None) -> dict[str, Any]:
        """A call that must succeed; its answer as data."""
        self.at = at or self.at
        said = self.call("--json", *arguments)
        assert (said.status, said.err) == (0, ""), said
        return said.data

    def refused(self, *arguments: object, status: int = 1) -> dict[str, str]:
        """A call that must not succeed: one sentence on stderr, the error as data on stdout."""
        said = self.call("--json", *arguments)
        assert said.status == status, said
        error: dict[str, str] = said.data["error"]
        assert said.err.startswith(error["says"])
        assert said.err.count("\n") == 1
        return error

    # What the tests tell and ask often

    def add(self, company: str = "Acme", role: str = "Product Manager", *more: object) -> int:
        return int(self.do("add", company, role, *more)["id"])

    def plan(self, card: int = 1) -> dict[str, Any]:
        return self.do("plan", card)

    def days(self, card: int = 1) -> dict[str, str]:
        """Day by kind of the live plan's steps."""
        return {step["kind"]: step["day"] for step in self.plan(card)["steps"]}

    def step(self, kind: str, card: int = 1, *, state: str | None = None) -> dict[str, Any]:
        """The first step of a kind, over all plans of a card."""
        plans = self.do("plan", card, "--all")["plans"]
        found = [step for plan in plans for step in plan["steps"] if step["kind"] == kind]
        return next(step for step in found if state in (None, step["state"]))


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A user in Berlin, with a new desk."""
    terminal = Terminal(tmp_path / "desk", capsys)
    terminal.do("set", "zone", "Europe/Berlin")
    terminal.do("set", "country", "DE")
    return terminal
