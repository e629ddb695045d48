"""A plan in words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from desktop.core.kinds import CadenceKind, StepKind, StepState
from desktop.core.outlook import Plan, Step
from desktop.core.reason import Reason
from desktop.panes.parts.plan_lines import first_name, plan_lines, step_words
from desktop.words import Words

BERLIN = ZoneInfo("Europe/Berlin")
WHY = Reason.of("why.promised", day=date(2027, 3, 12), n=2)
WORDS = Words()


def step(kind: StepKind, day: date, state: StepState = StepState.PLANNED, **more: object) -> Step:
    return Step(f"3/interview:7/{kind}", kind, day, None, state, WHY, **more)  # type: ignore[arg-type]


def plan(*steps: Step, moved_on: bool = False) -> Plan:
    ends = date(2027, 3, 23)
    return Plan("3/interview:7", 3, CadenceKind.INTERVIEW, steps, 0, 2, ends, WHY, moved_on, None, live=True)


def test_the_plan_of_the_pictures() -> None:
    thanks = Step(
        "k",
        StepKind.THANK_YOU,
        date(2027, 3, 4),
        datetime(2027, 3, 4, 16, 30, tzinfo=UTC),
        StepState.PLANNED,
        WHY,
        contact=12,
    )
    lines = plan_lines(
        WORDS,
        plan(
            step(StepKind.LAST_CHECK_IN, date(2027, 3, 19), number=2),
            step(StepKind.CHECK_IN, date(2027, 3, 16), number=1),
            thanks,
        ),
        {12: "Mira Tann"},
        BERLIN,
        hours=True,
    )
    assert [(line.mark, line.text) for line in lines] == [
        ("ahead", "a thank-you to Mira"),
        ("ahead", "a check-in, if you have heard nothing"),
        ("ahead", "the last one, with something new"),
        ("end", "you stop waiting; they may still write"),
    ]
    assert lines[0].at == datetime(2027, 3, 4, 17, 30, tzinfo=BERLIN)
    assert lines[1].at == date(2027, 3, 16)


@pytest.mark.parametrize(
    ("state", "mark", "text"),
    [
        (StepState.DUE, "due", "a check-in"),
        (StepState.DONE, "done", "a check-in"),
        (StepState.COPIED, "due", "a check-in: did it go out?"),
        (StepState.SKIPPED, "quiet", "a check-in, left out"),
        (StepState.LAPSED, "quiet", "a check-in, lapsed"),
        (StepState.ENDED, "quiet", "a check-in, no longer needed"),
        (StepState.PAUSED, "ahead", "a check-in, paused"),
    ],
)
def test_how_a_step_stands(state: StepState, mark: str, text: str) -> None:
    line = plan_lines(WORDS, plan(step(StepKind.CHECK_IN, date(2027, 3, 16), state)), {}, BERLIN)[0]
    assert (line.mark, line.text) == (mark, text)


def test_a_stranger_has_the_name_that_was_typed() -> None:
    line = plan_lines(WORDS, plan(step(StepKind.THANK_YOU, date(2027, 3, 4))), {}, BERLIN, stranger="Mira Tann")[0]
    assert line.text == "a thank-you to Mira"


@pytest.mark.parametrize("kind", list(StepKind))
def test_every_kind_has_words_with_and_without_a_name(kind: StepKind) -> None:
    one = step(kind, date(2027, 3, 16), what="references")
    assert step_words(WORDS, one, None)
    assert step_words(WORDS, one, "Mira Tann")


def test_an_end_that_is_over() -> None:
    assert plan_lines(WORDS, plan(moved_on=True), {}, BERLIN)[0].text == "you stopped waiting; they may still write"


def test_first_names() -> None:
    assert [first_name(name) for name in ("Mira Tann", "Mira", "")] == ["Mira", "Mira", ""]
