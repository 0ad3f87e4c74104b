"""From checked rows to what has to be written: who is new, what changes, and what is as it was."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from experts.intake.agencies import Agencies
from experts.intake.officials import bring_over, new_official
from experts.intake.outcome import Finding, Merge
from experts.intake.people import AmbiguousError, Known, People
from experts.intake.plan import Person, Plan
from experts.intake.posts import bring_over as bring_post_over
from experts.intake.posts import choose_primary, same_term
from experts.intake.rows import Row
from experts.models import Expertise, LanguageSkill, Official, Post


class Matcher:
    """Matches batch after batch of one file, and remembers of whom the file has spoken."""

    def __init__(self) -> None:
        self.people = People()
        self.agencies = Agencies()
        self.told: set[int] = set()  # posts of which earlier rows spoke

    def plan(self, rows: Sequence[Row]) -> Plan:
        plan = Plan([], [], [], [], [])
        countries = {row.country for row in rows}
        self.people.load(countries)
        self.agencies.load(countries)
        groups = self._group(rows, plan)
        existing = _existing(known.official_id for known in groups if known.official_id)
        plan.people = [self._person(known, theirs, existing) for known, theirs in groups.items()]
        plan.agencies, self.agencies.proposed = self.agencies.proposed, []
        return plan

    def settle(self, plan: Plan) -> None:
        """The plan is written: everybody in it has a key now."""
        for person in plan.people:
            person.known.official_id = person.official.pk
            self.told.update(post.pk for post in person.new_posts)

    def _group(self, rows: Iterable[Row], plan: Plan) -> dict[Known, list[Row]]:
        groups: dict[Known, list[Row]] = defaultdict(list)
        for row in rows:
            try:
                known = self.people.find(row)
            except AmbiguousError:
                reason = _("Several officials of this country have this name: give the external id.")
                plan.problems.append(_finding(row, reason))
                continue
            if known and known.is_withdrawn:
                plan.remarks.append(_finding(row, _("This record was withdrawn; it is left alone.")))
                continue
            known = known or self.people.add(row)
            self.people.learn(known, row)
            if known.first_line is None:
                known.first_line = row.line
            else:
                plan.merges.append(Merge(row.line, known.first_line, row.name.text))
            groups[known].append(row)
        return groups

    def _person(self, known: Known, rows: Sequence[Row], existing: dict[int, Official]) -> Person:
        official = existing.get(known.official_id or 0)
        if official is None:
            person = Person(known, new_official(rows[0]), True, [], set(), set())
        else:
            competencies = {expertise.competency_id for expertise in official.expertise.all()}
            languages = {skill.language_id for skill in official.languages.all()}
            person = Person(known, official, False, list(official.posts.all()), competencies, languages)
        for row in rows:
            person.changed_fields |= bring_over(person.official, row, is_first=row.line == known.first_line)
            self._add_post(person, row)
            _add_skills(person, row)
        self._choose_primary(person)
        return person

    def _add_post(self, person: Person, row: Row) -> None:
        if row.post is None:
            return
        agency = self.agencies.of(row.post, row.country)
        wanted = Post(
            official=person.official,
            agency=agency,
            title=row.post.title,
            unit=row.post.unit,
            since=row.post.since,
            until=row.post.until,
        )
        post = same_term(wanted, person.posts, self.told)
        if post is None:
            person.posts.append(wanted)
            person.new_posts.append(wanted)
            return
        if bring_post_over(post, wanted, self.told) and post.pk:
            person.changed_posts[post.pk] = post
        if post.pk:
            self.told.add(post.pk)

    def _choose_primary(self, person: Person) -> None:
        had_primary = any(post.is_primary for post in person.posts)
        moved = choose_primary(person.posts, again=person.known.primary_is_ours)
        person.changed_posts |= {post.pk: post for post in moved if post.pk}
        person.known.primary_is_ours |= bool(moved) and not had_primary


def _add_skills(person: Person, row: Row) -> None:
    official = person.official
    for one in row.expertise:
        if one.competency not in person.competencies:
            person.competencies.add(one.competency)
            expertise = Expertise(official=official, competency_id=one.competency, roles=list(one.roles))
            person.new_expertise.append(expertise)
    for skill in row.languages:
        if skill.language not in person.languages:
            person.languages.add(skill.language)
            person.new_languages.append(LanguageSkill(official=official, language_id=skill.language))


def _existing(keys: Iterable[int]) -> dict[int, Official]:
    """Those who are in the database, locked so that nobody edits them meanwhile."""
    officials = Official.objects.filter(pk__in=list(keys)).order_by("pk").select_for_update(of=("self",))
    return {official.pk: official for official in officials.prefetch_related("posts", "expertise", "languages")}


def _finding(row: Row, reason: str) -> Finding:
    return Finding(row.line, _("name"), row.name.text, reason)
