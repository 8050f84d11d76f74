"""Triggers without pgtrigger's list of ignored ones, and against TRUNCATE of desk and history."""

import records.triggers
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

# What printing calls (directives/passages.py), whoever prints; an index that is not there has nothing to enter.
ENTER_CODES = """
CREATE FUNCTION enter_passage_codes(index_name text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT gin_clean_pending_list(oid) FROM pg_class
    WHERE oid = to_regclass(index_name) AND relname IN ('passage_codes_internal', 'passage_codes_public')
$$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0005_codes_wait_for_their_printing'),
    ]

    operations = [
        migrations.RunSQL(ENTER_CODES, 'DROP FUNCTION enter_passage_codes(text)'),
        pgtrigger.migrations.RemoveTrigger(
            model_name='directive',
            name='touches_meeting',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='directive',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='directive',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='directive',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='directiveevent',
            name='append_only',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directive',
            trigger=pgtrigger.compiler.Trigger(name='touches_meeting', sql=records.triggers.TriggerSql(declare="DECLARE pointers text[] := ARRAY['span_start', 'span_end'];", func="\n            IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - pointers) = (to_jsonb(OLD) - pointers) THEN RETURN NULL; END IF;\n            IF TG_OP <> 'INSERT' THEN UPDATE meetings_meeting SET changed_at = clock_timestamp() WHERE id = (SELECT meeting_id FROM meetings_agendaitem WHERE id = OLD.item_id); END IF;\n            IF TG_OP <> 'DELETE' THEN UPDATE meetings_meeting SET changed_at = clock_timestamp() WHERE id = (SELECT meeting_id FROM meetings_agendaitem WHERE id = NEW.item_id); END IF;\n            RETURN NULL;\n        ", hash='c3514ecaa04377e703214720c86e96cd09e30c8a', operation='INSERT OR DELETE OR UPDATE', pgid='pgtrigger_touches_meeting_619cd', table='directives_directive', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directive',
            trigger=pgtrigger.compiler.Trigger(name='rows_leave_singly', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'rows_leave_singly: rows of the desk are never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='20469a4970d4458d82c1252f571e8bd201db10d6', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_rows_leave_singly_832a7', table='directives_directive', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directive',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=records.triggers.DefinerTriggerSql(func='INSERT INTO "directives_directiveevent" ("addressee", "disclosure", "disclosure_reason", "headline", "id", "item_id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "span_end", "span_start", "speaker", "text", "units", "verb") VALUES (NEW."addressee", NEW."disclosure", NEW."disclosure_reason", NEW."headline", NEW."id", NEW."item_id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."span_end", NEW."span_start", NEW."speaker", NEW."text", NEW."units", NEW."verb"); RETURN NULL;', hash='3254a76fcb46776c2bab5138c6b51ff5517a04ea', operation='INSERT', pgid='pgtrigger_insert_insert_50616', table='directives_directive', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directive',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=records.triggers.DefinerTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "directives_directiveevent" ("addressee", "disclosure", "disclosure_reason", "headline", "id", "item_id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "span_end", "span_start", "speaker", "text", "units", "verb") VALUES (NEW."addressee", NEW."disclosure", NEW."disclosure_reason", NEW."headline", NEW."id", NEW."item_id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."span_end", NEW."span_start", NEW."speaker", NEW."text", NEW."units", NEW."verb"); RETURN NULL;', hash='e4db1db6aa2457f1a511d0551fbdf9d0036127a6', operation='UPDATE', pgid='pgtrigger_update_update_6cb00', table='directives_directive', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directive',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=records.triggers.DefinerTriggerSql(func='INSERT INTO "directives_directiveevent" ("addressee", "disclosure", "disclosure_reason", "headline", "id", "item_id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "span_end", "span_start", "speaker", "text", "units", "verb") VALUES (OLD."addressee", OLD."disclosure", OLD."disclosure_reason", OLD."headline", OLD."id", OLD."item_id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."span_end", OLD."span_start", OLD."speaker", OLD."text", OLD."units", OLD."verb"); RETURN NULL;', hash='609600e2a1b35ad9c9b9194d77fbf2a163817381', operation='DELETE', pgid='pgtrigger_delete_delete_6c0bc', table='directives_directive', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directiveevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'append_only: history is neither changed nor removed' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='9f90d2d01f0da9b900182a827152fa43d89e4bb4', operation='DELETE OR UPDATE', pgid='pgtrigger_append_only_f4440', table='directives_directiveevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directiveevent',
            trigger=pgtrigger.compiler.Trigger(name='history_is_kept', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'history_is_kept: history is never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='63bf847baebbd81208200f7f30d5766e3f81b55e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_history_is_kept_22047', table='directives_directiveevent', when='BEFORE')),
        ),
    ]
