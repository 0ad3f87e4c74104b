"""What templates of every area need: the page in other languages, text in its own script."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.template import Context
from django.urls import translate_url
from django.utils.translation import get_language

from experts.access import has_desk

register = template.Library()


@dataclass(frozen=True)
class Alternate:
    """The page in one of the languages."""

    code: str
    name: str
    url: str
    path: str
    is_current: bool


@register.simple_tag(takes_context=True)
def alternates(context: Context) -> list[Alternate]:
    """The page in every language, itself included.

    ``url`` is absolute and without the query string, which makes no page of its own; ``path`` keeps it.
    """
    request = context["request"]
    return [
        Alternate(
            code,
            name,
            url=request.build_absolute_uri(translate_url(request.path, code)),
            path=translate_url(request.get_full_path(), code),
            is_current=code == get_language(),
        )
        for code, name in settings.LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def signed_in(context: Context) -> bool:
    """Asked only of those who have a session: the pages of all others are the same, and vary by no cookie."""
    request = context["request"]
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


@register.simple_tag(takes_context=True)
def at_desk(context: Context) -> bool:
    return signed_in(context) and has_desk(context["request"].user)


@register.simple_tag
def contact_address() -> str:
    """The office that answers the public."""
    return settings.MAIL_FROM
