"""What a person has done: trainings, talks and advice in the past, publications, awards and certificates."""

from experts.demo.dice import Dice
from experts.demo.rows import AchievementRow, AssignmentRow, ExpertiseRow
from experts.demo.sketch import Sketch
from experts.demo.texts import AUDIENCES, capital, small
from experts.demo.world import Place, World
from experts.models import Achievement, Mode, Role

HOW_MANY_ASSIGNMENTS = {0: 12, 1: 22, 2: 26, 3: 20, 4: 14, 6: 6}
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
    "A handbook on {subject}",
    "Ten years of {subject} in {country}",
)
PUBLISHERS = ("Journal of Civil Service Studies", "Policy Paper Series", "Proceedings of the Public Service Conference")
AWARDS = ("Award for Excellent Public Service", "Innovation Award of the Public Service", "Medal for Long Service")


def assignments(
    sketch: Sketch, expertise: list[ExpertiseRow], world: World, dice: Dice, year: int
) -> list[AssignmentRow]:
    many = dice.weighted(HOW_MANY_ASSIGNMENTS)
    return [_assignment(sketch, expertise, world, dice, year) for _ in range(many)]


def _assignment(sketch: Sketch, expertise: list[ExpertiseRow], world: World, dice: Dice, year: int) -> AssignmentRow:
    number = 0 if dice.likely(0.6) else dice.between(0, len(sketch.topics) - 1)
    subject, subject_id = dice.pick(sketch.topics[number].subjects)
    role = Role(dice.pick(expertise[number].roles))
    organiser = _organiser(sketch, world, dice)
    audience, audience_id = dice.pick(AUDIENCES)
    in_indonesian = organiser.country == sketch.state.code == "ID" and dice.likely(0.6)
    return AssignmentRow(
        dice.pick(TITLES_ID[role]).format(subject=subject_id)
        if in_indonesian
        else dice.pick(TITLES[role]).format(subject=subject, Subject=capital(subject)),
        organiser.name_local if in_indonesian and organiser.name_local else organiser.name,
        organiser.country,
        max(sketch.entered, year - dice.between(0, 9)),
        role.value,
        (Mode.ONLINE if dice.likely(0.3) else Mode.IN_PERSON).value,
        audience_id if in_indonesian else audience,
    )


def _organiser(sketch: Sketch, world: World, dice: Dice) -> Place:
    """Mostly a training institute or civil-service agency at home, now and then one of another state."""
    at_home = sketch.state.institutes
    return dice.pick(at_home if at_home and dice.likely(0.7) else world.institutes)


def achievements(sketch: Sketch, world: World, dice: Dice, year: int) -> list[AchievementRow]:
    rows = []
    if "academic" in sketch.categories:
        rows += [_publication(sketch, dice, year) for _ in range(dice.between(1, 3))]
    if "practitioner" in sketch.categories and dice.likely(0.55):
        issuer = _organiser(sketch, world, dice).name
        title = f"Certificate in {small(sketch.topic.labels['en'])}"
        kind = Achievement.Kind.CERTIFICATE.value
        rows.append(AchievementRow(kind, title, issuer, year - dice.between(1, 9), ""))
    if dice.likely(0.2):
        kind = Achievement.Kind.AWARD.value
        rows.append(AchievementRow(kind, dice.pick(AWARDS), sketch.place.name, year - dice.between(1, 9), ""))
    return rows


def _publication(sketch: Sketch, dice: Dice, year: int) -> AchievementRow:
    subject, _ = dice.pick(dice.pick(sketch.topics).subjects)
    title = dice.pick(PUBLICATIONS).format(subject=subject, Subject=capital(subject), country=sketch.state.name)
    return AchievementRow(
        Achievement.Kind.PUBLICATION.value,
        title,
        dice.pick(PUBLISHERS),
        year - dice.between(0, 9),
        f"https://publications.example/{dice.between(0, 10**8 - 1):08d}" if dice.likely(0.5) else "",
    )
