from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_initial"),
        ("countries", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="event",
            name="published_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Empty: a draft, seen by editors alone. In the future: seen from then on.",
                null=True,
                verbose_name="published at",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["published_at", "over_at", "sort_on", "id"], name="event_in_lists"),
        ),
    ]
