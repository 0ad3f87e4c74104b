"""What becomes a part of the vocabulary. The public site understands it from the next request on."""

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from experts.models import Competency, CompetencyLabel, Language, MissedTerm, User
from experts.models.missed_term import MissedTermQuerySet
from experts.text import clean, words


def add_synonym(competency: Competency, text: str, language: Language, *, by: User) -> CompetencyLabel:
    """Whatever else it is called; what was searched under that name is not missed any more."""
    with transaction.atomic(), pghistory.context(action="add-synonym", by=by.pk):
        if competency.merged_into_id:
            raise ValidationError(_("%s was merged into another competency.") % competency)
        return _add_label(competency, text, language, is_preferred=False)


def add_competency(area: Competency | None, text: str, language: Language, english: str, *, by: User) -> Competency:
    """A new one, at the end of its area, called so in this language and in English."""
    with transaction.atomic(), pghistory.context(action="add-competency", by=by.pk):
        if area and area.parent_id:
            raise ValidationError(_("Choose an area: there are two levels only."))
        last = Competency.objects.filter(parent=area).order_by("position").last()
        position = last.position + 1 if last else 1
        competency = Competency.objects.create(slug=_free_slug(english), parent=area, position=position)
        _add_label(competency, english, Language.objects.get(pk="en"), is_preferred=True)
        if language.pk != "en" or clean(text).lower() != clean(english).lower():
            _add_label(competency, text, language, is_preferred=language.pk != "en")
    return competency


def dismiss(terms: MissedTermQuerySet) -> int:
    """Forget what was typed; the hash that is left keeps it from coming again."""
    return terms.open().update(term="", dismissed_on=timezone.localdate())


def _add_label(competency: Competency, text: str, language: Language, *, is_preferred: bool) -> CompetencyLabel:
    label = CompetencyLabel(competency=competency, text=clean(text), language=language, is_preferred=is_preferred)
    label.full_clean()
    try:
        with transaction.atomic():
            label.save()
    except IntegrityError as error:  # somebody else was faster
        raise ValidationError(_("Another competency has this label already.")) from error
    MissedTerm.objects.filter(term=" ".join(words(label.text))).delete()
    return label


def _free_slug(text: str) -> str:
    slug = slugify(text)[:70]
    if not slug:
        raise ValidationError(_("The English label needs letters of the Latin script."))
    taken = set(Competency.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(one for one in [slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3))] if one not in taken)
