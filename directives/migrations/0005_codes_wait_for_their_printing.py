"""Lets an edition's codes enter the index together, as printing asks; one passage after another took twice as long."""

import directives.index.codes
import django.contrib.postgres.indexes
from django.db import migrations, models

AUDIENCES = ("internal", "public")


def together(is_on):
    return "".join(f"ALTER INDEX passage_codes_{audience} SET (fastupdate = {is_on});" for audience in AUDIENCES)


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0004_lacking_codes'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(  # a setting: Django would build the indexes anew
            [migrations.RunSQL(together("on"), together("off"))],
            [
                operation
                for audience in AUDIENCES
                for operation in (
                    migrations.RemoveIndex(model_name='passage', name=f'passage_codes_{audience}'),
                    migrations.AddIndex(
                        model_name='passage',
                        index=django.contrib.postgres.indexes.GinIndex(directives.index.codes.PassageCodes(), condition=models.Q(('audience', audience)), fastupdate=True, name=f'passage_codes_{audience}'),
                    ),
                )
            ],
        ),
    ]
