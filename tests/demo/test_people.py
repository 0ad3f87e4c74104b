"""What is told of an invented person belongs together."""

import re
from datetime import timedelta

import pytest

from experts.demo.people import invent
from experts.demo.rows import Person
from experts.demo.world import Place, Topic, World
from experts.models import Competency, Official
from tests.demo.conftest import TODAY


def field_of_work(world: World, person: Person) -> Topic:
    return next(topic for topic in world.topics.values() if topic.id == person.expertise[0].competency_id)


def place_of_work(world: World, person: Person) -> Place:
    (state,) = (state for state in world.states if state.code == person.identity.country_id)
    (primary,) = (post for post in person.posts if post.is_primary)
    return next(place for places in state.places.values() for place in places if place.id == primary.agency_id)


def test_the_same_seed_and_number_make_the_same_person(world: World, people: list[Person]) -> None:
    assert [invent(world, 1, number, TODAY) for number in range(20)] == people[:20]


def test_another_seed_makes_others(world: World, people: list[Person]) -> None:
    assert invent(world, 2, 0, TODAY).identity.name != people[0].identity.name


def test_another_day_moves_only_dates(world: World, people: list[Person]) -> None:
    later = [invent(world, 1, number, TODAY + timedelta(days=40)) for number in range(50)]
    assert [person.identity for person in later] == [person.identity for person in people[:50]]
    assert [person.expertise for person in later] == [person.expertise for person in people[:50]]
    assert later[0].stewardship.confirmed_on != people[0].stewardship.confirmed_on


def test_every_person_is_marked_as_invented(people: list[Person]) -> None:
    assert all(person.identity.is_demonstration for person in people)


def test_every_state_has_its_share(world: World) -> None:
    assert len(world.states) == 14
    assert sum(state.weight for state in world.states) == 100
    assert min(state.weight for state in world.states) >= 2


def test_people_work_where_their_field_is_worked_on(world: World, people: list[Person]) -> None:
    for person in people:
        (state,) = (state for state in world.states if state.code == person.identity.country_id)
        assert place_of_work(world, person) in state.places[field_of_work(world, person).slug]


@pytest.mark.parametrize(
    ("competency", "agencies"),
    [
        ("taxation", r"tax|revenue|financ|fiscal"),
        ("immigration-and-borders", r"immigra|border|checkpoint|interior|home affairs|justice|security"),
        ("basic-education", r"education"),
    ],
)
def test_some_fields_have_few_agencies(world: World, competency: str, agencies: str) -> None:
    for state in world.states:
        for place in state.places_in_charge.get(competency, ()):
            assert re.search(agencies, place.name.lower())


def test_titles_units_trainings_and_publications_come_from_the_competencies(world: World, people: list[Person]) -> None:
    topics = {topic.id: topic for topic in world.topics.values()}
    for person in people:
        field = field_of_work(world, person)
        units = [name.lower() for name in [*field.labels.values(), *(name for pair in field.units for name in pair)]]
        primary = person.posts[0]
        if person.identity.tier_id == "executive":
            assert any(unit in f"{primary.title} {primary.unit}".lower() for unit in units)
        known = [topics[expertise.competency_id] for expertise in person.expertise]
        subjects = [name.lower() for topic in known for pair in topic.subjects for name in pair]
        assert all(any(subject in told.title.lower() for subject in subjects) for told in person.assignments)


def test_nobody_has_a_competency_or_a_language_twice(people: list[Person]) -> None:
    for person in people:
        competencies = [expertise.competency_id for expertise in person.expertise]
        languages = [skill.language_id for skill in person.languages]
        assert 2 <= len(set(competencies)) == len(competencies) <= 6
        assert len(set(languages)) == len(languages)


def test_people_speak_the_language_of_their_state(people: list[Person]) -> None:
    own = {"ID": "id", "TH": "th", "VN": "vi", "KH": "km", "LA": "lo", "MM": "my", "JP": "ja", "KR": "ko", "CN": "zh"}
    for person in people:
        spoken = {skill.language_id for skill in person.languages}
        assert own.get(person.identity.country_id, "en" if person.identity.country_id == "SG" else "") in {*spoken, ""}


def test_indonesians_have_an_indonesian_summary_and_it_says_the_same_field(world: World, people: list[Person]) -> None:
    indonesians = [person for person in people if person.identity.country_id == "ID"]
    assert indonesians
    for person in indonesians:
        label = field_of_work(world, person).labels["id"]
        assert label[1:] in person.identity.summary_local
        assert label != person.identity.summary_local


def test_who_left_the_service_holds_no_post(world: World) -> None:
    left = {Official.Reason.RETIRED, Official.Reason.DECEASED, Official.Reason.MOVED}
    gone = [
        person for number in range(500) if (person := invent(world, 3, number, TODAY)).stewardship.status_reason in left
    ]
    assert gone
    assert all(post.until and post.until <= TODAY for person in gone for post in person.posts)


def test_addresses_numbers_and_links_can_not_belong_to_anybody(people: list[Person]) -> None:
    contacts = [contact.value for person in people for contact in person.contacts]
    assert contacts
    assert all(re.fullmatch(r"[a-z0-9.-]+@[a-z0-9.-]+\.example|\+\d+ 555 01\d\d", value) for value in contacts)
    links = [told.link for person in people for told in person.achievements if told.link]
    assert links
    assert all(link.startswith("https://publications.example/") for link in links)
    identities = [record.identity_number for person in people for record in person.personal_records]
    assert identities
    assert all(re.fullmatch(r"DEMO-[A-Z]{2}-\d{8}", number) for number in identities)


@pytest.mark.django_db
def test_the_tables_know_every_competency(world: World) -> None:
    leaves = Competency.objects.in_use().exclude(parent=None).values_list("slug", flat=True)
    assert set(world.topics) == set(leaves)
