import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, User


@pytest.fixture
def editor(db):
    """An editor as they are made for daily work: staff, in the group, no superuser."""
    editor = User.objects.create_user("esi", "esi@example.org", "correct horse battery", is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    EmailAddress.objects.create(user=editor, email=editor.email, verified=True, primary=True)
    return editor


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client
