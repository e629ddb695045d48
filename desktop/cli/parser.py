"""Which verbs there are, and what each takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from desktop import __version__
from desktop.cli import applications, facts, files, plans
from desktop.cli.options import Verbs, common

_ROOMS: Sequence[Callable[[Verbs], None]] = (applications.verbs, facts.verbs, plans.verbs, files.verbs)


class WrongUsage(Exception):
    """The arguments cannot be read; the text says which and why."""


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of printing and leaving."""

    def __init__(self, **settings: object) -> None:
        super().__init__(allow_abbrev=False, **settings)  # type: ignore[arg-type]
        common(self)

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong."""
        raise WrongUsage(f"{self.prog}: {message}")


def parser() -> Parser:
    """The whole command line. Each verb's namespace has `handle`, the function that does it."""
    whole = Parser(prog="afterword", description="Follow-ups for job seekers, with a schedule, courtesy, and an end.")
    whole.add_argument("--version", action="version", version=__version__)
    found = whole.add_subparsers(title="verbs", metavar="VERB", required=True, parser_class=Parser)
    for room in _ROOMS:
        room(Verbs(found))
    return whole
