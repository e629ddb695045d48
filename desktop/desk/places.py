"""Countries, regions and zones: what the system says, what is known, and what goes with what."""

from __future__ import annotations

import locale
import os
import re
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.core.reason import Trouble

_LOCALTIME = Path("/etc/localtime")
# Of countries with several zones, the one that most people there live in, where zone.tab does not begin with it.
_MAIN_ZONES = {
    "AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo",
    "CA": "America/Toronto", "CN": "Asia/Shanghai", "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty", "MX": "America/Mexico_City", "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow", "UA": "Europe/Kyiv",
}  # fmt: skip


class KnownPlace(NamedTuple):
    """A place as the user told it, completed by what goes with it. None: not known."""

    country: str | None
    region: str | None
    zone: str | None


@lru_cache(maxsize=1)
def _zones_by_country() -> dict[str, tuple[str, ...]]:
    """Zones by ISO 3166 country, in the order of the table."""
    found: dict[str, tuple[str, ...]] = {}
    for line in resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            found[country] = (*found.get(country, ()), zone)
    return found


def country_of(zone: str) -> str | None:
    """The country that a zone belongs to, where it belongs to one."""
    return next((country for country, zones in _zones_by_country().items() if zone in zones), None)


def zone_of(country: str, near: str | None = None) -> str | None:
    """A country's zone: the user's own (`near`) if it lies there, else the one that most people there live in."""
    zones = _zones_by_country().get(country, ())
    if near in zones:
        return near
    return _MAIN_ZONES.get(country) or next(iter(zones), None)


def told(country: str | None, region: str | None, zone: str | None, *, near: str | None = None) -> KnownPlace:
    """What the user told of a place, checked and completed: a zone names its country, a country its main zone.

    Raises:
        Trouble: an unknown country, region or zone, or a region without a country.
    """
    if zone is not None:
        zone = known_zone(zone)
    if country is not None:
        country = known_country(country)
    elif zone is not None:
        country = country_of(zone)
    if region is not None:
        region = known_region(country, region)
    if zone is None and country is not None:
        zone = zone_of(country, near)
    return KnownPlace(country, region, zone)


def known_zone(text: str) -> str:
    """The zone of that name, whatever the case it was typed in.

    Raises:
        Trouble: there is none.
    """
    by_folded = {zone.casefold(): zone for zones in _zones_by_country().values() for zone in zones}
    name = by_folded.get(text.strip().casefold(), text.strip())
    if re.fullmatch(r"[A-Za-z0-9_+\-/]+", name) and not name.startswith("/"):
        try:
            return ZoneInfo(name).key
        except (ZoneInfoNotFoundError, OSError, ValueError):
            pass
    raise Trouble("trouble.unknown_zone", zone=text)


def known_country(text: str) -> str:
    """The ISO 3166 code of a country.

    Raises:
        Trouble: there is none of that code.
    """
    code = text.strip().upper()
    if code not in _zones_by_country():
        raise Trouble("trouble.unknown_country", country=text)
    return code


def known_region(country: str | None, text: str) -> str:
    """The ISO 3166-2 code of a region, without its country's.

    Raises:
        Trouble: no country to look in, or none of that code there.
    """
    if country is None:
        raise Trouble("trouble.region_alone", region=text)
    from holidays import country_holidays  # noqa: PLC0415 (takes 50 ms, and is rarely asked)

    code = text.strip().upper().removeprefix(f"{country}-")
    try:
        regions = country_holidays(country).subdivisions
    except NotImplementedError:
        regions = ()
    if not regions:
        raise Trouble("trouble.no_regions", region=text, country=country)
    if code not in regions:
        raise Trouble("trouble.unknown_region", region=text, country=country, regions=tuple(regions[:60]))
    return code


@lru_cache(maxsize=1)
def system() -> tuple[str, str]:
    """Country and zone that the system is set to; "UTC" and "US" where it does not say."""
    zone = _system_zone()
    return country_of(zone) or _system_country() or "US", zone


def _system_zone() -> str:
    named = os.environ.get("TZ", "").removeprefix(":")
    if not named and _LOCALTIME.is_symlink():
        named = str(_LOCALTIME.resolve()).partition("zoneinfo/")[2]
    if not named and Path("/etc/timezone").is_file():
        named = Path("/etc/timezone").read_text("utf-8").strip()
    try:
        return known_zone(named or "UTC")
    except Trouble:
        return "UTC"


def _system_country() -> str | None:
    name = locale.getlocale()[0] or ""
    code = name.partition(".")[0].partition("_")[2].upper()
    return code if code in _zones_by_country() else None
