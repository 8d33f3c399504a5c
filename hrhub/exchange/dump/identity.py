"""Who runs this site, as `site.json` says it."""

from hrhub.web.identity import OFFERED

from .said import in_order, said

LICENCES = {"text": "texts", "recording": "recordings", "transcript": "transcripts", "resource": "resources"}


def identity(site):
    """Return what the hub says of itself; not its logo."""
    return said(
        name=site.name,
        short_name=site.short_name,
        tagline=in_order(site.taglines),
        funder_line=site.funder_line,
        **{f"licence_{plural}": site.licences.get(kind, "") for kind, plural in LICENCES.items()},
        contact_email=site.mail,
        privacy=in_order(site.privacy),
        languages=list(site.languages) if site.languages != OFFERED else [],
        **(site.colours._asdict() if site.colours else {}),
    )
