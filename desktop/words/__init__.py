"""The one catalogue of texts, used alike by panes, alerts and the command line."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Self

from desktop.core.reason import Fact, Reason, Trouble
from desktop.words.catalogue import ENGLISH
from desktop.words.dates import day_name, month_name, number_name

Plural = tuple[str, str]


class Words:
    """Makes sentences from keys and facts.

    The English text is the gettext message id, so that a translation is an ordinary ``afterword.mo``.
    A field of a text may name how a day is written: ``{day}`` is "Fri 12 March", ``{day:tight}`` "Fri 12 Mar",
    ``{day:long}`` "Friday 12 March", ``{day:bare}`` "12 March", ``{day:weekday}`` "Friday"; a datetime is written
    in its own zone: ``{at:clock}`` is "14:30", ``{at:brief}`` "Fri 14:30", ``{at}`` "Fri 12 March, 14:30". A number
    is "two" as ``{n:word}``.
    """

    def __init__(self, translation: gettext.NullTranslations | None = None) -> None:
        self._translation = translation or gettext.NullTranslations()

    @classmethod
    def in_language(cls, language: str, folder: Path) -> Words:
        """The words of a language, English where the folder has none of it."""
        return cls(gettext.translation("afterword", folder, [language], fallback=True))

    def text(self, key: str, **facts: Fact) -> str:
        """The text of a key. A text with two forms takes the number from the fact ``n``.

        Raises:
            KeyError: the catalogue has no such key.
        """
        entry = ENGLISH[key]
        if isinstance(entry, tuple):
            form = self._translation.ngettext(entry[0], entry[1], int(str(facts["n"])))
        else:
            form = self._translation.gettext(entry)
        return form.format_map({name: self._written(fact) for name, fact in facts.items()})

    def say(self, reason: Reason) -> str:
        """The sentence of a reason."""
        return self.text(reason.key, **dict(reason.facts))

    def trouble(self, trouble: Trouble) -> tuple[str, str, str]:
        """Title, sentence and way out of an error."""
        facts: Mapping[str, Fact] = trouble.facts
        title, says, way_out = (self.text(f"{trouble.key}.{part}", **facts) for part in ("title", "says", "try"))
        return title, says, way_out

    def _written(self, fact: Fact) -> object:
        if isinstance(fact, Reason):
            return self.say(fact)
        if isinstance(fact, datetime | date):
            return _When(fact, self._translation)
        if isinstance(fact, int) and not isinstance(fact, bool):
            return _Count(fact, self._translation)
        if isinstance(fact, tuple):
            return self._listed(tuple(str(self._written(part)) for part in fact))
        return "" if fact is None else fact

    def _listed(self, parts: tuple[str, ...]) -> str:
        if len(parts) < 2:
            return "".join(parts)
        return self.text("list.and", before=", ".join(parts[:-1]), last=parts[-1])


class _Count(int):
    """A number that can be written as a word: ``{n:word}`` is "two", ``{n:Word}`` "Two"; over ten in figures."""

    _gettext: Callable[[str], str]

    def __new__(cls, number: int, translation: gettext.NullTranslations) -> Self:
        count = super().__new__(cls, number)
        count._gettext = translation.gettext
        return count

    def __format__(self, spec: str) -> str:
        if spec.lower() != "word":
            return format(int(self), spec)
        word = self._gettext(number_name(self))
        return word.capitalize() if spec == "Word" else word


class _When:
    """A day or a moment that knows how to be written."""

    def __init__(self, when: date | datetime, translation: gettext.NullTranslations) -> None:
        self._when = when
        self._gettext = translation.gettext

    def __str__(self) -> str:
        return format(self, "")

    def __format__(self, spec: str) -> str:
        when = self._when
        clock = when.time() if isinstance(when, datetime) else None
        if spec == "clock":
            return _clock(clock)
        if spec == "weekday":
            return self._gettext(day_name(when.weekday()))
        if spec == "brief":
            return f"{self._gettext(day_name(when.weekday(), short=True))} {_clock(clock)}"
        day = self._day(when, spec.removesuffix(",clock"))
        wants_clock = clock is not None and (spec == "" or spec.endswith("clock"))
        return f"{day}, {_clock(clock)}" if wants_clock else day

    def _day(self, when: date, spec: str) -> str:
        long_weekday = self._gettext(day_name(when.weekday()))
        weekday = self._gettext(day_name(when.weekday(), short=True))
        month = self._gettext(month_name(when.month, short=spec == "tight"))
        if spec == "bare":
            return f"{when.day} {month}"
        if spec == "long":
            return f"{long_weekday} {when.day} {month}"
        return f"{weekday} {when.day} {month}"


def _clock(clock: time | None) -> str:
    return "" if clock is None else f"{clock.hour}:{clock.minute:02}"
