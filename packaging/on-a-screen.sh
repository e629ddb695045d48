#!/usr/bin/env bash
# Runs a command on a virtual screen of its own, with a window manager and a private session bus.
set -euo pipefail

size="${AFTERWORD_SCREEN:-1400x900x24}"
folder="$(mktemp -d)"
screen=
end() {
    if [ -n "$screen" ]; then
        kill "$screen" 2>/dev/null || true
        wait "$screen" 2>/dev/null || true
    fi
    rm -rf "$folder"
}
trap end EXIT

start_screen() {
    Xvfb ":$1" -screen 0 "$size" -nolisten tcp -noreset 2>"$folder/log" &
    screen=$!
    for _ in $(seq 200); do
        if ! kill -0 "$screen" 2>/dev/null; then break; fi
        # Its socket is there a moment before it listens: only an answer tells.
        if DISPLAY=":$1" xdotool getdisplaygeometry >/dev/null 2>&1; then return 0; fi
        sleep 0.05
    done
    screen=
    return 1
}

# A number is tried where nobody holds its lock; -displayfd would take no lock.
for number in $(seq $((100 + $$ % 400)) 599); do
    if [ ! -e "/tmp/.X$number-lock" ] && start_screen "$number"; then break; fi
done
if [ -z "$screen" ]; then
    echo "afterword: the virtual screen did not start: $(cat "$folder/log")" >&2
    exit 1
fi
unset WAYLAND_DISPLAY
export DISPLAY=":$number" QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR="$folder"
# shellcheck disable=SC2016 # expanded by the inner shell
dbus-run-session -- bash -c '
    openbox --sm-disable >/dev/null 2>&1 & manager=$!
    for _ in $(seq 100); do
        case "$(xdotool get_num_desktops 2>/dev/null)" in "" | 0) sleep 0.05 ;; *) break ;; esac
    done
    "$@"; status=$?
    kill "$manager" 2>/dev/null
    exit "$status"
' _ "$@"
