"""How values are written in JSON: days and times as the record keeps them."""

from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


class RecordEncoder(DjangoJSONEncoder):
    """Times to the microsecond: Django cuts them to milliseconds, and who asks for what came after the time of an act
    would get that act again.
    """

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)
