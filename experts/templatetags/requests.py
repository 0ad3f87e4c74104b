"""What desks show of the requests for experts."""

from django import template
from django.template import Context

from experts.engagements.at_desk import waiting_for

register = template.Library()


@register.simple_tag(takes_context=True)
def requests_waiting(context: Context) -> int:
    """How many wait for whoever looks, who is signed in."""
    return waiting_for(context["request"].user).count()
