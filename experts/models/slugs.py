"""Giving out permanent slugs."""

import random
from collections.abc import Iterable

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from experts.text import fold

# Letters and digits that nobody mistakes for one another when reading an address aloud.
SAFE = "abcdefghjkmnpqrstuvwxyz23456789"


class OfficialSlug(models.Model):
    """Every slug ever given to an official, kept by a trigger of ``Official``. One without an official is spent."""

    slug = models.SlugField(_("slug"), max_length=100, primary_key=True)
    official = models.ForeignKey(
        "Official", models.SET_NULL, null=True, related_name="slugs", verbose_name=_("official")
    )

    class Meta:
        verbose_name = _("slug of an official")
        verbose_name_plural = _("slugs of officials")

    def __str__(self) -> str:
        return self.slug


def issue_slugs(names: Iterable[tuple[str, str]], chance: random.Random | None = None) -> list[str]:
    """A new slug for each ``(country code, name)``, never one that was given out before.

    It is made from the name, with a short ending by ``chance`` where another has it; a name without Latin
    letters becomes ``kr-`` and chance. Two queries at most, nearly always.
    """
    chance = chance or random.SystemRandom()
    bases = [
        slugify(fold(name))[:80].strip("-") or f"{country.lower()}-{_ending(chance, 6)}" for country, name in names
    ]
    slugs: list[str] = [""] * len(bases)
    given: set[str] = set()
    open_places = list(range(len(bases)))
    candidates = bases
    while open_places:
        taken = set(OfficialSlug.objects.filter(slug__in=set(candidates)).values_list("slug", flat=True)) | given
        still_open = []
        for place, candidate in zip(open_places, candidates, strict=True):
            if candidate in taken:
                still_open.append(place)
            else:
                slugs[place] = candidate
                taken.add(candidate)
                given.add(candidate)
        open_places = still_open
        candidates = [f"{bases[place]}-{_ending(chance, 4)}" for place in open_places]
    return slugs


def _ending(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(SAFE, k=length))
