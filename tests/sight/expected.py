"""What each audience is to find in the office: the words, the counts, and the answer for each state of a meeting."""

from tests.sight.office import HISTORY, INTERNAL, PUBLIC, SAID, STATES

MUST_READ = {"public": (PUBLIC, SAID), "internal": (PUBLIC, INTERNAL)}
MAY_READ = {"public": (PUBLIC, SAID), "internal": (PUBLIC, SAID, INTERNAL, HISTORY)}
YEARS = {
    "public": [2016, 2015, 2014],
    "internal": [2017, 2016, 2015, 2014, 2013, 2001],
}
TYPES = {"public": {"executive": 3}, "internal": {"executive": 5, "plenary": 1, "office": 1}}
DIRECTIVES = {"public": 5, "internal": 29}  # open ones: 2 + 2 + 1; all: 6 a meeting, one corrected away
STATUS = {
    "public": dict.fromkeys(STATES, 404)
    | dict.fromkeys(("released", "reopened", "corrected"), 200)
    | dict.fromkeys(("withdrawn", "erased"), 410),
    "internal": dict.fromkeys(STATES, 200) | {"draft": 404, "in_review": 404, "erased": 410},
}
