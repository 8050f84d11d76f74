"""One request, one core."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_a_connection_starts_neither_workers_nor_a_compiler():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('max_parallel_workers_per_gather'), current_setting('jit')")

        assert cursor.fetchone() == ("0", "off")
