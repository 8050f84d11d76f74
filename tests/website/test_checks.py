"""What an office forgot to fill in is said before it goes public."""

from website.checks import office_is_named


def test_what_is_missing_is_named(settings):
    settings.OFFICE = settings.OFFICE | {"id_code": "", "domain": "www.chenghu.example", "publisher": "办公室"}

    (warning,) = office_is_named()

    assert (warning.id, "JIYAO_SITE_ID_CODE" in warning.msg) == ("jiyao.W011", True)


def test_a_named_office_has_nothing_to_mend(settings):
    settings.OFFICE = settings.OFFICE | {"id_code": "1", "domain": "www.chenghu.example", "publisher": "办公室"}

    assert office_is_named() == []
