# Sourced by the scripts beside it: system libraries, where they are missing. Debian and Ubuntu only; elsewhere it is quiet.

packages_file="$(dirname "${BASH_SOURCE[0]}")/system-packages.txt"

say() { printf 'afterword: %s\n' "$*" >&2; }

# have PACKAGE: whether dpkg has it installed.
have() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# packages_of SET: the lines of one set.
packages_of() {
    awk -v wanted="[$1]" '/^#/ || /^$/ { next } /^\[/ { inside = ($0 == wanted); next } inside' "$packages_file"
}

# missing_of SET…: the packages that are not there, one name each.
missing_of() {
    local set line name found
    for set in "$@"; do
        while read -r line; do
            found=
            for name in ${line//|/ }; do
                if have "$name"; then found=yes; break; fi
            done
            [ -n "$found" ] || choose_name "$line"
        done < <(packages_of "$set")
    done
}

# choose_name "NEW|OLD": the first name that apt can install here; the last where apt knows none yet.
choose_name() {
    local name=
    for name in ${1//|/ }; do
        if apt-cache show "$name" >/dev/null 2>&1; then break; fi
    done
    printf '%s\n' "$name"
}

# as_root COMMAND…: as root, without ever asking for a password.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() { [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; }

# need SET…: installs what is missing of the sets, or prints the command that would and ends the script.
need() {
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
    local missing
    missing="$(missing_of "$@" | sort -u | tr '\n' ' ')"
    [ -n "$missing" ] || return 0
    if may_install; then
        as_root apt-get update -qq || say "The package lists could not be brought up to date; going on with those that are here."
        # A name is chosen anew: before the update apt may have known none of them.
        missing="$(missing_of "$@" | sort -u | tr '\n' ' ')"
        say "Installing $missing"
        # shellcheck disable=SC2086 # a list of words
        if as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
            return 0
        fi
    fi
    say "Some system packages are missing. Please run this once, then try again:"
    printf '\n    sudo apt-get update && sudo apt-get install --no-install-recommends %s\n\n' "$missing" >&2
    exit 1
}
