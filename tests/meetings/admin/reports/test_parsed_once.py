"""Whatever is pressed on the paste page, one bounded process parses the text, once."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings import bounded, intake
from tests.meetings.admin.reports.test_correcting import PASTE, TEXT, Form
from tests.meetings.uploads.files import docx_of

pytestmark = pytest.mark.django_db
NEWER = TEXT.replace("及时排除隐患", "九月底前排除隐患")
ONCE = ["meetings.reading.task:read"]


@pytest.fixture
def tasks(monkeypatch):
    """The tasks that bounded processes were asked to do, which are done as usual."""
    asked, run = [], bounded.run

    def counted(task, *args):
        asked.append(task)
        return run(task, *args)

    monkeypatch.setattr(bounded, "run", counted)
    return asked


def test_a_pasted_text_is_parsed_once(desk, tasks):
    desk.post(PASTE, {"text": TEXT, "step": "read"})

    assert tasks == ONCE


def test_a_file_is_opened_once_and_its_text_parsed_once(desk, tasks):
    desk.post(PASTE, {"file": SimpleUploadedFile("a.docx", docx_of(TEXT.splitlines())), "step": "read"})

    assert tasks == ["meetings.uploads.task:docx", *ONCE]


@pytest.mark.parametrize(
    "pressed",
    [
        {"step": "read"},
        {"step": "apply", "chair-0": "林祎"},
        {"step": "apply", "held-0": "昨天"},
        {"act": "drop_meeting:0"},
        {"act": "drop_meeting:9"},
        {"act": "make", "sentence": "0-5"},
        {"step": "undo"},
        {"step": "edit"},
        {"step": "apart"},
        {"step": "create"},
    ],
    ids=lambda pressed: next(reversed(pressed.values())),
)
def test_every_button_parses_the_text_once(desk, tasks, pressed):
    corrected = Form(desk, desk.post(PASTE, {"text": TEXT, "step": "read"})).send(**{"r000000000-delete": "on"})
    tasks.clear()

    corrected.send(**pressed)

    assert tasks == ONCE


def test_the_way_back_to_a_text_that_was_not_read_parses_nothing(desk, tasks):
    desk.post(PASTE, {"text": TEXT, "step": "text"})

    assert tasks == []


@pytest.mark.parametrize("day", ["", "2026-06-04", "2026-06-05"])
@pytest.mark.parametrize("step", ["read", "create", "revise", "apart"])
def test_a_corrected_version_is_parsed_once(desk, cast, tasks, day, step):
    """Without a day of publication it takes that of the earlier version."""
    earlier = intake.receive(TEXT, by=cast.secretary, published_on=date(2026, 6, 4))
    shown = Form(desk, desk.post(PASTE, {"text": NEWER, "published_on": day, "step": "read"}))
    tasks.clear()

    shown.send(step=step)

    assert tasks == ONCE
    earlier.refresh_from_db()
    assert ("九月底前" in earlier.text) is (step == "revise")


def test_the_first_sight_of_a_corrected_version_parses_it_once(desk, cast, tasks):
    intake.receive(TEXT, by=cast.secretary, published_on=date(2026, 6, 4))
    tasks.clear()

    desk.post(PASTE, {"text": NEWER, "step": "read"})

    assert tasks == ONCE
