"""In which country a company may be, by its domain or its telephone number: a guess, and shown as one."""

from __future__ import annotations

import re
from typing import Final

# Country domains that are sold to everyone say nothing of a country.
_SOLD = (
    "ac ai am as bz cc cd co cx dj fm gd gg gl gs ht im in io je la lc li ly me ms mu nu pm pn pw sc sh so st su tf "
    "tk to tv vc vg vu ws"
)
_OWN = (
    "ad ae af ag al ao ar at au aw az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by ca cf cg ch ci ck cl cm cn "
    "cr cu cv cw cy cz de dk dm do dz ec ee eg er es et fi fj fo fr ga gb ge gh gi gm gn gq gr gt gu gw gy hk hn hr "
    "hu id ie il iq ir is it jm jo jp ke kg kh ki km kn kp kr kw ky kz lb lk lr ls lt lu lv ma mc md mg mk ml mm mn "
    "mo mr mt mv mw mx my mz na ne ng ni nl no np nr nz om pa pe pg ph pk pl pr ps pt py qa ro rs ru rw sa sb sd se "
    "sg si sk sl sm sn sr sv sy sz td tg th tj tl tm tn tr tt tw tz ua ug uy uz va ve vn ye za zm zw"
)
_FOR_EVERYONE: Final = frozenset(_SOLD.split())
_COUNTRY_DOMAINS: Final = frozenset(_OWN.split())
_SPELT_OTHERWISE: Final = {"uk": "GB", "el": "GR"}
# Where anyone may have an address, in whatever country.
_ANYONES = """
    gmail googlemail outlook hotmail live msn yahoo ymail icloud me mac aol gmx web mail email proton protonmail posteo
    mailbox t-online freenet arcor orange wanadoo free laposte sfr libero virgilio tiscali alice ziggo kpnmail xs4all
    bluewin telenet skynet wp onet o2 interia seznam centrum yandex zoho fastmail tuta tutanota btinternet sky
"""
_ANYONES_MAIL: Final = frozenset(_ANYONES.split())
# Prefixes that one country has for itself; +1 and +7 are shared.
_PREFIXES: Final = {
    "20": "EG", "27": "ZA", "30": "GR", "31": "NL", "32": "BE", "33": "FR", "34": "ES", "36": "HU", "39": "IT",
    "40": "RO", "41": "CH", "43": "AT", "44": "GB", "45": "DK", "46": "SE", "47": "NO", "48": "PL", "49": "DE",
    "51": "PE", "52": "MX", "54": "AR", "55": "BR", "56": "CL", "57": "CO", "58": "VE", "60": "MY", "61": "AU",
    "62": "ID", "63": "PH", "64": "NZ", "65": "SG", "66": "TH", "81": "JP", "82": "KR", "84": "VN", "86": "CN",
    "90": "TR", "91": "IN", "92": "PK", "94": "LK", "98": "IR", "212": "MA", "213": "DZ", "216": "TN", "234": "NG",
    "254": "KE", "351": "PT", "352": "LU", "353": "IE", "354": "IS", "355": "AL", "356": "MT", "357": "CY", "358": "FI",
    "359": "BG", "370": "LT", "371": "LV", "372": "EE", "373": "MD", "374": "AM", "375": "BY", "376": "AD", "377": "MC",
    "380": "UA", "381": "RS", "382": "ME", "385": "HR", "386": "SI", "387": "BA", "389": "MK", "420": "CZ", "421": "SK",
    "423": "LI", "852": "HK", "853": "MO", "880": "BD", "886": "TW", "961": "LB", "962": "JO", "965": "KW", "966": "SA",
    "971": "AE", "972": "IL", "973": "BH", "974": "QA", "977": "NP", "994": "AZ", "995": "GE", "998": "UZ",
}  # fmt: skip


def country_of_domain(domain: str) -> str | None:
    """The ISO 3166 country that a domain ("careers.acme.de") speaks of, or None."""
    last = domain.strip().rstrip(".").lower().rpartition(".")[2]
    if last in _FOR_EVERYONE:
        return None
    return _SPELT_OTHERWISE.get(last) or (last.upper() if last in _COUNTRY_DOMAINS and "." in domain else None)


def country_of_mail(address: str) -> str | None:
    """The ISO 3166 country that a company's mail address speaks of, or None; mailboxes that anyone has say nothing."""
    domain = address.rpartition("@")[2].strip().lower()
    # yahoo.co.uk is anyone's as gmx.de is; mail.acme.de is Acme's.
    name = domain.rpartition(".")[0].removesuffix(".co").removesuffix(".com")
    return None if name in _ANYONES_MAIL else country_of_domain(domain)


def country_of_phone(number: str) -> str | None:
    """The ISO 3166 country of a number that is written with its country's prefix (+49, 0049), or None."""
    digits = re.sub(r"[^\d+]", "", number)
    if digits.startswith("+"):
        digits = digits[1:]
    elif digits.startswith("00"):
        digits = digits[2:]
    else:
        return None
    return next((_PREFIXES[digits[:size]] for size in (3, 2) if digits[:size] in _PREFIXES), None)
