"""The words of an invented country: its regions, its bodies, the subjects of its elections."""

from dataclasses import dataclass

COUNTRY = "Halmeria"

REGIONS = (
    "Northern Shore",
    "Upper Vale",
    "Amber Hills",
    "Old Harbour",
    "Salt Marshes",
    "Long Lake",
    "Stone Bridge",
    "Windmill Plain",
    "Eastern Isles",
    "Low Forest",
    "Silver Valley",
    "Lantern Coast",
    "High Meadows",
    "Mill River",
    "Red Cliffs",
    "Orchard Land",
    "Grey Moor",
    "Seven Wells",
    "South Haven",
    "Border March",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A subject of the report: a section for the country, and one for each region."""

    id: str
    title: str
    law: str
    """The national law on it."""
    body: str
    """The body that is asked first."""
    things: tuple[str, ...]
    """What is spoken of, in the plural."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What was found of things, and what should become of them."""

    title: str
    found: str
    asked: str


THEMES = (
    Theme(
        id="voter-lists",
        title="Voter lists",
        law="Law on Voter Lists",
        body="central-board",
        things=(
            "voter lists",
            "extracts of the lists",
            "supplementary lists",
            "entries of voters who moved",
            "polling cards",
            "notices to new voters",
            "corrections of entries",
            "lists of the absent",
        ),
    ),
    Theme(
        id="administration",
        title="Election administration",
        law="Law on Election Boards",
        body="central-board",
        things=(
            "sessions of the boards",
            "minutes of sessions",
            "appointments of members",
            "trainings of members",
            "instructions to the boards",
            "calendars of the vote",
            "orders of ballot papers",
            "seals and boxes",
        ),
    ),
    Theme(
        id="candidates",
        title="Registration of candidates",
        law="Law on Candidates",
        body="central-board",
        things=(
            "lists of candidates",
            "deposits of candidates",
            "checks of signatures",
            "forms for candidates",
            "refusals of registration",
            "drawings of lots",
            "withdrawals of candidates",
            "hearings of candidates",
        ),
    ),
    Theme(
        id="campaign",
        title="The campaign",
        law="Law on Assemblies",
        body="interior-ministry",
        things=(
            "requests for squares",
            "places for posters",
            "halls of the municipalities",
            "rules on loudspeakers",
            "permits for stands",
            "notices of marches",
            "meetings with voters",
            "rules on leaflets",
        ),
    ),
    Theme(
        id="finance",
        title="Campaign finance",
        law="Law on Campaign Accounts",
        body="audit-office",
        things=(
            "accounts of the campaigns",
            "limits of donations",
            "reports on spending",
            "audits of the accounts",
            "gifts in kind",
            "loans to parties",
            "receipts for donors",
            "forms of the accounts",
        ),
    ),
    Theme(
        id="media",
        title="The media",
        law="Broadcasting Act",
        body="broadcasting-council",
        things=(
            "minutes of airtime",
            "debates of candidates",
            "prices of advertisements",
            "rules for the day of silence",
            "complaints against broadcasters",
            "announcements of surveys",
            "subtitles of debates",
            "reports of the monitors",
        ),
    ),
    Theme(
        id="polling",
        title="The vote",
        law="Law on Polling",
        body="central-board",
        things=(
            "layouts of polling stations",
            "queues at the entrances",
            "booths and screens",
            "hours of opening",
            "mobile ballot boxes",
            "votes of patients",
            "stamps on ballot papers",
            "spare ballot papers",
        ),
    ),
    Theme(
        id="counting",
        title="The count",
        law="Law on the Count",
        body="central-board",
        things=(
            "counts of ballots",
            "protocols of results",
            "copies for observers",
            "sums of the districts",
            "transports of ballots",
            "recounts of votes",
            "tables of results",
            "publications of results",
        ),
    ),
    Theme(
        id="complaints",
        title="Complaints and appeals",
        law="Law on Electoral Complaints",
        body="supreme-court",
        things=(
            "deadlines for complaints",
            "decisions of the courts",
            "forms for complaints",
            "reasons of decisions",
            "hearings on appeals",
            "registers of complaints",
            "fees of the courts",
            "answers to complaints",
        ),
    ),
    Theme(
        id="observers",
        title="Observers",
        law="Law on Observers",
        body="parliament",
        things=(
            "badges of observers",
            "rights of observers",
            "places for observers",
            "requests of observers",
            "accreditations of groups",
            "reports of observers",
            "briefings of observers",
            "replies to observers",
        ),
    ),
    Theme(
        id="equality",
        title="Participation of women",
        law="Equality Act",
        body="equality-council",
        things=(
            "places on the lists",
            "figures on candidates",
            "targets of the parties",
            "seats in the boards",
            "trainings of candidates",
            "plans of the parties",
            "surveys of participation",
            "funds for parties",
        ),
    ),
    Theme(
        id="access",
        title="Access to the vote",
        law="Accessibility Act",
        body="government",
        things=(
            "ramps at the stations",
            "ballots in large print",
            "tactile templates",
            "aids for hearing",
            "transports for voters",
            "trainings on assistance",
            "leaflets in easy words",
            "maps of the stations",
        ),
    ),
)

CHANGES = (
    Change(
        title="in good time",
        found="came later than the calendar foresaw",
        asked="published in good time, at least thirty days before the vote",
    ),
    Change(
        title="in one document",
        found="followed several documents that did not agree",
        asked="described in one public document that all boards use",
    ),
    Change(
        title="checked twice",
        found="went out with slips that a second reader would have seen",
        asked="checked by two officials, who sign for what they checked",
    ),
    Change(
        title="in plain words",
        found="were written in a language that few voters understand",
        asked="explained in plain words, with an example of each case",
    ),
    Change(
        title="free of charge",
        found="cost those who asked for them a fee",
        asked="free of charge for everybody who asks",
    ),
    Change(
        title="in electronic form",
        found="were kept on paper, in rooms that close at noon",
        asked="kept in electronic form as well, which anybody can search",
    ),
    Change(
        title="settled early",
        found="were changed in the last week before the vote",
        asked="settled a year before the vote, and left alone after that",
    ),
    Change(
        title="alike everywhere",
        found="differed from one district to the next",
        asked="alike in all districts, whatever the size of the station",
    ),
    Change(
        title="set down in law",
        found="rested on custom, which nobody had written down",
        asked="set down in law, with a remedy where it is not kept",
    ),
    Change(
        title="in every language",
        found="were to be had in one of the three languages only",
        asked="available in every language that is used in the district",
    ),
)

INSTITUTIONS = (
    ("central-board", "Central Board of Elections", "CBE"),
    ("parliament", "Assembly of Halmeria", None),
    ("government", "Cabinet of Halmeria", None),
    ("interior-ministry", "Ministry of Home Affairs", None),
    ("broadcasting-council", "Broadcasting Council", None),
    ("audit-office", "Audit Office", None),
    ("supreme-court", "High Bench", None),
    ("equality-council", "Equality Council", None),
    ("coast-observers", "Observers of the Coast", "OC"),
    ("citizens-forum", "Citizens’ Forum on Elections", "Forum"),
    ("lawyers-league", "League of Election Lawyers", None),
)
"""Id, name and short name of each national body, and of those who judge."""

JUDGES = ("coast-observers", "citizens-forum", "lawyers-league")

TOPICS = (
    ("transparency", "Transparency"),
    ("equal-treatment", "Equal treatment"),
    ("secrecy", "Secrecy of the vote"),
    ("remedies", "Effective remedies"),
)
"""Id and title of each topic that is not a theme too."""

PAPERS = ("Halmer Courier", "Harbour Gazette", "Vale Observer", "Evening Lantern", "Radio Meadow")


def roman(number: int) -> str:
    """Return a number as sections are numbered.

    >>> roman(1), roman(9), roman(204)
    ('I', 'IX', 'CCIV')
    """
    signs = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        signs += sign * times
    return signs


_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
