-- The schema of version 2, as it was released. It stays as it is.
CREATE TABLE batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    came_in INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0,
    merged INTEGER NOT NULL DEFAULT 0,
    resting INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE batch_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch INTEGER NOT NULL REFERENCES batch (id),
    line INTEGER NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX batch_row_batch ON batch_row (batch);
CREATE TABLE company (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    domain TEXT,
    country TEXT,
    region TEXT,
    zone TEXT,
    domain_guessed INTEGER NOT NULL DEFAULT 0,
    place_guessed INTEGER NOT NULL DEFAULT 0,
    is_agency INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX company_key ON company (key);
CREATE TABLE alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    company INTEGER NOT NULL REFERENCES company (id),
    name TEXT NOT NULL,
    key TEXT NOT NULL
) STRICT;
CREATE INDEX alias_company ON alias (company);
CREATE INDEX alias_key ON alias (key);
CREATE TABLE stage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    folded INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE application (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    company INTEGER NOT NULL REFERENCES company (id),
    role TEXT NOT NULL,
    way TEXT NOT NULL DEFAULT 'none',
    agency INTEGER REFERENCES company (id),
    person INTEGER REFERENCES contact (id),
    person_told TEXT,
    stage INTEGER NOT NULL REFERENCES stage (id),
    place_in_stage REAL NOT NULL,
    starred INTEGER NOT NULL DEFAULT 0,
    applied TEXT,
    applied_told TEXT,
    applied_by_day INTEGER NOT NULL DEFAULT 0,
    saved TEXT NOT NULL,
    apply_by TEXT,
    link TEXT,
    place TEXT,
    salary TEXT,
    notes TEXT NOT NULL DEFAULT '',
    acknowledged TEXT,
    batch INTEGER REFERENCES batch (id)
) STRICT;
CREATE INDEX application_company ON application (company);
CREATE INDEX application_agency ON application (agency);
CREATE INDEX application_person ON application (person);
CREATE INDEX application_stage ON application (stage, place_in_stage);
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    position TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    mail TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    batch INTEGER REFERENCES batch (id)
) STRICT;
CREATE INDEX contact_folded ON contact (folded);
CREATE TABLE handle (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL REFERENCES contact (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    key TEXT NOT NULL,
    batch INTEGER REFERENCES batch (id)
) STRICT;
CREATE INDEX handle_contact ON handle (contact);
CREATE INDEX handle_key ON handle (key);
CREATE TABLE employment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL REFERENCES contact (id),
    company TEXT NOT NULL,
    key TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    starts TEXT,
    ends TEXT,
    now INTEGER NOT NULL DEFAULT 1,
    source TEXT NOT NULL,
    batch INTEGER REFERENCES batch (id)
) STRICT;
CREATE INDEX employment_contact ON employment (contact);
CREATE INDEX employment_key ON employment (key, contact);
CREATE TABLE tie (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL REFERENCES contact (id),
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    since TEXT,
    told TEXT NOT NULL,
    batch INTEGER REFERENCES batch (id)
) STRICT;
CREATE INDEX tie_contact ON tie (contact);
CREATE TABLE stage_move (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    stage INTEGER REFERENCES stage (id),
    kind TEXT NOT NULL,
    happened TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX stage_move_application ON stage_move (application);
CREATE INDEX stage_move_stage ON stage_move (stage);
CREATE TABLE closing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    outcome TEXT NOT NULL,
    happened TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX closing_application ON closing (application);
CREATE TABLE interview (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    kind TEXT,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    zone TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'planned',
    told TEXT NOT NULL,
    promised TEXT,
    promised_told TEXT,
    settled TEXT,
    talked_about TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX interview_application ON interview (application);
CREATE TABLE interview_contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview INTEGER NOT NULL REFERENCES interview (id),
    contact INTEGER NOT NULL REFERENCES contact (id)
) STRICT;
CREATE UNIQUE INDEX interview_contact_once ON interview_contact (interview, contact);
CREATE INDEX interview_contact_contact ON interview_contact (contact);
CREATE TABLE attempt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    kind TEXT,
    plan TEXT,
    step TEXT,
    contact INTEGER REFERENCES contact (id),
    channel TEXT NOT NULL,
    letter INTEGER,
    anyway INTEGER NOT NULL DEFAULT 0,
    happened TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX attempt_application ON attempt (application);
CREATE INDEX attempt_contact ON attempt (contact);
CREATE INDEX attempt_happened ON attempt (happened);
CREATE TABLE ask (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    contact INTEGER NOT NULL REFERENCES contact (id),
    kind TEXT NOT NULL,
    channel TEXT,
    anyway INTEGER NOT NULL DEFAULT 0,
    happened TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX ask_application ON ask (application);
CREATE INDEX ask_contact ON ask (contact);
CREATE INDEX ask_happened ON ask (happened);
CREATE TABLE reply (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    ask INTEGER REFERENCES ask (id),
    kind TEXT,
    sorted TEXT,
    until TEXT,
    what TEXT,
    channel TEXT,
    happened TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX reply_application ON reply (application);
CREATE INDEX reply_ask ON reply (ask);
CREATE TABLE away (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    contact INTEGER REFERENCES contact (id),
    until TEXT,
    happened TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX away_application ON away (application);
CREATE INDEX away_contact ON away (contact);
CREATE TABLE bounce (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    attempt INTEGER REFERENCES attempt (id),
    happened TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX bounce_application ON bounce (application);
CREATE INDEX bounce_attempt ON bounce (attempt);
CREATE TABLE address (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    contact INTEGER NOT NULL REFERENCES contact (id),
    mail TEXT,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX address_application ON address (application);
CREATE INDEX address_contact ON address (contact);
CREATE TABLE offer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    until TEXT,
    happened TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX offer_application ON offer (application);
CREATE TABLE owed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    what TEXT NOT NULL,
    until TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX owed_application ON owed (application);
CREATE TABLE skip (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    step TEXT NOT NULL,
    happened TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX skip_application ON skip (application);
CREATE TABLE mark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    step TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX mark_application ON mark (application);
CREATE TABLE alert (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    step TEXT NOT NULL,
    at TEXT NOT NULL,
    folded INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX alert_application ON alert (application);
CREATE TABLE letter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    step TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX letter_application ON letter (application);
CREATE TABLE letter_fact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    step TEXT NOT NULL,
    fact TEXT NOT NULL,
    text TEXT NOT NULL,
    told TEXT NOT NULL,
    UNIQUE (step, fact)
) STRICT;
CREATE INDEX letter_fact_application ON letter_fact (application);
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE cadence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL UNIQUE,
    numbers TEXT NOT NULL
) STRICT;
CREATE TABLE template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (name, language)
) STRICT;
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,
    user TEXT NOT NULL,
    vault TEXT,
    calendar TEXT,
    calendar_name TEXT,
    publishes INTEGER NOT NULL DEFAULT 0,
    result TEXT,
    result_at TEXT,
    failed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE published (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id),
    uid TEXT NOT NULL,
    etag TEXT,
    mark TEXT NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (account, uid)
) STRICT;
CREATE TABLE plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    application INTEGER NOT NULL,
    cadence TEXT NOT NULL,
    numbers TEXT NOT NULL,
    began TEXT NOT NULL,
    position INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    most INTEGER,
    ends TEXT,
    ends_why TEXT,
    moved_on INTEGER NOT NULL,
    over TEXT,
    live INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX plan_application ON plan (application);
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    plan INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    rings TEXT,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    contact INTEGER,
    number INTEGER NOT NULL,
    what TEXT,
    live INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX step_plan ON step (plan);
CREATE INDEX step_state ON step (state, live);
CREATE TABLE step_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step INTEGER NOT NULL REFERENCES step (id),
    at TEXT NOT NULL,
    day_before TEXT,
    day TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX step_change_step ON step_change (step);
CREATE TABLE card (
    application INTEGER PRIMARY KEY REFERENCES application (id) ON DELETE CASCADE,
    side TEXT NOT NULL,
    line TEXT NOT NULL,
    used INTEGER NOT NULL,
    most INTEGER NOT NULL,
    meter TEXT NOT NULL,
    meter_why TEXT NOT NULL,
    resting INTEGER NOT NULL,
    next TEXT,
    asks_about INTEGER,
    asks_at TEXT,
    people INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE history_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    history INTEGER NOT NULL REFERENCES history (id) ON DELETE CASCADE,
    tbl TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX history_row_history ON history_row (history);
CREATE TABLE aside (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    history INTEGER NOT NULL REFERENCES history (id) ON DELETE CASCADE,
    batch INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    image TEXT NOT NULL
) STRICT;
CREATE INDEX aside_history ON aside (history);
PRAGMA application_id = 1097233527;
PRAGMA user_version = 3;
