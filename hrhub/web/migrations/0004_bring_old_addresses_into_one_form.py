from django.db import migrations

from hrhub.web.moved import canonical


def into_one_form(apps, schema_editor):
    """Of addresses that have one form now, the one that was led last counts."""
    Moved = apps.get_model("web", "Moved")
    rows = Moved.objects.using(schema_editor.connection.alias)
    seen = set()
    for row in list(rows.order_by("-pk")):
        form = canonical(row.old_path)
        if not form or form in seen:
            row.delete()
        elif form != row.old_path:
            rows.filter(old_path=form).exclude(pk=row.pk).delete()
            row.old_path = form
            row.save(update_fields=["old_path"])
        seen.add(form)


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0003_keep_old_addresses_in_one_form"),
    ]

    operations = [
        migrations.RunPython(into_one_form, migrations.RunPython.noop),
    ]
