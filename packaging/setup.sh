#!/usr/bin/env bash
# Prepares .venv beside this checkout: `setup.sh [SET…]`, with the sets of system-packages.txt that are wanted too.
# Quick when nothing changed. The system's own Python and pip are left alone.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/system.sh
source packaging/system.sh

recent_enough() { "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local candidate
    for candidate in ${PYTHON:-} /usr/bin/python3 python3 python3.13 python3.12 python3.11 python3.14; do
        if recent_enough "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

stamp() { cat pyproject.toml requirements.lock desktop/__init__.py | sha256sum | cut -d' ' -f1; }

# A bare Debian has Python without the module that makes virtual environments, or no Python at all.
can_make_environments() {
    local python
    python="$(find_python)" && "$python" -c 'import ensurepip, venv' 2>/dev/null
}

sets=(run "$@")
works() { .venv/bin/python -c '' 2>/dev/null; }
works || can_make_environments || sets+=(setup)
need "${sets[@]}"
if works && [ "$(cat .venv/stamp 2>/dev/null)" = "$(stamp)" ]; then
    exit 0
fi

if ! works; then
    python="$(find_python)" || {
        say "Afterword needs Python 3.11 or newer, and none was found."
        say "Please install one, or name it: make setup PYTHON=/path/to/python3"
        exit 1
    }
    say "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv || {
        say "$python cannot make a virtual environment. Please install its venv module, then try again."
        exit 1
    }
fi
say "Installing what requirements.lock names"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r requirements.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation -e .
stamp > .venv/stamp
say "Ready: .venv/bin/afterword"
