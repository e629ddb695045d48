"""Why someone is known, and why they are thought to be at a company."""

PEOPLE: dict[str, str | tuple[str, str]] = {
    "known.and": "{first} {rest}",
    "known.connection": "Connected on LinkedIn.",
    "known.connection_since": "Connected on LinkedIn since {year}.",
    "known.colleague": "You once worked together.",
    "known.colleague_since": "You worked together in {year}.",
    "known.friend": "A friend of yours.",
    "known.friend_since": "A friend of yours since {year}.",
    "known.interview": "You met them at an interview.",
    "known.interview_since": "You met them at an interview in {year}.",
    "known.told": "You told that they are there.",
    "known.same_name": '"{theirs}" is {ours}.',
    "known.form_differs": '"{theirs}" has another legal form; it may be a sister firm.',
    "known.was_there": "No longer there.",
    "known.until": "There until {year}.",
    "known.until_noted": "There until {year} (your note).",
    "known.alike": "The names are alike; it may be another firm.",
}
