"""`make bench`: every figure beside its floor; ends with 1 if one is over its limit. ARGS names the ones wanted."""

from __future__ import annotations

import sys

from tests.bench import alerting, importing, painting, starting


def main(wanted: list[str]) -> int:
    """Measure and tell."""
    over = 0
    for measure in (*starting.MEASURES, *painting.MEASURES, *importing.MEASURES, *alerting.MEASURES):
        if not wanted or measure.__name__ in wanted:
            for figure in measure():
                print(figure, flush=True)  # noqa: T201
                over += not figure.holds
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
