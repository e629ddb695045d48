"""The closed sets of words that the whole house shares. Values are what the database and the JSON say."""

from enum import StrEnum


class StageKind(StrEnum):
    """What a column of the board means, whatever its user calls it."""

    SAVED = "saved"
    APPLIED = "applied"
    INTERVIEWING = "interviewing"
    OFFER = "offer"
    CLOSED = "closed"


class Outcome(StrEnum):
    """Why a closed application closed."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NEVER_ANSWERED = "never answered"


class Way(StrEnum):
    """The way in: how the user reaches the company."""

    NONE = "none"
    PERSON = "person"
    PORTAL = "portal"
    AGENCY = "agency"


class Channel(StrEnum):
    """By what a letter, a call or a reply travelled."""

    MAIL = "mail"
    PHONE = "phone"
    LINKEDIN = "linkedin"
    IN_PERSON = "in-person"
    OTHER = "other"


class InterviewState(StrEnum):
    """How one interview stands. A planned one counts as held unless the user says otherwise."""

    PLANNED = "planned"
    HELD = "held"
    CALLED_OFF = "called off"
    NO_SHOW = "they did not come"


class ReplyKind(StrEnum):
    """What they said."""

    THANKS = "thanks"
    DECIDING = "deciding"
    NEXT = "next"
    QUESTION = "question"
    NO = "no"


class AskKind(StrEnum):
    """What the user asks of a contact."""

    OPEN = "open"
    INSIGHT = "insight"
    WORD = "word"
    HIRING = "hiring"


class CadenceKind(StrEnum):
    """The recipe that a plan follows."""

    INTERVIEW = "interview"
    APPLYING = "applying"
    ASK = "ask"
    OFFER = "offer"


class StepKind(StrEnum):
    """One planned follow-up."""

    THANK_YOU = "thank_you"
    CHECK_IN = "check_in"
    LAST_CHECK_IN = "last_check_in"
    FIRST_MOVE = "first_move"
    SECOND_LETTER = "second_letter"
    ASK = "ask"
    NUDGE = "nudge"
    HOW_IT_ENDED = "how_it_ended"
    OWED = "owed"

    @property
    def is_courtesy(self) -> bool:
        """Thank-yous and *how it ended*: no attempt, outside gaps and promises."""
        return self in (StepKind.THANK_YOU, StepKind.HOW_IT_ENDED)

    @property
    def is_letter(self) -> bool:
        """A letter that counts as an attempt and keeps the gap."""
        return not self.is_courtesy and self is not StepKind.OWED


class StepState(StrEnum):
    """How one step stands."""

    PLANNED = "planned"
    DUE = "due"
    COPIED = "copied"
    DONE = "done"
    SKIPPED = "skipped"
    LAPSED = "lapsed"
    ENDED = "ended"
    PAUSED = "paused"

    @property
    def is_open(self) -> bool:
        """Something is still to be done here."""
        return self in (StepState.PLANNED, StepState.DUE, StepState.COPIED, StepState.PAUSED)


class Side(StrEnum):
    """Whose move it is."""

    YOURS = "yours"
    THEIRS = "theirs"
    NOBODYS = "nobody's"


class Meter(StrEnum):
    """How much the user writes to one company."""

    TOO_FEW = "too few"
    JUST_RIGHT = "just right"
    TOO_MANY = "too many"


class Tier(StrEnum):
    """How sure it is that a contact is at a company."""

    SURE = "sure"
    LIKELY = "likely"
    WEAK = "weak"


class Relation(StrEnum):
    """How a contact belongs to a company."""

    NOW = "now"
    WAS = "was"
    GROUP = "group"
