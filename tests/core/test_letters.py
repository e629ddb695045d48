from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.kinds import AskKind, CadenceKind, Outcome, StepKind
from desktop.core.letters import FACTS, LetterFact, Situation, choose, compose, is_recruiter, parse_template
from desktop.core.reason import Trouble
from desktop.desk import shipped

RESOURCES = Path(__file__).parents[2] / "resources"
TEMPLATES = {template.key: template for template in shipped.templates(RESOURCES)}
LANGUAGE = TEMPLATES["thank_you"].language
TODAY = date(2027, 3, 16)
FULL: dict[str, LetterFact] = {
    "name": "Mira Tann",
    "me": "Lena",
    "role": "Product Manager",
    "company": "Acme",
    "today": TODAY,
    "interview_day": date(2027, 3, 4),
    "promised": date(2027, 3, 12),
    "talked_about": "bringing two billing systems together",
    "others": "Jo Fell",
    "applied": date(2027, 2, 16),
    "first_letter": date(2027, 3, 9),
    "something_new": "I have finished the course on payments",
    "about_me": "I have led two teams through the change of a billing system",
    "asked": "word",
    "asked_me": "yes",
    "ended": "rejected",
    "what": "the two references",
    "answer": "I accept it gladly and can begin on 1 May",
    "answer_by": date(2027, 3, 26),
}
MODEL = """Dear Mira Tann,

thank you again for our conversation on 4 March. What you said about bringing two billing systems together has \
stayed with me; it is the kind of work I like best.

You hoped to have news by last Friday. I know such decisions often take longer than planned. Could you tell me \
roughly when I may expect to hear? If the role has gone to someone else, one line is enough, and I would be grateful \
for it.

Kind regards, Lena"""
WORN = re.compile(
    r"just checking|touch(?:ing)? base|circl\w+ back|following up|follow up|as per my|reach out|at your earliest|"
    r"still haven't|any update|bump|kindly|asap|i understand you are busy|!",
    re.IGNORECASE,
)


def made(text: str, **facts: LetterFact) -> tuple[str, str, tuple[str, ...]]:
    letter = compose(parse_template("own", text, LANGUAGE), facts)
    return letter.subject, letter.body, letter.missing


def test_the_model_of_the_screens() -> None:
    letter = compose(TEMPLATES["check_in_date_passed"], FULL)
    assert letter.subject == "Product Manager: a question about timing"
    assert letter.body == MODEL
    assert letter.missing == ()


@pytest.mark.parametrize("key", sorted(TEMPLATES))
def test_a_shipped_letter_is_short_and_fresh(key: str) -> None:
    letter = compose(TEMPLATES[key], FULL)
    assert 60 <= len(letter.body.split()) <= 120
    assert len(letter.subject) <= 60
    assert not WORN.search(letter.subject + letter.body)
    assert letter.missing == ()


@pytest.mark.parametrize("key", sorted(TEMPLATES))
@pytest.mark.parametrize("absent", ["", *FACTS])
def test_a_fact_that_is_not_there_leaves_no_hole(key: str, absent: str) -> None:
    facts = {} if not absent else {name: fact for name, fact in FULL.items() if name != absent}
    letter = compose(TEMPLATES[key], facts)
    assert letter.subject
    assert len(letter.body.split()) >= 40
    assert set(letter.missing) == TEMPLATES[key].asks - facts.keys()
    assert not re.search(
        r"[{}\ue000\ue001]|Dear ,|\s[,.;]|[.;,][A-Za-z]|\(\)| {2}|None|: *\.", letter.subject + letter.body
    )
    assert letter.body.startswith("Dear Mira Tann,\n\n" if "name" in facts else "Hello,\n\n")


def test_every_ending_and_every_ask_has_its_own_words() -> None:
    ended = {compose(TEMPLATES["how_it_ended"], {**FULL, "ended": str(outcome)}).body for outcome in Outcome}
    asked = {compose(TEMPLATES["nudge"], {**FULL, "asked": str(kind)}).body for kind in AskKind}
    assert (len(ended), len(asked)) == (len(Outcome), len(AskKind))


def test_every_step_in_every_situation_has_a_template() -> None:
    flags = (False, True)
    for kind in StepKind:
        for cadence in CadenceKind:
            for ask in (None, *AskKind):
                for flag in flags:
                    for other in flags:
                        situation = Situation(cadence, flag, other, not flag, not other, "Recruiter" * flag, other, ask)
                        assert choose(kind, situation) in TEMPLATES


@pytest.mark.parametrize(
    ("kind", "situation", "key"),
    [
        (StepKind.CHECK_IN, Situation(), "check_in"),
        (StepKind.CHECK_IN, Situation(promised_passed=True), "check_in_date_passed"),
        (StepKind.CHECK_IN, Situation(promised_passed=True, thanks_owed=True), "check_in_with_thanks"),
        (StepKind.CHECK_IN, Situation(deciding=True, thanks_owed=True), "check_in_still_deciding"),
        (StepKind.LAST_CHECK_IN, Situation(promised_passed=True), "last_check_in"),
        (StepKind.THANK_YOU, Situation(panel=True), "thank_you_panel"),
        (StepKind.THANK_YOU, Situation(CadenceKind.OFFER), "thank_you_offer"),
        (StepKind.THANK_YOU, Situation(CadenceKind.ASK), "thank_you_helper"),
        (StepKind.FIRST_MOVE, Situation(CadenceKind.APPLYING), "first_move"),
        (StepKind.FIRST_MOVE, Situation(CadenceKind.APPLYING, position="Talent Partner"), "first_move_recruiter"),
        (StepKind.FIRST_MOVE, Situation(CadenceKind.APPLYING, position="HR", agency=True), "first_move_agency"),
        (StepKind.FIRST_MOVE, Situation(CadenceKind.APPLYING, deciding=True), "check_in_still_deciding"),
        (StepKind.ASK, Situation(CadenceKind.ASK, ask=AskKind.WORD), "ask_word"),
        (StepKind.OWED, Situation(CadenceKind.OFFER), "owed_offer"),
    ],
)
def test_choose(kind: StepKind, situation: Situation, key: str) -> None:
    assert choose(kind, situation) == key


def test_the_second_letter_never_repeats_the_first() -> None:
    for situation in (Situation(), Situation(deciding=True), Situation(thanks_owed=True), Situation(agency=True)):
        assert choose(StepKind.CHECK_IN, situation) != choose(StepKind.LAST_CHECK_IN, situation)
        assert choose(StepKind.FIRST_MOVE, situation) != choose(StepKind.SECOND_LETTER, situation)
        assert choose(StepKind.ASK, situation) != choose(StepKind.NUDGE, situation)


@pytest.mark.parametrize(
    ("position", "expected"), [("Technical Recruiter", True), ("Chrome developer", False), ("", False)]
)
def test_is_recruiter(position: str, expected: bool) -> None:
    assert is_recruiter(position) is expected


HEAD = "name: Own\nsubject: Hello {{ role }}\n---\n"


def test_a_sentence_with_a_hole_is_left_out_and_named() -> None:
    text = HEAD + "Dear {{ name }},\n\nOne. I like {{ hobby }}. Two.\n\n{{ only_this }}\n\nBye"
    subject, body, missing = made(text)
    assert (subject, body) == ("Hello", "Hello,\n\nOne. Two.\n\nBye")
    assert missing == ("hobby", "name", "only_this", "role")


def test_a_fact_stays_on_one_line_and_is_no_template() -> None:
    subject, body, _ = made(HEAD + "{{ name }}", role="A\r\nBcc: x@example.com", name="{{ role }}")
    assert subject == "Hello A Bcc: x@example.com"
    assert body == "{{ role }}"


@pytest.mark.parametrize(
    ("promised", "near"),
    [
        (date(2027, 3, 12), "last Friday"),
        (date(2027, 3, 8), "last Monday"),
        (date(2027, 3, 15), "Monday"),
        (date(2027, 3, 19), "Friday"),
        (date(2027, 3, 5), "Friday 5 March"),
        (date(2027, 3, 26), "Friday 26 March"),
    ],
)
def test_a_day_as_one_speaks_of_it(promised: date, near: str) -> None:
    assert made(HEAD + "{{ promised | near }}", promised=promised, today=TODAY)[1] == near


def test_without_today_a_day_is_written_in_full() -> None:
    assert (
        made(HEAD + "{{ promised | near }}, {{ role | day }}", promised=TODAY, role="soon")[1]
        == "Tuesday 16 March, soon"
    )


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("Dear you", "trouble.template_shape", None),
        ("name: x\nsubject: y\nDear you", "trouble.template_shape", None),
        (HEAD + "Fine\n\n{% if name %}\nNo end", "trouble.template_syntax", 6),
        ("name: x\nsubject: {{ }}\n---\nFine", "trouble.template_syntax", 1),
        (HEAD + "{{ role / 2 }}", "trouble.template_render", None),
        (HEAD + "{{ ''.__class__.__mro__ }}", "trouble.template_render", None),
    ],
)
def test_a_broken_template_is_named(text: str, key: str, line: int | None) -> None:
    with pytest.raises(Trouble) as caught:
        made(text, role="Product Manager")
    assert caught.value.key == key
    assert caught.value.facts.get("line") == line


def test_a_field_may_go_on_over_lines() -> None:
    assert made("\nname: Own\n\nsubject: One\n  two\n---\nBody")[0] == "One two"


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from(FACTS), st.text(max_size=30) | st.dates()), st.sampled_from(sorted(TEMPLATES)))
def test_whatever_is_told_the_letter_stands(facts: dict[str, LetterFact], key: str) -> None:
    days = {"today", "interview_day", "promised", "applied", "first_letter", "answer_by"}
    right = {name: fact for name, fact in facts.items() if isinstance(fact, str) != (name in days)}
    letter = compose(TEMPLATES[key], right)
    assert not {"\n", "\r"} & set(letter.subject)
    assert not re.search("[\ue000\ue001]", letter.body)


def test_jinja_is_not_there_before_the_first_letter() -> None:
    code = "import sys, desktop.core.letters, desktop.desk.shipped; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
