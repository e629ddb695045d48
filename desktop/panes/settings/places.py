"""Countries and zones to choose from."""

from __future__ import annotations

from zoneinfo import available_timezones

from PySide6.QtCore import QLocale


def countries() -> list[str]:
    """Entries like "DE Germany", by the names; each begins with the ISO 3166 code."""
    found = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha():
            found[code] = QLocale.territoryToString(territory)
    return [f"{code} {name}" for code, name in sorted(found.items(), key=lambda pair: pair[1])]


def zones() -> list[str]:
    """IANA zones as people name them: a continent and a city."""
    return sorted(
        zone
        for zone in available_timezones()
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "posix/", "right/"))
    )
