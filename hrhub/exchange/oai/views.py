from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hrhub.web.addresses import absolute
from hrhub.web.identity import site

from . import dublin_core, finding, writing
from .asking import FORMATS, TOKEN, asked, resumed, span, token
from .errors import Refused
from .writing import child

ADDRESS = "/oai"


@csrf_exempt  # the protocol wants POST as well as GET; it changes nothing, and no cookie is looked at
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request):
    """Answer a harvester: always with XML, errors of the protocol too."""
    try:
        question = asked(request.POST if request.method == "POST" else request.GET)
    except Refused as refused:
        return answered(error(writing.answer(address(), {}), refused))
    root = writing.answer(address(), {"verb": question.verb, **question.arguments})
    try:
        ANSWERS[question.verb](root, question)
    except Refused as refused:
        given = {} if refused.code == "badArgument" else {"verb": question.verb, **question.arguments}
        root = error(writing.answer(address(), given), refused)
    return answered(root)


def address():
    return absolute(ADDRESS, "en")


def answered(root):
    return HttpResponse(writing.as_bytes(root), content_type="text/xml; charset=utf-8")


def error(root, refused):
    child(root, "error", str(refused), code=refused.code)
    return root


def identify(root, question):
    element = child(root, "Identify")
    child(element, "repositoryName", site().name)
    child(element, "baseURL", address())
    child(element, "protocolVersion", "2.0")
    child(element, "adminEmail", site().contact)
    child(element, "earliestDatestamp", writing.stamp(finding.earliest()))
    child(element, "deletedRecord", "transient")
    child(element, "granularity", "YYYY-MM-DDThh:mm:ssZ")


def list_metadata_formats(root, question):
    if "identifier" in question.arguments:
        finding.one(question.arguments["identifier"])
    element = child(child(root, "ListMetadataFormats"), "metadataFormat")
    child(element, "metadataPrefix", FORMATS[0])
    child(element, "schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    child(element, "metadataNamespace", writing.OAI_DC)


def list_sets(root, question):
    if TOKEN in question.arguments:
        raise Refused("badResumptionToken", "all sets stand in one answer")
    element = child(root, "ListSets")
    for spec, name in finding.sets():
        each = child(element, "set")
        child(each, "setSpec", spec)
        child(each, "setName", name)


def get_record(root, question):
    record(child(root, "GetRecord"), [finding.one(question.arguments["identifier"])])


def record(parent, headers):
    """Write whole records; of what is no longer public the header alone."""
    described = dublin_core.of_events([found.event for found in headers if found.event])
    for found in headers:
        element = child(parent, "record")
        head(element, found)
        if found.event:
            writing.metadata(element, described[found.event.pk])


def head(parent, found):
    writing.header(parent, found, finding.sets_of(found.event) if found.event else [])


def list_identifiers(root, question):
    headers, more = listed(question)
    element = child(root, "ListIdentifiers")
    for found in headers:
        head(element, found)
    go_on(element, question, more)


def list_records(root, question):
    headers, more = listed(question)
    element = child(root, "ListRecords")
    record(element, headers)
    go_on(element, question, more)


def listed(question):
    """Return (headers, the token to go on with or ""); raises Refused where there is nothing."""
    if words := question.arguments.get(TOKEN, ""):
        limits, place = resumed(question.verb, words)
    else:
        limits, place = span(question.arguments), None
    headers, after = finding.listed(limits, place)
    if not headers:
        raise Refused("noRecordsMatch", "nothing public was changed then, or is in that set")
    return headers, token(question.verb, limits, after) if after else ""


def go_on(element, question, more):
    """Write the token; the last page of several has an empty one, which says that it is the last."""
    if more or TOKEN in question.arguments:
        child(element, TOKEN, more or None)


ANSWERS = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "GetRecord": get_record,
    "ListIdentifiers": list_identifiers,
    "ListRecords": list_records,
}
