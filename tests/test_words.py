"""Every text that the program asks for is in the catalogue, and every text can be written."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.words.catalogue import ENGLISH

ROOT = Path(__file__).parent.parent
CALLS_WITH_A_KEY = {"text", "Reason", "of", "Trouble"}
KEY = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")


def forms(entry: str | tuple[str, str]) -> tuple[str, ...]:
    return entry if isinstance(entry, tuple) else (entry,)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def keys_in(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Calls by name with a constant key: (who is called, the key)."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        key = node.args[0].value
        if called in CALLS_WITH_A_KEY and isinstance(key, str) and KEY.fullmatch(key):
            yield called, key


def used() -> list[tuple[str, str, str]]:
    return [
        (str(path.relative_to(ROOT)), called, key)
        for path in sorted((ROOT / "desktop").rglob("*.py"))
        for called, key in keys_in(ast.parse(path.read_text(encoding="utf-8")))
    ]


def test_every_key_that_is_asked_for_exists() -> None:
    missing = []
    for place, called, key in used():
        wanted = [f"{key}.{part}" for part in ("title", "says", "try")] if called == "Trouble" else [key]
        missing += [f"{place}: {name}" for name in wanted if name not in ENGLISH]
    assert not missing


def test_every_trouble_is_whole() -> None:
    keys = {key.rpartition(".")[0] for key in ENGLISH if key.startswith("trouble.") and key.count(".") > 1}
    assert not [f"{key}.{part}" for key in keys for part in ("title", "says", "try") if f"{key}.{part}" not in ENGLISH]


@pytest.mark.parametrize("key", sorted(ENGLISH))
def test_a_text_can_be_written(key: str) -> None:
    one, *other = forms(ENGLISH[key])
    for text in (one, *other):
        assert all(name.isidentifier() for name in fields(text)), f"{text!r} has a field without a name"
    for text in other:
        assert fields(one) <= fields(text) | {"n"}


def test_no_text_shouts() -> None:
    assert not [key for key, entry in ENGLISH.items() if any("!" in form for form in forms(entry))]


def test_every_text_is_asked_for_somewhere() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "desktop").rglob("*.py") if "catalogue" not in path.parts
    )
    stems = {key for key in ENGLISH if key not in source and key.rpartition(".")[0] not in source}
    assert not stems
