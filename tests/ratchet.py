"""Files that reached full coverage keep it: `python -m tests.ratchet build/coverage.json [--grow]`.

All of desktop/core and desktop/store is on the list by rule; fully_covered.txt names the others, and only grows.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

BY_RULE = ("desktop/core/", "desktop/store/")
STEADY = ("desktop/words/", "desktop/intake/", "desktop/desk/", "desktop/cli/", "desktop/accounts/", "desktop/dav/")
"""Where the same tests cover the same lines each time; what waits for windows and clocks is not held to it."""
LIST = Path(__file__).with_name("fully_covered.txt")


def main(arguments: list[str]) -> int:
    """Print what is short of full coverage. Returns 1 if anything is."""
    report = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    files: dict[str, Any] = {Path(name).as_posix(): facts for name, facts in report["files"].items()}
    listed = set(LIST.read_text(encoding="utf-8").split())
    if "--grow" in arguments:
        listed |= {name for name, facts in files.items() if name.startswith(STEADY) and _is_full(facts)}
        LIST.write_text("".join(f"{name}\n" for name in sorted(listed)), encoding="utf-8")
    short = list(_short(files, listed))
    print("\n".join(short) or f"Full line and branch coverage kept in {_kept(files, listed)} files.")  # noqa: T201
    return 1 if short else 0


def _short(files: dict[str, Any], listed: set[str]) -> Iterator[str]:
    for name in sorted(listed - files.keys()):
        yield f"{name}: on the list, but not measured"
    for name, facts in sorted(files.items()):
        if (name in listed or name.startswith(BY_RULE)) and not _is_full(facts):
            branches = [f"{start}->{end}" for start, end in facts["missing_branches"]]
            yield f"{name}: lines {facts['missing_lines']} branches {branches} are not covered"


def _is_full(facts: dict[str, Any]) -> bool:
    return not facts["missing_lines"] and not facts["missing_branches"]


def _kept(files: dict[str, Any], listed: set[str]) -> int:
    return sum(name in listed or name.startswith(BY_RULE) for name in files)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
