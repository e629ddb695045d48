"""The shipped defaults, read from the folder that the desk was given: cadences and templates of letters."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from desktop.core.facts import Cadence
from desktop.core.kinds import CadenceKind
from desktop.core.letters import Language, Template, parse_template
from desktop.core.reason import Trouble


def cadences(shipped: Path) -> dict[CadenceKind, Cadence]:
    """The shipped recipes, one for each kind.

    Raises:
        Trouble: the file is missing or damaged.
    """
    file = shipped / "cadences" / "default.toml"
    tables = _toml(file)
    try:
        # TOML has no word for none: a cadence without a limit has no line for it.
        return {kind: Cadence(kind, **{"limit": None, **tables[kind]}) for kind in CadenceKind}
    except (KeyError, TypeError) as error:
        raise Trouble("trouble.shipped_missing", file=file.name) from error


def template(shipped: Path, key: str, language: str = "en") -> Template:
    """One template of a language, by its key.

    Raises:
        Trouble: there is no such template, or it has an error.
    """
    file = shipped / "templates" / language / f"{key}.txt"
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise Trouble("trouble.shipped_missing", file=file.name) from error
    return parse_template(key, text, _language(file.parent))


def templates(shipped: Path, language: str = "en") -> tuple[Template, ...]:
    """All templates of a language, by key.

    Raises:
        Trouble: one has an error.
    """
    folder = shipped / "templates" / language
    return tuple(template(shipped, file.stem, language) for file in sorted(folder.glob("*.txt")))


def _language(folder: Path) -> Language:
    file = folder / "language.toml"
    table = _toml(file)
    try:
        months, weekdays = tuple(table.pop("months")), tuple(table.pop("weekdays"))
        return Language(months=months, weekdays=weekdays, **table)
    except (KeyError, TypeError) as error:
        raise Trouble("trouble.shipped_missing", file=file.name) from error


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Trouble("trouble.shipped_missing", file=file.name) from error
