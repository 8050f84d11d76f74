"""Editions that seal who stands behind them; triggers as in the migration of directives."""

import records.triggers
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0006_triggers_that_no_setting_stops'),  # the last that used pgtrigger's function
        ('meetings', '0005_meeting_proposal'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='agendaitem',
            name='touches_meeting',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agendaitem',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agendaitem',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agendaitem',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agendaitemevent',
            name='append_only',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attendance',
            name='touches_meeting',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attendance',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attendance',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attendance',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attendanceevent',
            name='append_only',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='chainhead',
            name='chain_only_grows',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='chainhead',
            name='chain_head_is_kept',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='chainhead',
            name='chain_heads_are_kept',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='edition',
            name='edition_is_frozen',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='edition',
            name='edition_is_kept',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='edition',
            name='editions_are_kept',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='edition',
            name='edition_has_successor',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='erasure',
            name='erasure_is_frozen',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='erasure',
            name='erasure_is_kept',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='erasure',
            name='erasures_are_kept',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='meeting',
            name='state_moves',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='meeting',
            name='deleted_in_draft',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='meeting',
            name='guards_record',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='meeting',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='meeting',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='meeting',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='meetingevent',
            name='append_only',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='readingdoubt',
            name='touches_meeting',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='readingdoubt',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='readingdoubt',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='readingdoubt',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='readingdoubtevent',
            name='append_only',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='report',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='report',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='report',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='reportevent',
            name='append_only',
        ),
        migrations.AddField(
            model_name='edition',
            name='approved_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='审核人'),
        ),
        migrations.AddField(
            model_name='edition',
            name='people_salt',
            field=models.CharField(blank=True, max_length=32),
        ),
        migrations.AddField(
            model_name='edition',
            name='seal_version',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='edition',
            name='submitted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='提交人'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaitem',
            trigger=pgtrigger.compiler.Trigger(name='touches_meeting', sql=records.triggers.TriggerSql(declare="DECLARE pointers text[] := ARRAY['span_start', 'span_end'];", func="\n            IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - pointers) = (to_jsonb(OLD) - pointers) THEN RETURN NULL; END IF;\n            IF TG_OP <> 'INSERT' THEN UPDATE meetings_meeting SET changed_at = clock_timestamp() WHERE id = (OLD.meeting_id); END IF;\n            IF TG_OP <> 'DELETE' THEN UPDATE meetings_meeting SET changed_at = clock_timestamp() WHERE id = (NEW.meeting_id); END IF;\n            RETURN NULL;\n        ", hash='961f66afc7f84d678c0e159eb2295e954aaba4ae', operation='INSERT OR DELETE OR UPDATE', pgid='pgtrigger_touches_meeting_cb0ad', table='meetings_agendaitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaitem',
            trigger=pgtrigger.compiler.Trigger(name='rows_leave_singly', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'rows_leave_singly: rows of the desk are never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='a9733a1db24c83bffcf61a2fa35d3d7668b5219c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_rows_leave_singly_d4a24', table='meetings_agendaitem', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaitem',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=records.triggers.DefinerTriggerSql(func='INSERT INTO "meetings_agendaitemevent" ("disclosure", "disclosure_reason", "id", "key", "kind", "meeting_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "span_end", "span_start", "text", "title") VALUES (NEW."disclosure", NEW."disclosure_reason", NEW."id", NEW."key", NEW."kind", NEW."meeting_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."span_end", NEW."span_start", NEW."text", NEW."title"); RETURN NULL;', hash='725a81b57fd92eae64d70bcad9e97ce73c32cd8c', operation='INSERT', pgid='pgtrigger_insert_insert_f98e2', table='meetings_agendaitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaitem',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=records.triggers.DefinerTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_agendaitemevent" ("disclosure", "disclosure_reason", "id", "key", "kind", "meeting_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "span_end", "span_start", "text", "title") VALUES (NEW."disclosure", NEW."disclosure_reason", NEW."id", NEW."key", NEW."kind", NEW."meeting_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."span_end", NEW."span_start", NEW."text", NEW."title"); RETURN NULL;', hash='f830314c9f44fc2dc68902627e6a82d3cfc47491', operation='UPDATE', pgid='pgtrigger_update_update_ca6ee', table='meetings_agendaitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaitem',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=records.triggers.DefinerTriggerSql(func='INSERT INTO "meetings_agendaitemevent" ("disclosure", "disclosure_reason", "id", "key", "kind", "meeting_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "span_end", "span_start", "text", "title") VALUES (OLD."disclosure", OLD."disclosure_reason", OLD."id", OLD."key", OLD."kind", OLD."meeting_id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."span_end", OLD."span_start", OLD."text", OLD."title"); RETURN NULL;', hash='99c3c77f9006901bcbee51efad3306a665af86b3', operation='DELETE', pgid='pgtrigger_delete_delete_2c12a', table='meetings_agendaitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaitemevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'append_only: history is neither changed nor removed' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='90ab6b1cdd9950d4c910603ad44f6c9741108825', operation='DELETE OR UPDATE', pgid='pgtrigger_append_only_6ea58', table='meetings_agendaitemevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaitemevent',
            trigger=pgtrigger.compiler.Trigger(name='history_is_kept', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'history_is_kept: history is never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='201182d4824f1afc259f952f38e5c6f3b622869d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_history_is_kept_b6f13', table='meetings_agendaitemevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='touches_meeting', sql=records.triggers.TriggerSql(declare="DECLARE pointers text[] := ARRAY['span_start', 'span_end'];", func="\n            IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - pointers) = (to_jsonb(OLD) - pointers) THEN RETURN NULL; END IF;\n            IF TG_OP <> 'INSERT' THEN UPDATE meetings_meeting SET changed_at = clock_timestamp() WHERE id = (OLD.meeting_id); END IF;\n            IF TG_OP <> 'DELETE' THEN UPDATE meetings_meeting SET changed_at = clock_timestamp() WHERE id = (NEW.meeting_id); END IF;\n            RETURN NULL;\n        ", hash='90b69e9b59394563b50314e2b46f7f2a50434422', operation='INSERT OR DELETE OR UPDATE', pgid='pgtrigger_touches_meeting_b2ee6', table='meetings_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='rows_leave_singly', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'rows_leave_singly: rows of the desk are never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='3d7caffd70e6588c178a5a23f3437d9fc1ea754f', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_rows_leave_singly_5df0b', table='meetings_attendance', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=records.triggers.DefinerTriggerSql(func='INSERT INTO "meetings_attendanceevent" ("id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "post", "role") VALUES (NEW."id", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."post", NEW."role"); RETURN NULL;', hash='7d874c4384453b4e85fbd3be040eb5b61a5564b3', operation='INSERT', pgid='pgtrigger_insert_insert_f595f', table='meetings_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=records.triggers.DefinerTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_attendanceevent" ("id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "post", "role") VALUES (NEW."id", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."post", NEW."role"); RETURN NULL;', hash='8af57baef51438eacd619b1fb6478a29b56142af', operation='UPDATE', pgid='pgtrigger_update_update_870cb', table='meetings_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=records.triggers.DefinerTriggerSql(func='INSERT INTO "meetings_attendanceevent" ("id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "post", "role") VALUES (OLD."id", OLD."meeting_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."post", OLD."role"); RETURN NULL;', hash='67ca9485856632bcaad8236060fa44fdc9466b99', operation='DELETE', pgid='pgtrigger_delete_delete_774f3', table='meetings_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendanceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'append_only: history is neither changed nor removed' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='976b118535502fa0cd9d68b71714684a42b112e9', operation='DELETE OR UPDATE', pgid='pgtrigger_append_only_ae376', table='meetings_attendanceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendanceevent',
            trigger=pgtrigger.compiler.Trigger(name='history_is_kept', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'history_is_kept: history is never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='8cc6dbda81a786e058aa885d5921669e1057903f', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_history_is_kept_4aa1c', table='meetings_attendanceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chainhead',
            trigger=pgtrigger.compiler.Trigger(name='chain_only_grows', sql=records.triggers.TriggerSql(func="\n            IF NEW.count <> OLD.count + 1 OR NEW.audience <> OLD.audience THEN\n                RAISE EXCEPTION 'chain_only_grows: a chain grows by one edition at a time' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='6534664f2332a6d4f6c8739377f15cde903d32f6', operation='UPDATE', pgid='pgtrigger_chain_only_grows_e691e', table='meetings_chainhead', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chainhead',
            trigger=pgtrigger.compiler.Trigger(name='chain_head_is_kept', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'chain_head_is_kept: the head of a chain is never deleted' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='b0c7201aa647690016e66c0c05df3b6a4c5b68d5', operation='DELETE', pgid='pgtrigger_chain_head_is_kept_d3a9d', table='meetings_chainhead', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chainhead',
            trigger=pgtrigger.compiler.Trigger(name='chain_heads_are_kept', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'chain_heads_are_kept: the heads of chains are never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='ab1e0881499c7b18bbd42899ee99235298cd575e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_chain_heads_are_kept_ff06b', table='meetings_chainhead', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='edition_is_frozen', sql=records.triggers.TriggerSql(declare="DECLARE words text[] := ARRAY['document','note','type','title','held_on','listed_on'];", func="\n                    IF (to_jsonb(NEW) - 'is_current') = (to_jsonb(OLD) - 'is_current')\n                        AND OLD.is_current AND NOT NEW.is_current THEN\n                        RETURN NEW;\n                    END IF;\n                    IF (to_jsonb(NEW) - words) = (to_jsonb(OLD) - words)\n                        AND NEW.document IS NULL AND NEW.note = '' AND NEW.type IS NULL AND NEW.title IS NULL\n                        AND NEW.held_on IS NULL AND NEW.listed_on IS NULL\n                        AND EXISTS (SELECT 1 FROM meetings_erasure WHERE key = OLD.key) THEN\n                        RETURN NEW;\n                    END IF;\n                    RAISE EXCEPTION 'edition_is_frozen: a printed edition is never changed, hidden or revived'\n                        USING ERRCODE = 'integrity_constraint_violation';\n                ", hash='644cc5de7cb6bbd907d53598076a41d5793b1d18', operation='UPDATE', pgid='pgtrigger_edition_is_frozen_2da49', table='meetings_edition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='edition_is_kept', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'edition_is_kept: a printed edition is never deleted' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='e1bcc77d1919acd039ac4c6200fc837d6be7f8a5', operation='DELETE', pgid='pgtrigger_edition_is_kept_4013b', table='meetings_edition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='editions_are_kept', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'editions_are_kept: printed editions are never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='9bd1b9ec7b7c489accc89b981b45a1e66df07e5c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_editions_are_kept_6f593', table='meetings_edition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='edition_has_successor', sql=records.triggers.TriggerSql(condition='WHEN (NOT NEW."is_current" AND OLD."is_current")', constraint='CONSTRAINT', func="\n                    IF NOT EXISTS (\n                        SELECT 1 FROM meetings_edition\n                        WHERE key = OLD.key AND audience = OLD.audience AND is_current\n                    ) THEN\n                        RAISE EXCEPTION 'edition_has_successor: meeting % would have no current edition', OLD.key\n                            USING ERRCODE = 'integrity_constraint_violation';\n                    END IF;\n                    RETURN NULL;\n                ", hash='d8f03e35d36e98d2035b1462dd223c1e43a1094d', operation='UPDATE', pgid='pgtrigger_edition_has_successor_f38a1', table='meetings_edition', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='erasure',
            trigger=pgtrigger.compiler.Trigger(name='erasure_is_frozen', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'erasure_is_frozen: the record of an erasure is never changed' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='89bc78dd9b0b297ee2074897b4d5625c710acb64', operation='UPDATE', pgid='pgtrigger_erasure_is_frozen_c3a38', table='meetings_erasure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='erasure',
            trigger=pgtrigger.compiler.Trigger(name='erasure_is_kept', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'erasure_is_kept: the record of an erasure is never deleted' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='9eb5f4832d81ad7f3d7da0275ca82bfc34d516d0', operation='DELETE', pgid='pgtrigger_erasure_is_kept_3e6c3', table='meetings_erasure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='erasure',
            trigger=pgtrigger.compiler.Trigger(name='erasures_are_kept', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'erasures_are_kept: the records of erasures are never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='b176937b9926b963ef9dd0ea89309eea89592d6d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_erasures_are_kept_4c26d', table='meetings_erasure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=records.triggers.TriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{draft:in_review,in_review:draft,in_review:approved,approved:draft}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='0055bb8f8ebe9c1a7cf0e0f7138239e588f636ed', operation='UPDATE', pgid='pgtrigger_state_moves_c3e77', table='meetings_meeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='guards_record', sql=records.triggers.TriggerSql(declare="DECLARE aside text[] := ARRAY['span_start', 'span_end', 'state', 'version', 'remark', 'sent_back_document', 'submitted_by_id', 'submitted_at', 'submitted_version', 'approved_by_id', 'approved_at'];", func="\n    NEW.version := OLD.version;\n    IF (to_jsonb(NEW) - aside) IS DISTINCT FROM (to_jsonb(OLD) - aside) THEN\n        IF OLD.state <> 'draft' THEN\n            RAISE EXCEPTION 'desk_rows_change_in_draft_alone: meeting % is %', OLD.key, OLD.state\n                USING ERRCODE = 'check_violation';\n        END IF;\n        NEW.version := OLD.version + 1;\n    END IF;\n    RETURN NEW;\n", hash='4c96fb5c6c69cc7a1f26ee2e4eec057ba4e2f1be', operation='UPDATE', pgid='pgtrigger_guards_record_31aa2', table='meetings_meeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='deleted_in_draft', sql=records.triggers.TriggerSql(func="\n                    IF OLD.state <> 'draft' THEN\n                        RAISE EXCEPTION 'desk_rows_change_in_draft_alone: meeting % is %', OLD.key, OLD.state\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN OLD;\n                ", hash='5e7c5b3c427dce5659ae506f1bc02e59d4ec98a5', operation='DELETE', pgid='pgtrigger_deleted_in_draft_bfabc', table='meetings_meeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='rows_leave_singly', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'rows_leave_singly: rows of the desk are never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='a3cf821196f961ea3771b5dc6f6147dd1100b3fc', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_rows_leave_singly_d0c3a', table='meetings_meeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=records.triggers.DefinerTriggerSql(func='INSERT INTO "meetings_meetingevent" ("approved_at", "approved_by_id", "chair", "entered_at", "erased_at", "has_other_matters", "held_on", "held_on_precision", "held_on_text", "id", "is_listed_on_guessed", "key", "listed_on", "number", "number_text", "number_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "remark", "report_id", "span_end", "span_start", "state", "submitted_at", "submitted_by_id", "submitted_version", "summary", "term", "title", "type") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."chair", NEW."entered_at", NEW."erased_at", NEW."has_other_matters", NEW."held_on", NEW."held_on_precision", NEW."held_on_text", NEW."id", NEW."is_listed_on_guessed", NEW."key", NEW."listed_on", NEW."number", NEW."number_text", NEW."number_year", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."remark", NEW."report_id", NEW."span_end", NEW."span_start", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_version", NEW."summary", NEW."term", NEW."title", NEW."type"); RETURN NULL;', hash='bcbd652e9a05d3e0e95298574903ff45a6cc33ba', operation='INSERT', pgid='pgtrigger_insert_insert_61d9e', table='meetings_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=records.triggers.DefinerTriggerSql(condition='WHEN (OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."chair" IS DISTINCT FROM (NEW."chair") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."erased_at" IS DISTINCT FROM (NEW."erased_at") OR OLD."has_other_matters" IS DISTINCT FROM (NEW."has_other_matters") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."held_on_precision" IS DISTINCT FROM (NEW."held_on_precision") OR OLD."held_on_text" IS DISTINCT FROM (NEW."held_on_text") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_listed_on_guessed" IS DISTINCT FROM (NEW."is_listed_on_guessed") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."listed_on" IS DISTINCT FROM (NEW."listed_on") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."number_text" IS DISTINCT FROM (NEW."number_text") OR OLD."number_year" IS DISTINCT FROM (NEW."number_year") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."span_end" IS DISTINCT FROM (NEW."span_end") OR OLD."span_start" IS DISTINCT FROM (NEW."span_start") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."submitted_version" IS DISTINCT FROM (NEW."submitted_version") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."term" IS DISTINCT FROM (NEW."term") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."type" IS DISTINCT FROM (NEW."type"))', func='INSERT INTO "meetings_meetingevent" ("approved_at", "approved_by_id", "chair", "entered_at", "erased_at", "has_other_matters", "held_on", "held_on_precision", "held_on_text", "id", "is_listed_on_guessed", "key", "listed_on", "number", "number_text", "number_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "remark", "report_id", "span_end", "span_start", "state", "submitted_at", "submitted_by_id", "submitted_version", "summary", "term", "title", "type") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."chair", NEW."entered_at", NEW."erased_at", NEW."has_other_matters", NEW."held_on", NEW."held_on_precision", NEW."held_on_text", NEW."id", NEW."is_listed_on_guessed", NEW."key", NEW."listed_on", NEW."number", NEW."number_text", NEW."number_year", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."remark", NEW."report_id", NEW."span_end", NEW."span_start", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_version", NEW."summary", NEW."term", NEW."title", NEW."type"); RETURN NULL;', hash='d8753b58a8533c9054fe2d840901bb3c993f8eb9', operation='UPDATE', pgid='pgtrigger_update_update_495b8', table='meetings_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=records.triggers.DefinerTriggerSql(func='INSERT INTO "meetings_meetingevent" ("approved_at", "approved_by_id", "chair", "entered_at", "erased_at", "has_other_matters", "held_on", "held_on_precision", "held_on_text", "id", "is_listed_on_guessed", "key", "listed_on", "number", "number_text", "number_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "remark", "report_id", "span_end", "span_start", "state", "submitted_at", "submitted_by_id", "submitted_version", "summary", "term", "title", "type") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."chair", OLD."entered_at", OLD."erased_at", OLD."has_other_matters", OLD."held_on", OLD."held_on_precision", OLD."held_on_text", OLD."id", OLD."is_listed_on_guessed", OLD."key", OLD."listed_on", OLD."number", OLD."number_text", OLD."number_year", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."remark", OLD."report_id", OLD."span_end", OLD."span_start", OLD."state", OLD."submitted_at", OLD."submitted_by_id", OLD."submitted_version", OLD."summary", OLD."term", OLD."title", OLD."type"); RETURN NULL;', hash='df743f53a4e0c0af0a3cde6e6aa8fabfbeaef815', operation='DELETE', pgid='pgtrigger_delete_delete_4bf26', table='meetings_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'append_only: history is neither changed nor removed' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='87752d66c63dabb36b553bf81b598181c8d6d0ce', operation='DELETE OR UPDATE', pgid='pgtrigger_append_only_2b4ce', table='meetings_meetingevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingevent',
            trigger=pgtrigger.compiler.Trigger(name='history_is_kept', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'history_is_kept: history is never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='83b6c38d32d6527531e9c42a8b46f38e3b5bbada', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_history_is_kept_1982d', table='meetings_meetingevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readingdoubt',
            trigger=pgtrigger.compiler.Trigger(name='touches_meeting', sql=records.triggers.TriggerSql(declare="DECLARE pointers text[] := ARRAY['span_start', 'span_end'];", func="\n            IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - pointers) = (to_jsonb(OLD) - pointers) THEN RETURN NULL; END IF;\n            IF TG_OP <> 'INSERT' THEN UPDATE meetings_meeting SET changed_at = clock_timestamp() WHERE id = (OLD.meeting_id); END IF;\n            IF TG_OP <> 'DELETE' THEN UPDATE meetings_meeting SET changed_at = clock_timestamp() WHERE id = (NEW.meeting_id); END IF;\n            RETURN NULL;\n        ", hash='a645d84fb91ff9195112991a027e48da91689794', operation='INSERT OR DELETE OR UPDATE', pgid='pgtrigger_touches_meeting_0e72c', table='meetings_readingdoubt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readingdoubt',
            trigger=pgtrigger.compiler.Trigger(name='rows_leave_singly', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'rows_leave_singly: rows of the desk are never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='92e734feab51d399981bc902abfb2fbd981f5cb0', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_rows_leave_singly_6a935', table='meetings_readingdoubt', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readingdoubt',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=records.triggers.DefinerTriggerSql(func='INSERT INTO "meetings_readingdoubtevent" ("code", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "settled_at", "settled_by_id", "words") VALUES (NEW."code", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."settled_at", NEW."settled_by_id", NEW."words"); RETURN NULL;', hash='bf455544ef99115c5fc607a93c7f8058ef773ec9', operation='INSERT', pgid='pgtrigger_insert_insert_16f20', table='meetings_readingdoubt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readingdoubt',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=records.triggers.DefinerTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_readingdoubtevent" ("code", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "settled_at", "settled_by_id", "words") VALUES (NEW."code", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."settled_at", NEW."settled_by_id", NEW."words"); RETURN NULL;', hash='72ff64f803fe2b3c478ea5e74cbc1e5fbdac871e', operation='UPDATE', pgid='pgtrigger_update_update_02455', table='meetings_readingdoubt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readingdoubt',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=records.triggers.DefinerTriggerSql(func='INSERT INTO "meetings_readingdoubtevent" ("code", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "settled_at", "settled_by_id", "words") VALUES (OLD."code", OLD."id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."settled_at", OLD."settled_by_id", OLD."words"); RETURN NULL;', hash='a70645f29b57870d4c1b5f6d3318a1ee5af6e2b5', operation='DELETE', pgid='pgtrigger_delete_delete_d8afd', table='meetings_readingdoubt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readingdoubtevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'append_only: history is neither changed nor removed' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='915520822031dc8ae50b3cdd116b1d2924f50638', operation='DELETE OR UPDATE', pgid='pgtrigger_append_only_bf5b9', table='meetings_readingdoubtevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readingdoubtevent',
            trigger=pgtrigger.compiler.Trigger(name='history_is_kept', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'history_is_kept: history is never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='da108fbf8a748ca1adfe041cb4ef8b60a7a090ef', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_history_is_kept_649f4', table='meetings_readingdoubtevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='rows_leave_singly', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'rows_leave_singly: rows of the desk are never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='bb47c6f9578a32647eb78c23360aa3dfcfa5aebb', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_rows_leave_singly_66eab', table='meetings_report', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=records.triggers.DefinerTriggerSql(func='INSERT INTO "meetings_reportevent" ("digest", "id", "parser_version", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "received_at", "received_by_id", "source_url", "title") VALUES (NEW."digest", NEW."id", NEW."parser_version", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_on", NEW."received_at", NEW."received_by_id", NEW."source_url", NEW."title"); RETURN NULL;', hash='79695ad5a9c4599449e0d7f81cae4490e7680aa1', operation='INSERT', pgid='pgtrigger_insert_insert_a08fc', table='meetings_report', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=records.triggers.DefinerTriggerSql(condition='WHEN (OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."parser_version" IS DISTINCT FROM (NEW."parser_version") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."received_at" IS DISTINCT FROM (NEW."received_at") OR OLD."received_by_id" IS DISTINCT FROM (NEW."received_by_id") OR OLD."source_url" IS DISTINCT FROM (NEW."source_url") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "meetings_reportevent" ("digest", "id", "parser_version", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "received_at", "received_by_id", "source_url", "title") VALUES (NEW."digest", NEW."id", NEW."parser_version", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_on", NEW."received_at", NEW."received_by_id", NEW."source_url", NEW."title"); RETURN NULL;', hash='fdc8f3487b636a8a150681ce4773bdd65870e727', operation='UPDATE', pgid='pgtrigger_update_update_58bc9', table='meetings_report', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=records.triggers.DefinerTriggerSql(func='INSERT INTO "meetings_reportevent" ("digest", "id", "parser_version", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "received_at", "received_by_id", "source_url", "title") VALUES (OLD."digest", OLD."id", OLD."parser_version", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_on", OLD."received_at", OLD."received_by_id", OLD."source_url", OLD."title"); RETURN NULL;', hash='d688d19b6e2515063dfd91970476da2337612bc8', operation='DELETE', pgid='pgtrigger_delete_delete_79122', table='meetings_report', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'append_only: history is neither changed nor removed' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='c38dc2159ef26983ce66b50c52215bf7e180ef57', operation='DELETE OR UPDATE', pgid='pgtrigger_append_only_a00c6', table='meetings_reportevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportevent',
            trigger=pgtrigger.compiler.Trigger(name='history_is_kept', sql=records.triggers.TriggerSql(func="\n            IF TRUE THEN\n                RAISE EXCEPTION 'history_is_kept: history is never truncated' USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='b952296b645e6852c0e133ce89749791baac7fd9', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_history_is_kept_e6e86', table='meetings_reportevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_by', None), ('people_salt', ''), ('seal_version', 1), ('submitted_by', None)), models.Q(('seal_version', 2), models.Q(('people_salt', ''), _negated=True)), _connector='OR'), name='edition_seals_its_people'),
        ),
        migrations.RunSQL('DROP FUNCTION IF EXISTS public._pgtrigger_should_ignore(name)', migrations.RunSQL.noop),
    ]
