"""How long the words of a record may be, in characters: of columns, and of all that must fit into one."""

TITLE = 200  # of a meeting, an agenda item, a report
HEADLINE = 200
TEXT = 20_000  # one statement or directive
SUMMARY = 5_000
NUMBER_TEXT = 60
DAY_TEXT = 60  # 日前, 9月底前
PERSON = 80  # a name
POST = 200
VENUE = 200
UNIT = 80
ADDRESSEE = 200
REASON = 300  # why something is not public; what is doubted
NOTE = 2_000  # a remark of the review, a note that is printed
