#!/usr/bin/env bash
# `run.sh [ARGUMENT…]`: opens Afterword. Where there is no screen, it takes a picture of the window on a virtual one.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/system.sh
source packaging/system.sh

wants_window() {
    .venv/bin/python -c 'import sys; from desktop.__main__ import wants_window; sys.exit(not wants_window(sys.argv[1:]))' "$@"
}

if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || ! wants_window "$@"; then
    exec .venv/bin/afterword "$@"
fi
say "There is no screen here. Afterword opens on a virtual one, and a picture of its window is taken."
need screen
mkdir -p build
bash packaging/on-a-screen.sh bash packaging/picture.sh build/afterword.png .venv/bin/afterword "$@"
say "The picture of the window is build/afterword.png"
