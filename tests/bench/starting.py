"""From the start of the process to the first painted board; what is in memory then; and after."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.desks import filled
from tests.bench.measure import Figure, beside_floor

CARDS, ROUNDS = 500, 15
START, MEMORY = 1.6, 80.0
SETTLING_SECONDS = 8.0


def start() -> list[Figure]:
    """Start and memory with 500 cards."""
    with TemporaryDirectory() as folder:
        data = str(filled(Path(folder) / "desk", CARDS))
        memory: list[float] = []

        def ours() -> float:
            return _first_paint("program", "--data", data)

        figure = beside_floor(
            f"start to the first board of {CARDS} cards", START, ours, lambda: _first_paint("empty"), ROUNDS
        )
        with _running("program-stays", "--data", data) as child:
            time.sleep(SETTLING_SECONDS)
            memory.append(_private_memory(child.pid))
    return [
        figure,
        Figure("memory after the start", median(memory), MEMORY, "MiB", "proportional share, the desk open"),
    ]


def _first_paint(*words: str) -> float:
    begun = time.monotonic()
    done = subprocess.run(_command(*words), env=_environment(), capture_output=True, text=True, check=True, timeout=60)
    told = json.loads(done.stdout.splitlines()[0])
    return (float(told["at"]) - begun) * 1000


@contextmanager
def _running(*words: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(_command(*words), env=_environment(), stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            json.loads(child.stdout.readline())
            yield child
        finally:
            child.terminate()


def _environment() -> dict[str, str]:
    # An installed program has its modules compiled.
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "tests.bench.children", *words]


def _private_memory(process: int) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


MEASURES: list[Callable[[], list[Figure]]] = [start]
