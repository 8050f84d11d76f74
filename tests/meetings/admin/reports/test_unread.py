"""A text that cannot be read, now or at all: one sentence, and whatever was sent is still there."""

import time
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings import bounded, intake
from meetings.bounded import slots
from meetings.models import Meeting, Report
from tests.meetings.admin.reports.test_correcting import JOBS, LOOSE, PASTE, TEXT, THIRD, Form
from tests.meetings.uploads.files import docx_of

pytestmark = pytest.mark.django_db
STOPPED = "识别没有完成，可能是文字过长或过于复杂。请再试一次，或拆分后再试。"
BUSY = "系统正忙，请稍后再试。"


@pytest.fixture
def start(desk):
    return Form(desk, desk.post(PASTE, {"text": TEXT, "step": "read"}))


@pytest.fixture
def limit(monkeypatch):
    """Sets what a process may use that reads texts or opens files."""

    def to(**limits):
        for room in ("meetings.reading.report", "meetings.uploads.upload"):
            monkeypatch.setattr(f"{room}.LIMITS", bounded.Limits(**limits))

    return to


@pytest.fixture
def busy(monkeypatch, limit):
    """All slots are held by others."""
    monkeypatch.setattr(slots, "INSTALLATION", f"test-{time.monotonic_ns()}")
    held = [slots._take(number) for number in range(slots.ON_THE_MACHINE)]
    limit(wait=0.05)
    yield
    for address in held:
        address.close()


def errors(response, field):
    return list(response.context["form"].errors[field])


@pytest.mark.parametrize(
    "limits",
    [{"wall": 0.001}, {"cpu": 0}, {"answer": 10}],
    ids=lambda limits: next(iter(limits)),
)
def test_a_text_past_a_limit_is_still_in_the_form_with_a_sentence(desk, limit, limits):
    limit(**limits)

    response = desk.post(PASTE, {"text": TEXT, "published_on": "2026-06-04", "title": "防汛稿", "step": "read"})

    assert errors(response, "text") == [STOPPED]
    form = Form(desk, response)
    assert form.fields["text"].split() == TEXT.split()
    assert (form.fields["published_on"], form.fields["title"]) == ("2026-06-04", "防汛稿")


def test_a_text_that_comes_when_all_are_busy_is_still_in_the_form_with_a_sentence(desk, busy):
    response = desk.post(PASTE, {"text": TEXT, "step": "read"})

    assert errors(response, "text") == [BUSY]
    assert Form(desk, response).fields["text"].split() == TEXT.split()


def test_a_file_that_comes_when_all_are_busy_is_asked_for_again(desk, busy):
    response = desk.post(PASTE, {"file": SimpleUploadedFile("a.docx", docx_of([TEXT])), "step": "read"})

    assert errors(response, "file") == [BUSY]


@pytest.mark.parametrize(("step", "wrong"), [("apply", {}), ("create", {}), ("apply", {"held-0": "昨天"})])
def test_what_was_filled_in_is_sent_again_as_it_was(desk, start, limit, step, wrong):
    filled = {"chair-0": "林祎", "held-0": "2026-06-03", "precision-0": "day"} | wrong
    limit(wall=0.001)
    unread = start.send(**filled, step=step)

    assert unread.refusal == STOPPED
    assert not Report.objects.exists()
    limit()
    after = unread.send(**dict([unread.response.context["pressed"]]))

    if step == "create":
        assert [(one.chair, one.held_on) for one in Meeting.objects.all()] == [("林祎", date(2026, 6, 3))]
    else:
        assert after.fields["chair-0"] == "林祎"
        assert after.fields["held-0"] == filled["held-0"]


def test_a_button_that_was_pressed_can_be_pressed_again_with_its_ticks(desk, start, limit):
    pressed = {"sentence": LOOSE, "act": "make"}
    limit(wall=0.001)
    unread = start.send(**pressed)
    limit()
    after = unread.send(act="make")

    assert unread.response.context["pressed"] == ("act", "make")
    assert unread.fields["sentence"] == LOOSE
    assert [len(headlines) for _kind, headlines in after.items[0]] == [2, 2]


def test_rows_that_were_changed_are_sent_again_with_their_deed(start, limit):
    limit(wall=0.001)
    unread = start.send(**{"r000000001-text": "要昼夜值守。", "deed": "delete r000000002"})
    limit()
    after = unread.send(step="apply").send(step="apply")

    assert after.items[0] == [("hear", ["昼夜值守"]), ("deliberate", [THIRD])]


def test_there_is_a_way_back_to_a_text_that_cannot_be_read(desk, start, limit):
    corrected = start.do(f"delete {JOBS}")
    limit(wall=0.001)
    unread = corrected.send(step="edit")

    back = unread.send(step="text")

    assert unread.refusal == STOPPED
    assert back.fields["text"].split() == TEXT.split()
    assert back.fields["corrections"] == corrected.fields["corrections"]
    assert not back.response.context["form"].errors


@pytest.fixture
def earlier(cast):
    return intake.receive(TEXT, by=cast.secretary, published_on=date(2026, 6, 4))


NEWER = TEXT.replace("及时排除隐患", "九月底前排除隐患")


@pytest.mark.parametrize("step", ["read", "revise"])
def test_a_corrected_version_that_cannot_be_read_changes_nothing(desk, earlier, limit, step):
    shown = Form(desk, desk.post(PASTE, {"text": NEWER, "step": "read"}))
    limit(wall=0.001)

    unread = shown.send(step=step, difference=shown.response.context["meetings"][0][1][0].id)

    assert STOPPED in unread.response.content.decode()
    assert unread.fields["text"].split() == NEWER.split()
    earlier.refresh_from_db()
    assert "九月底前" not in earlier.text
