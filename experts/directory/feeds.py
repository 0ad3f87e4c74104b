"""Those who were listed lately, to be followed: an Atom feed of any search."""

from dataclasses import dataclass, replace

from django.db.models.expressions import RawSQL
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from experts.directory.cards import Card, load_cards
from experts.directory.chips import make_chips
from experts.directory.criteria import Criteria
from experts.directory.facets import count
from experts.directory.index.keeper import Index
from experts.directory.options import facets
from experts.directory.ranking import cut
from experts.directory.search import Search, run_search
from experts.models import Official
from experts.text import printable

ENTRIES = 50


@dataclass(frozen=True)
class Newest:
    """``wanted`` tells in words whom the criteria ask for; it is empty when they ask for everybody."""

    criteria: Criteria
    wanted: str
    cards: list[Card]


def load_newest(criteria: Criteria, index: Index) -> Newest:
    """Whoever was published last comes first, whatever order the criteria ask for."""
    criteria = replace(criteria, sort="", page=1, all=())
    run = run_search(criteria, index)
    officials = Official.objects.published()
    if criteria.is_filtered:
        kept = run.narrowed.kept
        wanted = cut(iter([kept]), index.facets.order, 0, len(kept))
        officials = officials.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [wanted]))  # noqa: S611
    keys = officials.order_by("-published_at", "-pk").values_list("pk", flat=True)[:ENTRIES]
    return Newest(criteria, _wanted(run, index), load_cards(list(keys), index.vocabulary))


def _wanted(run: Search, index: Index) -> str:
    chips = make_chips(run.interpretation, facets(run.asked, count(run.narrowed, index), index.vocabulary))
    return ", ".join([*filter(None, [run.asked.q]), *(chip.label for chip in chips)])


def make_feed(newest: Newest, request: HttpRequest) -> Atom1Feed:
    link = request.build_absolute_uri(newest.criteria.url())
    title = _("New experts: %(wanted)s") % {"wanted": newest.wanted} if newest.wanted else _("New experts")
    feed = Atom1Feed(
        title=printable(f"{title} · {_('ASEAN Expert Pool')}"),
        link=link,
        description=None,
        language=get_language(),
        author_name=_("ASEAN Expert Pool"),
        feed_url=request.build_absolute_uri(newest.criteria.url("officials_feed")),
    )
    for card in newest.cards:
        _add_entry(feed, card, request.build_absolute_uri(card.official.get_absolute_url()))
    return feed


def _add_entry(feed: Atom1Feed, card: Card, address: str) -> None:
    """The identifier outlives every change: neither the slug nor the day of the first publication has one."""
    official = card.official
    feed.add_item(
        title=printable(official.full_name),
        link=address,
        description=printable(render_to_string("directory/entry.html", {"card": card})),
        unique_id=get_tag_uri(address, official.published_at),
        pubdate=official.published_at,
        updateddate=official.updated_at,
        categories=[printable(topic.label) for topic in card.topics],
    )
