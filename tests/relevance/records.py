"""What the database holds of the officials, in plain rows: the judges know nothing of how the search works."""

from dataclasses import dataclass

from experts.models import Competency, Official, Post


@dataclass(frozen=True)
class Topic:
    """A competency and its area; an area is its own."""

    slug: str
    area: str

    def is_within(self, asked: "Topic") -> bool:
        return asked.slug in (self.slug, self.area)


@dataclass(frozen=True)
class Skill:
    topic: Topic
    roles: frozenset[str]


@dataclass(frozen=True)
class Office:
    """A post held today. ``agency`` has the names of the agency, the English one first."""

    title: str
    unit: str
    agency: tuple[str, ...]
    acronym: str

    @property
    def function(self) -> str:
        return f"{self.title} {self.unit}".strip()


@dataclass(frozen=True)
class Record:
    slug: str
    country: str
    tier: str | None
    title: str
    name: str
    name_local: str
    other_names: tuple[str, ...]
    skills: tuple[Skill, ...]
    speaks: frozenset[str]
    teaches_in: frozenset[str]
    offices: tuple[Office, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.name_local, *self.other_names)


def read_topics() -> dict[str, Topic]:
    competencies = Competency.objects.select_related("parent")
    return {one.slug: Topic(one.slug, (one.parent or one).slug) for one in competencies}


def read_records(topics: dict[str, Topic]) -> list[Record]:
    """The published officials, in the order in which they were invented."""
    officials = Official.objects.filter(status=Official.Status.PUBLISHED).order_by("external_id")
    related = officials.prefetch_related("expertise__competency", "languages", "posts__agency")
    return [_record(official, topics) for official in related]


def _record(official: Official, topics: dict[str, Topic]) -> Record:
    languages = official.languages.all()
    return Record(
        slug=official.slug,
        country=official.country_id,
        tier=official.tier_id,
        title=official.title_before,
        name=official.name,
        name_local=official.name_local,
        other_names=tuple(official.other_names),
        skills=tuple(Skill(topics[row.competency.slug], frozenset(row.roles)) for row in official.expertise.all()),
        speaks=frozenset(skill.language_id for skill in languages),
        teaches_in=frozenset(skill.language_id for skill in languages if skill.can_teach),
        offices=tuple(_office(post) for post in official.posts.all() if post.is_current),
    )


def _office(post: Post) -> Office:
    agency = post.agency
    names = (agency.name, agency.name_local, *agency.other_names) if agency else ()
    return Office(post.title, post.unit, names, agency.acronym if agency else "")
