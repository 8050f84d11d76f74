"""One request, one core."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_a_connection_has_no_parallel_workers():
    with connection.cursor() as cursor:
        cursor.execute("SHOW max_parallel_workers_per_gather")

        assert cursor.fetchone() == ("0",)
