-- Full-text search in any script: letters are told apart as they are, accents do not matter.

CREATE VIRTUAL TABLE recommendation_fts USING fts5 (
    title, text, context, suggested_legal_change,
    content="recommendation", tokenize="unicode61 remove_diacritics 2"
);

CREATE VIRTUAL TABLE follow_up_fts USING fts5 (
    heading, who, text,
    content="follow_up", tokenize="unicode61 remove_diacritics 2"
);

CREATE VIRTUAL TABLE finding_fts USING fts5 (
    text,
    content="finding", tokenize="unicode61 remove_diacritics 2"
);

CREATE VIRTUAL TABLE source_fts USING fts5 (
    title, publisher, note,
    content="source", tokenize="unicode61 remove_diacritics 2"
);

INSERT INTO recommendation_fts (recommendation_fts) VALUES ('rebuild');
INSERT INTO follow_up_fts (follow_up_fts) VALUES ('rebuild');
INSERT INTO finding_fts (finding_fts) VALUES ('rebuild');
INSERT INTO source_fts (source_fts) VALUES ('rebuild');
