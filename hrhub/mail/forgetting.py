"""Forgetting: what was kept as long as was promised goes, by the functions that the setting FORGETTERS names."""

import logging

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from hrhub.mail.alone import alone

logger = logging.getLogger(__name__)


class NotForgotten(Exception):
    """Some forgetters failed; the log says why."""


def forget():
    """Run all forgetters in their order; return {dotted name: how many rows it deleted or emptied}.

    One that fails keeps no other from its work: then NotForgotten names it, at the end.
    """
    done, failed = {}, []
    for name in settings.FORGETTERS:
        try:
            done[name] = import_string(name)() or 0
        except Exception as error:
            logger.exception("%s forgot nothing", name)
            failed.append(f"{name}: {type(error).__name__}: {error}")
    if failed:
        raise NotForgotten("; ".join(failed))
    return done


@alone
def forget_what_is_due():
    """Run all forgetters where nobody else does: a job of the worker."""
    forget()


forget_what_is_due.does = _("Deletes what was kept as long as was promised")
