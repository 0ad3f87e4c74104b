"""Pieces of the list that come a hundred times on a page, where a template of their own would take most of its time."""

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from experts.directory.marking import Marked
from experts.directory.options import Facet, Option

register = template.Library()

OPTION = """<label class="option">
  <input type="checkbox" form="finder" name="{facet}" value="{value}" data-facet="{facet}" data-value="{value}"
         data-count="{count}"{checked}>
  <span>{label}</span>
  <span class="count">{shown_count}</span>
</label>"""
CHECKED = SafeString(" checked")


@register.simple_tag
def option(facet: Facet, option: Option) -> SafeString:
    """A check box of the search form, with the number of officials that it would give."""
    return format_html(
        OPTION,
        facet=facet.name,
        value=option.value,
        label=option.label,
        count=option.count,
        shown_count=option.count if option.count < 1000 else intcomma(option.count),
        checked=CHECKED if option.chosen else "",
    )


@register.filter
def marked(parts: Marked) -> SafeString:
    """The text, with what was looked for in ``<mark>``."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", p.text) if p.is_marked else p.text,) for p in parts)
    )
