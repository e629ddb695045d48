"""Options that several verbs share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.cli.times import day, moment

if TYPE_CHECKING:
    from desktop.cli.call import Call, Said

_DIGITS = 18
"""More than any id has, and as many as the database can hold."""
Kind = TypeVar("Kind", bound=StrEnum)


class Verbs:
    """Where a room adds its verbs."""

    def __init__(self, found: argparse._SubParsersAction[Any]) -> None:
        self._found = found

    def add(self, name: str, handle: Callable[[Call], Said], about: str) -> argparse.ArgumentParser:
        """Add a verb; its own arguments are added to what comes back."""
        verb: argparse.ArgumentParser = self._found.add_parser(name, help=about, description=about)
        verb.set_defaults(handle=handle)
        return verb


def common(parser: argparse.ArgumentParser) -> None:
    """The options that mean the same before and after the verb.

    Nothing is set where none is given: else the verb's parser puts its own defaults over what stood before it.
    """
    unset = argparse.SUPPRESS
    parser.add_argument("--data", metavar="DIR", default=unset, help="the folder of the desk")
    parser.add_argument("--json", action="store_true", default=unset, help="answer in JSON")
    parser.add_argument("--at", metavar="T", type=moment, default=unset, help="the now of this call")


def application(parser: argparse.ArgumentParser) -> None:
    """The id of an application."""
    parser.add_argument("id", metavar="ID", type=number, help="the application's id")


def step(parser: argparse.ArgumentParser) -> None:
    """The id of a step."""
    parser.add_argument("step", metavar="STEP", type=number, help="the step's id")


def on(parser: argparse.ArgumentParser) -> None:
    """When it happened."""
    parser.add_argument("--on", metavar="T", type=moment, help="when it happened, where that is not now")


def by(parser: argparse.ArgumentParser, about: str) -> None:
    """A day in the future."""
    parser.add_argument("--by", metavar="DAY", type=day, help=about)


def anyway(parser: argparse.ArgumentParser) -> None:
    """The deliberate second yes."""
    parser.add_argument("--anyway", action="store_true", help="yes, all the same")


def number(text: str) -> int:
    """An id.

    Raises:
        ArgumentTypeError: not a whole number.
    """
    if not text.isascii() or not text.isdigit() or len(text) > _DIGITS:
        raise argparse.ArgumentTypeError(f"“{text}” is no id; a whole number was expected")
    return int(text)


def one_of(kind: type[Kind]) -> Callable[[str], Kind]:
    """A reader of one of a closed set of words; spaces may be typed as hyphens."""

    def read(text: str) -> Kind:
        for word in kind:
            if text.casefold().replace("_", "-").replace(" ", "-") == word.value.replace(" ", "-"):
                return word
        known = ", ".join(word.value for word in kind)
        raise argparse.ArgumentTypeError(f"“{text}” is none of: {known}")

    return read
