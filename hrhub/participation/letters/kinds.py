"""The mails there are, and nothing else is sent; docs/mail.md says of each who is written, when, and how often."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

REQUEST, CANCEL = "REQUEST", "CANCEL"


@dataclass(frozen=True)
class Kind:
    """One of the mails; its words stand in `templates/participation/mail/<name>.txt`."""

    subject: str  # what the mail says, after day and hour
    method: str = ""  # of its calendar part (RFC 5546)
    to_members: bool = False  # those of the team who left an address get it, too, in the same moment
    can_be_stopped: bool = False  # by one press of a button; what answers to an act cannot
    has_link: bool = True  # to the private page


KINDS = {
    "confirm": Kind(_("please confirm")),
    "already": Kind(_("you are registered")),
    "registered": Kind(_("you have a place"), REQUEST),
    "following": Kind(_("we will tell you afterwards")),
    "asked": Kind(_("the organisers will answer you")),
    "waiting": Kind(_("you are in the waiting line")),
    "offered": Kind(_("a place is free for you")),
    "lapsed": Kind(_("the place went to somebody else")),
    "declined": Kind(_("no place this time"), CANCEL),
    "cancelled": Kind(_("your registration is cancelled"), CANCEL),
    "no_place": Kind(_("no place for now"), CANCEL),
    "link_again": Kind(_("your private link")),
    "take_over": Kind(_("please coordinate a country team")),
    "taken_over": Kind(_("you coordinate the country team"), REQUEST),
    "handed_over": Kind(_("somebody else coordinates the country team"), CANCEL, has_link=False),
    "on_the_list": Kind(_("you are on the list of your country team"), REQUEST),
    "remind_day": Kind(_("how to join"), REQUEST, to_members=True, can_be_stopped=True),
    "remind_hour": Kind(_("it begins soon"), REQUEST, to_members=True, can_be_stopped=True),
    "new_link": Kind(_("how to join has changed"), REQUEST),  # cannot be stopped: it corrects what a mail said
    "changed": Kind(_("something has changed"), REQUEST, to_members=True, can_be_stopped=True),
    "postponed": Kind(_("the event is postponed"), REQUEST, to_members=True, can_be_stopped=True),
    "called_off": Kind(_("the event is cancelled"), CANCEL, to_members=True, can_be_stopped=True),
    "afterwards": Kind(_("what you can read, hear or watch now"), to_members=True, can_be_stopped=True),
}
