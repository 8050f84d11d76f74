"""One request, one core, no compiler: PostgreSQL's helpers take longer to start than a question takes to answer."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


def work_alone(*, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Tells each new connection, once. Workers took 10 ms to start, the compiler 100, for 3 ms of work.

    With less memory a long list of hits is kept by pages alone, and each row of a page is looked at again.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0; SET jit = off; SET work_mem = '32MB'")
