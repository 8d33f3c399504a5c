"""What a log may say: never the token of a private link, which is a key to somebody's registration, nor a member's."""

import logging
import re

PRIVATE = re.compile(r"(/(?:my/team/members|my|j)/)[^/\s?\"'<>]+")


class WithoutTokens(logging.Filter):
    """Take tokens out of every record, its arguments and its traceback; it drops none."""

    def filter(self, record):
        record.msg, record.args = without_tokens(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text, record.exc_info = without_tokens(record.exc_text), None
        if hasattr(record, "request"):  # Django's own logs pass it on, and its name is its address
            record.request = without_tokens(repr(record.request))
        return True


def without_tokens(words):
    return PRIVATE.sub(r"\1…", words)
