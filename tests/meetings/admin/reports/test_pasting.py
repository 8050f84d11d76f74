"""粘贴会议稿: what was read is shown, drafts are made once, and whatever else is sent gets a sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings import intake
from meetings.models import Meeting, Report
from tests.meetings.admin.reports.test_correcting import Form
from tests.meetings.uploads.files import docx_of, pdf_of
from tests.posting import messages_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
PASTE = "/admin/meetings/report/add/"
TEXT = """区政府召开常务会议研究防汛等工作
6月3日，区长沈怀远主持召开区政府第15次常务会议，研究防汛、就业等工作。
会议听取了防汛工作情况汇报。会议指出，要加强巡查值守，及时排除隐患。要备足抢险物资，做好转移安置预案。
会议审议并原则通过了《澄湖区促进就业若干措施》。会议要求，要落实援企稳岗政策，扩大就业容量。
"""


def carried(step: str, **facts: object) -> dict[str, object]:
    return {"text": TEXT, "published_on": "2026-06-04", "source_url": "", "title": "", "step": step} | facts


def test_what_was_read_is_shown_beside_the_text_and_nothing_is_kept(desk):
    response = desk.post(PASTE, carried("read"))

    page = response.content.decode()
    assert [meeting.type for meeting in response.context["read"].meetings] == ["executive"]
    assert 'value="2026-06-03"' in page
    assert "沈怀远" in page
    assert "创建草稿" in page
    assert "".join(piece.text for piece in response.context["pieces"]) == response.context["read"].text
    assert not Report.objects.exists()


def test_a_draft_is_made_and_opened(desk, cast):
    response = desk.post(PASTE, carried("create", title="防汛稿"), follow=True)

    report = Report.objects.get()
    assert messages_of(response) == ["已创建 1 份草稿，请逐一核对后提交审核。"]
    assert response.request["PATH_INFO"] == reverse("admin:meetings_meeting_change", args=[report.meetings.get().pk])
    assert (report.title, report.received_by) == ("防汛稿", cast.secretary)


def test_several_drafts_are_made_and_their_list_is_shown(desk):
    second = "\n6月4日，区长沈怀远主持召开区政府党组会议。会议传达学习了全市作风建设会议精神。会议强调，要驰而不息。"

    response = desk.post(PASTE, carried("create", text=TEXT + second), follow=True)

    report = Report.objects.get()
    assert messages_of(response) == ["已创建 2 份草稿，请逐一核对后提交审核。"]
    assert response.request["QUERY_STRING"] == f"report__id__exact={report.pk}"
    assert {*response.context["cl"].result_list} == {*report.meetings.all()}


def test_the_same_report_twice_names_the_drafts_it_made(desk):
    desk.post(PASTE, carried("create"))
    meeting = Meeting.objects.get()

    shown = desk.post(PASTE, carried("read"))
    again = desk.post(PASTE, carried("create"), follow=True)

    link = f'<a href="{reverse("admin:meetings_meeting_change", args=[meeting.pk])}">{meeting}</a>'
    assert link in shown.content.decode()
    assert 'value="create"' not in shown.content.decode()
    assert link in messages_of(again)[0]
    assert Meeting.objects.count() == 1


def test_the_text_can_be_taken_back_to_the_first_step(desk):
    response = desk.post(PASTE, carried("edit", title="防汛稿"))

    assert response.context["form"]["text"].value().split() == TEXT.split()
    assert response.context["form"]["title"].value() == "防汛稿"
    assert not response.context["form"].errors


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_is_read_in_the_usual_encodings(desk, encoding):
    file = SimpleUploadedFile("会议稿.TXT", TEXT.encode(encoding))

    response = desk.post(PASTE, carried("read", text="", file=file))

    assert response.context["read"].meetings[0].chair == "沈怀远"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.txt", b"", "文件是空的"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "不是纯文本文件"),
        ("a.txt", "会议".encode() * 400_000, "内容超过 1 MB"),
        ("a.txt", b"\xff\xff\xff\xff\xfe", "无法识别文件编码"),
        ("a.docx", b"PK\x03\x04", "文件已损坏"),
    ],
)
def test_a_file_that_is_no_report_is_refused_in_a_sentence(desk, name, data, sentence):
    response = desk.post(PASTE, carried("read", text="", file=SimpleUploadedFile(name, data)))

    assert sentence in "".join(response.context["form"].errors["file"])


@pytest.mark.parametrize("data", [docx_of(TEXT.splitlines()), pdf_of([TEXT.splitlines()])], ids=["docx", "pdf"])
def test_a_document_is_read_whatever_its_name(desk, data):
    response = desk.post(PASTE, carried("read", text="", file=SimpleUploadedFile("会议稿.txt", data)))

    assert [meeting.chair for meeting in response.context["read"].meetings] == ["沈怀远"]


def test_a_big_upload_is_refused_beside_its_field(desk):
    response = desk.post(PASTE, carried("read", text="", file=SimpleUploadedFile("a.txt", b"a" * 12_000_000)))

    assert response.context["form"].errors["file"] == [
        "文件超过 10 MB，不像一份会议稿。请删去图片后再试，或把全文粘贴到上面。"
    ]


def test_a_huge_upload_is_refused_unread(desk):
    response = desk.post(PASTE, carried("read", text="", file=SimpleUploadedFile("a.txt", b"a" * 20_000_000)))

    assert response.status_code == 413
    assert "会议稿文件不能超过 10 MB" in response.content.decode()


def test_a_huge_pasted_text_is_refused(desk):
    response = desk.post(PASTE, carried("read", text="会" * 400_000))
    beyond_the_limit_of_the_server = desk.post(PASTE, carried("read", text="a" * 9_000_000))

    assert response.context["form"].errors["text"] == ["内容超过 1 MB，不像一份会议稿，请拆分后再试。"]
    assert beyond_the_limit_of_the_server.status_code == 400
    assert "提交的内容过多" in beyond_the_limit_of_the_server.content.decode()


@pytest.mark.parametrize(
    ("facts", "field", "sentence"),
    [
        ({"text": ""}, "__all__", "请粘贴会议稿全文，或选择一个文件。"),
        ({"text": " \n　"}, "__all__", "请粘贴会议稿全文，或选择一个文件。"),
        (
            {"file": SimpleUploadedFile("a.txt", b"a")},
            "__all__",
            "请只用一种方式：粘贴全文，或选择一个文件。",
        ),
        ({"text": "会议\x00通过"}, "text", "内容含有空字符，不像文字稿，请另存为纯文本（.txt）后再试。"),
        ({"published_on": "昨天"}, "published_on", "不是有效的日期，请重新填写。"),
        ({"source_url": "javascript:alert(1)"}, "source_url", "不是有效的网址，请重新填写。"),
    ],
)
@pytest.mark.parametrize("step", ["read", "create"])
def test_wrong_input_gets_a_sentence_on_the_first_step(desk, step, facts, field, sentence):
    response = desk.post(PASTE, carried(step, **facts))

    assert response.context["form"].errors[field] == [sentence]
    assert not Report.objects.exists()


def test_a_text_that_is_no_report_makes_no_draft(desk):
    shown = desk.post(PASTE, carried("read", text="今天天气晴好，湖边柳树发芽。"))
    made = desk.post(PASTE, carried("create", text="今天天气晴好，湖边柳树发芽。"))

    for response in (shown, made):
        assert "没有从文中识别出会议" in response.content.decode()
        assert 'value="create"' not in response.content.decode()
    assert not Report.objects.exists()


def test_a_text_that_looks_like_a_report_becomes_one_with_a_click(desk):
    text = "6月3日晚，一场说事会正在进行。大家讨论了修路的事。苏木说，要修好路灯。"
    form = Form(desk, desk.post(PASTE, carried("read", text=text)))

    made = form.send(act="make_meeting")
    undone = made.send(step="undo")
    made.send(step="create", **{"type-0": "other"})

    assert "没有识别出会议" in form.response.content.decode()
    assert 'value="make_meeting"' not in made.response.content.decode()
    assert [meeting.lead for meeting in made.response.context["read"].meetings] == [text[:16]]
    assert undone.response.context["read"].meetings == ()
    assert [one.text for one in Meeting.objects.get().items.get().directives.all()] == ["要修好路灯"]


def test_markup_in_a_report_stays_text(desk):
    response = desk.post(PASTE, carried("read", text=TEXT + "<script>alert(1)</script>", title="<b>x</b>"))

    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("role", ["reviewer", "administrator"])
def test_who_is_no_secretary_may_not_paste(client, cast, role):
    client.force_login(getattr(cast, role))

    assert client.get(PASTE).status_code == 403
    assert client.post(PASTE, carried("create")).status_code == 403
    assert not Report.objects.exists()


def test_a_kept_report_can_be_read_but_neither_changed_nor_deleted(desk, cast):
    report = intake.receive(TEXT, by=cast.secretary)
    address = f"/admin/meetings/report/{report.pk}/"

    page = desk.get(f"{address}change/").content.decode()

    assert report.text[:40] in page
    assert reverse("admin:meetings_meeting_change", args=[report.meetings.get().pk]) in page
    assert desk.post(f"{address}change/", {"title": "x"}).status_code == 403
    assert desk.post(f"{address}delete/", {"post": "yes"}).status_code == 403
    report.refresh_from_db()
    assert report.title == ""


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"6月{n % 30 + 1}日，区长沈怀远主持召开区政府常务会议。" for n in range(5000)),
        TEXT + "".join(f"要落实第{n}项任务。" for n in range(20_000)),
        TEXT + "".join(f"湖边第{n}棵柳树发芽。\n" for n in range(20_000)),
        TEXT + "会" * 300_000,
    ],
    ids=["sittings", "directives", "loose sentences", "one word"],
)
@pytest.mark.parametrize("step", ["read", "create"])
def test_a_text_of_the_greatest_length_gets_a_page(desk, text, step):
    response = desk.post(PASTE, carried(step, text=text))

    assert response.status_code in (200, 302)
