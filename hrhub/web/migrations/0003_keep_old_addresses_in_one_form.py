from django.db import migrations, models

import hrhub.web.moved


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0002_keep_who_runs_the_site"),
    ]

    operations = [
        migrations.AlterField(
            model_name="moved",
            name="old_path",
            field=models.CharField(
                help_text="As it stood on the site before; kept without the site's name, in small letters.",
                max_length=500,
                unique=True,
                validators=[hrhub.web.moved.an_old_address],
                verbose_name="old address",
            ),
        ),
        migrations.AlterField(
            model_name="moved",
            name="new_path",
            field=models.CharField(
                db_index=True,
                help_text="A page or file of this site, or a whole address elsewhere.",
                max_length=500,
                validators=[hrhub.web.moved.a_destination],
                verbose_name="new address",
            ),
        ),
    ]
