#!/usr/bin/env bash
# `picture.sh FILE COMMAND…`: starts the program on the screen that is there, writes a picture of its window, closes it.
set -euo pipefail
file="$1"
shift
"$@" &
program=$!

# Asked to end, it keeps what is waiting to be kept first.
end_program() {
    kill -TERM "$program"
    for _ in $(seq 60); do
        kill -0 "$program" 2>/dev/null || { wait "$program"; return; }
        sleep 0.25
    done
    echo "afterword: the program did not end within 15 seconds." >&2
    kill -KILL "$program"
    exit 1
}

window_of() { xdotool search --onlyvisible --class afterword 2>/dev/null | tail -n 1; }
# A window that is painted has many colours; one that is only mapped has one.
colours() { identify -format '%k' "$1" 2>/dev/null || echo 0; }

# Out of the way: nothing is to be under the pointer.
xdotool mousemove 1399 899
picture="$(mktemp --suffix=.png)"
trap 'rm -f "$picture"' EXIT
before=
for _ in $(seq 200); do
    kill -0 "$program" 2>/dev/null || { echo "afterword: the program ended before it showed a window." >&2; exit 1; }
    window="$(window_of || true)"
    if [ -n "$window" ] && import -window "$window" "$picture" 2>/dev/null && [ "$(colours "$picture")" -gt 20 ]; then
        now="$(identify -format '%#' "$picture")"
        # Two equal pictures in a row: it is at rest.
        if [ "$now" = "$before" ]; then
            install -m 644 "$picture" "$file"
            end_program
            exit
        fi
        before="$now"
    fi
    sleep 0.25
done
echo "afterword: the window did not come within 50 seconds." >&2
kill "$program"
exit 1
