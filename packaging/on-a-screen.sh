#!/usr/bin/env bash
# Runs a command on a virtual screen of its own, with a window manager and a private session bus.
set -euo pipefail

size="${AFTERWORD_SCREEN:-1400x900x24}"
folder="$(mktemp -d)"
screen=
end() {
    if [ -n "$screen" ]; then kill "$screen" 2>/dev/null || true; fi
    rm -rf "$folder"
}
trap end EXIT

mkfifo "$folder/number"
Xvfb -displayfd 3 -screen 0 "$size" -nolisten tcp 3>"$folder/number" 2>"$folder/log" &
screen=$!
if ! read -r -t 20 number <"$folder/number"; then
    echo "afterword: the virtual screen did not start: $(cat "$folder/log")" >&2
    exit 1
fi
unset WAYLAND_DISPLAY
export DISPLAY=":$number" QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR="$folder"
# shellcheck disable=SC2016 # expanded by the inner shell
dbus-run-session -- bash -c 'openbox --sm-disable >/dev/null 2>&1 & manager=$!; "$@"; status=$?; kill $manager 2>/dev/null; exit $status' _ "$@"
