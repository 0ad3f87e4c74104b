"""Data for machines, beside the same for people. It is no script: nothing runs it, and the policy lets it pass."""

from collections.abc import Iterable

from django import template
from django.template import Context
from django.utils.html import json_script
from django.utils.safestring import SafeString

from experts.directory import linked_data
from experts.directory.cards import Card
from experts.directory.profile import Profile

register = template.Library()


@register.simple_tag(takes_context=True)
def website_data(context: Context) -> SafeString:
    return _script(linked_data.website(context["request"]))


@register.simple_tag(takes_context=True)
def person_data(context: Context, profile: Profile) -> SafeString:
    return _script(linked_data.person(context["request"], profile))


@register.simple_tag(takes_context=True)
def people_data(context: Context, cards: Iterable[Card]) -> SafeString:
    return _script(linked_data.people(context["request"], cards))


@register.simple_tag(takes_context=True)
def breadcrumb_data(context: Context, *steps: object) -> SafeString:
    """The steps are a name, its address, the next name, and so on; those without a name are left out."""
    pairs = zip(steps[::2], map(str, steps[1::2]), strict=True)
    return _script(linked_data.breadcrumb(context["request"], [pair for pair in pairs if pair[0]]))


def _script(data: linked_data.Data) -> SafeString:
    """What Django escapes as JSON, called by its other name."""
    return SafeString(json_script(data).replace("application/json", "application/ld+json", 1))
