"""Many rows quickly: what follows from them is derived once, at the end."""

from contextlib import contextmanager
from unittest import mock

from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Event


@contextmanager
def told_once():
    """Inside, the `make_…` functions tell nothing; at the end all events are told of at once."""
    with mock.patch("tests.make.changed"):
        yield
    changed(Event.objects.all())
