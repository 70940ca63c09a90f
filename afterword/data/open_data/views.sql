-- What is asked of the tables most often. Lists are JSON, so that Datasette can facet by them.

-- One row a recommendation: what was asked of whom, where it stands and on what that rests.
CREATE VIEW matrix AS
SELECT
    recommendation.id,
    recommendation.number,
    recommendation.title,
    recommendation.priority,
    section.title AS section,
    recommendation.text,
    (
        SELECT json_group_array(name) FROM (
            SELECT institution.name
            FROM recommendation_addressee AS asked
            JOIN institution ON institution.id = asked.institution
            WHERE asked.recommendation = recommendation.id
            ORDER BY asked.sequence
        )
    ) AS addressees,
    (
        SELECT json_group_array(title) FROM (
            SELECT topic.title
            FROM recommendation_topic AS under
            JOIN topic ON topic.id = under.topic
            WHERE under.recommendation = recommendation.id
            ORDER BY under.sequence
        )
    ) AS topics,
    (
        SELECT json_group_array(change) FROM (
            SELECT asked.change
            FROM recommendation_change AS asked
            WHERE asked.recommendation = recommendation.id
            ORDER BY asked.sequence
        )
    ) AS change,
    standing.key AS standing, -- not-assessed is the absence of an assessment, not a judgement
    standing.label, -- Where it stands, with what that rests on: a rating, or the editors' own assessment
    standing.is_rated, -- Whether a judgement that it stands by is an assessor's rating
    standing.is_read, -- Whether all judgements that it stands by are the EDITORS' OWN, inferred from what an assessor said of the subject
    standing.assessors_differ, -- Whether two assessors judge the same differently
    (
        SELECT json_group_array(words) FROM (
            SELECT
                latest.implementation || ': ' || latest.words
                || coalesce(' (part ' || part.letter || ')', '')
                || coalesce('. Reservation: ' || latest.reservation, '') AS words
            FROM latest_assessment AS latest
            LEFT JOIN part ON part.id = latest.part
            WHERE latest.recommendation = recommendation.id
            ORDER BY latest.sequence
        )
    ) AS latest_assessments, -- The latest of each assessor, newest first; each says whether it is the editors' own assessment
    (
        SELECT count(*) FROM event_since WHERE event_since.recommendation = recommendation.id
    ) AS events_since, -- How many developments came after the newest assessment
    recommendation.last_verified,
    recommendation.is_overdue, -- Whether it is due for review
    recommendation.asked_by, -- How many missions asked the same or something related
    recommendation.page
FROM recommendation
JOIN section ON section.id = recommendation.section
JOIN standing ON standing.recommendation = recommendation.id
ORDER BY recommendation.number;

-- What happened when: votes, reports of missions, and all follow-up entries that stand.
CREATE VIEW timeline AS
SELECT
    date, -- With as much as the source gives: a day, a month or a year
    CASE length(date)
        WHEN 4 THEN date || '-12-31'
        WHEN 7 THEN date(date || '-01', '+1 month', '-1 day')
        ELSE date
    END AS until, -- The last day that the date can mean, for sorting
    kind, -- vote, report, or the kind of a follow-up entry
    what, -- What it is, in words
    who, -- Whose it is: of a reading, that it is the EDITORS' OWN ASSESSMENT
    text,
    recommendation, -- The id of the recommendation that it is about
    mission, -- The id of the mission that it is about
    sequence, -- Of a follow-up entry: its place among all
    page
FROM (
    SELECT
        election_date AS date, 'vote' AS kind, title AS what, NULL AS who, election AS text,
        NULL AS recommendation, id AS mission, NULL AS sequence, page, 1 AS rank
    FROM mission
    WHERE vote <> 'none'
    UNION ALL
    SELECT
        report_date, 'report', report_title, NULL, title,
        NULL, id, NULL, page, 2
    FROM mission
    WHERE report_date IS NOT NULL
    UNION ALL
    SELECT
        date, kind, heading, who, text,
        recommendation, NULL, sequence, page, 3
    FROM follow_up
    WHERE NOT is_corrected
)
ORDER BY until, rank, sequence, mission;
