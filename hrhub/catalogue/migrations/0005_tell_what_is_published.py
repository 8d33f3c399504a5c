from django.db import migrations
from django.db.models import F


def tell_what_is_published(apps, schema_editor):
    """What is public today is noticed from now on when it is taken back."""
    apps.get_model("catalogue", "Event").objects.update(told_published_at=F("published_at"))


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0004_remember_what_was_withdrawn")]

    operations = [migrations.RunPython(tell_what_is_published, migrations.RunPython.noop, elidable=True)]
