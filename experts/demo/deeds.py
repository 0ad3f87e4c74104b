"""What a person has done: trainings, talks and advice in the past, publications, awards and certificates."""

import random

from experts.demo.rows import AchievementRow, AssignmentRow, ExpertiseRow
from experts.demo.sketch import Sketch
from experts.demo.texts import AUDIENCES, capital
from experts.demo.world import Place, World
from experts.models import Achievement, Mode, Role

TITLES = {
    Role.TRAINER: (
        "Workshop on {subject}",
        "Course: {subject}",
        "Training of trainers: {subject}",
        "{Subject} in practice",
    ),
    Role.SPEAKER: ("Keynote on {subject}", "Lecture: {subject}", "Panel on {subject}", "Webinar: {subject}"),
    Role.ADVISER: ("Advice on {subject}", "Peer review of {subject}", "Expert group on {subject}"),
}
TITLES_ID = {
    Role.TRAINER: ("Pelatihan {subject}", "Lokakarya {subject}", "Bimbingan teknis {subject}"),
    Role.SPEAKER: ("Seminar {subject}", "Kuliah umum {subject}", "Webinar {subject}"),
    Role.ADVISER: ("Pendampingan {subject}", "Tenaga ahli {subject}"),
}
PUBLICATIONS = (
    "{Subject}: lessons from {country}",
    "{Subject} in the public sector of {country}",
    "A handbook of {subject}",
    "Ten years of {subject} in {country}",
)
PUBLISHERS = ("Journal of Civil Service Studies", "Policy Paper Series", "Proceedings of the Public Service Conference")
AWARDS = ("Award for Excellent Public Service", "Innovation Award of the Public Service", "Medal for Long Service")


def assignments(
    sketch: Sketch, expertise: list[ExpertiseRow], world: World, chance: random.Random, year: int
) -> list[AssignmentRow]:
    (many,) = chance.choices((0, 1, 2, 3, 4, 6), (12, 22, 26, 20, 14, 6))
    return [_assignment(sketch, expertise, world, chance, year) for _ in range(many)]


def _assignment(
    sketch: Sketch, expertise: list[ExpertiseRow], world: World, chance: random.Random, year: int
) -> AssignmentRow:
    number = 0 if chance.random() < 0.6 else chance.randrange(len(sketch.topics))
    subject, subject_id = chance.choice(sketch.topics[number].subjects)
    role = Role(chance.choice(expertise[number].roles))
    organiser = _organiser(sketch, world, chance)
    audience, audience_id = chance.choice(AUDIENCES)
    in_indonesian = organiser.country == sketch.state.code == "ID" and chance.random() < 0.6
    return AssignmentRow(
        chance.choice(TITLES_ID[role]).format(subject=subject_id)
        if in_indonesian
        else chance.choice(TITLES[role]).format(subject=subject, Subject=capital(subject)),
        organiser.name_local if in_indonesian and organiser.name_local else organiser.name,
        organiser.country,
        max(sketch.entered, year - chance.randint(0, 9)),
        role.value,
        (Mode.ONLINE if chance.random() < 0.3 else Mode.IN_PERSON).value,
        audience_id if in_indonesian else audience,
    )


def _organiser(sketch: Sketch, world: World, chance: random.Random) -> Place:
    """Mostly a training institute or civil-service agency at home, now and then one of another state."""
    at_home = [place for place in world.institutes if place.country == sketch.state.code]
    return chance.choice(at_home if at_home and chance.random() < 0.7 else world.institutes)


def achievements(sketch: Sketch, world: World, chance: random.Random, year: int) -> list[AchievementRow]:
    rows = []
    if "academic" in sketch.categories:
        rows += [_publication(sketch, chance, year) for _ in range(chance.randint(1, 3))]
    if "practitioner" in sketch.categories and chance.random() < 0.55:
        issuer = _organiser(sketch, world, chance).name
        title = f"Certificate in {sketch.topic.labels['en']}"
        kind = Achievement.Kind.CERTIFICATE.value
        rows.append(AchievementRow(kind, title, issuer, year - chance.randint(1, 9), ""))
    if chance.random() < 0.2:
        kind = Achievement.Kind.AWARD.value
        rows.append(AchievementRow(kind, chance.choice(AWARDS), sketch.place.name, year - chance.randint(1, 9), ""))
    return rows


def _publication(sketch: Sketch, chance: random.Random, year: int) -> AchievementRow:
    subject, _ = chance.choice(chance.choice(sketch.topics).subjects)
    title = chance.choice(PUBLICATIONS).format(subject=subject, Subject=capital(subject), country=sketch.state.name)
    return AchievementRow(
        Achievement.Kind.PUBLICATION.value,
        title,
        chance.choice(PUBLISHERS),
        year - chance.randint(0, 9),
        f"https://publications.example/{chance.randrange(10**8):08d}" if chance.random() < 0.5 else "",
    )
