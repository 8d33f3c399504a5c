"""The group “Editors”: whoever is in it runs the catalogue without being a superuser."""

from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions

GROUP = "Editors"


def make_group(using, apps=installed_apps, **kwargs):
    """Give the group exactly what each app's config names in `editors_may`; runs after every migrate.

    Permissions are made by Django after each migrate too, but app by app: ours may not be there yet.
    """
    try:
        Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    except LookupError:  # a migrate of single apps, before the tables of accounts
        return
    group, _made = Group.objects.using(using).get_or_create(name=GROUP)
    group.permissions.set(granted(Permission.objects.using(using), apps, using))


def granted(permissions, apps, using):
    """Return the permissions that the apps grant to editors."""
    found = []
    for config in installed_apps.get_app_configs():
        may = getattr(config, "editors_may", {})
        if may:
            create_permissions(config, verbosity=0, using=using, apps=apps)
        codenames = [f"{action}_{model}" for model, actions in may.items() for action in actions]
        found += permissions.filter(content_type__app_label=config.label, codename__in=codenames)
    return found
