import re

from django.db import migrations


def write_small(apps, schema_editor):
    """Of two that differ by case alone, the series that was there first keeps it; what is none of a to z led nowhere."""
    Series = apps.get_model("catalogue", "Series")
    rows = Series.objects.using(schema_editor.connection.alias)
    letters = list(rows.exclude(letter=None).order_by("pk").values_list("letter", "pk"))
    rows.update(letter=None)
    first = {letter.lower(): pk for letter, pk in reversed(letters)}
    for letter, pk in first.items():
        if re.fullmatch("[a-z]", letter):
            rows.filter(pk=pk).update(letter=letter)


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0008_note_when_something_public_changed"),
    ]

    operations = [
        migrations.RunPython(write_small, migrations.RunPython.noop),
    ]
