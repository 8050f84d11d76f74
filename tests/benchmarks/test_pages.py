"""The benchmark of public pages as a program: it asks both servers what it says, and has each figure that it names."""

import argparse

import pytest

from benchmarks import pages
from benchmarks.office.readers import Question, ask, etag
from benchmarks.office.serving import server
from meetings.models import ChainHead
from tests.conftest import make_cast
from tests.factories import make_record, release

FIGURES = {"hello", "home", "list", "meeting", "directive", "json", "not_modified", "first_render"}


@pytest.mark.django_db(transaction=True)
def test_every_figure_is_there_and_a_first_render_has_a_new_version(monkeypatch):
    monkeypatch.setattr(pages, "WARMING", 0.1)
    release(make_record(), make_cast())
    head = ChainHead.objects.get(audience="public").count
    options = argparse.Namespace(readers=2, seconds=0.2, rounds=1)

    with server(DJANGO_SETTINGS_MODULE="benchmarks.office.hello") as bare, server(JIYAO_PUBLIC_MEMORY="8") as ours:
        try:
            figures = pages.measure(lambda: pages.questions(bare.port, ours.port), options)
        finally:
            pages.mover()[1].close()
            pages.mover.cache_clear()

    assert set(figures) == FIGURES | {"latency_ms"}
    assert set(figures["latency_ms"]) == FIGURES
    assert all(figures[name] > 0 and set(figures["latency_ms"][name]) == {"p50", "p99"} for name in FIGURES)
    assert ChainHead.objects.get(audience="public").count > head


@pytest.mark.django_db(transaction=True)
def test_an_answer_of_another_status_ends_the_measuring():
    with server() as ours:
        assert etag(Question(ours.port, lambda: "/")).startswith('"')
        with pytest.raises(AssertionError, match="404"):
            ask(Question(ours.port, lambda: "/nowhere/"), 1, 0.2)


def test_latency_is_told_at_the_middle_and_near_the_end():
    assert pages.latency([number / 1000 for number in range(100, 0, -1)]) == {"p50": 51.0, "p99": 100.0}
