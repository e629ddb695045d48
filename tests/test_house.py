"""The rules of the house that hold for every file in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT_QT = ("desktop.runner", "desktop.alerts", "desktop.panes", "desktop.app")
LONGEST_FILE, LONGEST_FUNCTION = 500, 60


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in names.split("\0") if name and (path := ROOT / name).is_file()]


def texts() -> list[tuple[str, str]]:
    binary = {".ttf", ".png", ".ico", ".icns", ".db"}
    files = [path for path in tracked() if path.suffix not in binary]
    return [(str(path.relative_to(ROOT)), path.read_bytes().decode("utf-8", "replace")) for path in files]


def modules() -> list[Path]:
    return sorted((ROOT / "desktop").rglob("*.py"))


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("desktop", include_external_packages=True, cache_dir=None)


def inside(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def test_no_import_cycle(graph: grimp.ImportGraph) -> None:
    house = {name for name in graph.modules if inside(name, "desktop")}
    # A package imports its own modules, and they do not need it; that alone is no cycle in practice.
    edges = {name: {to for to in graph.find_modules_directly_imported_by(name) if to in house} for name in house}
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as cycle:
        pytest.fail(f"An import cycle: {' → '.join(cycle.args[1])}")


@pytest.mark.parametrize("library", ["PySide6", "shiboken6"])
def test_qt_stays_where_windows_and_threads_are(graph: grimp.ImportGraph, library: str) -> None:
    if library not in graph.modules:
        pytest.skip("not imported")
    users = graph.find_modules_that_directly_import(library)
    assert not [name for name in users if not any(inside(name, room) for room in MAY_IMPORT_QT)]


@pytest.mark.parametrize("library", ["peewee", "playhouse", "sqlite3"])
def test_the_database_stays_in_store(graph: grimp.ImportGraph, library: str) -> None:
    users = graph.find_modules_that_directly_import(library) if library in graph.modules else set()
    assert not [name for name in users if not inside(name, "desktop.store")]


def test_core_reads_no_clock_no_files_no_network(graph: grimp.ImportGraph) -> None:
    outside = {
        "os",
        "pathlib",
        "io",
        "socket",
        "http",
        "time",
        "subprocess",
        "threading",
        "asyncio",
        "shutil",
    }
    for name in (name for name in graph.modules if inside(name, "desktop.core")):
        assert not graph.find_modules_directly_imported_by(name) & outside, name
    for path in (ROOT / "desktop/core").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(datetime|date)\.(now|today|utcnow)\(|urllib\.request", source), path


def test_the_command_line_starts_without_qt(tmp_path: Path) -> None:
    program = (
        "import sys; from desktop.__main__ import main; main(sys.argv[1:]);"
        "sys.exit(sorted({'PySide6', 'shiboken6'} & sys.modules.keys()).__str__() if 'PySide6' in sys.modules else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--data", str(tmp_path), "list"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_files_and_functions_stay_small() -> None:
    too_long = []
    for path in modules():
        if "catalogue" in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        if (lines := source.count("\n")) > LONGEST_FILE:
            too_long.append(f"{path.relative_to(ROOT)}: {lines} lines")
        too_long += [
            f"{path.relative_to(ROOT)}: {node.name} is longer than {LONGEST_FUNCTION} lines"
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
        ]
    assert not too_long


def test_the_lock_names_no_host_and_every_pin_has_a_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pins = re.split(r"\n(?=\S)", lock.strip())
    assert len(pins) > len(("PySide6-Essentials", "shiboken6"))
    assert not [pin.splitlines()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin]


def test_no_machine_and_no_registry_is_named() -> None:
    forbidden = re.compile(
        "|".join(
            [
                "/work" + "/",
                "/root" + "/",
                "/home/" + r"\w",
                "/tmp" + r"/\w",
                r"pypi" + r"\.org",
                "python" + "hosted",
                "npm" + "js",
            ]
        )
    )
    named = [(name, hit.group()) for name, text in texts() if (hit := forbidden.search(text)) and name != ".gitignore"]
    assert not named


def test_a_void_call_of_qt_keeps_none_alive() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to None at nearly every such call, and aborts soon."""
    from PySide6.QtCore import QObject  # noqa: PLC0415 (this file is otherwise about files)

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(2000):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 1000


def test_the_icons_that_the_tokens_name_are_there() -> None:
    import json  # noqa: PLC0415

    tokens = json.loads((ROOT / "resources/look/tokens.json").read_text(encoding="utf-8"))
    names = {name for role, name in tokens["icons"].items() if role != "set"}
    assert not [name for name in names if not (ROOT / f"resources/icons/{name}.svg").is_file()]
