"""Write a plan: a fixed number of queries for a batch, however many rows it has."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from experts.intake.plan import Person, Plan
from experts.models import Agency, Expertise, LanguageSkill, Official, Post
from experts.models.slugs import issue_slugs


def apply(plan: Plan) -> None:
    """Must run within a transaction. The people and posts of the plan have their keys afterwards."""
    _create_agencies(plan.agencies)
    _create_officials([person.official for person in plan.people if person.is_new])
    _change_officials([person for person in plan.people if person.is_changed])
    _create_posts([post for person in plan.people for post in person.new_posts])
    _change_posts([post for person in plan.people for post in person.changed_posts.values()])
    Expertise.objects.bulk_create([one for person in plan.people for one in person.new_expertise])
    LanguageSkill.objects.bulk_create([one for person in plan.people for one in person.new_languages])


def _create_agencies(agencies: Sequence[Agency]) -> None:
    """Parents first: what belongs to them needs their keys. A proposed parent has no parent itself."""
    for agency in agencies:
        agency.refold()
    Agency.objects.bulk_create([agency for agency in agencies if agency.parent is None])
    Agency.objects.bulk_create([agency for agency in agencies if agency.parent is not None])


def _create_officials(officials: Sequence[Official]) -> None:
    slugs = issue_slugs((official.country_id, official.name) for official in officials) if officials else []
    for official, slug in zip(officials, slugs, strict=True):
        official.slug = slug
        official.refold()
    Official.objects.bulk_create(officials)


def _change_officials(people: Iterable[Person]) -> None:
    fields = {"updated_at"}
    officials = []
    for person in people:
        official = person.official
        official.updated_at = timezone.now()
        if person.changed_fields & {"name", "name_local", "other_names"}:
            official.refold()
            fields |= {"sort_key", "folded_name"}
        fields |= {field.removesuffix("_id") if field == "tier_id" else field for field in person.changed_fields}
        officials.append(official)
    Official.objects.bulk_update(officials, sorted(fields))


def _create_posts(posts: Sequence[Post]) -> None:
    for post in posts:
        post.refold()
    Post.objects.bulk_create(posts)


def _change_posts(posts: Sequence[Post]) -> None:
    Post.objects.bulk_update(posts, ["since", "until", "is_primary"])
