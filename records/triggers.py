"""Triggers that no setting of a session switches off: pgtrigger's own, without its list of ignored ones.

The compiled form stands in migrations and is what verification compares the database with. A new trigger uses one of
these classes, never pgtrigger's.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
import pgtrigger
from django.db import connection, models
from pghistory.trigger import Event
from pgtrigger import compiler


class TriggerSql(compiler.UpsertTriggerSql):
    """The SQL that makes a trigger; migrations name this class, so what it renders never changes.

    The function looks for tables in the schema of the application alone: a temporary table of the same name would
    otherwise be found first. ENABLE ALWAYS lets it fire under ``session_replication_role`` too.
    """

    security = "INVOKER"

    def get_template(self) -> str:
        return f"""
            CREATE OR REPLACE FUNCTION {{pgid}}()
            RETURNS TRIGGER AS $$
                {{declare}}
                BEGIN
                    {{func}}
                END;
            $$ LANGUAGE plpgsql SECURITY {self.security} SET search_path = public, pg_temp;

            DROP TRIGGER IF EXISTS {{pgid}} ON {{table}};
            CREATE {{constraint}} TRIGGER {{pgid}}
                {{when}} {{operation}} ON {{table}}
                {{timing}}
                {{referencing}}
                FOR EACH {{level}} {{condition}}
                EXECUTE FUNCTION {{execute}};
            ALTER TABLE {{table}} ENABLE ALWAYS TRIGGER {{pgid}};

            COMMENT ON TRIGGER {{pgid}} ON {{table}} IS '{{hash}}';
        """


class DefinerTriggerSql(TriggerSql):
    """The same for a trigger that acts with the rights of the tables' owner, not of who changed the row."""

    security = "DEFINER"


class Always:
    """What makes a class of pgtrigger's or pghistory's one of ours."""

    sql: type[TriggerSql] = TriggerSql

    def compile(self, model: Any) -> compiler.Trigger:
        compiled = super().compile(model)  # type: ignore[misc]
        parts = {name: value for name, value in compiled.sql.kwargs.items() if name != "ignore_func_name"}
        return compiler.Trigger(name=compiled.name, sql=self.sql(**parts))


class Trigger(Always, pgtrigger.Trigger):
    """A trigger with a function of its own."""


class FSM(Always, pgtrigger.FSM):
    """Allows the named moves of a field and no other."""


class KeepHistory(Always, Event):
    """Writes a history row. It is the owner's, so that nobody else needs the right to write history."""

    sql = DefinerTriggerSql


class RowEvent(pghistory.RowEvent):
    """What pghistory tracks, by our trigger."""

    def add_event_trigger(self, event_model: Any) -> None:
        trigger = KeepHistory(
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
            condition=self.condition,
            level=self.level,
        )
        pgtrigger.register(trigger)(event_model.pgh_tracked_model)


class InsertEvent(RowEvent, pghistory.InsertEvent):
    """A row that came."""


class UpdateEvent(RowEvent, pghistory.UpdateEvent):
    """A row that changed, as it is then."""


class DeleteEvent(RowEvent, pghistory.DeleteEvent):
    """A row that went, as it was."""


def refuse(name: str, rule: str, operation: Any, condition: str = "TRUE") -> Trigger:
    """A trigger that refuses an operation with a message that begins with the name of the rule."""
    return Trigger(
        name=name,
        level=pgtrigger.Statement if operation is pgtrigger.Truncate else pgtrigger.Row,
        when=pgtrigger.Before,
        operation=operation,
        func=f"""
            IF {condition} THEN
                RAISE EXCEPTION '{name}: {rule}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN {"NEW" if operation is pgtrigger.Update else "OLD"};
        """,
    )


@contextmanager
def switched_off(tables: Iterable[type[models.Model]]) -> Iterator[None]:
    """Switches the triggers of some models off while the block runs, within the transaction that is open.

    PostgreSQL lets the owner of the tables do so and nobody else; other writers wait until the transaction ends.
    """
    chosen = set(tables)
    switches = [(model, trigger) for model, trigger in pgtrigger.registered() if model in chosen]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table that still has something to check is not altered
        for model, trigger in switches:
            cursor.execute(switch(model, trigger, on=False))
        yield
        for model, trigger in switches:
            cursor.execute(switch(model, trigger, on=True))
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def switch(model: Any, trigger: pgtrigger.Trigger, *, on: bool) -> str:
    """The statement that lets a trigger fire always, or never."""
    table = connection.ops.quote_name(model._meta.db_table)
    return f"ALTER TABLE {table} {'ENABLE ALWAYS' if on else 'DISABLE'} TRIGGER {trigger.get_pgid(model)}"
