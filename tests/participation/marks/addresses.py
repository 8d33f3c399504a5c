"""Every address of this site, by the name of its pattern: whoever adds a page says here how it is visited."""

from django.contrib import admin
from django.urls import URLResolver, get_resolver, reverse

from hrhub.participation.models import Registration

OURS = ("hrhub.", "webinars.", "sessions_app.")
PRIVATE = """
    my_leave my_data my_delete my_place my_place_join my_place_cancel my_place_details my_team my_team_share
    my_team_renew my_team_details my_team_size my_team_cancel my_team_hand_over my_team_rows my_team_chat my_team_file
    my_team_answer my_team_came my_team_sheet my_team_pack my_taking_over
""".split()
DOORS = "together alone afterwards again walk-in nothing".split()


def patterns(resolver=None):
    """Yield the name of each pattern of ours outside the desk; where it has none, the pattern itself."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern) if pattern.namespace != "admin" else ()
        elif pattern.callback.__module__.startswith(OURS):
            yield pattern.name or str(pattern.pattern)


def addresses(people, session, dumped):
    """Return {name of a pattern: its addresses} for a hub with `people`, a `session` and files dumped on a day."""
    event, own = people.event, {name: [reverse(name)] for name in PRIVATE}
    ann = people.rows["ann"]
    named = {name: reverse(name) for name in listed_names()}
    return {
        **own,
        **{name: [address] for name, address in named.items()},
        **public(event, session),
        **of_event("webinar", event, ann.team),
        **of_event("session", session, ann.team),
        "my_team_member": [reverse("my_team_member", args=[people.rows[who].key]) for who in ("cy", "eve", "dee")],
        "my_link": [f"/my/{forged}/" for forged in forged_links(people)],
        "my_mails": [f"/my/{forged}/mails/" for forged in forged_links(people)],
        "join_team": ["/j/nothing/"],
        "joined_team": ["/j/nothing/done/"],
        "dump_file": [f"/dumps/{dumped.name}/{file.name}" for file in sorted(dumped.iterdir())],
        "oai": [f"/oai?verb={verb}&metadataPrefix=oai_dc" for verb in ("ListRecords", "ListIdentifiers")]
        + ["/oai?verb=Identify"],
        "sitemap.xml": ["/sitemap.xml"],
        "sitemap-<slug:section>-<int:number>.xml": ["/sitemap-webinars-1.xml", "/sitemap-pages-1.xml"],
        **{plain: [f"/{plain}"] for plain in ("healthz", "readyz", "robots.txt", ".well-known/security.txt")},
        "site-<slug:digest>.css": ["/site-0.css"],
        "logo-<slug:digest>.png": ["/logo-0.png"],
    }


def forged_links(people):
    """Return links that are nearly right: the key is Ann's, and the signature is not."""
    key = people.rows["ann"].key
    return [f"r{key}-1-{'a' * 22}", f"r{key}-2-{'b' * 22}", f"m{key}-1-{'c' * 22}"]


def listed_names():
    return """
        home people organisations countries topics all_series picture about privacy accessibility contact dumps
        subscribe calendar_feed atom_feed podcast_feed podcast_cover events webinars conferences
    """.split()


def public(event, session):
    """Return the addresses of what stands around the events."""
    appearance = session.appearances.select_related("person").get()
    return {
        "person": [appearance.person.path],
        "organisation": [session.involvements.get().organisation.path],
        "country": ["/countries/zm/", "/countries/ke/"],
        "topic": [session.event_topics.get().topic.path],
        "series": [session.series.path],
        "conference": [session.conference.path],
        "short_code": [f"/e/{event.code}"],
        "short_number": ["/w7"],
    }


def of_event(face, event, team):
    """Return the addresses below that of an event; the doors with a country, and with Ann's team."""
    path = event.path
    return {
        face: [path],
        f"{face}_transcript": [f"{path}transcript/"],
        f"{face}_register": [f"{path}register/", f"{path}register/?country=ZM"],
        f"{face}_door": [f"{path}register/{door}/" for door in DOORS],
        f"{face}_join": [f"{path}register/join/{team.pk}/"],
        f"{face}_citation": [f"{path}cite.{kind}" for kind in ("bib", "ris")],
        f"{face}_calendar_file": [f"{path}event.ics"],
        f"{face}_picture": [f"{path}picture.png"],
    }


def of_the_desk():
    """Yield (model, address) of the desk: lists, forms, and all that is there of three rows of each model."""
    for model in admin.site._registry:
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield model, reverse(f"{base}_changelist")
        yield model, reverse(f"{base}_add")
        for pk in model._base_manager.order_by("pk").values_list("pk", flat=True)[:3]:
            for page in ("change", "history", "delete"):
                yield model, reverse(f"{base}_{page}", args=[pk])
    yield Registration, reverse("admin:participation_tally_changelist") + "?as=csv"
