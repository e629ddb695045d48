"""The texts that the user wrote or changed: letters and what they speak of by the key of their step, and templates."""

from __future__ import annotations

from typing import NamedTuple

from desktop.store.writing import Reads, Writing


class Text(NamedTuple):
    """A letter's text."""

    subject: str
    body: str


def get(reads: Reads, step: str) -> Text | None:
    """The user's own text for a step, or None where they changed nothing."""
    found = reads.row("SELECT subject, body FROM letter WHERE step = ?", (step,))
    return None if found is None else Text(*found)


def keep(writing: Writing, application: int, step: str, text: Text) -> None:
    """Keep the user's own text for a step."""
    found = writing.row("SELECT id FROM letter WHERE step = ?", (step,))
    if found is None:
        writing.insert(
            "letter", application=application, step=step, subject=text.subject, body=text.body, told=writing.at
        )
    else:
        writing.update("letter", found[0], subject=text.subject, body=text.body, told=writing.at)


def forget(writing: Writing, step: str) -> None:
    """Go back to the template's text."""
    writing.delete_where("letter", "step", step)


def facts(reads: Reads, step: str) -> dict[str, str]:
    """What the user told for the letter of a step alone, by the fact's name."""
    return {
        str(fact): str(text) for fact, text in reads.rows("SELECT fact, text FROM letter_fact WHERE step = ?", (step,))
    }


def tell(writing: Writing, application: int, step: str, fact: str, text: str) -> None:
    """Keep a fact that the letter of this step alone speaks of."""
    found = writing.row("SELECT id FROM letter_fact WHERE step = ? AND fact = ?", (step, fact))
    if found is None:
        writing.insert("letter_fact", application=application, step=step, fact=fact, text=text, told=writing.at)
    else:
        writing.update("letter_fact", found[0], text=text, told=writing.at)


def template(reads: Reads, name: str, language: str) -> Text | None:
    """The user's own template in place of the shipped one, or None."""
    found = reads.row("SELECT subject, body FROM template WHERE name = ? AND language = ?", (name, language))
    return None if found is None else Text(*found)


def keep_template(writing: Writing, name: str, language: str, text: Text) -> None:
    """Put a template of the user's in place of the shipped one."""
    found = writing.row("SELECT id FROM template WHERE name = ? AND language = ?", (name, language))
    if found is None:
        writing.insert("template", name=name, language=language, subject=text.subject, body=text.body)
    else:
        writing.update("template", found[0], subject=text.subject, body=text.body)
