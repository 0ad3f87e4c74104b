"""The life of a proposed word: the only functions that change its state.

Countries propose words in their nominations; BKN decides once, and whoever proposed the word is told.
"""

from collections.abc import Iterable

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from experts.models import Competency, Language, Nomination, ProposedWord, User, WordProposal
from experts.text import clean, letters
from experts.vocabulary import letters as mails
from experts.vocabulary.adding import add_competency, add_synonym

State = ProposedWord.State
LONGEST = 150


def propose(nomination: Nomination, words: Iterable[str], *, by: User) -> None:
    """Words that the vocabulary doesn’t have; what BKN was asked for in this nomination before is left alone."""
    texts = {letters(text): clean(text) for text in words if letters(text) and len(clean(text)) <= LONGEST}
    if not texts:
        return
    with transaction.atomic(), pghistory.context(action="propose-word", by=by.pk):
        asked = nomination.word_proposals.values_list("word__key", flat=True)
        for key in texts.keys() - set(asked):
            ProposedWord.objects.bulk_create([ProposedWord(words=texts[key], key=key)], ignore_conflicts=True)
            word = ProposedWord.objects.open().select_for_update(of=("self",)).get(key=key)
            WordProposal.objects.create(word=word, nomination=nomination, country_id=nomination.country_id, by=by)


def accept_as_synonym(word: ProposedWord, competency: Competency, text: str, language: Language, *, by: User) -> None:
    with transaction.atomic(), pghistory.context(action="accept-word", by=by.pk):
        locked = _lock(word)
        add_synonym(competency, text, language, by=by)
        _decide(locked, State.SYNONYM, by, competency=competency)


def accept_as_competency(
    word: ProposedWord, area: Competency | None, text: str, language: Language, english: str, *, by: User
) -> Competency:
    with transaction.atomic(), pghistory.context(action="accept-word", by=by.pk):
        locked = _lock(word)
        competency = add_competency(area, text, language, english, by=by)
        _decide(locked, State.COMPETENCY, by, competency=competency)
    return competency


def decline(word: ProposedWord, answer: str, *, by: User) -> None:
    """The answer says what to choose instead."""
    if not answer.strip():
        raise ValidationError(_("Say why: whoever proposed it reads your answer."))
    with transaction.atomic(), pghistory.context(action="decline-word", by=by.pk):
        _decide(_lock(word), State.DECLINED, by, answer=answer)


def _lock(word: ProposedWord) -> ProposedWord:
    locked = ProposedWord.objects.open().select_for_update(of=("self",)).filter(pk=word.pk).first()
    if locked is None:
        raise ValidationError(_("Somebody else has decided about this word just now."))
    return locked


def _decide(
    word: ProposedWord, state: ProposedWord.State, by: User, *, competency: Competency | None = None, answer: str = ""
) -> None:
    word.state, word.competency, word.answer = state, competency, answer
    word.decided_by, word.decided_at = by, timezone.now()
    word.save()
    mails.tell_decided(word)
