"""Competencies in own words: what a version has of them, and asking BKN to take them into the list."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from experts.models import Nomination, ProposedWord, User
from experts.nominations.at_desk import at_desk
from experts.nominations.transitions import may_write
from experts.nominations.version.columns import columns_of, own_words_of
from experts.nominations.version.lookup import Lookup
from experts.text import letters
from experts.vocabulary import proposing


@dataclass(frozen=True)
class OwnWords:
    """``asked`` is what BKN was asked to add, if it was."""

    words: str
    asked: ProposedWord | None


def own_words(nomination: Nomination, lookup: Lookup) -> list[OwnWords]:
    columns = columns_of({"expertise": nomination.typed.get("expertise", [])}, lookup)
    asked = {one.word.key: one.word for one in nomination.word_proposals.select_related("word")}
    return [OwnWords(text, asked.get(letters(text))) for text in own_words_of(columns)]


@require_POST
@at_desk
def ask_for_word(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    nomination = get_object_or_404(Nomination.objects.visible_to(user).filter(kind__in=Nomination.WITH_VERSION), pk=pk)
    wanted = letters(request.POST.get("words", ""))
    found = [own.words for own in own_words(nomination, Lookup(nomination.country_id)) if letters(own.words) == wanted]
    if not may_write(user, nomination):
        messages.info(request, _("This is no longer in your hands."))
        return redirect("nominations:nomination", pk)
    if found:
        proposing.propose(nomination, found, by=user)
        messages.success(request, _("BKN was asked. You get an e-mail as soon as it has decided."))
    return redirect("nominations:check", pk)
