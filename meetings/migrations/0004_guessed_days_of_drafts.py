"""Marks the drafts that are listed under the day they were entered on, which neither a report nor a person gave."""

from django.db import migrations
from django.db.models import Q
from django.db.models.functions import TruncDate


def mark_guesses(apps, schema_editor):
    undated = Q(report=None) | Q(report__published_on=None)
    drafts = apps.get_model("meetings", "Meeting").objects.filter(
        undated, state="draft", held_on=None, erased_at=None, listed_on=TruncDate("entered_at")
    )
    drafts.update(is_listed_on_guessed=True)


class Migration(migrations.Migration):

    dependencies = [
        ("meetings", "0003_doubts_of_the_reading"),
    ]

    operations = [
        migrations.RunPython(mark_guesses, migrations.RunPython.noop),
    ]
