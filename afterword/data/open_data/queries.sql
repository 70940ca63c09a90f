-- What people ask first; Datasette offers each under its name.

-- where_things_stand: Where the recommendations stand
-- How many stand where; a reading is the editors', and never counted as a rating.
SELECT words, count FROM progress ORDER BY sequence;

-- asked_of: What is asked of an institution
-- Give the id of an institution, or nothing for all of them.
SELECT
    institution.name AS institution,
    recommendation.number,
    recommendation.title,
    standing.label AS stands,
    recommendation.page
FROM recommendation_addressee AS asked
JOIN institution ON institution.id = asked.institution
JOIN recommendation ON recommendation.id = asked.recommendation
JOIN standing ON standing.recommendation = recommendation.id
WHERE coalesce(:institution, '') IN ('', institution.id)
ORDER BY institution.sequence, recommendation.number;

-- events_since: What happened since the newest assessment
-- Developments that may put an assessment in doubt; none of them says that something was implemented.
SELECT
    recommendation.number,
    recommendation.title,
    standing.label AS stood,
    follow_up.date,
    follow_up.text,
    follow_up.page
FROM event_since
JOIN follow_up ON follow_up.id = event_since.follow_up
JOIN recommendation ON recommendation.id = event_since.recommendation
JOIN standing ON standing.recommendation = recommendation.id
ORDER BY recommendation.number, follow_up.sequence;

-- overdue: What is due for review
-- Recommendations that nobody looked at for too long, by the day of the record.
SELECT number, title, last_verified, review_due, page
FROM recommendation
WHERE is_overdue
ORDER BY review_due, number;

-- ratings_and_readings: Every assessment, and what it rests on
-- An assessor's rating of this very recommendation, or the editors' own assessment of the assessor's words.
SELECT
    recommendation.number,
    follow_up.date,
    institution.name AS assessor,
    follow_up.basis,
    follow_up.implementation,
    part.letter AS part,
    group_concat(source.title, '; ') AS sources
FROM follow_up
JOIN recommendation ON recommendation.id = follow_up.recommendation
JOIN institution ON institution.id = follow_up.assessor
LEFT JOIN part ON part.id = follow_up.part
JOIN follow_up_source ON follow_up_source.follow_up = follow_up.id
JOIN source ON source.id = follow_up_source.source
WHERE NOT follow_up.is_corrected
GROUP BY follow_up.id
ORDER BY follow_up.sequence;

-- asked_again: How often each was asked
-- Missions that asked the same or something related, this report's included.
SELECT number, title, asked_by, asked_same, asked_by_others, page
FROM recommendation
ORDER BY asked_by DESC, number;

-- law: The law that recommendations name most
-- Provisions, and instruments as a whole, by how many recommendations rest on them or would change them.
SELECT
    coalesce(provision.label, 'as a whole') AS provision,
    instrument.title AS instrument,
    instrument.kind,
    count(DISTINCT named.recommendation) AS recommendations
FROM recommendation_provision AS named
JOIN instrument ON instrument.id = named.instrument
LEFT JOIN provision ON provision.id = named.provision
GROUP BY instrument.id, provision.id
ORDER BY recommendations DESC, instrument.sequence, provision.sequence;
