"""A real gnome-keyring on a bus of its own, where nothing else can be started on demand."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.alerts.machines import owned
from tests.helpers.waiting import until

_SECRETS = "org.freedesktop.secrets"
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy>
</busconfig>
"""


@contextmanager
def bare_bus(folder: Path) -> Iterator[str]:
    """A session bus without services; its address."""
    config = folder / "bus.conf"
    config.write_text(_BUS.format(folder=folder))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nosyslog", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().decode().strip()
        finally:
            process.terminate()


@contextmanager
def gnome_keyring(bus: str, home: Path, *, unlocked: bool) -> Iterator[None]:
    """The daemon with its keyrings in `home`; locked, it has one from an unlocked run before."""
    way = ["--unlock"] if unlocked else ["--start"]
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    environment = os.environ | {
        "DBUS_SESSION_BUS_ADDRESS": bus,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(runtime),
    }
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets", *way]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment, **quiet) as process:  # type: ignore[call-overload]
        process.stdin.write(b"of the keyring\n" if unlocked else b"")
        process.stdin.close()
        try:
            until(lambda: owned(bus, _SECRETS), "the keyring")
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(10)
            until(lambda: not owned(bus, _SECRETS), "the keyring's end")
