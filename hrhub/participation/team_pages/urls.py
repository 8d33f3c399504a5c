"""The pages of a coordinator, below /my/team/."""

from django.urls import path

from . import came, details, handing, home, members, sharing, sheet, writing

urlpatterns = [
    path("", home.team_page, name="my_team"),
    path("share/", sharing.share, name="my_team_share"),
    path("share/renew/", sharing.renew, name="my_team_renew"),
    path("details/", details.details, name="my_team_details"),
    path("size/", details.size, name="my_team_size"),
    path("cancel/", details.cancel, name="my_team_cancel"),
    path("hand-over/", handing.hand_over, name="my_team_hand_over"),
    path("members/", writing.rows, name="my_team_rows"),
    path("members/chat/", writing.from_chat, name="my_team_chat"),
    path("members/file/", writing.from_file, name="my_team_file"),
    path("members/answer/", members.answer, name="my_team_answer"),
    path("members/<slug:key>/", members.member, name="my_team_member"),
    path("came/", came.came, name="my_team_came"),
    path("sheet/", sheet.sheet, name="my_team_sheet"),
    path("pack.zip", sheet.pack, name="my_team_pack"),
]
