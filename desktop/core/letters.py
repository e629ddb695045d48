"""Letters from templates and facts. A missing fact is named, never guessed and never sent as a hole."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from desktop.core.kinds import AskKind, CadenceKind, StepKind
from desktop.core.reason import Trouble

if TYPE_CHECKING:
    from jinja2 import Undefined
    from jinja2.sandbox import SandboxedEnvironment

LetterFact: TypeAlias = "str | date | None"

FACTS: Final = (
    "name", "me", "role", "company", "today", "interview_day", "promised", "talked_about", "others", "applied",
    "first_letter", "something_new", "about_me", "asked", "asked_me", "ended", "what", "answer", "answer_by",
)  # fmt: skip
"""What a template may speak of. Days are dates there: today, interview_day, promised, applied, first_letter, answer_by.

``name`` is to whom, ``me`` who signs, ``others`` who else was in the interview, ``asked`` an `AskKind`, ``asked_me``
that the answer is one to their question, ``ended`` an `Outcome`, ``what`` what the user owes, ``answer`` the sentence
that answers an offer.
"""

# Stands where a template printed a fact that is not there, until the sentence around it is taken out.
_HOLE: Final = "\ue000"
# Stands for an empty line of the template's own text: a condition that prints nothing makes no new paragraph.
_PARAGRAPH: Final = "\ue001"
_EMPTY_LINE = re.compile(r"^[ \t]*$", re.MULTILINE)
_SENTENCE = re.compile(r"[^.!?]*[.!?]+(?=\s|$)\s*|[^.!?]+$")


@dataclass(frozen=True, slots=True)
class Language:
    """How letters in one language write a day, and how they greet someone whose name is not known.

    Attributes:
        day: with ``{day}`` and ``{month}``.
        day_long: with ``{weekday}`` too.
        last_week: a day of the week before, with ``{weekday}``.
        role_at: a role with its firm, where one letter names roles of several firms.
        both: the last two of a list.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    day: str
    day_long: str
    last_week: str
    hello: str
    role_at: str
    both: str


@dataclass(frozen=True, slots=True)
class Template:
    """A letter's pattern.

    Attributes:
        key: its file's name, e.g. ``check_in_date_passed``; `choose` answers with it.
        name: how the user sees it.
        asks: facts without which the letter is poorer: asked for where they are missing.
        first_line: of the body, in the text that it was parsed from.
    """

    key: str
    name: str
    subject: str
    body: str
    asks: frozenset[str]
    language: Language
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter, ready to be read. `missing` names facts that it wants and nobody told, sorted."""

    subject: str
    body: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which template fits a step best.

    Attributes:
        cadence: of the step's plan.
        promised_passed: a day was promised, and it is over.
        deciding: they said that they were still deciding.
        thanks_owed: the thank-you never went out.
        panel: several people were in the interview.
        position: what the recipient does, as far as it is known.
        agency: the letter goes through an agency.
        ask: of an ask and its nudge, what was asked.
    """

    cadence: CadenceKind = CadenceKind.INTERVIEW
    promised_passed: bool = False
    deciding: bool = False
    thanks_owed: bool = False
    panel: bool = False
    position: str = ""
    agency: bool = False
    ask: AskKind | None = None


_RECRUITING = re.compile(
    r"\b(recruit\w*|talent\w*|hr|human resources|people (?:partner|operations|team|and culture)|personal\w*|sourcer)\b",
    re.IGNORECASE,
)


def roles_named(language: Language, roles: Sequence[tuple[str, str]]) -> tuple[str, str | None]:
    """How one letter names several roles, and the firm that it is about where they are all of one.

    Args:
        language: of the letter.
        roles: role and firm, the letter's own first.
    """
    firms = {firm for _, firm in roles}
    shared = roles[0][1] if len(firms) == 1 else None
    named = [role if shared else language.role_at.format(role=role, company=firm) for role, firm in roles]
    if len(named) == 1:
        return named[0], shared
    return language.both.format(first=", ".join(named[:-1]), last=named[-1]), shared


def is_recruiter(position: str) -> bool:
    """Whether someone of this position works in recruiting."""
    return bool(_RECRUITING.search(position))


def choose(kind: StepKind, situation: Situation) -> str:
    """The key of the template that fits a step best. No two letters of one plan have the same."""
    if kind is StepKind.THANK_YOU:
        return _thank_you(situation)
    if kind is StepKind.CHECK_IN:
        return _check_in(situation)
    if kind is StepKind.FIRST_MOVE:
        return _first_move(situation)
    if kind is StepKind.ASK:
        return f"ask_{situation.ask or AskKind.OPEN}"
    if kind is StepKind.OWED:
        return "owed_offer" if situation.cadence is CadenceKind.OFFER else "owed_answer"
    return str(kind)


def _thank_you(situation: Situation) -> str:
    if situation.cadence is CadenceKind.OFFER:
        return "thank_you_offer"
    if situation.cadence is CadenceKind.ASK:
        return "thank_you_helper"
    return "thank_you_panel" if situation.panel else "thank_you"


def _check_in(situation: Situation) -> str:
    if situation.deciding:
        return "check_in_still_deciding"
    if situation.thanks_owed:
        return "check_in_with_thanks"
    return "check_in_date_passed" if situation.promised_passed else "check_in"


def _first_move(situation: Situation) -> str:
    if situation.deciding:
        return "check_in_still_deciding"
    if situation.agency:
        return "first_move_agency"
    return "first_move_recruiter" if is_recruiter(situation.position) else "first_move"


def parse_template(key: str, text: str, language: Language) -> Template:
    """A template from its text: lines ``field: value`` (name, subject, asks), a line of three dashes, the body.

    A field may go on over lines that are indented.

    Raises:
        Trouble: the text has not this shape, or its template language has an error (with the line).
    """
    head, dashes, body = text.replace("\r\n", "\n").partition("\n---\n")
    fields: dict[str, str] = {}
    name = ""
    for line in head.split("\n"):
        if line.startswith((" ", "\t")) and name:
            fields[name] += "\n" + line
        elif line.strip():
            name, _, value = (part.strip() for part in line.partition(":"))
            fields[name] = value
    if not dashes or not {"name", "subject"} <= fields.keys():
        raise Trouble("trouble.template_shape", template=key)
    asks = frozenset(word.strip() for word in fields.get("asks", "").split(",") if word.strip())
    template = Template(key, fields["name"], fields["subject"], body, asks, language, head.count("\n") + 3)
    compose(template, {})
    return template


def compose(template: Template, facts: Mapping[str, LetterFact]) -> Composed:
    """The letter of a template with these facts; what is None or empty counts as not told.

    A sentence that would have a hole is left out, and a greeting that would have one becomes one without a name.

    Raises:
        Trouble: the template's language has an error.
    """
    told = {name: _clean(fact) for name, fact in facts.items() if fact is not None and fact != ""}
    seen = _Seen(set(), set())
    environment = _environment(template.language, told.get("today"), seen)
    subject = _render(environment, template.subject, template, told, 1)
    marked = _EMPTY_LINE.sub(_PARAGRAPH, template.body.strip("\n"))
    body = _render(environment, marked, template, told, template.first_line)
    missing = (seen.printed | (seen.tested & template.asks)) - told.keys()
    return Composed(_one_line(subject), _paragraphs(body, template.language.hello), tuple(sorted(missing)))


@dataclass(frozen=True, slots=True)
class _Seen:
    """Names of absent facts that a template printed or tested."""

    printed: set[str]
    tested: set[str]


def _clean(fact: str | date) -> str | date:
    """A text on one line: what a file or a form told must not begin a new line of a letter or of its head."""
    return " ".join(fact.replace(_HOLE, "").replace(_PARAGRAPH, "").split()) if isinstance(fact, str) else fact


def _environment(language: Language, today: str | date | None, seen: _Seen) -> SandboxedEnvironment:
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415  (no letter is needed for the first paint)

    environment = SandboxedEnvironment(undefined=_absent(seen), autoescape=False)
    this_day = today if isinstance(today, date) else None
    environment.filters["day"] = lambda day: _day(day, language.day, language)
    environment.filters["day_long"] = lambda day: _day(day, language.day_long, language)
    environment.filters["near"] = lambda day: _near(day, this_day, language)
    return environment


def _absent(seen: _Seen) -> type[Undefined]:
    from jinja2 import Undefined  # noqa: PLC0415

    class Absent(Undefined):
        """A fact that nobody told."""

        def __str__(self) -> str:
            seen.printed.add(self._undefined_name or "")
            return _HOLE

        def __bool__(self) -> bool:
            seen.tested.add(self._undefined_name or "")
            return False

    return Absent


def _day(day: object, pattern: str, language: Language) -> str:
    if not isinstance(day, date):
        return str(day)
    weekday, month = language.weekdays[day.weekday()], language.months[day.month - 1]
    return pattern.format(day=day.day, month=month, weekday=weekday)


def _near(day: object, today: date | None, language: Language) -> str:
    """A day as one speaks of it: "Friday" within the same week, "last Friday" of the week before, else in full."""
    if not isinstance(day, date) or today is None:
        return _day(day, language.day_long, language)
    this_week = today - timedelta(days=today.weekday())
    if this_week <= day < this_week + timedelta(days=7):
        return language.weekdays[day.weekday()]
    if this_week - timedelta(days=7) <= day < this_week:
        return language.last_week.format(weekday=language.weekdays[day.weekday()])
    return _day(day, language.day_long, language)


def _render(
    environment: SandboxedEnvironment, text: str, template: Template, told: Mapping[str, str | date], first_line: int
) -> str:
    from jinja2 import TemplateError, TemplateSyntaxError  # noqa: PLC0415

    key = template.key
    try:
        return environment.from_string(text).render(told)
    except TemplateSyntaxError as error:
        line = error.lineno + first_line - 1
        raise Trouble("trouble.template_syntax", template=key, line=line, why=error.message or "") from error
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise Trouble("trouble.template_render", template=key, why=str(error)) from error


def _one_line(text: str) -> str:
    return re.sub(r"\s+([,.:;?])", r"\1", " ".join(text.replace(_HOLE, "").split())).strip(" :,")


def _paragraphs(text: str, hello: str) -> str:
    """Paragraphs of one line each, parted by an empty line, without the sentences that have a hole."""
    paragraphs = []
    for number, block in enumerate(text.split(_PARAGRAPH)):
        paragraph = " ".join(block.split())
        if _HOLE in paragraph:
            paragraph = hello if number == 0 else _without_holes(paragraph)
        if paragraph:
            paragraphs.append(re.sub(r"\s+([,.;?])", r"\1", paragraph))
    return "\n\n".join(paragraphs)


def _without_holes(paragraph: str) -> str:
    return "".join(sentence for sentence in _SENTENCE.findall(paragraph) if _HOLE not in sentence).strip()
