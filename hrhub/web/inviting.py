"""Make an editor: staff in the group “Editors”, with an address that counts as verified."""

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from .editors import GROUP


@transaction.atomic
def invite(name, email):
    """Return (user, made): the editor called `name`, made or brought up to date; the password stays as it is.

    Raises ValidationError for a name or address that cannot be, and for an address that is somebody else's.
    """
    User = get_user_model()
    if EmailAddress.objects.filter(email__iexact=email).exclude(user__username=name).exists():
        raise ValidationError(_("The address %(email)s belongs to another account."), params={"email": email})
    user = User.objects.filter(username=name).first() or User(username=name)
    made = user.pk is None
    if made:
        user.set_unusable_password()
    user.email, user.is_staff, user.is_active = email, True, True
    user.full_clean(exclude=["password"])
    user.save()
    user.groups.add(Group.objects.get(name=GROUP))
    verify(user, email)
    return user, made


def verify(user, email):
    """Make `email` the one main address of `user`, without asking for its confirmation."""
    EmailAddress.objects.filter(user=user).exclude(email__iexact=email).update(primary=False)
    EmailAddress.objects.update_or_create(user=user, email=email.lower(), defaults={"verified": True, "primary": True})


def password_link(user):
    """Return a link by which `user` chooses a password, once and within PASSWORD_RESET_TIMEOUT."""
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return settings.SITE_URL + path
