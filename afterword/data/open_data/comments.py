"""What the comments of our SQL say of tables, columns and queries."""

import re
from dataclasses import dataclass

_TABLE = re.compile(
    r"((?:^-- [^\n]*\n)+)CREATE (TABLE|VIEW) (\w+)(.*?);$", re.MULTILINE | re.DOTALL
)
_OF_A_COLUMN = re.compile(r"^ +(\w+) [^\n]*? -- ([^\n]+)$", re.MULTILINE)
_OF_AN_EXPRESSION = re.compile(r"(\w+),? -- ([^\n]+)$", re.MULTILINE)
_QUERY = re.compile(r"^-- (\w+): ([^\n]*)\n((?:-- [^\n]*\n)+)(.*?);$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A table or a view: what it has, and what some of its columns mean."""

    name: str
    words: str
    columns: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query that people can start from."""

    name: str
    title: str
    words: str
    sql: str


def described(script: str) -> tuple[Described, ...]:
    r"""Return what a script says of the tables and views that it makes.

    >>> described("-- All bodies.\nCREATE TABLE body (\n    id TEXT, -- Of one\n    a TEXT\n);")
    (Described(name='body', words='All bodies.', columns={'id': 'Of one'}),)
    """
    return tuple(
        Described(
            name=name,
            words=_words(comment),
            columns=dict((_OF_A_COLUMN if kind == "TABLE" else _OF_AN_EXPRESSION).findall(body)),
        )
        for comment, kind, name, body in _TABLE.findall(script)
    )


def queries(script: str) -> tuple[Query, ...]:
    r"""Return the queries of a script.

    >>> queries("-- all: Everything\n-- In order.\nSELECT 1;")
    (Query(name='all', title='Everything', words='In order.', sql='SELECT 1'),)
    """
    return tuple(
        Query(name=name, title=title, words=_words(comment), sql=sql)
        for name, title, comment, sql in _QUERY.findall(script)
    )


def _words(comment: str) -> str:
    return " ".join(line.removeprefix("-- ") for line in comment.splitlines())
