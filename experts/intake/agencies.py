"""Which agency a row means: by name, acronym or other names, under its parent; an unknown one is proposed."""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F
from django.utils.text import slugify

from experts.intake.answers import Answers
from experts.intake.casing import natural_title
from experts.intake.rows import PostRow
from experts.models import Agency, IntakeQuestion
from experts.text import fold, letters, words

LITTLE_WORDS = {"the", "and", "of", "dan"}
LONGEST_SLUG = 80


def agency_key(name: str) -> str:
    """``Department of Trade & Industry (DTI)`` and ``DEPARTMENT OF TRADE AND INDUSTRY`` are one."""
    said = words(re.sub(r"\([^()]*\)\s*$", "", name)) or words(name)
    return " ".join([word for word in said if word not in LITTLE_WORDS] or said)


class Agencies:
    """``answers`` says of names what was answered to the question which agency they mean."""

    def __init__(self, answers: Answers) -> None:
        self.proposed: dict[str, Agency] = {}  # by slug, not written yet, each after its parent
        self._printed: set[tuple[str, str]] = set()  # country and letters of the names of those
        self._answers = answers
        self._by_slug: dict[str, Agency] = {}
        self._countries: set[str] = set()
        self._by_name: dict[tuple[str, str], list[Agency]] = defaultdict(list)
        self._slugs = set(Agency.objects.values_list("slug", flat=True))

    def load(self, countries: Iterable[str]) -> None:
        fresh = set(countries) - self._countries
        if not fresh:
            return
        self._countries |= fresh
        existing_first = F("dissolved_on").desc(nulls_first=True)
        known = Agency.objects.filter(country__in=fresh).order_by(existing_first, "pk")
        agencies = {agency.pk: agency for agency in known}
        for agency in agencies.values():
            if agency.merged_into_id:
                self._by_slug[agency.slug] = agencies[agency.merged_into_id]
                continue
            agency.parent = agencies.get(agency.parent_id or 0)  # so that asking for it makes no query
            self._by_slug[agency.slug] = agency
            for name in {agency.name, agency.name_local, agency.acronym, *agency.other_names} - {""}:
                self._remember(agency, name)

    def is_unknown(self, country: str, name: str) -> bool:
        """Whether it is not one of the pool’s, and nobody has said what it means."""
        is_answered = (IntakeQuestion.Kind.AGENCY.value, country, letters(name)) in self._answers.meant
        is_named = bool(self._by_name.get((country, agency_key(name))))
        return not is_answered and (not is_named or (country, letters(name)) in self._printed)

    def of(self, post: PostRow, country: str) -> Agency | None:
        if not post.agency:
            return None
        has_parent = post.parent_agency and agency_key(post.parent_agency) != agency_key(post.agency)
        parent = self._named(post.parent_agency, country, None) if has_parent else None
        return self._named(post.agency, country, parent)

    def _named(self, name: str, country: str, parent: Agency | None) -> Agency | None:
        question = (IntakeQuestion.Kind.AGENCY.value, country, letters(name))
        if question in self._answers.meant and question not in self._answers.new:
            return self._by_slug.get(self._answers.meant[question])
        same = self._by_name[country, agency_key(name)]
        # Offices of one name exist in many ministries; a confirmed agency is taken for the one of its name.
        ours = [agency for agency in same if agency.parent is parent]
        fitting = ours or [agency for agency in same if agency.is_confirmed]
        return fitting[0] if fitting else self._propose(name, country, parent)

    def _propose(self, name: str, country: str, parent: Agency | None) -> Agency:
        text, acronym = _without_acronym(name)
        agency = Agency(
            slug=self._new_slug(text, country),
            country_id=country,
            name=natural_title(text),
            acronym=acronym,
            parent=parent,
            is_confirmed=False,
        )
        self.proposed[agency.slug] = agency
        self._printed.add((country, letters(name)))
        for known_as in filter(None, (text, acronym)):
            self._remember(agency, known_as)
        return agency

    def _remember(self, agency: Agency, name: str) -> None:
        self._by_name[agency.country_id, agency_key(name)].append(agency)

    def _new_slug(self, name: str, country: str) -> str:
        base = f"{country.lower()}-{slugify(fold(name)) or 'agency'}"[: LONGEST_SLUG - 5].strip("-")
        slug = base
        number = 1
        while slug in self._slugs:
            number += 1
            slug = f"{base}-{number}"
        self._slugs.add(slug)
        return slug


def _without_acronym(name: str) -> tuple[str, str]:
    """``Land Management Bureau (LMB)`` in two; where everything is in capitals, so is what is no acronym."""
    match = re.fullmatch(r"(.+?)\s*\(([A-Z][A-Z0-9&-]{1,14})\)", name)
    return (match[1], match[2]) if match and not match[1].isupper() else (name, "")
