from django.db import migrations

WAYS = ["online", "in_person"]


def fill(apps, schema_editor):
    """Nobody is written again what mails said before there was a note of it."""
    registration, member = (apps.get_model("participation", name) for name in ("Registration", "Member"))
    for way in WAYS:
        seated = registration.objects.filter(state="seated", places__way=way)
        member.objects.filter(team__registration__in=seated).update(told_way=way)
        seated.update(told_way=way)


class Migration(migrations.Migration):
    dependencies = [
        ("participation", "0007_note_what_each_was_told"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
