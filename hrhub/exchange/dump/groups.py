"""Organisations, series and topics that have a part in something public."""

from ..corpus.html import looks_like_html
from .said import in_order, said


def organisation(row, old_addresses, public):
    return said(
        id=public.organisations[row.pk],
        slug=row.slug,
        name=row.name,
        name_variants=row.name_variants,
        url=row.address,
        part_of=public.organisations.get(row.part_of_id),
        managed_by=public.organisations.get(row.managed_by_id),
        names=[
            said(**{"name": each.name, "from": each.since, "until": each.until, "note": each.note})
            for each in row.names.all()
        ],
        old_addresses=old_addresses,
    )


def series(row, old_addresses, public):
    return said(
        id=public.series[row.pk],
        slug=row.slug,
        name=row.name,
        letter=row.letter,
        description=row.description,
        markdown=looks_like_html(row.description) or None,
        funder_line=row.funder_line,
        names=in_order(row.names),
        old_addresses=old_addresses,
    )


def topic(row, old_addresses, public):
    names = in_order(row.names)
    return said(id=public.topics[row.pk], slug=row.slug, name=row.name, names=names, old_addresses=old_addresses)
