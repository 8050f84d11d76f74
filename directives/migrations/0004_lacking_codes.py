"""Gives a passage codes for the commonest characters that it lacks, so that -要 is found and not looked for."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("directives.migrations.0003_search_index").CREATE_FUNCTION.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
# Python's mirror is directives/index/codes.py; translate() deletes the characters that the passage holds.
LOOP = """
    FOREACH letter IN ARRAY string_to_array(translate('要区了好工作抓的会', folded, ''), NULL) LOOP
        found := found || (-11000 - strpos('要区了好工作抓的会', letter));
    END LOOP;
    RETURN found"""
REBUILD = "REINDEX INDEX passage_codes_internal; REINDEX INDEX passage_codes_public;"


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0003_search_index'),
    ]

    operations = [
        migrations.RunSQL([BEFORE.replace("\n    RETURN found", LOOP)], [BEFORE]),
        migrations.RunSQL(REBUILD, REBUILD),
    ]
