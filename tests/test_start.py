"""What the first paint is made of."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.children import FORBIDDEN
from tests.bench.desks import filled

ROOT = Path(__file__).parent.parent


def test_the_first_board_is_painted_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    data = filled(tmp_path / "desk", 30)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.children", "program", "--data", str(data)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[0])
    assert told["here"] == [], f"imported before the first paint: {told['here']} (of {FORBIDDEN})"
