"""The gathering of messages: from each kind of place where the interface says something."""

from config import catalogues
from records.codes import Code, MeetingType, Outcome


def test_messages_are_found_wherever_they_are_said():
    said = {(message.id, message.context) for message in catalogues.messages()}

    assert ("会议列表", None) in said  # a template
    assert (("共 %(n)s 次会议", "共 %(n)s 次会议"), None) in said  # a template's plural
    assert ("会议没有标题。", None) in said  # gettext in Python
    assert ("撤回", "act") in said  # with a context
    assert (MeetingType.EXECUTIVE.label, None) in said
    assert (Outcome.ADOPTED.label, None) in said
    assert ("未能识别主持人，请手动填写。", None) in said  # a code of the parser
    assert {code.label for codes in Code.__subclasses__() for code in codes} <= {message for message, _context in said}


def test_update_fills_in_what_is_new_and_drops_what_is_gone(monkeypatch, tmp_path):
    monkeypatch.setattr(catalogues, "path_of", lambda language: tmp_path / f"{language}.po")
    (tmp_path / "en.po").write_text(
        'msgid "会议列表"\nmsgstr "Meeting list"\n\n'
        'msgid "早已不说"\nmsgstr "gone"\n\n'
        'msgid "Log in"\nmsgstr "Sign in"\n'
    )

    waiting = catalogues.update("en")

    kept = catalogues.read("en")
    assert kept["会议列表"].string == "Meeting list"
    assert kept["Log in"].string == "Sign in"
    assert "早已不说" not in kept
    assert "会议没有标题。" in {message.id for message in waiting}
    assert kept["会议没有标题。"].string == ""
