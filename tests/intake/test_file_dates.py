from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.intake.file_dates import written_date

MARCH = date(2025, 3, 12)
MONTHS = {
    "English": "January February March April May June July August September October November December",
    "German": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "Italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "Dutch": "januari februari maart april mei juni juli augustus september oktober november december",
    "Portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "Polish": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "Turkish": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "German, short": "Jan. Feb. Mär. Apr. Mai Jun. Jul. Aug. Sep. Okt. Nov. Dez.",
    "French, short": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "Dutch, short": "jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.",
}


@pytest.mark.parametrize("language", MONTHS)
def test_months_of_a_language(language: str) -> None:
    found = [written_date(f"12 {month} 2025") for month in MONTHS[language].split()]
    assert found == [date(2025, number, 12) for number in range(1, 13)]


@pytest.mark.parametrize(
    "text",
    [
        "12 Mar 2025",
        " 12 Mar 2025 ",
        "12-Mar-25",
        "12. März 2025",
        "12 de marzo de 2025",
        "2025-03-12",
        "12.03.2025",
        "12.3.2025",
    ],
)
def test_ways_of_writing_one_day(text: str) -> None:
    assert written_date(text) == MARCH


@pytest.mark.parametrize(
    "text", ["", "03/12/2025", "31 Feb 2025", "12 Foo 2025", "March 2025", "2025-13-01", "12 Mar 0000", "yesterday"]
)
def test_what_cannot_be_told(text: str) -> None:
    assert written_date(text) is None


@given(st.dates(min_value=date(2003, 1, 1), max_value=date(2099, 12, 31)))
def test_linkedins_own_way_comes_back(day: date) -> None:
    assert written_date(day.strftime("%d %b %Y")) == day
