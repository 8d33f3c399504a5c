from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_note_when_an_event_changed")]

    operations = [
        migrations.CreateModel(
            name="Withdrawn",
            fields=[
                ("code", models.CharField(max_length=6, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_index=True, default=timezone.now)),
            ],
            options={"verbose_name": "withdrawn event", "verbose_name_plural": "withdrawn events"},
        ),
        migrations.AddField(
            model_name="event",
            name="told_published_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
