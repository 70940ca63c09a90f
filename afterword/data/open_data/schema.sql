-- The record as a database: one table a noun, ids as keys, a foreign key wherever one names another.
--
-- The comment before each table and view, and the one behind each column, is also what Datasette
-- shows of it. Columns called sequence keep the order of the report. Dates are 2020-05-25, 2020-05 or
-- 2020 where a source gives no more. What is true is 1, what is not is 0. Texts are plain, without
-- markup, and in the editors' words.

-- The report in hand: what it restates, who answers for it, and the day of the record.
CREATE TABLE report (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    short_title TEXT NOT NULL,
    country TEXT NOT NULL,
    election TEXT NOT NULL,
    election_date TEXT NOT NULL,
    mission TEXT NOT NULL REFERENCES mission (id), -- Whose report is restated
    language TEXT NOT NULL,
    official_title TEXT NOT NULL, -- The published report, which alone is authoritative
    official_publisher TEXT NOT NULL,
    official_place TEXT,
    official_date TEXT NOT NULL,
    official_url TEXT NOT NULL,
    official_languages TEXT,
    summary TEXT NOT NULL,
    notice TEXT NOT NULL, -- That this is unofficial
    responsible TEXT NOT NULL, -- Who answers for the wording and the readings
    licence TEXT NOT NULL,
    cite_as TEXT NOT NULL,
    as_of TEXT NOT NULL, -- The day to which the record reaches
    is_cut INTEGER NOT NULL CHECK (is_cut IN (0, 1)), -- Whether what was recorded of later days is left out
    page TEXT NOT NULL -- The website
) STRICT;

-- How many recommendations stand where; together they make all. Readings and ratings are counted apart.
CREATE TABLE progress (
    sequence INTEGER PRIMARY KEY,
    standing TEXT NOT NULL CHECK (standing IN ('fully', 'mostly', 'partially', 'not', 'differ', 'in-parts', 'reversed', 'closed', 'not-assessed')),
    words TEXT NOT NULL, -- In words, with what it rests on: a rating, or the editors' own assessment
    count INTEGER NOT NULL CHECK (count > 0)
) STRICT;

-- The numbered parts of the report, and its annexes.
CREATE TABLE section (
    id TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL UNIQUE,
    number TEXT, -- As printed
    title TEXT NOT NULL,
    is_annex INTEGER NOT NULL CHECK (is_annex IN (0, 1)),
    page TEXT NOT NULL, -- On the website
    pdf_page INTEGER -- In the PDF
) STRICT;

-- The paragraphs of the report that recommendations may rest on.
CREATE TABLE finding (
    id TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL UNIQUE,
    section TEXT NOT NULL REFERENCES section (id),
    text TEXT NOT NULL,
    page TEXT NOT NULL, -- On the website
    pdf_page INTEGER -- In the PDF
) STRICT;

-- The numbers that the report relies on, as printed.
CREATE TABLE figure (
    id TEXT PRIMARY KEY,
    value TEXT NOT NULL, -- As printed, with commas between thousands
    unit TEXT NOT NULL,
    place TEXT NOT NULL -- Where the official report gives it, or how it is found
) STRICT;

-- What the report asks for, in the editors' words.
CREATE TABLE recommendation (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE, -- As printed in this publication
    title TEXT NOT NULL,
    priority TEXT NOT NULL CHECK (priority IN ('priority', 'other')),
    section TEXT NOT NULL REFERENCES section (id),
    text TEXT NOT NULL,
    suggested_legal_change TEXT,
    context TEXT, -- What was found, in a line
    none_cited TEXT, -- Why no provision is cited, where none is
    official_section TEXT NOT NULL, -- Where the official report makes it
    official_number INTEGER NOT NULL,
    asked_by INTEGER NOT NULL, -- How many missions asked the same or something related, this report's included
    asked_same INTEGER NOT NULL, -- How many of them asked the same
    asked_by_others INTEGER NOT NULL CHECK (asked_by_others IN (0, 1)), -- Whether earlier missions that are not named asked too
    last_verified TEXT, -- The newest day on which the editors recorded or looked for something
    review_due TEXT NOT NULL,
    is_overdue INTEGER NOT NULL CHECK (is_overdue IN (0, 1)), -- Whether the review was due by the day of the record
    page TEXT NOT NULL -- On the website
) STRICT;

-- The lettered parts of recommendations that ask for several things.
CREATE TABLE part (
    id TEXT PRIMARY KEY, -- The recommendation, a slash, the letter
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    letter TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (recommendation, letter)
) STRICT;

-- What kinds of change each recommendation asks for.
CREATE TABLE recommendation_change (
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    change TEXT NOT NULL CHECK (change IN ('constitution', 'law', 'regulation', 'practice', 'institution', 'capacity')),
    sequence INTEGER NOT NULL,
    PRIMARY KEY (recommendation, sequence)
) STRICT;

-- Which bodies each recommendation asks to act.
CREATE TABLE recommendation_addressee (
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    institution TEXT NOT NULL REFERENCES institution (id),
    sequence INTEGER NOT NULL,
    PRIMARY KEY (recommendation, sequence)
) STRICT;

-- Under which topics each recommendation is found.
CREATE TABLE recommendation_topic (
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    topic TEXT NOT NULL REFERENCES topic (id),
    sequence INTEGER NOT NULL,
    PRIMARY KEY (recommendation, sequence)
) STRICT;

-- On which paragraphs each recommendation rests.
CREATE TABLE recommendation_finding (
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    finding TEXT NOT NULL REFERENCES finding (id),
    sequence INTEGER NOT NULL,
    PRIMARY KEY (recommendation, sequence)
) STRICT;

-- Which law each recommendation rests on or asks to change.
CREATE TABLE recommendation_provision (
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    instrument TEXT NOT NULL REFERENCES instrument (id),
    provision TEXT REFERENCES provision (id), -- Empty where the instrument as a whole is cited
    relation TEXT NOT NULL CHECK (relation IN ('rests-on', 'asks-to-change')),
    confidence TEXT NOT NULL CHECK (confidence IN ('stated', 'inferred')), -- stated: the report cites it; inferred: the editors find it
    sequence INTEGER NOT NULL,
    PRIMARY KEY (recommendation, sequence)
) STRICT;

-- Where each recommendation stands: derived from its follow-up, never typed.
CREATE TABLE standing (
    recommendation TEXT PRIMARY KEY REFERENCES recommendation (id),
    key TEXT NOT NULL CHECK (key IN ('fully', 'mostly', 'partially', 'not', 'differ', 'in-parts', 'reversed', 'closed', 'not-assessed')), -- not-assessed is the absence of an assessment, not a judgement
    words TEXT NOT NULL,
    label TEXT NOT NULL, -- In words, with what it rests on: a rating, or the editors' own assessment
    counted_as TEXT NOT NULL, -- Under what it is counted
    basis TEXT, -- Whose judgement it is, and of when
    is_rated INTEGER NOT NULL CHECK (is_rated IN (0, 1)), -- Whether a judgement that it stands by is an assessor's rating
    is_read INTEGER NOT NULL CHECK (is_read IN (0, 1)), -- Whether all judgements that it stands by are the EDITORS' OWN, inferred from what an assessor said of the subject
    assessors_differ INTEGER NOT NULL CHECK (assessors_differ IN (0, 1)) -- Whether two assessors judge the same differently
) STRICT;

-- Everything that happened after the report: an entry a row. Kind says which columns it has.
CREATE TABLE follow_up (
    id TEXT PRIMARY KEY, -- The recommendation, a slash, the entry's own id
    sequence INTEGER NOT NULL UNIQUE, -- By recommendation, in the order in which it happened
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    kind TEXT NOT NULL CHECK (kind IN ('development', 'response', 'assessment', 'closure', 'correction')), -- A development says nothing about implementation
    date TEXT NOT NULL,
    heading TEXT NOT NULL, -- What it is, in words
    who TEXT, -- Whose it is, in words
    text TEXT NOT NULL,
    reservation TEXT, -- Of an assessment: what speaks against it, and what would change it; quote it with the value
    location TEXT, -- Of an assessment: the place of the assessor's words
    quoted_by TEXT REFERENCES source (id), -- The source that reports somebody's words, where their own text was not seen
    implementation TEXT CHECK (implementation IN ('fully', 'mostly', 'partially', 'not')), -- Of an assessment: see basis
    basis TEXT CHECK (basis IN ('rating', 'reading')), -- rating: the assessor judged this very recommendation; reading: the EDITORS' OWN ASSESSMENT, inferred from what the assessor said of the subject, never counted as a rating
    part TEXT REFERENCES part (id), -- Of an assessment of one part
    assessor TEXT REFERENCES institution (id), -- Of an assessment: who judged, or whose words the editors read
    position TEXT CHECK (position IN ('accepts', 'partly', 'rejects', 'reports-done', 'comments')), -- Of a response
    responder TEXT REFERENCES institution (id), -- Of a response
    closure TEXT CHECK (closure IN ('superseded', 'overtaken', 'no-longer-applicable')), -- Of a closure
    corrects TEXT REFERENCES follow_up (id), -- Of a correction: the entry that was wrong
    reverses TEXT REFERENCES follow_up (id), -- Of a development: the assessment that rests on what no longer holds since
    is_corrected INTEGER NOT NULL CHECK (is_corrected IN (0, 1)), -- Whether a later correction puts it aside; such an entry counts for nothing
    confidence TEXT NOT NULL CHECK (confidence IN ('stated', 'inferred')), -- Whether the sources say it, or the editors infer it
    recorded TEXT NOT NULL, -- When it was written down
    recorded_by TEXT NOT NULL,
    page TEXT NOT NULL, -- On the website
    CHECK ((kind = 'assessment') = (implementation IS NOT NULL)),
    CHECK ((kind = 'assessment') = (basis IS NOT NULL)),
    CHECK ((kind = 'assessment') = (assessor IS NOT NULL)),
    CHECK (kind = 'assessment' OR part IS NULL),
    CHECK ((kind = 'response') = (position IS NOT NULL)),
    CHECK ((kind = 'response') = (responder IS NOT NULL)),
    CHECK ((kind = 'closure') = (closure IS NOT NULL)),
    CHECK ((kind = 'correction') = (corrects IS NOT NULL)),
    CHECK (kind = 'development' OR reverses IS NULL),
    CHECK (kind = 'assessment' OR reservation IS NULL)
) STRICT;

-- On which sources each follow-up entry rests.
CREATE TABLE follow_up_source (
    follow_up TEXT NOT NULL REFERENCES follow_up (id),
    source TEXT NOT NULL REFERENCES source (id),
    sequence INTEGER NOT NULL,
    PRIMARY KEY (follow_up, sequence)
) STRICT;

-- The latest judgement of each assessor, of the whole of a recommendation or of a part.
CREATE TABLE latest_assessment (
    follow_up TEXT PRIMARY KEY REFERENCES follow_up (id),
    sequence INTEGER NOT NULL UNIQUE, -- By recommendation, newest first
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    assessor TEXT NOT NULL REFERENCES institution (id),
    part TEXT REFERENCES part (id), -- Empty where the whole is judged
    implementation TEXT NOT NULL CHECK (implementation IN ('fully', 'mostly', 'partially', 'not')), -- See basis
    basis TEXT NOT NULL CHECK (basis IN ('rating', 'reading')), -- rating: the assessor judged this very recommendation; reading: the EDITORS' OWN ASSESSMENT, never counted as a rating
    words TEXT NOT NULL, -- Whose judgement it is, in words
    reservation TEXT, -- What speaks against it, and what would change it; quote it with the value
    location TEXT, -- The place of the assessor's words, and who reports them
    reversed_by TEXT REFERENCES follow_up (id), -- The development since which what it rests on no longer holds
    date TEXT NOT NULL,
    age_days INTEGER NOT NULL CHECK (age_days >= 0), -- Days passed since, up to the day of the record
    elections_since INTEGER NOT NULL CHECK (elections_since >= 0), -- Elections held since, up to that day
    trend TEXT CHECK (trend IN ('better', 'same', 'worse')) -- Against the judgement before, of the same on the same basis
) STRICT;

-- Developments after the newest assessment, which they may put in doubt.
CREATE TABLE event_since (
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    follow_up TEXT PRIMARY KEY REFERENCES follow_up (id)
) STRICT;

-- When the editors looked again for news, and what they did not find.
CREATE TABLE review (
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    sequence INTEGER NOT NULL,
    date TEXT NOT NULL,
    by TEXT NOT NULL,
    text TEXT NOT NULL,
    years TEXT NOT NULL, -- The years of which the sources speak that were opened, as a JSON list
    PRIMARY KEY (recommendation, sequence)
) STRICT;

-- What the editors opened when they looked again.
CREATE TABLE review_source (
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    review INTEGER NOT NULL, -- Its sequence among the reviews of the recommendation
    source TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (recommendation, review, source)
) STRICT;

-- Legal and political documents. Obligations, commitments and good practice are kept apart.
CREATE TABLE instrument (
    id TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL UNIQUE,
    title TEXT NOT NULL,
    short TEXT NOT NULL,
    body TEXT NOT NULL, -- Who made it
    year INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('treaty', 'political-commitment', 'interpretive', 'good-practice', 'national-law')),
    is_binding INTEGER NOT NULL CHECK (is_binding IN (0, 1)),
    url TEXT,
    note TEXT,
    page TEXT NOT NULL -- On the website
) STRICT;

-- Where the notes on instruments come from.
CREATE TABLE instrument_source (
    instrument TEXT NOT NULL REFERENCES instrument (id),
    source TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (instrument, source)
) STRICT;

-- The citable parts of instruments.
CREATE TABLE provision (
    id TEXT PRIMARY KEY, -- How it is cited: the instrument, a slash, the path
    sequence INTEGER NOT NULL UNIQUE,
    instrument TEXT NOT NULL REFERENCES instrument (id),
    path TEXT NOT NULL,
    label TEXT NOT NULL, -- As it stands within a sentence
    gist TEXT NOT NULL, -- What it says, in the editors' words
    url TEXT,
    note TEXT,
    page TEXT NOT NULL, -- On the website
    UNIQUE (instrument, path)
) STRICT;

-- Where the notes on provisions come from.
CREATE TABLE provision_source (
    provision TEXT NOT NULL REFERENCES provision (id),
    source TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (provision, source)
) STRICT;

-- How provisions read from a day on, where the law changed.
CREATE TABLE provision_version (
    provision TEXT NOT NULL REFERENCES provision (id),
    sequence INTEGER NOT NULL,
    since TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (provision, sequence)
) STRICT;

-- Deployments that issue a report, and votes at which there was none.
CREATE TABLE mission (
    id TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL UNIQUE, -- Earliest first
    title TEXT NOT NULL,
    country TEXT NOT NULL,
    election TEXT NOT NULL,
    election_date TEXT NOT NULL,
    vote TEXT NOT NULL CHECK (vote IN ('election', 'referendum', 'none')),
    type TEXT NOT NULL CHECK (type IN ('EOM', 'LEOM', 'EAM', 'NAM', 'RAM', 'LAM', 'review', 'none', 'unknown')),
    is_own INTEGER NOT NULL CHECK (is_own IN (0, 1)), -- Whether this report is the mission's
    head TEXT,
    report_title TEXT,
    report_date TEXT,
    report_url TEXT,
    report_recommendations INTEGER, -- How many recommendations its report makes
    note TEXT,
    page TEXT NOT NULL -- On the website
) STRICT;

-- Who observed with a mission.
CREATE TABLE mission_partner (
    mission TEXT NOT NULL REFERENCES mission (id),
    sequence INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (mission, sequence)
) STRICT;

-- Where what is said of missions comes from.
CREATE TABLE mission_source (
    mission TEXT NOT NULL REFERENCES mission (id),
    source TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (mission, source)
) STRICT;

-- Recommendations of other missions that ours repeat, or that repeat ours.
CREATE TABLE mission_recommendation (
    id TEXT PRIMARY KEY,
    mission TEXT NOT NULL REFERENCES mission (id),
    location TEXT NOT NULL, -- Where the mission's report makes it
    gist TEXT NOT NULL, -- In the editors' words
    match TEXT NOT NULL CHECK (match IN ('same', 'related', 'subject')), -- How near it comes to those that it repeats
    confidence TEXT NOT NULL CHECK (confidence IN ('stated', 'inferred')),
    source TEXT NOT NULL REFERENCES source (id)
) STRICT;

-- What the recommendations of other missions repeat: one of this report, or an earlier one.
CREATE TABLE repeats (
    mission_recommendation TEXT NOT NULL REFERENCES mission_recommendation (id),
    sequence INTEGER NOT NULL,
    recommendation TEXT REFERENCES recommendation (id),
    earlier TEXT REFERENCES mission_recommendation (id),
    PRIMARY KEY (mission_recommendation, sequence),
    CHECK ((recommendation IS NULL) <> (earlier IS NULL))
) STRICT;

-- Missions that asked the same, or dealt with the subject, before: as recorded.
CREATE TABLE prior (
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    sequence INTEGER NOT NULL,
    mission TEXT REFERENCES mission (id), -- Empty where the source names no mission
    asked TEXT REFERENCES mission_recommendation (id), -- What the mission asked, where that is recorded
    match TEXT NOT NULL CHECK (match IN ('same', 'related', 'subject')), -- subject: it dealt with the subject; a recommendation was not seen
    location TEXT NOT NULL, -- Where it is said
    gist TEXT,
    confidence TEXT NOT NULL CHECK (confidence IN ('stated', 'inferred')),
    source TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (recommendation, sequence)
) STRICT;

-- The chain of each recommendation over the missions: derived from what they repeat.
CREATE TABLE lineage (
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    sequence INTEGER NOT NULL, -- Earliest first
    mission TEXT REFERENCES mission (id), -- Empty where the source names no mission
    is_after INTEGER NOT NULL CHECK (is_after IN (0, 1)), -- Whether it asked again; else it asked before
    match TEXT NOT NULL CHECK (match IN ('same', 'related', 'subject')),
    location TEXT NOT NULL, -- Where it is said
    gist TEXT,
    is_inferred INTEGER NOT NULL CHECK (is_inferred IN (0, 1)),
    via TEXT, -- The title of the mission over which it is linked; empty where directly
    source TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (recommendation, sequence)
) STRICT;

-- Other bodies that asked or said something similar.
CREATE TABLE similar_to (
    recommendation TEXT NOT NULL REFERENCES recommendation (id),
    sequence INTEGER NOT NULL,
    institution TEXT NOT NULL REFERENCES institution (id),
    date TEXT,
    location TEXT NOT NULL, -- Where it is said
    gist TEXT NOT NULL,
    match TEXT NOT NULL CHECK (match IN ('same', 'related', 'subject')),
    confidence TEXT NOT NULL CHECK (confidence IN ('stated', 'inferred')),
    source TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (recommendation, sequence)
) STRICT;

-- Bodies that are asked to act, answer, or judge.
CREATE TABLE institution (
    id TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    short TEXT,
    successor TEXT REFERENCES institution (id), -- The body that took its place
    successor_since TEXT,
    note TEXT,
    page TEXT NOT NULL -- On the website
) STRICT;

-- Names of institutions in other languages, and earlier ones.
CREATE TABLE institution_name (
    institution TEXT NOT NULL REFERENCES institution (id),
    sequence INTEGER NOT NULL,
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    PRIMARY KEY (institution, sequence)
) STRICT;

-- Where the notes on institutions come from.
CREATE TABLE institution_source (
    institution TEXT NOT NULL REFERENCES institution (id),
    source TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (institution, source)
) STRICT;

-- Subjects under which recommendations are found.
CREATE TABLE topic (
    id TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL UNIQUE,
    title TEXT NOT NULL,
    gist TEXT
) STRICT;

-- Where every fact can be found.
CREATE TABLE source (
    id TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL UNIQUE,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    date TEXT,
    url TEXT,
    archive TEXT, -- Where an archive keeps a copy
    seen TEXT, -- The day on which the editors last read it
    kind TEXT NOT NULL CHECK (kind IN ('official', 'assessor', 'media', 'ngo', 'research')), -- Who speaks in it
    note TEXT,
    page TEXT NOT NULL -- On the website
) STRICT;

-- The institutions whose own words a source holds.
CREATE TABLE source_institution (
    source TEXT NOT NULL REFERENCES source (id),
    sequence INTEGER NOT NULL,
    institution TEXT NOT NULL REFERENCES institution (id),
    PRIMARY KEY (source, sequence)
) STRICT;
