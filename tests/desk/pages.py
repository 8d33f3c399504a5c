"""A page of the desk as its editor has it: what stands in it, sent back with a change or two."""

from django.urls import reverse

from tests.markup import tree


def page_of(thing, kind="change"):
    meta = thing._meta
    arguments = [thing.pk] if getattr(thing, "pk", None) and kind != "add" and kind != "changelist" else []
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{kind}", args=arguments)


def filled(response):
    """Return what a browser would send back from this page, untouched."""
    (form,) = [form for form in tree(response.content).iter("form") if form.get("id", "").endswith("_form")]
    sent = {}
    for field in form.iter():
        name = field.get("name")
        if name and "__prefix__" not in name:
            sent |= values(name, field, sent)
    return sent


def values(name, field, sent):
    if field.tag == "textarea":
        return {name: (field.text or "").removeprefix("\n")}
    if field.tag == "select":
        options = [option for option in field.iter("option") if option.get("selected") is not None]
        chosen = [option.get("value", "") for option in options]
        return {name: chosen if field.get("multiple") is not None else "".join(chosen[:1])}
    if field.get("type") in ("checkbox", "radio"):
        return {name: [*sent.get(name, []), field.get("value", "on")]} if field.get("checked") is not None else {}
    if field.get("type") in ("submit", "file"):
        return {}
    value = field.get("value", "")
    return {name: [*([before] if isinstance(before := sent[name], str) else before), value] if name in sent else value}


def save(client, thing, kind="change", **changes):
    """Open the page of `thing`, change what is named, save; return the answer."""
    address = page_of(thing, kind)
    return client.post(address, filled(client.get(address)) | changes)


def row(prefix, number, /, **values):
    """Return the fields of a new row in the table `prefix`, which had `number` rows before."""
    new = {f"{prefix}-{number}-{name}": value for name, value in values.items()}
    return {f"{prefix}-TOTAL_FORMS": number + 1, **new}


def errors_of(response):
    """Return every sentence with which the page refuses."""
    found = [str(error) for errors in response.context["adminform"].form.errors.values() for error in errors]
    for formset in response.context["inline_admin_formsets"]:
        for form in formset.formset.forms:
            found += [str(error) for errors in form.errors.values() for error in errors]
    return found
