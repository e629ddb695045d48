"""What letters and their fields are called."""

LETTERS: dict[str, str | tuple[str, str]] = {
    "fact.name": "to whom it goes",
    "fact.me": "your name",
    "fact.role": "the role",
    "fact.company": "the company",
    "fact.interview_day": "the day of the interview",
    "fact.promised": "by when they meant to answer",
    "fact.talked_about": "something you talked about",
    "fact.others": "who else was there",
    "fact.applied": "the day on which you applied",
    "fact.first_letter": "the day of your first letter",
    "fact.something_new": "something new since then",
    "fact.about_me": "yourself in one sentence",
    "fact.asked": "what you asked",
    "fact.ended": "how it ended",
    "fact.what": "what you promised them",
    "fact.answer": "your answer",
    "fact.answer_by": "the day for your answer",
}
