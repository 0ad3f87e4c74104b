"""What pages say of themselves to machines, in the words of schema.org: nothing that they don't show."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from experts.directory.cards import Card
from experts.directory.profile import Profile
from experts.models import Agency

Data = dict[str, Any]

CONTEXT = {"@context": "https://schema.org"}


def website(request: HttpRequest) -> Data:
    search = request.build_absolute_uri(reverse("directory:officials"))
    return CONTEXT | {
        "@type": "WebSite",
        "name": _("ASEAN Expert Pool"),
        "url": request.build_absolute_uri(reverse("directory:home")),
        "inLanguage": get_language(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{words}}"},
            "query-input": "required name=words",
        },
    }


def breadcrumb(request: HttpRequest, steps: Iterable[tuple[object, str]]) -> Data:
    """The names of the steps with their addresses."""
    return _list(
        "BreadcrumbList", ({"name": str(name), "item": request.build_absolute_uri(url)} for name, url in steps)
    )


def people(request: HttpRequest, cards: Iterable[Card]) -> Data:
    officials = [card.official for card in cards]
    items = ({"name": one.full_name, "url": request.build_absolute_uri(one.get_absolute_url())} for one in officials)
    return _list("ItemList", items)


def person(request: HttpRequest, profile: Profile) -> Data:
    official = profile.official
    address = request.build_absolute_uri(official.get_absolute_url())
    photo = official.photo and request.build_absolute_uri(reverse("directory:photo", args=[official.slug]))
    said = {
        "name": official.full_name,
        "alternateName": official.name_local,
        "honorificPrefix": official.title_before,
        "honorificSuffix": official.title_after,
        "description": official.summary,
        "disambiguatingDescription": official.is_demonstration and _("Invented for demonstration"),
        "image": photo,
        "jobTitle": [post.title for post in profile.posts],
        "worksFor": [_employer(request, post.agency) for post in profile.posts if post.agency],
        "workLocation": {"@type": "Country", "name": str(profile.country), "identifier": profile.country.code},
        "knowsAbout": [str(skill.competency) for skill in profile.skills],
        "knowsLanguage": profile.language_codes,
    }
    return CONTEXT | {"@type": "Person", "@id": address, "url": address} | {k: v for k, v in said.items() if v}


def _employer(request: HttpRequest, agency: Agency) -> Data:
    url = request.build_absolute_uri(agency.get_absolute_url())
    return {"@type": "GovernmentOrganization", "name": str(agency), "url": url}


def _list(kind: str, items: Iterable[Data]) -> Data:
    elements = [{"@type": "ListItem", "position": n} | item for n, item in enumerate(items, start=1)]
    return CONTEXT | {"@type": kind, "itemListElement": elements}
